import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { entryText } from '../../shared/journal/entry.ts';
import { BATCH_BYTES, BATCH_ENTRIES, PROTOCOL, type PushHeader, PushReply, paths } from '../../shared/sync/protocol.ts';
import { enrolled } from '../db/enrolment.ts';
import { entriesAfter, type StoredEntry } from '../db/journal.ts';
import type { TillDb } from '../db/sqlite.ts';
import { setAcknowledged, setForked, syncState } from '../db/syncState.ts';
import { parseReply, post } from './centre.ts';

const compress = promisify(gzip);

export type Pushed = 'nothing-left' | 'go-on' | 'forked' | { readonly refused: string };

/**
 * Sends the next batch after what the centre has, and writes down what it says to have now. Nothing is forgotten on
 * any answer: the journal is the outbox, and the acknowledged seq is only where to begin.
 * @throws CentreTrouble
 */
export async function push(db: TillDb, signal: AbortSignal): Promise<Pushed> {
  const { device, centreUrl } = enrolled(db);
  const { acknowledged } = syncState(db);
  const batch = nextBatch(entriesAfter(db, device, acknowledged.seq, BATCH_ENTRIES));
  if (batch.length === 0) return 'nothing-left';

  const text = batchText(device, acknowledged, batch);
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
  return keep(db, reply, acknowledged.seq);
}

/** Bytes. One sale is 2 kB: sending it as it is costs less, on both sides, than packing it. */
const WORTH_PACKING = 8_192;

async function packed(text: string): Promise<{ body: Uint8Array; headers: Record<string, string> }> {
  const headers = { 'content-type': 'application/x-ndjson' };
  const plain = Buffer.from(text);
  if (plain.length < WORTH_PACKING) return { body: plain, headers };
  return { body: await compress(plain), headers: { ...headers, 'content-encoding': 'gzip' } };
}

function keep(db: TillDb, reply: PushReply, sentAfter: number): Pushed {
  if (reply.answer === 'refused') return { refused: reply.why };
  return db.write((writing) => {
    setForked(writing, reply.answer === 'fork');
    if (reply.answer === 'fork') return 'forked';
    setAcknowledged(writing, reply.acknowledged);
    // A gap that names the place we began at would have us send the same again for ever.
    if (reply.answer === 'gap' && reply.acknowledged.seq === sentAfter) return { refused: 'gap' };
    return 'go-on';
  });
}

/** At most 500 entries or 1 MiB of text, whichever comes first; always at least one. */
function nextBatch(entries: Iterable<StoredEntry>): StoredEntry[] {
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
    head: { epoch: last.header.epoch, seq: last.header.seq, hash: last.hash, sig: last.sig },
  };
  const lines = batch.map((entry) => entryText(entry.header, entry.body));
  return `${JSON.stringify(header)}\n${lines.join('\n')}\n`;
}
