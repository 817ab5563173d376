import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartLine } from '../../shared/cart/cart.ts';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { WordsField } from '../ui/WordsField.tsx';
import { noteLine } from './edit.ts';
import styles from './LineDialog.module.css';

type Props = { readonly line: CartLine; readonly onDone: () => void };

/** What is to be remembered of a line; printed under it. */
export function NoteForm({ line, onDone }: Props) {
  const { t } = useTranslation();
  const [note, setNote] = useState(line.note ?? '');
  const keep = async (text: string) => {
    if (await noteLine(line.line, text.trim() || null)) onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void keep(note);
  };
  return (
    <form onSubmit={submit} className={styles['form']}>
      <WordsField
        acts
        label={t('note.label')}
        usual={t('note.usual').split('|')}
        words={note}
        hint={t('note.own')}
        onType={setNote}
        onChoose={(usual) => void keep(usual)}
        field={focusAtOnce}
        testId="note"
      />
      <Action kind="main" type="submit" shortcut="Enter">
        {note.trim() === '' && line.note ? t('note.remove') : t('note.keep')}
      </Action>
    </form>
  );
}
