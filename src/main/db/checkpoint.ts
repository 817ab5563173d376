import type { ReadDb, WriteDb } from './sqlite.ts';

/** The centre's signed word on where our journal stood. */
export type CentresWord = { readonly text: string; readonly sig: string; readonly seq: number };

export function lastCheckpoint(db: ReadDb): CentresWord | undefined {
  return db.get<CentresWord>('SELECT text, sig, seq FROM checkpoint');
}

/**
 * Characters of a bundle that is kept as a checkpoint. A longer one tells of the catalogue, and another follows within the
 * minute.
 */
const LONGEST = 16_384;

/** Keeps what the centre signed, where it says more than what is kept. */
export function keepCheckpoint(db: WriteDb, word: CentresWord): void {
  const kept = lastCheckpoint(db)?.seq ?? 0;
  if (word.text.length > LONGEST || word.seq <= kept) return;
  db.run('INSERT OR REPLACE INTO checkpoint (one, text, sig, seq) VALUES (1, ?, ?, ?)', word.text, word.sig, word.seq);
}
