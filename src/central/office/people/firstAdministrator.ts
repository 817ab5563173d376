import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endInvitations, insertAccount, isAnybodyThere, lockPeople, restoreAccount } from '../../db/account.ts';
import { transaction } from '../../db/query.ts';
import { endSecondFactor } from '../../db/secondFactor.ts';
import { endAllSessions } from '../../db/session.ts';
import { FIRST_SIGN_IN } from '../api/accounts.ts';
import { noteDone } from './audit.ts';
import { hashPassword } from './password.ts';
import type { SessionDesk } from './session.ts';
import { fromInside } from './visit.ts';

const FIRST_PASSWORD_FILE = 'first-password.txt';
const FIRST_ACCOUNT = 'tk-0000000000';

/**
 * Makes the first administrator at the first run, and writes their password where only the owner of the folder can read it.
 * @returns the password, the one time it is known
 */
export async function ensureAdministrator(desk: SessionDesk): Promise<string | undefined> {
  const { pool, folder, random } = desk;
  if (await isAnybodyThere(pool)) return undefined;
  const password = newPassword(random);
  const made = await firstAccount(desk, password);
  // Before the hash counts: a power cut between the two must not leave a centre whose password nobody knows.
  keepPassword(folder, password);
  const isFirst = await transaction(pool, async (tx) => {
    // Of two servers that start together only one makes them.
    const inserted = await insertAccount(tx, made);
    if (inserted) await noteDone(tx, desk, fromInside('centre.begin'), accountMade());
    return inserted;
  });
  if (isFirst) return password;
  rmSync(join(folder, FIRST_PASSWORD_FILE), { force: true });
  return undefined;
}

/**
 * For whoever sits at the machine itself and has lost the password: the first administrator is as at the first run, with
 * another password and no second factor. Everybody is signed out.
 * @returns the password, the one time it is known
 */
export async function restoreAdministrator(desk: SessionDesk): Promise<string> {
  const password = newPassword(desk.random);
  const made = await firstAccount(desk, password);
  keepPassword(desk.folder, password);
  await transaction(desk.pool, async (tx) => {
    await lockPeople(tx);
    await restoreAccount(tx, made);
    await endSecondFactor(tx, FIRST_ACCOUNT);
    await endInvitations(tx, FIRST_ACCOUNT);
    await endAllSessions(tx);
    await noteDone(tx, desk, fromInside('centre.newPassword'), accountMade());
  });
  return password;
}

const accountMade = () => ({
  kind: 'account',
  id: FIRST_ACCOUNT,
  before: null,
  after: { signIn: FIRST_SIGN_IN, role: 'administrator' },
});

async function firstAccount({ random, clock }: SessionDesk, password: string) {
  return {
    account: FIRST_ACCOUNT,
    signIn: FIRST_SIGN_IN,
    name: 'Quản trị trung tâm',
    role: 'administrator',
    outlets: [],
    password: await hashPassword(password, random(16)),
    madeAt: clock(),
  };
}

const newPassword = (random: SessionDesk['random']): string => Buffer.from(random(12)).toString('base64url');

function keepPassword(folder: string, password: string): void {
  const path = join(folder, FIRST_PASSWORD_FILE);
  // One that is there may be open to others: a file's mode is only set when it is made.
  rmSync(path, { force: true });
  writeFileSync(path, `${password}\n`, { mode: 0o600, flag: 'wx', flush: true });
}

/** What the file says is no longer so, once the first administrator has chosen another. */
export function forgetPassword(folder: string, account: string): void {
  if (account === FIRST_ACCOUNT) rmSync(join(folder, FIRST_PASSWORD_FILE), { force: true });
}
