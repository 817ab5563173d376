import { Button, Modal, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../office.ts';
import { ProblemNote } from './note.tsx';

type Props = {
  readonly title: string;
  readonly deed: string;
  /** What it does, above the field. */
  readonly children: ReactNode;
  readonly isGrave?: boolean;
  readonly onClose: () => void;
  /** @returns why it was not done; undefined where it was */
  readonly onSay: (note: string) => Promise<Problem | undefined>;
};

/** A decision that is written down with its reason. */
export function NoteDialog({ title, deed, children, isGrave = false, onClose, onSay }: Props) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() === '') return setMissing(true);
    setProblem(await onSay(note.trim()));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<span className="strong">{title}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="form" onSubmit={(event) => void submit(event)} noValidate>
        <ProblemNote problem={problem} />
        {children}
        <Textarea
          label={t('note.label')}
          description={t('note.hint')}
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            setMissing(false);
          }}
          error={isMissing && t('note.missing')}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
        />
        <div className="formEnd">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" {...(isGrave && { color: 'brick' })}>
            {deed}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
