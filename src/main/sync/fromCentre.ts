import { createHash, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Instant } from '../../shared/day.ts';
import { EXCHANGE_BYTES, ToTill } from '../../shared/sync/exchange.ts';
import { BundleSignature } from '../../shared/sync/protocol.ts';
import { enrolled } from '../db/enrolment.ts';
import { unsentAfter } from '../db/journal.ts';
import type { TillDb } from '../db/sqlite.ts';
import { sentUpTo, setSucceeded, syncState } from '../db/syncState.ts';
import { CentreTrouble } from './centre.ts';
import { publicKeyOf } from './keys.ts';
import { openReply, takeBundle } from './pull.ts';
import { fitOfCarried } from './standing.ts';

const unpack = promisify(gunzip);
/** A province's whole catalogue is some ten megabytes. */
const UNPACKED_BYTES = 4 * EXCHANGE_BYTES;

export type TakenIn = {
  readonly at: Instant;
  readonly isNews: boolean;
  readonly changes: number;
  readonly unsent: number;
};

/** Why a file is not taken: `gap`: it goes on from where this till has not been. Nothing of it is taken then. */
export type NotTaken = {
  readonly refused:
    | 'exchange-unreadable'
    | 'exchange-for-centre'
    | 'exchange-other-till'
    | 'exchange-unsigned'
    | 'exchange-gap';
};

/**
 * Takes in what the centre answered to a file of this till, as if it had come by network: rows, cursors, and what the centre has of
 * our journal. An older file, or the same again, changes nothing.
 */
export async function takeFromCentre(db: TillDb, bytes: Uint8Array): Promise<TakenIn | NotTaken> {
  const { device, centreKey } = enrolled(db);
  const file = await openFile(bytes, centreKey);
  if ('refused' in file) return file;
  if (file.first.device !== device) return { refused: 'exchange-other-till' };
  const before = syncState(db);
  const { at } = file.first;
  // By its clock the centre has told this till more since.
  if (at < before.heardAt) return { at, isNews: false, changes: 0, unsent: unsentNow(db) };
  const changes = await takeAll(db, file.bundles, centreKey);
  if (changes === 'lacks') return { refused: 'exchange-gap' };
  db.write((writing) => setSucceeded(writing, Math.max(before.succeededAt ?? 0, at) as Instant));
  const after = syncState(db);
  const isNews = at > before.heardAt || after.feedN !== before.feedN;
  return { at, isNews, changes, unsent: unsentNow(db) };
}

function unsentNow(db: TillDb): number {
  return unsentAfter(db, sentUpTo(syncState(db)).seq).count;
}

type Opened = { readonly first: ToTill; readonly bundles: readonly string[] };

async function openFile(bytes: Uint8Array, centreKey: string): Promise<Opened | NotTaken> {
  const text = await unpacked(bytes);
  const ends = text && lineEnds(text);
  const first = ends && ToTill.safeParse(jsonIn(text.toString('utf8', 0, ends.first))).data;
  if (!first) return { refused: isForCentre(text) ? 'exchange-for-centre' : 'exchange-unreadable' };
  const { sig } = BundleSignature.safeParse(jsonIn(text.toString('utf8', ends.first + 1, ends.second))).data ?? {};
  const digest = createHash('sha256').update(text.subarray(0, ends.first)).digest();
  if (!sig || !verify(null, digest, publicKeyOf(centreKey), Buffer.from(sig, 'base64')))
    return { refused: 'exchange-unsigned' };
  const rest = text.subarray(ends.second + 1);
  if (createHash('sha256').update(rest).digest('hex') !== first.digest) return { refused: 'exchange-unreadable' };
  return { first, bundles: inTwos(rest.toString('utf8')) };
}

async function unpacked(bytes: Uint8Array): Promise<Buffer | undefined> {
  try {
    return await unpack(bytes, { maxOutputLength: UNPACKED_BYTES });
  } catch {
    return undefined;
  }
}

function lineEnds(text: Buffer): { readonly first: number; readonly second: number } | undefined {
  const first = text.indexOf(0x0a);
  const second = text.indexOf(0x0a, first + 1);
  return first < 0 || second < 0 ? undefined : { first, second };
}

function isForCentre(text: Buffer | undefined): boolean {
  return text?.subarray(0, 40).toString('utf8').startsWith('{"exchange":"to-centre"') === true;
}

/** Bundle and signature, as a pull answers. */
function inTwos(text: string): string[] {
  const lines = text.split('\n');
  return Array.from({ length: lines.length >> 1 }, (_, at) => `${lines[2 * at]}\n${lines[2 * at + 1]}\n`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Each in its transaction, as they would come by network. @returns how many rows changed */
async function takeAll(db: TillDb, bundles: readonly string[], centreKey: string): Promise<number | 'lacks'> {
  let changes = 0;
  for (const text of bundles) {
    try {
      const bundle = openReply(text, centreKey);
      if ('answer' in bundle) return 'lacks';
      changes += takeBundle(db, { bundle, text, fit: fitOfCarried }).changes;
    } catch (error) {
      if (error instanceof CentreTrouble) return 'lacks';
      throw error;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return changes;
}
