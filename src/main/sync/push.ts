import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Head } from '../../shared/journal/chain.ts';
import { entryText } from '../../shared/journal/entry.ts';
import { BATCH_BYTES, BATCH_ENTRIES, PROTOCOL, type PushHeader, PushReply, paths } from '../../shared/sync/protocol.ts';
import { enrolled } from '../db/enrolment.ts';
import { entriesAfter, hashAt, type StoredEntry } from '../db/journal.ts';
import type { TillDb } from '../db/sqlite.ts';
import { sentUpTo, setStanding, syncState } from '../db/syncState.ts';
import { parseReply, post } from './centre.ts';
import { afterPush, type Pushed, type Sent } from './standing.ts';

const compress = promisify(gzip);

/**
 * Sends the next batch after what the centre has, and writes down what it says to have now. Nothing is forgotten on
 * any answer: the journal is the outbox, and the heads we keep only say where to begin. A till whose journal forked
 * sends on as any other: the centre keeps both histories.
 * @throws CentreTrouble
 */
export async function push(db: TillDb, signal: AbortSignal): Promise<Pushed> {
  const { device, centreUrl } = enrolled(db);
  const after = sentUpTo(syncState(db));
  const batch = nextBatch(entriesAfter(db, device, after.seq, BATCH_ENTRIES));
  if (batch.length === 0) return 'nothing-left';

  const text = batchText(device, after, batch);
  // No transaction is open here: the till sells on while the centre thinks.
  const reply = parseReply(
    PushReply,
    await post({
      url: centreUrl,
      path: paths.push,
      ...(await packed(text)),
      signal,
    }),
  );
  return keep(db, reply, { after, head: headOf(batch) });
}

/** Bytes. One sale is 2 kB: sending it as it is costs less, on both sides, than packing it. */
const WORTH_PACKING = 8_192;

async function packed(text: string): Promise<{ body: Uint8Array; headers: Record<string, string> }> {
  const headers = { 'content-type': 'application/x-ndjson' };
  const plain = Buffer.from(text);
  if (plain.length < WORTH_PACKING) return { body: plain, headers };
  return { body: await compress(plain), headers: { ...headers, 'content-encoding': 'gzip' } };
}

function keep(db: TillDb, reply: PushReply, sent: Sent): Pushed {
  if (reply.answer === 'refused') return { refused: reply.replaced ? 'replaced' : reply.why };
  return db.write((writing) => {
    const { standing, pushed } = afterPush(syncState(writing), (seq) => hashAt(writing, seq), reply, sent);
    setStanding(writing, standing);
    return pushed;
  });
}

/** At most 500 entries or 1 MiB of text, whichever comes first; always at least one. */
export function nextBatch(entries: Iterable<StoredEntry>): StoredEntry[] {
  const batch: StoredEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    // The header around a body is some 400 bytes; bodies are counted by their UTF-8 length.
    bytes += Buffer.byteLength(entry.body) + 400;
    if (batch.length > 0 && bytes > BATCH_BYTES) break;
    batch.push(entry);
  }
  return batch;
}

export function headOf(batch: readonly StoredEntry[]): Head {
  const { header, hash } = batch.at(-1) as StoredEntry;
  return { epoch: header.epoch, seq: header.seq, hash };
}

export function batchText(
  device: PushHeader['device'],
  after: PushHeader['after'],
  batch: readonly StoredEntry[],
): string {
  const last = batch.at(-1) as StoredEntry;
  const header: PushHeader = {
    protocol: PROTOCOL,
    device,
    after,
    count: batch.length,
    head: { ...headOf(batch), sig: last.sig },
  };
  const lines = batch.map((entry) => entryText(entry.header, entry.body));
  return `${JSON.stringify(header)}\n${lines.join('\n')}\n`;
}
