import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartLine } from '../../shared/cart/cart.ts';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce } from '../ui/focus.ts';
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
      <label htmlFor="line-note-field">{t('note.label')}</label>
      <input
        ref={focusAtOnce}
        id="line-note-field"
        type="text"
        className={styles['words']}
        maxLength={80}
        autoComplete="off"
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-testid="note-field"
      />
      <div className={styles['reasons']}>
        {t('note.usual')
          .split('|')
          .map((usual) => (
            <button key={usual} type="button" onClick={() => void keep(usual)}>
              {usual}
            </button>
          ))}
      </div>
      <Action kind="main" type="submit" shortcut="Enter">
        {note.trim() === '' && line.note ? t('note.remove') : t('note.keep')}
      </Action>
    </form>
  );
}
