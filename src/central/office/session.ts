import { hash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Instant } from '../../shared/day.ts';
import {
  deleteSession,
  insertFirstPassword,
  insertSession,
  isSession,
  replacePassword,
  resetPassword,
  storedPassword,
} from '../db/office.ts';
import type { Throttle } from '../throttle.ts';
import type { OfficeReply } from './api.ts';
import { hashPassword, isPassword } from './password.ts';

export type SessionDesk = {
  readonly pool: Pool;
  readonly folder: string;
  readonly clock: () => Instant;
  readonly random: (count: number) => Uint8Array;
  readonly throttle: { readonly each: Throttle; readonly all: Throttle };
};

/** A page's visit: from where, with which session token, and how to hand it another one. */
export type Visit = {
  readonly address: string;
  readonly token: string | undefined;
  readonly setToken: (token: string | undefined) => void;
};

/** A working day. */
export const SESSION_LIFE = 12 * 3_600_000;
const SHORTEST_PASSWORD = 8;
const FIRST_PASSWORD_FILE = 'first-password.txt';

/** The token is only in the cookie; the database keeps its hash, so who reads a backup cannot sign in with it. */
const tokenHash = (token: string): Buffer => hash('sha256', token, 'buffer');

export async function isSignedIn({ pool, clock }: SessionDesk, token: string | undefined): Promise<boolean> {
  return token !== undefined && isSession(pool, tokenHash(token), clock());
}

/**
 * Makes the first password at the first run, and writes it where only the owner of the folder can read it.
 * @returns it, the one time it is known
 */
export async function ensurePassword({ pool, folder, random }: SessionDesk): Promise<string | undefined> {
  if (await storedPassword(pool)) return undefined;
  const password = newPassword(random);
  const hashed = await hashPassword(password, random(16));
  // Before the hash counts: a power cut between the two must not leave a centre whose password nobody knows.
  keepPassword(folder, password);
  if (await insertFirstPassword(pool, hashed)) return password;
  forgetPassword(folder);
  return undefined;
}

/**
 * For whoever sits at the machine itself and has lost the password: makes another, as at the first run. Everybody is
 * signed out.
 * @returns it, the one time it is known
 */
export async function remakePassword({ pool, folder, random }: SessionDesk): Promise<string> {
  const password = newPassword(random);
  const hashed = await hashPassword(password, random(16));
  keepPassword(folder, password);
  await resetPassword(pool, hashed);
  return password;
}

const newPassword = (random: SessionDesk['random']): string => Buffer.from(random(12)).toString('base64url');

function keepPassword(folder: string, password: string): void {
  const path = join(folder, FIRST_PASSWORD_FILE);
  // One that is there may be open to others: a file's mode is only set when it is made.
  rmSync(path, { force: true });
  writeFileSync(path, `${password}\n`, { mode: 0o600, flag: 'wx', flush: true });
}

function forgetPassword(folder: string): void {
  rmSync(join(folder, FIRST_PASSWORD_FILE), { force: true });
}

export async function signIn(
  desk: SessionDesk,
  password: string,
  visit: Visit,
): Promise<OfficeReply<'session.signIn'>> {
  const { each, all } = desk.throttle;
  const now = desk.clock();
  if (!each.admits(visit.address, now) || !all.admits('everyone', now)) return { refused: 'too-many-tries' };
  // Counted before the slow hash is made, so that a hundred guesses at once are not all free.
  each.failed(visit.address, now);
  all.failed('everyone', now);
  const stored = await storedPassword(desk.pool);
  if (!stored || !(await isPassword(password, stored.hash))) return { refused: 'wrong-password' };
  each.succeeded(visit.address);
  all.succeeded('everyone');

  const token = Buffer.from(desk.random(32)).toString('base64url');
  await insertSession(desk.pool, tokenHash(token), now, now + SESSION_LIFE);
  visit.setToken(token);
  return { done: true };
}

export async function signOut({ pool }: SessionDesk, visit: Visit): Promise<OfficeReply<'session.signOut'>> {
  if (visit.token) await deleteSession(pool, tokenHash(visit.token));
  visit.setToken(undefined);
  return { done: true };
}

export async function changePassword(
  desk: SessionDesk,
  { current, next }: { current: string; next: string },
  visit: Visit,
): Promise<OfficeReply<'session.changePassword'>> {
  const now = desk.clock();
  const from = `change ${visit.address}`;
  if (!desk.throttle.each.admits(from, now)) return { refused: 'wrong-password' };
  const stored = await storedPassword(desk.pool);
  if (!stored || !(await isPassword(current, stored.hash))) {
    desk.throttle.each.failed(from, now);
    return { refused: 'wrong-password' };
  }
  if (next.length < SHORTEST_PASSWORD) return { refused: 'too-short' };
  await replacePassword(desk.pool, await hashPassword(next, desk.random(16)), tokenHash(visit.token ?? ''));
  forgetPassword(desk.folder);
  return { done: true };
}
