import { Button, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callOffice, type Problem } from '../office.ts';
import { ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';

/** What the server asks of a password, said beforehand. */
const LEAST = 8;

type Props = { readonly opened: boolean; readonly onClose: () => void };

export function PasswordDialog({ opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('password.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <PasswordForm onClose={onClose} />
    </Modal>
  );
}

type Fault = 'wrong-password' | 'too-short' | 'differ';

function PasswordForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    if (next !== repeat) return setFault('differ');
    const answer = await callOffice('session.changePassword', { current, next });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return setFault(answer.reply.refused);
    confirmDone(t('password.done'));
    onClose();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <ProblemNote problem={problem} />
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        error={fault === 'wrong-password' && t('password.wrong')}
        required
        withAsterisk={false}
      />
      <PasswordInput
        label={t('password.next')}
        description={t('password.nextHint', { least: LEAST })}
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        error={fault === 'too-short' && t('password.short')}
        required
        withAsterisk={false}
      />
      <PasswordInput
        label={t('password.repeat')}
        autoComplete="new-password"
        value={repeat}
        onChange={(event) => setRepeat(event.currentTarget.value)}
        error={fault === 'differ' && t('password.differ')}
        required
        withAsterisk={false}
      />
      <div className="formEnd">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit">{t('password.submit')}</Button>
      </div>
    </form>
  );
}
