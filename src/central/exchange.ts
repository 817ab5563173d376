import { hash, sign } from 'node:crypto';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, gzip } from 'node:zlib';
import { dayOf } from '../shared/day.ts';
import type { DeviceId, OutletId } from '../shared/id.ts';
import { must } from '../shared/must.ts';
import { EXCHANGE_BYTES, EXCHANGE_FORMAT, ToCentre, type ToTill } from '../shared/sync/exchange.ts';
import { PROTOCOL, PullRequest, PushHeader } from '../shared/sync/protocol.ts';
import { ENTRY_LIMIT, INFLATED_LIMIT } from './batch.ts';
import { type Till, tillOf } from './db/till.ts';
import type { Brought, BroughtRefusal } from './office/api/exchange.ts';
import { provenTill } from './provenTill.ts';
import { bundleFor, type PullDesk } from './pull.ts';
import { type PushDesk, push } from './push.ts';
import { requestJson } from './requestJson.ts';

export type ExchangeDesk = { readonly push: PushDesk; readonly pull: PullDesk };

/** What was carried here is not what a till writes, or not all of it. */
class Unreadable extends Error {
  readonly why: BroughtRefusal['refused'];

  constructor(why: BroughtRefusal['refused']) {
    super(why);
    this.why = why;
  }
}

/**
 * Takes in a till's file (docs/sync.md, *By file*): each batch as if it had been pushed, in the order in which it stands there, while
 * the file still arrives; then what a pull would have answered. Nothing in it is believed but what the till signed.
 */
export async function takeExchange(
  desk: ExchangeDesk,
  body: AsyncIterable<Uint8Array>,
): Promise<Brought | BroughtRefusal> {
  try {
    return await pipeline(body, atMost(EXCHANGE_BYTES), createGunzip(), (text) => takeLines(desk, linesOf(text)));
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.why };
    // zlib: no gzip, spoilt, or cut off.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      return { refused: 'unreadable' };
    throw error;
  }
}

function atMost(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      bytes += piece.length;
      if (bytes > limit) done(new Unreadable('too-large'));
      else done(null, piece);
    },
  });
}

/** No line is longer than an entry may be, so a bomb stops at its first. */
async function* linesOf(text: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const piece of text) {
    rest = Buffer.concat([rest, piece]);
    let from = 0;
    for (let end = rest.indexOf(0x0a); end !== -1; end = rest.indexOf(0x0a, from)) {
      yield rest.subarray(from, end + 1);
      from = end + 1;
    }
    rest = rest.subarray(from);
    if (rest.length > ENTRY_LIMIT) throw new Unreadable('unreadable');
  }
  if (rest.length > 0) throw new Unreadable('unreadable');
}

async function takeLines(desk: ExchangeDesk, lines: AsyncGenerator<Buffer>): Promise<Brought> {
  const first = await firstOf(lines);
  const { device, at, entries } = first;
  const till = await tillOf(desk.push.pool, device);
  if (!till) throw new Unreadable('unknown-device');
  const request = await askedIn(desk.pull, first);

  const stored = await storeAll(desk.push, device, lines);
  if (stored.ended !== 'gap' && stored.entries !== entries) throw new Unreadable('unreadable');
  const now = must(await tillOf(desk.push.pool, device), 'the till that was just proven');
  return {
    device,
    outlet: now.outlet as OutletId,
    till: now.till,
    at,
    entries: stored.entries,
    fresh: Math.max(0, now.head.seq - till.head.seq),
    ended: stored.ended,
    file: request ? await fileForTill(desk.pull, now, request) : null,
  };
}

/** What the till asks for, proven. A file of a backup asks nothing; what it brings proves itself, batch by batch. */
async function askedIn(desk: PullDesk, { device, pull, sig }: ToCentre): Promise<PullRequest | undefined> {
  if (pull === undefined) return undefined;
  const till = await provenTill(desk, device, { body: Buffer.from(pull), signature: sig }, 'replaced-too');
  if (typeof till === 'string') throw new Unreadable(till);
  const request = PullRequest.safeParse(requestJson(Buffer.from(pull))).data;
  if (!request || request.device !== device) throw new Unreadable('unreadable');
  if (request.protocol !== PROTOCOL) throw new Unreadable('protocol');
  return request;
}

async function firstOf(lines: AsyncGenerator<Buffer>): Promise<ToCentre> {
  const line = await lines.next();
  const value = line.done ? undefined : requestJson(line.value);
  const first = ToCentre.safeParse(value).data;
  if (first) return first;
  const isAnswer = typeof value === 'object' && value !== null && 'exchange' in value && value.exchange === 'to-till';
  throw new Unreadable(isAnswer ? 'for-till' : 'unreadable');
}

type Stored = { readonly entries: number; readonly ended: Brought['ended'] };

async function storeAll(desk: PushDesk, device: DeviceId, lines: AsyncGenerator<Buffer>): Promise<Stored> {
  let entries = 0;
  let ended: Brought['ended'] = 'stored';
  for (;;) {
    const batch = await nextBatch(device, lines);
    if (!batch) return { entries, ended };
    const reply = await push(desk, batch.body, 'by-file');
    if (reply === 'too-large') throw new Unreadable('unreadable');
    if (reply.answer === 'refused') throw new Unreadable(reply.why === 'malformed' ? 'unreadable' : reply.why);
    // It lacks what lies before: our answer says from where, and the next file begins there.
    if (reply.answer === 'gap') return { entries, ended: 'gap' };
    if (reply.answer === 'fork') ended = 'fork';
    entries += batch.count;
  }
}

/** A push's body: header and entries, as they stand in the file. */
async function nextBatch(
  device: DeviceId,
  lines: AsyncGenerator<Buffer>,
): Promise<{ readonly body: Buffer; readonly count: number } | undefined> {
  const line = await lines.next();
  if (line.done) return undefined;
  const header = PushHeader.safeParse(requestJson(line.value)).data;
  if (header?.device !== device) throw new Unreadable('unreadable');
  const parts = [Buffer.from(line.value)];
  let bytes = line.value.length;
  for (let nth = 0; nth < header.count; nth += 1) {
    const entry = await lines.next();
    if (entry.done) throw new Unreadable('unreadable');
    bytes += entry.value.length;
    if (bytes > INFLATED_LIMIT) throw new Unreadable('unreadable');
    parts.push(Buffer.from(entry.value));
  }
  return { body: Buffer.concat(parts), count: header.count };
}

const pack = promisify(gzip);
/** Pages of a catalogue that no province has; a feed that never ends would be a fault of ours. */
const MOST_PAGES = 10_000;

/** All that a pull would have told page by page, for this till alone, signed as a whole. */
async function fileForTill(desk: PullDesk, till: Till, request: PullRequest): Promise<NonNullable<Brought['file']>> {
  const at = desk.clock();
  const pages: string[] = [];
  for (let asked = request; pages.length < MOST_PAGES; ) {
    const { text, rest } = await bundleFor(desk, till, { request: asked, at });
    pages.push(text);
    if (!rest.more && rest.stock?.more !== true) break;
    const { centre, upTo, stock } = rest;
    asked = {
      ...asked,
      cursor: { centre, n: upTo },
      ...(asked.stock && stock && { stock: { ...asked.stock, centre, outlet: stock.outlet, n: stock.upTo } }),
    };
  }
  const all = pages.join('');
  const first: ToTill = {
    exchange: 'to-till',
    format: EXCHANGE_FORMAT,
    device: request.device,
    at,
    digest: hash('sha256', all, 'hex') as ToTill['digest'],
  };
  const line = JSON.stringify(first);
  const sig = sign(null, hash('sha256', line, 'buffer'), desk.key.privateKey).toString('base64');
  const bytes = await pack(`${line}\n${JSON.stringify({ sig })}\n${all}`);
  return { name: `tra-loi-${till.outlet}-${till.till}-${dayOf(at)}.quay`, content: bytes.toString('base64') };
}
