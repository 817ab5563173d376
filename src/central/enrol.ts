import type { Pool } from 'pg';
import type { Instant } from '../shared/day.ts';
import type { OutletId } from '../shared/id.ts';
import { EnrolReply, EnrolRequest } from '../shared/sync/protocol.ts';
import { speaksOtherProtocol } from './batch.ts';
import { currentRow } from './db/catalogue.ts';
import { type EnrolCode, insertEnrolCode, isEnrolCode, lockEnrolCode, markEnrolCodeUsed } from './db/enrolCode.ts';
import { type Db, type Transaction, transaction } from './db/query.ts';
import { clearOldTries, countWrong, forgetTries, lockTries } from './db/signInTry.ts';
import { insertTill, lockTill, nextTillNumber, type Till } from './db/till.ts';
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

/** @returns the code to show, e.g. `7K2M-9QXD`; undefined where there is no such outlet */
export async function makeEnrolCode(
  db: Db,
  { clock, random }: Pick<EnrolDesk, 'clock' | 'random'>,
  outlet: OutletId,
): Promise<{ code: string; expiresAt: Instant } | undefined> {
  if (!(await currentRow(db, 'outlet', outlet))) return undefined;
  const code = makeSpokenCode(random, 8);
  const madeAt = clock();
  const expiresAt = (madeAt + CODE_LIFE) as Instant;
  await insertEnrolCode(db, { codeHash: spokenCodeHash(code), outlet, madeAt, expiresAt });
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
  const fault = deviceFault(known, request) ?? codeFault(code, request.device, desk.clock()) ?? reuseFault(known, code);
  if (fault) return refused(fault);

  await markEnrolCodeUsed(tx, hashed, request.device);
  const till = known ?? (await newTill(desk, tx, code.outlet as OutletId, request));
  const outlet = await currentRow(tx, 'outlet', till.outlet);
  if (!outlet) return refused('wrong-code');
  return EnrolReply.parse({
    answer: 'enrolled',
    centre: desk.centre,
    centreKey: desk.centreKey,
    outlet,
    till: till.till,
  });
}

function deviceFault(known: Till | undefined, { publicKey }: EnrolRequest): 'malformed' | undefined {
  return known && known.publicKey !== publicKey ? 'malformed' : undefined;
}

/**
 * Whoever lost our answer has sent nothing yet, and may ask again. A device that we hold entries of has lost its journal
 * if it asks: let in as the till it was, it would begin again at entry 1 and slip 000001. Nothing is written then, so the
 * code is still good for the new key that the till asks with next.
 */
function reuseFault(known: Till | undefined, { outlet }: EnrolCode): 'device-known' | undefined {
  if (!known) return undefined;
  return known.head.seq > 0 || known.revoked || known.outlet !== outlet ? 'device-known' : undefined;
}

/** A lost reply is asked for again, perhaps after the code has expired: the device it let in gets its answer. */
function codeFault(code: EnrolCode, device: string, now: number): 'used' | 'expired' | undefined {
  if (code.usedBy === device) return undefined;
  if (code.usedBy !== null) return 'used';
  return code.expiresAt <= now ? 'expired' : undefined;
}

async function newTill(desk: EnrolDesk, tx: Transaction, outlet: OutletId, request: EnrolRequest) {
  const till = await nextTillNumber(tx, outlet);
  const { device, publicKey } = request;
  await insertTill(tx, { device, outlet, till, publicKey, enrolledAt: desk.clock() });
  return { outlet, till };
}
