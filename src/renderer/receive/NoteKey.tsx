import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTE_LIMIT } from '../../shared/stock/deliveryNote.ts';
import { say } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import { base64 } from '../ui/base64.ts';
import { takeNote } from './filling.ts';

/** Chooses a delivery note's file. It is read by the till; here it is only handed over. */
export function NoteKey() {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const chosen = async (file: File | undefined): Promise<void> => {
    // The same file, mended, may be chosen again.
    if (field.current) field.current.value = '';
    if (!file) return;
    if (file.size > NOTE_LIMIT) return say('stop', t('refusals.note-too-large'));
    takeNote({ name: file.name, content: base64(new Uint8Array(await file.arrayBuffer())) }, false);
  };
  return (
    <>
      <Action onPress={() => field.current?.click()} testId="receive-file-key">
        {t('receive.file')}
      </Action>
      <input
        ref={field}
        type="file"
        accept=".xlsx,.csv,.txt,text/csv"
        hidden
        aria-label={t('receive.file')}
        onChange={(event) => void chosen(event.currentTarget.files?.[0])}
        data-testid="receive-file"
      />
    </>
  );
}
