import { Button, PasswordInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callOffice, type Problem } from '../office.ts';
import { LanguageChoice } from '../ui/languageChoice.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { signedIn, useSession } from './session.ts';

type Fault = 'missing' | 'wrong-password' | 'too-many-tries' | { readonly problem: Problem };

export function SignIn() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('product')}`;
  }, [t]);
  return (
    <div className="gate">
      <header className="gateSide">
        <Waves />
        <p className="strong">{t('centre')}</p>
        <p className="gateName">{t('product')}</p>
        <p>{t('signIn.tagline')}</p>
      </header>
      <main className="gateForm">
        <div className="gateLanguage">
          <LanguageChoice />
        </div>
        <SignInForm />
      </main>
    </div>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const { ended } = useSession();
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (password === '') return setFault('missing');
    setBusy(true);
    const answer = await callOffice('session.signIn', { password });
    setBusy(false);
    if ('problem' in answer) return setFault({ problem: answer.problem });
    if ('refused' in answer.reply) return setFault(answer.reply.refused);
    signedIn();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h1>{t('signIn.title')}</h1>
      {ended && <Note tone="know">{t('problem.signed-out')}</Note>}
      {typeof fault === 'object' && fault && <ProblemNote problem={fault.problem} />}
      {/* A managed password is kept under a user's name; there is one user, so the field is not shown. */}
      <input type="text" name="username" autoComplete="username" value="trung-tam" readOnly hidden />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        size="md"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={faultWords(t, fault)}
        data-autofocus
        autoFocus
      />
      <Button type="submit" size="md" disabled={busy}>
        {t('signIn.submit')}
      </Button>
      <section className="gateHint">
        <h2>{t('signIn.firstTitle')}</h2>
        <p>{t('signIn.first')}</p>
      </section>
    </form>
  );
}

function faultWords(t: TFunction, fault: Fault | null): string | undefined {
  if (fault === 'missing') return t('signIn.missing');
  if (fault === 'wrong-password') return t('signIn.wrong');
  if (fault === 'too-many-tries') return t('signIn.throttled');
  return undefined;
}

/** The province's water, salt fields and rows of rice, as bands of one line each. */
function Waves() {
  const bands = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  return (
    <svg viewBox="0 0 600 800" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {bands.map((band) => (
        <path
          key={band}
          d={`M-40 ${60 + band * 46}c90-${38 - band * 3} 190-${38 - band * 3} 320 0s230 ${38 - band * 3} 360 0`}
          fill="none"
          stroke="currentColor"
          strokeWidth={2 + band * 1.6}
        />
      ))}
    </svg>
  );
}
