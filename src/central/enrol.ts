import type { Pool } from 'pg';
import { z } from 'zod';
import { Instant } from '../shared/day.ts';
import type { DeviceId } from '../shared/id.ts';
import { EnrolReply, EnrolRequest } from '../shared/sync/protocol.ts';
import { epochAfter } from '../shared/till/epoch.ts';
import type { ReplacedTill } from '../shared/till/till.ts';
import { speaksOtherProtocol } from './batch.ts';
import { currentRow } from './db/catalogue.ts';
import { type EnrolCode, insertEnrolCode, isEnrolCode, lockEnrolCode, markEnrolCodeUsed } from './db/enrolCode.ts';
import { type Db, type Transaction, transaction } from './db/query.ts';
import { clearOldTries, countWrong, forgetTries, lockTries } from './db/signInTry.ts';
import { insertTill, lastSlipEntry, lockTill, nextTillNumber, setReplacedBy, type Till } from './db/till.ts';
import { parseJson } from './parseJson.ts';
import { tillKey } from './push.ts';
import { makeSpokenCode, spokenCodeHash } from './spokenCode.ts';
import type { ThrottleRule } from './throttle.ts';

export type EnrolDesk = {
  readonly pool: Pool;
  readonly centre: string;
  readonly clock: () => Instant;
  readonly random: (count: number) => Uint8Array;
  readonly centreKey: string;
  readonly onEnrolled: () => void;
};

type Refused = Extract<EnrolReply, { answer: 'refused' }>;
const refused = (why: Refused['why']): Refused => ({ answer: 'refused', why });

const CODE_LIFE = 600_000;

/** For whom a code is: a new till of an outlet, or the machine in the place of one. */
export type CodeFor = Pick<EnrolCode, 'outlet'> & Partial<Pick<EnrolCode, 'replaces'>>;

/** @returns the code to show, e.g. `7K2M-9QXD`; undefined where there is no such outlet */
export async function makeEnrolCode(
  db: Db,
  { clock, random }: Pick<EnrolDesk, 'clock' | 'random'>,
  { outlet, replaces = null }: CodeFor,
): Promise<{ code: string; expiresAt: Instant } | undefined> {
  if (!(await currentRow(db, 'outlet', outlet))) return undefined;
  const code = makeSpokenCode(random, 8);
  const madeAt = clock();
  const expiresAt = (madeAt + CODE_LIFE) as Instant;
  await insertEnrolCode(db, { codeHash: spokenCodeHash(code), outlet, replaces, madeAt, expiresAt });
  return { code, expiresAt };
}

/** @param address where the request came from, for slowing down guesses */
export async function enrol(desk: EnrolDesk, input: unknown, address: string): Promise<EnrolReply> {
  if (speaksOtherProtocol(input)) return refused('protocol');
  const request = EnrolRequest.safeParse(input).data;
  if (!request || !isEd25519(request.publicKey)) return refused('malformed');

  const guess = await judgeGuess(desk, spokenCodeHash(request.code), address);
  if (guess) return refused(guess);
  const reply = await transaction(desk.pool, (tx) => admit(desk, tx, request));
  if (reply.answer === 'enrolled') {
    await forgetTries(desk.pool, fromAddress(address));
    desk.onEnrolled();
  }
  return reply;
}

/** Ten free, then 1 s, 2 s, 4 s … up to 5 minutes; over all addresses a hundred free, up to 5 s. */
const FORGET_AFTER = 900_000;
const PER_ADDRESS: ThrottleRule = { free: 10, firstWait: 1_000, longestWait: 300_000, forgetAfter: FORGET_AFTER };
const OVER_ALL: ThrottleRule = { free: 100, firstWait: 100, longestWait: 5_000, forgetAfter: FORGET_AFTER };

const fromAddress = (address: string): string => `enrol from ${address}`;
const EVERYBODY = 'enrol';

/** Counted in the database, where all servers of a centre see it. @returns why the code goes no further; undefined where it is one */
function judgeGuess(
  { pool, clock }: EnrolDesk,
  codeHash: Buffer,
  address: string,
): Promise<'too-many-tries' | 'wrong-code' | undefined> {
  const [now, from] = [clock(), fromAddress(address)];
  return transaction(pool, async (tx) => {
    await clearOldTries(tx, now - FORGET_AFTER);
    // One after the other, and in this order, so that a hundred at once are not all free and nobody waits for each other for ever.
    const isOpen = (await lockTries(tx, from, PER_ADDRESS, now)) && (await lockTries(tx, EVERYBODY, OVER_ALL, now));
    if (!isOpen) return 'too-many-tries';
    if (await isEnrolCode(tx, codeHash)) return undefined;
    await countWrong(tx, from, PER_ADDRESS, now);
    await countWrong(tx, EVERYBODY, OVER_ALL, now);
    return 'wrong-code';
  });
}

function isEd25519(publicKey: string): boolean {
  try {
    return tillKey(publicKey).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

async function admit(desk: EnrolDesk, tx: Transaction, request: EnrolRequest): Promise<EnrolReply> {
  const hashed = spokenCodeHash(request.code);
  const code = await lockEnrolCode(tx, hashed);
  if (!code) return refused('wrong-code');

  const known = await lockTill(tx, request.device);
  const old = code.replaces === null ? undefined : await lockTill(tx, code.replaces);
  const fault =
    deviceFault(known, request) ??
    codeFault(code, request.device, desk.clock()) ??
    reuseFault(known, code) ??
    (old && placeFault(old, request));
  if (fault) return refused(fault);

  await markEnrolCodeUsed(tx, hashed, request.device);
  const till = known ?? (await newTill(desk, tx, { code, old, request }));
  const outlet = await currentRow(tx, 'outlet', till.outlet);
  if (!outlet) return refused('wrong-code');
  return EnrolReply.parse({
    answer: 'enrolled',
    centre: desk.centre,
    centreKey: desk.centreKey,
    outlet,
    till: till.till,
    ...(till.replaces && { replaces: till.replaces, epoch: till.firstEpoch }),
  });
}

function deviceFault(known: Till | undefined, { publicKey }: EnrolRequest): 'malformed' | undefined {
  return known && known.publicKey !== publicKey ? 'malformed' : undefined;
}

/**
 * Whoever lost our answer has sent nothing yet, and may ask again. A device that we hold entries of has lost its journal
 * if it asks: let in as the till it was, it would begin again at entry 1 and slip 000001. Nothing is written then, so the
 * code is still good for the new key that the till asks with next. So, too, where the code is for another place than it has.
 */
function reuseFault(known: Till | undefined, { outlet, replaces }: EnrolCode): 'device-known' | undefined {
  if (!known) return undefined;
  const isElsewhere = known.outlet !== outlet || (known.replaces?.device ?? null) !== replaces;
  return known.head.seq > 0 || known.revoked || isElsewhere ? 'device-known' : undefined;
}

/** A lost reply is asked for again, perhaps after the code has expired: the device it let in gets its answer. */
function codeFault(code: EnrolCode, device: string, now: number): 'used' | 'expired' | undefined {
  if (code.usedBy === device) return undefined;
  if (code.usedBy !== null) return 'used';
  return code.expiresAt <= now ? 'expired' : undefined;
}

/**
 * A place is taken once; and it is there no more where the office put the old machine back to use. A till of before machines were
 * replaced would begin again at slip 000001.
 */
function placeFault(old: Till, { device, mayReplace }: EnrolRequest): Refused['why'] | undefined {
  if (!mayReplace) return 'protocol';
  if (old.replacedBy === device) return undefined;
  if (old.replacedBy !== null) return 'used';
  return old.replacedAt === null ? 'expired' : undefined;
}

type Newcomer = { readonly code: EnrolCode; readonly old: Till | undefined; readonly request: EnrolRequest };
type Place = Pick<Till, 'outlet' | 'till' | 'firstEpoch' | 'replaces'>;

async function newTill(desk: EnrolDesk, tx: Transaction, { code, old, request }: Newcomer): Promise<Place> {
  const { device, publicKey } = request;
  const place = old ? await placeOf(tx, old) : await newPlace(tx, code.outlet);
  await insertTill(tx, { device, publicKey, ...place, enrolledAt: desk.clock() });
  if (old) await setReplacedBy(tx, old.device, device);
  return place;
}

async function newPlace(tx: Transaction, outlet: string): Promise<Place> {
  return { outlet, till: await nextTillNumber(tx, outlet), firstEpoch: 1, replaces: null };
}

async function placeOf(tx: Transaction, { device, outlet, till, firstEpoch, head }: Till): Promise<Place> {
  const entry = await lastSlipEntry(tx, device);
  const last = entry === undefined ? undefined : slipIn(entry);
  return {
    outlet,
    till,
    firstEpoch: epochAfter(firstEpoch, head.epoch),
    replaces: { device: device as DeviceId, ...head, ...(last && { last }) },
  };
}

const Slip = z.object({ at: Instant, body: z.object({ number: z.string().min(1).max(40) }) });

/** Nobody has looked into a stored body yet: what it does not say is left out. */
function slipIn(entry: string): ReplacedTill['last'] {
  const slip = Slip.safeParse(parseJson(entry)).data;
  return slip && { number: slip.body.number, at: slip.at };
}
