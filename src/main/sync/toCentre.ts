import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Instant } from '../../shared/day.ts';
import { EXCHANGE_FORMAT, type ToCentre } from '../../shared/sync/exchange.ts';
import { BATCH_ENTRIES, type TillReport } from '../../shared/sync/protocol.ts';
import { enrolled } from '../db/enrolment.ts';
import { entriesAfter, head, type Signer } from '../db/journal.ts';
import type { ReadDb, TillDb } from '../db/sqlite.ts';
import { sentUpTo, syncState } from '../db/syncState.ts';
import { pullRequest } from './pull.ts';
import { batchText, headOf, nextBatch } from './push.ts';

export type ForCentre = {
  readonly entries: number;
  /** The file's bytes, read from the journal as they are asked for, while the till sells. */
  readonly content: AsyncIterable<Uint8Array>;
};

/**
 * What the centre has not confirmed, as a file that somebody carries there (docs/sync.md, *By file*). Nothing counts as sent by
 * it: only the centre's answer says so. What is written after it began is not in it.
 */
export function fileForCentre(db: TillDb, { sign }: Pick<Signer, 'sign'>, report: TillReport): ForCentre {
  const after = sentUpTo(syncState(db));
  const last = head(db).seq;
  const pull = JSON.stringify(pullRequest(db, report));
  const first: ToCentre = {
    exchange: 'to-centre',
    format: EXCHANGE_FORMAT,
    device: enrolled(db).device,
    at: report.at,
    entries: last - after.seq,
    pull,
    sig: Buffer.from(sign(createHash('sha256').update(pull).digest())).toString('base64'),
  };
  return { entries: first.entries, content: Readable.from(texts(db, first, { after, last })).pipe(createGzip()) };
}

/**
 * What a backup has and the centre had not confirmed when it was made, for a machine that is dead: its key is not here, and need not
 * be, because each entry was signed when it was written. It asks the centre nothing. Whoever calls has proved the backup.
 */
export function fileOfBackup(db: ReadDb, at: Instant): ForCentre {
  const after = sentUpTo(syncState(db));
  const last = head(db).seq;
  const { device } = enrolled(db);
  const entries = last - after.seq;
  const first: ToCentre = { exchange: 'to-centre', format: EXCHANGE_FORMAT, device, at, entries };
  return { entries, content: Readable.from(texts(db, first, { after, last })).pipe(createGzip()) };
}

type Span = { readonly after: ReturnType<typeof sentUpTo>; readonly last: number };

async function* texts(db: ReadDb, first: ToCentre, { after: from, last }: Span): AsyncGenerator<string> {
  yield `${JSON.stringify(first)}\n`;
  for (let after = from; after.seq < last; ) {
    const room = Math.min(BATCH_ENTRIES, last - after.seq);
    const batch = nextBatch(entriesAfter(db, first.device, after.seq, room));
    yield batchText(first.device, after, batch);
    after = headOf(batch);
    // The counter's turn: a batch takes some milliseconds.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
