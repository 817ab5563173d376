import { type Canonical } from '../shared/journal/canonical.ts';
import type { Head } from '../shared/journal/chain.ts';
import { addToDay, type TotalsByDay } from '../shared/journal/dayTotals.ts';

export const JOURNAL_FORMAT = 'quay-journal';
export const JOURNAL_VERSION = 1;
/** Which lines are signed: all of them, or at least the last, where who exports kept the signatures of batches only. */
export type Signed = 'all' | 'batches';

/** An entry as it goes out: its canonical text, and what seals it. */
export type EntryLine = {
  readonly kind: string;
  readonly text: string;
  readonly hash: string;
  /** base64; empty where none was kept. */
  readonly sig: string;
};

export type JournalHead = {
  readonly signed: Signed;
  readonly device: string;
  readonly publicKey: string;
  readonly head: Head;
};

/** Line 1 of a journal file, docs/journal-format.md §5. Entries count from 1, so there are as many as the head's seq. */
export function journalHeader({ signed, device, publicKey, head }: JournalHead): string {
  const of = { format: JOURNAL_FORMAT, version: JOURNAL_VERSION, device, publicKey, entries: head.seq, head };
  const header = signed === 'all' ? of : { ...of, signed };
  return `${JSON.stringify(header)}\n`;
}

export function entryLine({ text, hash, sig }: EntryLine): string {
  return `${text}\t${hash}\t${sig}\n`;
}

/** @param days grows by what the entries say of money */
export async function* journalText(
  of: JournalHead,
  entries: AsyncIterable<EntryLine> | Iterable<EntryLine>,
  days: TotalsByDay,
): AsyncGenerator<string> {
  yield journalHeader(of);
  for await (const entry of entries) {
    if (isOfMoney(entry.kind)) addToDay(days, JSON.parse(entry.text) as MoneyEntry);
    yield entryLine(entry);
  }
}

type MoneyEntry = { readonly kind: string; readonly body: { readonly [member: string]: Canonical } };

function isOfMoney(kind: string): boolean {
  return kind === 'sale' || kind === 'return';
}
