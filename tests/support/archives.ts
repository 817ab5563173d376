import { createHash, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipOf } from '../../src/archive/zip.ts';
import { keepCheckpoint } from '../../src/main/db/checkpoint.ts';
import { hashAt, head } from '../../src/main/db/journal.ts';
import type { WriteDb } from '../../src/main/db/sqlite.ts';
import { exportArchive, writeWhole } from '../../src/main/journal/exportArchive.ts';
import { zipFiles } from '../../src/main/journal/zipFile.ts';
import { canonical } from '../../src/shared/journal/canonical.ts';
import { aKey, publicKeyOf } from '../shared/journal/aJournal.ts';
import { MORNING, type TestDesk } from './counter.ts';

export const VERIFIER = join(import.meta.dirname, '../../assets/verifier/verify.mjs');
const verifier = readFileSync(VERIFIER, 'utf8');

/** The centre these tills know. */
export const CENTRE = aKey(77);

/** What a centre answers to a pull, as far as a checkpoint needs it. */
export function centresWord(acknowledged: object, key: KeyObject = CENTRE, at: number = MORNING): Word {
  const text = canonical({ acknowledged, at } as never);
  return { text, sig: sign(null, createHash('sha256').update(text).digest(), key).toString('base64') };
}

type Word = { readonly text: string; readonly sig: string };

/** The till knows the centre, which has its journal up to `seq`: to the end, where nothing is said. */
export function acknowledge(desk: TestDesk, seq = head(desk.db).seq): void {
  desk.db.write((db) => {
    db.run('UPDATE enrolment SET centre_key = ?', publicKeyOf(CENTRE));
    const { epoch } = head(db);
    keepCheckpoint(db, { ...centresWord({ epoch, seq, hash: hashAt(db, seq) }), seq });
  });
}

/** Every slip that was queued is out. */
export function printAll(desk: TestDesk): void {
  desk.db.write((db: WriteDb) => db.run(`UPDATE print_job SET state = 'confirmed'`));
}

/** @returns the archive's path, in the folder */
export async function archiveFrom(desk: TestDesk, folder: string, name = 'till'): Promise<string> {
  const file = join(folder, `${name}.zip`);
  await exportArchive(desk.db, file, { at: desk.clock(), verifier });
  return file;
}

/** The texts of an archive by their paths. */
export async function textsIn(file: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const [name, { read }] of await zipFiles(file)) {
    const parts: Buffer[] = [];
    for await (const bytes of read()) parts.push(bytes);
    texts.set(name, Buffer.concat(parts).toString('utf8'));
  }
  return texts;
}

/** An archive that holds these texts. */
export async function archiveWith(file: string, texts: Iterable<readonly [string, string]>): Promise<string> {
  await writeWhole(file, zipOf([...texts].map(([path, text]) => ({ path, text: [text] }))));
  return file;
}
