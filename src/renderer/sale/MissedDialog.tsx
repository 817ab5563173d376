import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import styles from './LineDialog.module.css';
import { missDemand } from './missed.ts';
import { askFor } from './store.ts';

/** What a buyer asked for, and nobody has: in the cashier's words. */
export function MissedDialog() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const asked = { text: text.trim(), ...(note.trim() !== '' && { note: note.trim() }) };
    if (asked.text !== '' && (await missDemand(asked))) askFor(null);
  };
  return (
    <Dialog title={t('missed.title')} onClose={() => askFor(null)}>
      <form onSubmit={(event) => void submit(event)} className={styles['form']}>
        <label htmlFor="missed-text">{t('missed.what')}</label>
        <input
          ref={focusAtOnce}
          id="missed-text"
          type="text"
          className={styles['words']}
          maxLength={80}
          autoComplete="off"
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="missed-text"
        />
        <label htmlFor="missed-note">{t('missed.note')}</label>
        <input
          id="missed-note"
          type="text"
          className={styles['words']}
          maxLength={80}
          autoComplete="off"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Action kind="main" type="submit" shortcut="Enter" disabled={text.trim() === ''}>
          {t('missed.keep')}
        </Action>
      </form>
    </Dialog>
  );
}
