import { hash, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Instant } from '../../../shared/day.ts';
import type { OutletId } from '../../../shared/id.ts';
import { noteSignIn } from '../../db/account.ts';
import { writeAudit } from '../../db/audit.ts';
import { type Transaction, transaction } from '../../db/query.ts';
import {
  endSession,
  endSessionOf,
  endSessions,
  insertSession,
  type SessionColumns,
  sessionOf,
  sessionsOf,
  touchSession,
} from '../../db/session.ts';
import type { CentreKey } from '../../secrets.ts';
import type { AccountId } from '../api/accounts.ts';
import type { OfficeRole } from '../api/rights.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import { doerOf } from './audit.ts';
import { type Asker, askerOf, type Visit } from './visit.ts';

export type SessionDesk = {
  readonly pool: Pool;
  readonly folder: string;
  readonly clock: () => Instant;
  readonly random: (count: number) => Uint8Array;
  readonly key: CentreKey;
};

/** ms. A working day. */
export const SESSION_LIFE = 12 * 3_600_000;
/** ms. A session that asked nothing for so long has ended; hearing news is not asking. */
const QUIET_LIFE = 2 * 3_600_000;
/** ms. How exactly it is known when a session was last used: more often than this it is not written. */
const SEEN_EVERY = 60_000;
const AGENT_LENGTH = 300;

/** The token is only in the cookie; the database keeps its hash, so who reads a backup cannot sign in with it. */
const tokenHash = (token: string): Buffer => hash('sha256', token, 'buffer');

/** @param isAsking false for what a page does by itself, which keeps no session alive */
export async function findAsker(
  { pool, clock }: Pick<SessionDesk, 'pool' | 'clock'>,
  token: string | undefined,
  isAsking: boolean,
): Promise<Asker | undefined> {
  if (token === undefined) return undefined;
  const now = clock();
  const found = await sessionOf(pool, tokenHash(token), { now, quietSince: now - QUIET_LIFE });
  if (!found) return undefined;
  if (isAsking && now - found.seenAt >= SEEN_EVERY) await touchSession(pool, tokenHash(token), now);
  return askerFrom(found);
}

function askerFrom({ administratorsNeedSecondFactor, ...found }: SessionColumns): Asker {
  const { session, signIn, name, secondFactor } = found;
  return {
    account: found.account as AccountId,
    signIn,
    name,
    role: found.role as OfficeRole,
    outlets: found.outlets as OutletId[],
    session,
    secondFactor,
    mustSetUp: administratorsNeedSecondFactor && found.role === 'administrator' && !secondFactor,
  };
}

export async function sessionState(
  _desk: unknown,
  _input: unknown,
  { asker }: Visit,
): Promise<OfficeReply<'session.state'>> {
  if (!asker?.account) return { reader: null };
  const { account, signIn, name, role, outlets, secondFactor, mustSetUp } = asker;
  return { reader: { account, signIn, name, role, outlets: [...outlets], secondFactor, mustSetUp } };
}

export type Entering = {
  readonly account: string;
  readonly name: string;
  /** By what besides the password; for the audit log. */
  readonly secondFactor: 'none' | 'authenticator' | 'recovery-code';
};

/**
 * Begins a session under a new token; whichever the browser had before is no longer good (session fixation).
 * @returns the token
 */
export async function beginSession(
  tx: Transaction,
  { clock, random }: SessionDesk,
  { account, name, secondFactor }: Entering,
  visit: Visit,
): Promise<string> {
  const now = clock();
  const token = Buffer.from(random(32)).toString('base64url');
  if (visit.token) await endSessionOf(tx, tokenHash(visit.token));
  await insertSession(tx, {
    tokenHash: tokenHash(token),
    session: randomUUID(),
    account,
    begunAt: now,
    endsAt: now + SESSION_LIFE,
    address: visit.address,
    agent: visit.agent.slice(0, AGENT_LENGTH),
  });
  await noteSignIn(tx, account, visit.address, now);
  const doer = doerOf({ deed: visit.deed, asker: { account: account as AccountId, name } }, now);
  const after = { address: visit.address, secondFactor };
  await writeAudit(tx, doer, [{ kind: 'account', id: account, before: null, after }]);
  return token;
}

export async function signOut({ session: desk }: Desk, _input: unknown, visit: Visit) {
  if (visit.token) await endSessionOf(desk.pool, tokenHash(visit.token));
  visit.setToken(undefined);
  return { done: true } as const;
}

type Desk = { readonly session: SessionDesk };

export async function listSessions(
  { session: { pool, clock } }: Desk,
  _input: unknown,
  visit: Visit,
): Promise<OfficeReply<'session.list'>> {
  const { account, session: own } = askerOf(visit);
  const now = clock();
  const found = await sessionsOf(pool, account ?? '', { now, quietSince: now - QUIET_LIFE });
  return found.map(({ session, begunAt, seenAt, address, agent }) => ({
    session,
    begunAt: begunAt as Instant,
    seenAt: seenAt as Instant,
    address,
    agent,
    isThis: session === own,
  }));
}

export async function endOne(
  { session: desk }: Desk,
  { session }: OfficeInput<'session.end'>,
  visit: Visit,
): Promise<OfficeReply<'session.end'>> {
  const { account } = askerOf(visit);
  return transaction(desk.pool, async (tx) => {
    if (!(await endSession(tx, account ?? '', session))) return { refused: 'no-such-session' };
    await writeOwn(tx, desk, visit);
    return { done: true };
  });
}

export async function endOthers(
  { session: desk }: Desk,
  _input: unknown,
  visit: Visit,
): Promise<OfficeReply<'session.endOthers'>> {
  const { account, session } = askerOf(visit);
  return transaction(desk.pool, async (tx) => {
    await endSessions(tx, account ?? '', session);
    await writeOwn(tx, desk, visit);
    return { done: true };
  });
}

/** That somebody changed something of their own that is no fact to show: a password, a key, a session. */
export async function writeOwn(tx: Transaction, { clock }: Pick<SessionDesk, 'clock'>, visit: Visit): Promise<void> {
  const doer = doerOf(visit, clock());
  await writeAudit(tx, doer, [{ kind: 'account', id: doer.account ?? '', before: null, after: null }]);
}
