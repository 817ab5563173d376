import type { receiveCalls as contract } from '../../shared/contract/receive.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { NOTE_COLUMNS, noteHeading } from '../../shared/stock/deliveryNote.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { stockPapers } from '../db/stockPapers.ts';
import { readNote } from '../note/readNote.ts';
import { listAnnounced } from '../till/announcedGoods.ts';
import {
  addToDraft,
  announcedIntoDraft,
  changeDraftLine,
  clearDraft,
  draftNow,
  finishDraft,
  hasNoDays,
  leaveDraftAnnounced,
  noteDraft,
  noteIntoDraft,
  removeFromDraft,
  scanIntoDraft,
  settleDraftUnchecked,
} from '../till/receiveDraft.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

export function receiveCalls(counter: Counter) {
  const hand = handOf(counter);
  const desk = counter.desk;
  return {
    'receive.open': () => draftNow(desk()),
    'receive.scan': (input) => scanIntoDraft(desk(), input),
    'receive.add': (input) => addToDraft(desk(), input),
    'receive.change': (input) => changeDraftLine(desk(), input),
    'receive.hasNoDays': ({ id }) => hasNoDays(desk(), id),
    'receive.remove': (input) => removeFromDraft(desk(), input),
    'receive.clear': ({ id }) => clearDraft(desk(), id),
    'receive.note': (input) => noteDraft(desk(), input),
    'receive.readNote': (input) => {
      const rows = readNote(Buffer.from(input.content, 'base64'));
      return isRefusal(rows) ? rows : noteIntoDraft(desk(), input, rows);
    },
    'receive.announced': () => listAnnounced(counter.db),
    'receive.takeAnnounced': (input) => announcedIntoDraft(desk(), input),
    'receive.unchecked': (input) => settleDraftUnchecked(desk(), input),
    'receive.leaveAnnounced': ({ id }) => leaveDraftAnnounced(desk(), id),
    'receive.noteTemplate': () => ({
      name: 'phieu-giao-hang.csv',
      type: 'text/csv',
      // With its mark, and semicolons, as Excel under a Vietnamese setting reads it.
      content: Buffer.from(`\uFEFF${NOTE_COLUMNS.map(noteHeading).join(';')}\r\n`).toString('base64'),
    }),
    'stock.papers': ({ text, limit }) => stockPapers(counter.db, desk().signer.device, text, limit),
    'receive.finish': (input, permit) => unlessRefused(finishDraft(desk(), input, hand(permit)), counter.slipWritten),
  } satisfies HandlersOf<typeof contract>;
}
