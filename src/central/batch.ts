import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type EntryHeader, EntryHeader as EntryHeaderSchema, entryText, type Hash } from '../shared/journal/entry.ts';
import { isStorable } from '../shared/storable.ts';
import { BATCH_BYTES, BATCH_ENTRIES, PROTOCOL, PROTOCOL_FLOOR, PushHeader } from '../shared/sync/protocol.ts';
import { parseJson } from './parseJson.ts';

/**
 * Bytes of one entry. The largest that a till writes is a sale of 500 lines (the cart's limit) with every name as long
 * as the catalogue takes it, under 2 kB a line; what is larger was not written by a till.
 */
export const ENTRY_LIMIT = 1_048_576;
/** Bytes of a push before it is inflated. 500 sales of 5 lines are 0.6 MB even plain. */
export const PUSH_LIMIT = 1_048_576;
/** And after: a batch a till closed at its limit, and the one large entry that may stand alone in it. */
export const INFLATED_LIMIT = BATCH_BYTES + ENTRY_LIMIT;

/** What the column of an epoch holds; it counts a till's restores. */
const EPOCH_LIMIT = 2_147_483_647;

/** An entry as it came: its header read, its bytes untouched. */
export type ReceivedEntry = { readonly header: EntryHeader; readonly hash: Hash; readonly bytes: Uint8Array };

/** A push of which only the header is read: who sends it can be asked before any of its entries costs time. */
export type SealedBatch = { readonly header: PushHeader; readonly lines: readonly Buffer[] };

export type ReceivedBatch = { readonly header: PushHeader; readonly entries: readonly ReceivedEntry[] };

export type UnreadableBatch = { readonly unreadable: 'malformed' | 'protocol' | 'too-large' };

/** Reads the header of a push's body (NDJSON, gzipped or not). */
export function sealedBatch(body: Buffer): SealedBatch | UnreadableBatch {
  const text = inflate(body);
  if (!Buffer.isBuffer(text)) return text;
  // PostgreSQL's text holds no NUL, and no JSON text has one.
  if (!isUtf8(text) || text.includes(0)) return { unreadable: 'malformed' };

  const lines = linesOf(text);
  const header = readHeader(lines[0]);
  if ('unreadable' in header) return header;
  if (header.count !== lines.length - 1) return { unreadable: 'malformed' };
  return { header, lines: lines.slice(1) };
}

/**
 * Reads a push's entries. Only the envelope of one is read: whatever its body is, the till's chain stands on it, so it
 * is stored, and the projection decides later whether it can be understood.
 */
export function openBatch({ header, lines }: SealedBatch): ReceivedBatch | UnreadableBatch {
  const entries: ReceivedEntry[] = [];
  for (const bytes of lines) {
    const entry = bytes.length > ENTRY_LIMIT ? undefined : readEntry(bytes);
    if (!entry) return { unreadable: 'malformed' };
    entries.push(entry);
  }
  return { header, entries };
}

function inflate(body: Buffer): Buffer | UnreadableBatch {
  const gzipped = body[0] === 0x1f && body[1] === 0x8b;
  if (!gzipped) return body;
  try {
    return gunzipSync(body, { maxOutputLength: INFLATED_LIMIT, chunkSize: inflatedSize(body) });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return { unreadable: tooLarge ? 'too-large' : 'malformed' };
  }
}

/** What deflate makes of a byte at most. */
const DEFLATE_RATIO = 1_032;

/**
 * The room to inflate into, so that it is done in one piece: gzip's last four bytes tell the size (RFC 1952 §2.3.1).
 * Only a hint, and whoever sends it may lie: it reserves no more than the body can become.
 */
function inflatedSize(body: Buffer): number {
  const told = body.length < 18 ? 0 : body.readUInt32LE(body.length - 4);
  // One byte to spare, else zlib asks for another piece to see that nothing follows.
  return Math.max(1_024, Math.min(told, body.length * DEFLATE_RATIO, INFLATED_LIMIT) + 1);
}

/** Stops early where there are more lines than a batch may have. */
function linesOf(text: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  while (from < text.length && lines.length <= BATCH_ENTRIES + 1) {
    const end = text.indexOf(0x0a, from);
    const to = end === -1 ? text.length : end;
    lines.push(text.subarray(from, to));
    from = to + 1;
  }
  return lines;
}

function readHeader(line: Buffer | undefined): PushHeader | UnreadableBatch {
  const value = parseJson(line?.toString() ?? '');
  if (speaksOtherProtocol(value)) return { unreadable: 'protocol' };
  return PushHeader.safeParse(value).data ?? { unreadable: 'malformed' };
}

/** Asked before the schema is: a newer till's message may have another shape, and must hear why it is refused. */
export function speaksOtherProtocol(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('protocol' in value)) return false;
  const { protocol } = value;
  return typeof protocol === 'number' && (protocol > PROTOCOL || protocol < PROTOCOL_FLOOR);
}

/** Longest an envelope can be on either side of the body, every character of actor and kind escaped. */
const BEFORE_LIMIT = 400;
const AFTER_LIMIT = 800;
const BEFORE_BODY = Buffer.from(',"body":');
const AFTER_BODY = Buffer.from(',"device":"');

/**
 * Reads the members around the body and makes the envelope anew from them: where that gives other bytes, the entry is
 * not in canonical form, and what we understood might not be what was signed. A quote inside actor or kind is escaped,
 * so neither can imitate the marks that the body is found by.
 */
function readEntry(bytes: Buffer): ReceivedEntry | undefined {
  const bodyAt = bytes.indexOf(BEFORE_BODY) + BEFORE_BODY.length;
  const afterAt = bytes.lastIndexOf(AFTER_BODY);
  if (bodyAt < BEFORE_BODY.length || bodyAt > BEFORE_LIMIT) return undefined;
  if (afterAt <= bodyAt || bytes.length - afterAt > AFTER_LIMIT) return undefined;

  const before = bytes.toString('utf8', 0, bodyAt);
  const after = bytes.toString('utf8', afterAt);
  const header = EntryHeaderSchema.safeParse(parseJson(`${before}null${after}`)).data;
  if (!header || !fitsColumns(header) || entryText(header, '') !== before + after) return undefined;
  return { header, bytes, hash: hash('sha256', bytes, 'hex') as Hash };
}

/** Neither a lone surrogate nor a NUL, also not one spelt as an escape, can be kept in a column, nor any number. */
function fitsColumns({ actor, kind, epoch }: EntryHeader): boolean {
  if (epoch > EPOCH_LIMIT) return false;
  return isStorable(actor) && isStorable(kind);
}
