import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reader } from '../../office/api/session.ts';
import { callOffice, type Problem } from '../office.ts';
import { findSession } from '../session/session.ts';
import { CopyButton } from '../ui/copyButton.tsx';
import { Icon } from '../ui/icons.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { DrawnKey } from './drawnKey.tsx';

type Props = { readonly reader: Reader; readonly onSettled: () => void };

/** A second factor: whether there is one, setting one up, and taking it away. */
export function SecondFactor({ reader, onSettled }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'setUp' | 'end' | null>(null);
  const close = () => {
    setOpen(null);
    void findSession();
    onSettled();
  };
  return (
    <section className="section" data-testid="second-factor" data-on={reader.secondFactor}>
      <h2>{t('secondFactor.title')}</h2>
      <p className="soft">{t('secondFactor.lead')}</p>
      <p className={`state ${reader.secondFactor ? 'good' : 'wait'}`}>
        <Icon name={reader.secondFactor ? 'good' : 'warn'} />
        {t(reader.secondFactor ? 'secondFactor.on' : 'secondFactor.off')}
      </p>
      <p className="deeds">
        <Button variant={reader.secondFactor ? 'default' : 'filled'} onClick={() => setOpen('setUp')}>
          {t(reader.secondFactor ? 'secondFactor.setUpAnew' : 'secondFactor.setUp')}
        </Button>
        {reader.secondFactor && (
          <Button variant="subtle" color="brick" onClick={() => setOpen('end')}>
            {t('secondFactor.end')}
          </Button>
        )}
      </p>
      <Modal
        opened={open !== null}
        onClose={close}
        size="lg"
        title={<span className="strong">{t(open === 'end' ? 'secondFactor.end' : 'secondFactor.setUp')}</span>}
        closeButtonProps={{ 'aria-label': t('close') }}
        closeOnClickOutside={false}
      >
        {open === 'setUp' && <SetUp onDone={close} />}
        {open === 'end' && <End onDone={close} />}
      </Modal>
    </section>
  );
}

type Fault = 'wrong-password' | 'wrong-code' | 'not-offered' | 'required' | 'too-many-tries';
type Offered = { readonly key: string; readonly address: string };

function SetUp({ onDone }: { readonly onDone: () => void }) {
  const [offered, setOffered] = useState<Offered | null>(null);
  const [recovery, setRecovery] = useState<readonly string[] | null>(null);
  if (recovery) return <Recovery codes={recovery} onDone={onDone} />;
  return offered ? <Confirm offered={offered} onRecovery={setRecovery} /> : <Offer onOffered={setOffered} />;
}

function Offer({ onOffered }: { readonly onOffered: (offered: Offered) => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await callOffice('secondFactor.offer', { password });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return setFault(answer.reply.refused);
    onOffered(answer.reply);
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <ProblemNote problem={problem} />
      <OwnPassword password={password} onChange={setPassword} fault={fault} />
      <div className="formEnd">
        <Button type="submit">{t('secondFactor.next')}</Button>
      </div>
    </form>
  );
}

type PasswordProps = {
  readonly password: string;
  readonly onChange: (password: string) => void;
  readonly fault: Fault | null;
};

function OwnPassword({ password, onChange, fault }: PasswordProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={t('password.current')}
      autoComplete="current-password"
      value={password}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={fault === 'wrong-password' ? t('password.wrong') : fault === 'too-many-tries' && t('signIn.throttled')}
      data-autofocus
    />
  );
}

type ConfirmProps = { readonly offered: Offered; readonly onRecovery: (codes: readonly string[]) => void };

function Confirm({ offered, onRecovery }: ConfirmProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await callOffice('secondFactor.confirm', { code });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return setFault(answer.reply.refused);
    onRecovery(answer.reply.recovery);
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <ProblemNote problem={problem} />
      <div className="keyRow">
        <DrawnKey address={offered.address} label={t('secondFactor.qr')} />
        <div className="form">
          <p>{t('secondFactor.scan')}</p>
          <p className="small soft">{t('secondFactor.byHand')}</p>
          <code className="keyText" data-testid="second-factor-key">
            {offered.key.replace(/(.{4})(?=.)/g, '$1 ')}
          </code>
        </div>
      </div>
      <CodeField code={code} onChange={setCode} fault={fault} />
      <div className="formEnd">
        <Button type="submit">{t('secondFactor.confirm')}</Button>
      </div>
    </form>
  );
}

type CodeProps = { readonly code: string; readonly onChange: (code: string) => void; readonly fault: Fault | null };

function CodeField({ code, onChange, fault }: CodeProps) {
  const { t } = useTranslation();
  const words =
    fault === 'wrong-code'
      ? t('signIn.wrongCode')
      : (fault === 'too-many-tries' && t('signIn.throttled')) || (fault === 'required' && t('secondFactor.required'));
  return (
    <TextInput
      label={t('signIn.code')}
      autoComplete="one-time-code"
      spellCheck={false}
      maxLength={40}
      value={code}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={words}
    />
  );
}

function Recovery({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="form">
      <Note tone="good">{t('secondFactor.done')}</Note>
      <p>{t('secondFactor.recovery')}</p>
      <ul className="recovery" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="formEnd">
        <CopyButton text={codes.join('\n')} />
        <Button onClick={onDone}>{t('secondFactor.kept')}</Button>
      </div>
    </div>
  );
}

function End({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await callOffice('secondFactor.end', { password, code });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return setFault(answer.reply.refused);
    confirmDone(t('secondFactor.ended'));
    onDone();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <ProblemNote problem={problem} />
      <OwnPassword password={password} onChange={setPassword} fault={fault} />
      <CodeField code={code} onChange={setCode} fault={fault} />
      <div className="formEnd">
        <Button type="submit" color="brick">
          {t('secondFactor.end')}
        </Button>
      </div>
    </form>
  );
}
