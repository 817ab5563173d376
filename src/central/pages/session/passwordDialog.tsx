import { Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callOffice, type Problem } from '../office.ts';
import { FormEnd } from '../ui/formEnd.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { NewPassword, type NewPasswordFault } from './newPassword.tsx';

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

type Fault = 'wrong-password' | NewPasswordFault;

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
      <NewPassword
        next={next}
        repeat={repeat}
        onNext={setNext}
        onRepeat={setRepeat}
        fault={fault === 'wrong-password' ? null : fault}
      />
      <FormEnd submit={t('password.submit')} onClose={onClose} />
    </form>
  );
}
