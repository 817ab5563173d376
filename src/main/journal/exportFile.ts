import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type EntryLine, entryLine, journalHeader } from '../../archive/journalLines.ts';
import { entryText } from '../../shared/journal/entry.ts';
import { enrolled } from '../db/enrolment.ts';
import { entriesAfter, head, type StoredEntry } from '../db/journal.ts';
import type { ReadDb } from '../db/sqlite.ts';

/**
 * Writes the whole journal as docs/journal-format.md §5 describes: a header line, then per entry its canonical text, hash
 * and signature. The file appears whole or not at all.
 * @returns how many entries it holds
 */
export function exportJournal(db: ReadDb, file: string): number {
  const { device, publicKey } = enrolled(db);
  const end = head(db);
  const draft = `${file}.draft`;
  const descriptor = openSync(draft, 'w', 0o600);
  let entries = 0;
  try {
    writeFileSync(descriptor, journalHeader({ signed: 'all', device, publicKey, head: end }));
    for (const entry of entriesAfter(db, device, 0, end.seq)) {
      writeFileSync(descriptor, entryLine(lineOf(entry)));
      entries += 1;
    }
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
  return entries;
}

export function lineOf({ header, body, hash, sig }: StoredEntry): EntryLine {
  return { kind: header.kind, text: entryText(header, body), hash, sig };
}
