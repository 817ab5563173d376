import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callOffice, type Problem } from '../office.ts';
import { LanguageChoice } from '../ui/languageChoice.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { findSession, lastSignIn, useSession } from './session.ts';

type Fault = 'missing' | 'wrong-password' | 'wrong-code' | 'too-many-tries' | { readonly problem: Problem };

export function SignIn() {
  return (
    <Gate title="signIn.title">
      <SignInForm />
    </Gate>
  );
}

/** What stands around a form of somebody who is not signed in. */
export function Gate({
  title,
  children,
}: {
  readonly title: 'signIn.title' | 'invitation.title';
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t(title)} · ${t('product')}`;
  }, [t, title]);
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
        {children}
      </main>
    </div>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const { ended } = useSession();
  const [name, setName] = useState(lastSignIn);
  const [password, setPassword] = useState('');
  /** Null until name and password were right and a code is asked for. */
  const [code, setCode] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (password === '' || code === '') return setFault('missing');
    setBusy(true);
    const answer = await callOffice('session.signIn', { name, password, ...(code !== null && { code }) });
    setBusy(false);
    if ('problem' in answer) return setFault({ problem: answer.problem });
    if ('refused' in answer.reply) return setFault(answer.reply.refused);
    setFault(null);
    if ('needs' in answer.reply) return setCode('');
    await findSession();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h1>{t('signIn.title')}</h1>
      {ended && <Note tone="know">{t('problem.signed-out')}</Note>}
      {typeof fault === 'object' && fault && <ProblemNote problem={fault.problem} />}
      {code === null ? (
        <>
          <TextInput
            label={t('signIn.name')}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            size="md"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
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
        </>
      ) : (
        <CodeField code={code} onChange={setCode} error={faultWords(t, fault)} />
      )}
      <Button type="submit" size="md" disabled={busy}>
        {t('signIn.submit')}
      </Button>
      {code === null ? (
        <section className="gateHint">
          <h2>{t('signIn.firstTitle')}</h2>
          <p>{t('signIn.first')}</p>
        </section>
      ) : (
        <Button variant="subtle" onClick={() => setCode(null)}>
          {t('signIn.back')}
        </Button>
      )}
    </form>
  );
}

type CodeProps = {
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly error: string | undefined;
};

function CodeField({ code, onChange, error }: CodeProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('signIn.code')}
      description={t('signIn.codeHint')}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      size="md"
      maxLength={40}
      value={code}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      autoFocus
    />
  );
}

function faultWords(t: TFunction, fault: Fault | null): string | undefined {
  if (fault === 'missing') return t('signIn.missing');
  if (fault === 'wrong-password') return t('signIn.wrong');
  if (fault === 'wrong-code') return t('signIn.wrongCode');
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
