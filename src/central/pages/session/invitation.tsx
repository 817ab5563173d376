import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeReply } from '../../office/api.ts';
import { callOffice, type Problem } from '../office.ts';
import { pageHref } from '../route/address.ts';
import { go, MOVED } from '../route/useAddress.ts';
import { Note, ProblemNote } from '../ui/note.tsx';
import { NewPassword, type NewPasswordFault } from './newPassword.tsx';
import { findSession } from './session.ts';
import { Gate } from './signIn.tsx';

const BEFORE_CODE = '#invite=';

/** The address somebody is given to choose a password at. The code stands behind the #, which no server and no log is told. */
export const invitationAddress = (code: string): string => `${location.origin}/${BEFORE_CODE}${code}`;

const codeIn = (hash: string): string | null => (hash.startsWith(BEFORE_CODE) ? hash.slice(BEFORE_CODE.length) : null);

/** The code this page was opened with; null where there is none. */
export function useInvitation(): string | null {
  const [code, setCode] = useState(() => codeIn(location.hash));
  useEffect(() => {
    const look = () => setCode(codeIn(location.hash));
    window.addEventListener('hashchange', look);
    window.addEventListener(MOVED, look);
    return () => {
      window.removeEventListener('hashchange', look);
      window.removeEventListener(MOVED, look);
    };
  }, []);
  return code;
}

export function Invitation({ code }: { readonly code: string }) {
  return (
    <Gate title="invitation.title">
      <Invited code={code} />
    </Gate>
  );
}

type Shown = OfficeReply<'invitation.show'> | { readonly problem: Problem };

function Invited({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    void callOffice('invitation.show', { code }).then((answer) =>
      setShown('problem' in answer ? { problem: answer.problem } : answer.reply),
    );
  }, [code]);
  if (!shown) return null;
  if ('problem' in shown) return <ProblemNote problem={shown.problem} />;
  if ('refused' in shown) return <Over why={shown.refused} />;
  return <ChoosePassword code={code} name={shown.name} signIn={shown.signIn} label={t('invitation.title')} />;
}

function Over({ why }: { readonly why: 'no-such-invitation' | 'too-many-tries' }) {
  const { t } = useTranslation();
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <h1>{t('invitation.title')}</h1>
      <Note tone="wait">{t(why === 'too-many-tries' ? 'signIn.throttled' : 'invitation.over')}</Note>
      <Button onClick={() => go('/', 'replace')}>{t('invitation.toSignIn')}</Button>
    </form>
  );
}

type ChooseProps = {
  readonly code: string;
  readonly name: string;
  readonly signIn: string;
  readonly label: string;
};

function ChoosePassword({ code, name, signIn, label }: ChooseProps) {
  const { t } = useTranslation();
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [fault, setFault] = useState<NewPasswordFault | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [over, setOver] = useState<'no-such-invitation' | 'too-many-tries' | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    if (next !== repeat) return setFault('differ');
    const answer = await callOffice('invitation.take', { code, password: next });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('done' in answer.reply) {
      await findSession();
      return go(answer.reply.signedIn ? pageHref('own') : '/', 'replace');
    }
    const { refused } = answer.reply;
    if (refused === 'too-short' || refused === 'too-common') return setFault(refused);
    setOver(refused);
  };
  if (over) return <Over why={over} />;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h1>{label}</h1>
      <p>{t('invitation.lead', { name })}</p>
      <ProblemNote problem={problem} />
      <p className="codeBox">
        <span className="small soft">{t('signIn.name')}</span>
        <strong className="address">{signIn}</strong>
      </p>
      {/* So that a password manager keeps both. */}
      <input type="text" name="username" autoComplete="username" value={signIn} readOnly hidden />
      <NewPassword next={next} repeat={repeat} onNext={setNext} onRepeat={setRepeat} fault={fault} />
      <Button type="submit" size="md">
        {t('invitation.submit')}
      </Button>
    </form>
  );
}
