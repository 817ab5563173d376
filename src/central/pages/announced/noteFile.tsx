import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProducerId } from '../../../shared/id.ts';
import { NOTE_LIMIT } from '../../../shared/stock/deliveryNote.ts';
import type { OfficeReply } from '../../office/api.ts';
import { callOffice, type Problem } from '../office.ts';
import { Icon } from '../ui/icons.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { announce } from '../ui/say.tsx';
import type { Beginning } from './announcePage.tsx';
import { type Form, withNote } from './form.ts';
import { setForm } from './store.ts';
import { faultWords } from './words.ts';

type Read = Extract<OfficeReply<'announced.readNote'>, { lines: unknown }>;
type Refused = Extract<OfficeReply<'announced.readNote'>, { refused: string }>;
type Said = { readonly read: Read } | { readonly refused: Refused } | { readonly problem: Problem };

/** Fills the lines from a delivery note's file: all of its rows, or those that can be taken once somebody looked at the others. */
export function NoteFile({ beginning, form }: { readonly beginning: Beginning; readonly form: Form }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const take = (read: Read) => {
    const weighed = new Set(beginning.products.filter((product) => product.weighed).map(({ id }) => id));
    setForm((before) => withNote(before, read, (product) => weighed.has(product)));
    announce(t('announced.noted', { count: read.lines.length }));
    setSaid(null);
  };
  const chosen = async (file: File | undefined) => {
    // The same file, mended, may be chosen again.
    if (field.current) field.current.value = '';
    if (!file) return;
    if (file.size > NOTE_LIMIT) return setSaid({ refused: { refused: 'note-too-large' } });
    const owner = ProducerId.safeParse(form.owner).data ?? null;
    const answer = await callOffice('announced.readNote', { owner, content: await base64(file) });
    if ('problem' in answer) return setSaid(answer);
    if ('refused' in answer.reply) return setSaid({ refused: answer.reply });
    if (answer.reply.faults.length === 0) return take(answer.reply);
    setSaid({ read: answer.reply });
  };
  return (
    <>
      <div>
        <Button variant="default" leftSection={<Icon name="upload" size={18} />} onClick={() => field.current?.click()}>
          {t('announced.file')}
        </Button>
        <input
          ref={field}
          type="file"
          accept=".xlsx,.csv,.txt,text/csv"
          hidden
          aria-label={t('announced.file')}
          onChange={(event) => void chosen(event.currentTarget.files?.[0])}
          data-testid="announce-file"
        />
      </div>
      {said && 'problem' in said && <ProblemNote problem={said.problem} />}
      {said && 'refused' in said && <Note tone="bad">{refusedWords(said.refused, t)}</Note>}
      {said && 'read' in said && (
        <FaultList read={said.read} onTake={() => take(said.read)} onMend={() => setSaid(null)} />
      )}
    </>
  );
}

function refusedWords(refused: Refused, t: TFunction): string {
  return refused.refused === 'note-columns'
    ? t('announced.refused.note-columns', { names: refused.names })
    : t(`announced.refused.${refused.refused}`);
}

type ListProps = { readonly read: Read; readonly onTake: () => void; readonly onMend: () => void };

/** Which rows cannot be taken, and why; nothing of the file is taken unless somebody says so. */
function FaultList({ read: { faults, lines }, onTake, onMend }: ListProps) {
  const { t } = useTranslation();
  return (
    <section className="card" role="alert" data-testid="announce-faults">
      <h2>{t('announced.faults', { count: faults.length })}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.row}>
            <b>{t('announced.row', { row: fault.row })}</b> {faultWords(fault, t)}
          </li>
        ))}
      </ul>
      <div className="formEnd">
        {lines.length > 0 && (
          <Button variant="default" onClick={onTake}>
            {t('announced.takeGood', { count: lines.length })}
          </Button>
        )}
        <Button onClick={onMend}>{t('announced.mendFile')}</Button>
      </div>
    </section>
  );
}

async function base64(file: File): Promise<string> {
  let letters = '';
  for (const byte of new Uint8Array(await file.arrayBuffer())) letters += String.fromCharCode(byte);
  return btoa(letters);
}
