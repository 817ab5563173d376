import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { entryText } from '../../shared/journal/entry.ts';
import { enrolled } from '../db/enrolment.ts';
import { entriesAfter, head } from '../db/journal.ts';
import type { ReadDb } from '../db/sqlite.ts';

export const EXPORT_FORMAT = 'quay-journal';
export const EXPORT_VERSION = 1;

/**
 * Writes the whole journal as docs/journal-format.md describes: a header line, then per entry its canonical text, hash
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
    const count = end.seq;
    const header = { format: EXPORT_FORMAT, version: EXPORT_VERSION, device, publicKey, entries: count, head: end };
    writeFileSync(descriptor, `${JSON.stringify(header)}\n`);
    for (const entry of entriesAfter(db, device, 0, count)) {
      writeFileSync(descriptor, `${entryText(entry.header, entry.body)}\t${entry.hash}\t${entry.sig}\n`);
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
