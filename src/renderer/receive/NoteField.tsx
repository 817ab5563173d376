import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteDraft } from './lines.ts';
import styles from './Receive.module.css';
import { useReceive } from './store.ts';

/** The number of the paper that the goods came with. */
export function NoteField() {
  const draft = useReceive((now) => now.draft);
  return draft && <Typed key={draft.id} note={draft.note} />;
}

function Typed({ note }: { readonly note: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  return (
    <label className={styles['note']}>
      <span>{t('receive.note')}</span>
      <input
        type="text"
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('receive.noteHint')}
        value={text ?? note}
        onChange={(event) => {
          setText(event.currentTarget.value);
          noteDraft(event.currentTarget.value);
        }}
        onBlur={() => setText(null)}
        data-testid="receive-note"
      />
    </label>
  );
}
