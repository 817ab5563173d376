import type { Instant } from '../../../shared/day.ts';
import type { OutletId } from '../../../shared/id.ts';
import {
  type AccountColumns,
  accountOf,
  countAdministrators,
  endInvitations,
  insertAccount,
  insertInvitation,
  listedAccounts,
  lockPeople,
  officeSettings,
  retireAccount,
  setPassword,
  updateAccount,
  writeSettings,
} from '../../db/account.ts';
import { type Transaction, transaction } from '../../db/query.ts';
import { endSessions } from '../../db/session.ts';
import { makeSpokenCode, spokenCodeHash } from '../../spokenCode.ts';
import type { AccountId, AccountRow, Person } from '../api/accounts.ts';
import { isLimited, type OfficeRole } from '../api/rights.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import type { OfficeDesk } from '../desk.ts';
import { noteDone } from './audit.ts';
import { askerOf, type Visit } from './visit.ts';

/** ms. Long enough for somebody who is in the office on some days only. */
const INVITATION_LIFE = 3 * 86_400_000;

export async function listAccounts({ pool, clock }: OfficeDesk): Promise<OfficeReply<'account.list'>> {
  const now = clock();
  const accounts = (await listedAccounts(pool)).map((listed): AccountRow => {
    const { invitedUntil } = listed;
    return {
      account: listed.account as AccountId,
      signIn: listed.signIn,
      name: listed.name,
      role: listed.role as OfficeRole,
      outlets: listed.outlets as OutletId[],
      state: stateOf(listed),
      secondFactor: listed.secondFactor,
      signedInAt: listed.signedInAt as Instant | null,
      invitedUntil: invitedUntil !== null && invitedUntil > now ? (invitedUntil as Instant) : null,
    };
  });
  return { accounts: accounts.toSorted(byName), ...(await officeSettings(pool)) };
}

function stateOf({ retiredAt, hasPassword }: { retiredAt: number | null; hasPassword: boolean }): AccountRow['state'] {
  if (retiredAt !== null) return 'retired';
  return hasPassword ? 'active' : 'invited';
}

/** Those who left come last. */
function byName(a: AccountRow, b: AccountRow): number {
  const gone = Number(a.state === 'retired') - Number(b.state === 'retired');
  return gone || a.name.localeCompare(b.name, 'vi') || (a.account < b.account ? -1 : 1);
}

export async function invite(
  desk: OfficeDesk,
  { signIn, ...person }: OfficeInput<'account.invite'>,
  visit: Visit,
): Promise<OfficeReply<'account.invite'>> {
  const { catalogue, random, clock, pool } = desk;
  const fault = personFault((await catalogue.fresh()).outlets, person);
  if (fault) return { refused: fault };
  const account = `tk-${Buffer.from(random(5)).toString('hex')}` as AccountId;
  const made = { account, signIn, ...ownOutlets(person) };
  return transaction(pool, async (tx) => {
    if (!(await insertAccount(tx, { ...made, password: null, madeAt: clock() }))) return { refused: 'name-taken' };
    await noteDone(tx, desk, visit, {
      kind: 'account',
      id: account,
      before: null,
      after: { signIn, ...factsOf(made) },
    });
    return makeInvitation(tx, desk, account, false);
  });
}

type PersonFault = 'no-such-outlet' | 'needs-outlets';

function personFault(known: ReadonlyMap<string, unknown>, { role, outlets }: Person): PersonFault | undefined {
  if (!isLimited(role)) return undefined;
  if (outlets.length === 0) return 'needs-outlets';
  return outlets.every((outlet) => known.has(outlet)) ? undefined : 'no-such-outlet';
}

function ownOutlets({ name, role, outlets }: Person): Person {
  return { name, role, outlets: isLimited(role) ? [...new Set(outlets)] : [] };
}

/** What the audit log says of an account: nothing that is a secret. */
const factsOf = ({ name, role, outlets }: Pick<AccountColumns, 'name' | 'role' | 'outlets'>) => ({
  name,
  role,
  outlets,
});

async function makeInvitation(
  tx: Transaction,
  { random, clock }: Pick<OfficeDesk, 'random' | 'clock'>,
  account: AccountId,
  endsSecondFactor: boolean,
) {
  const code = makeSpokenCode(random, 16);
  const expiresAt = (clock() + INVITATION_LIFE) as Instant;
  await insertInvitation(tx, spokenCodeHash(code), { account, expiresAt, endsSecondFactor });
  return { account, code, expiresAt };
}

type Fault = 'no-such-account' | 'oneself' | 'last-administrator';

/** Somebody's account, under the lock of all people; undone where it would leave the office without an administrator. */
async function changing<T>(
  desk: OfficeDesk,
  account: AccountId,
  visit: Visit,
  change: (tx: Transaction, before: AccountColumns) => Promise<T>,
): Promise<T | { refused: Fault }> {
  if (askerOf(visit).account === account) return { refused: 'oneself' };
  try {
    return await transaction(desk.pool, async (tx) => {
      await lockPeople(tx);
      const before = await accountOf(tx, account);
      if (!before || before.retiredAt !== null) return { refused: 'no-such-account' as const };
      const changed = await change(tx, before);
      if ((await countAdministrators(tx)) === 0) throw new NobodyLeft();
      return changed;
    });
  } catch (error) {
    if (error instanceof NobodyLeft) return { refused: 'last-administrator' };
    throw error;
  }
}

class NobodyLeft extends Error {}

/** At once: a role is read with every request. */
export async function changeAccount(
  desk: OfficeDesk,
  { account, ...person }: OfficeInput<'account.change'>,
  visit: Visit,
): Promise<OfficeReply<'account.change'>> {
  const fault = personFault((await desk.catalogue.fresh()).outlets, person);
  if (fault) return { refused: fault };
  return changing(desk, account, visit, async (tx, before) => {
    const after = ownOutlets(person);
    await updateAccount(tx, { account, ...after });
    await noteDone(tx, desk, visit, { kind: 'account', id: account, before: factsOf(before), after: factsOf(after) });
    return { done: true } as const;
  });
}

export function retire(
  desk: OfficeDesk,
  { account }: OfficeInput<'account.retire'>,
  visit: Visit,
): Promise<OfficeReply<'account.retire'>> {
  return changing(desk, account, visit, async (tx, before) => {
    await retireAccount(tx, account, desk.clock());
    await endInvitations(tx, account);
    await endSessions(tx, account, null);
    await noteDone(tx, desk, visit, { kind: 'account', id: account, before: factsOf(before), after: null });
    return { done: true } as const;
  });
}

export function reset(
  desk: OfficeDesk,
  { account, endsSecondFactor }: OfficeInput<'account.reset'>,
  visit: Visit,
): Promise<OfficeReply<'account.reset'>> {
  return changing(desk, account, visit, async (tx, { name }) => {
    await setPassword(tx, account, null);
    await endSessions(tx, account, null);
    await noteDone(tx, desk, visit, { kind: 'account', id: account, before: null, after: { name, endsSecondFactor } });
    return makeInvitation(tx, desk, account, endsSecondFactor);
  });
}

export async function saveSettings(
  desk: OfficeDesk,
  settings: OfficeInput<'account.settings'>,
  visit: Visit,
): Promise<OfficeReply<'account.settings'>> {
  const { account, secondFactor } = askerOf(visit);
  if (settings.administratorsNeedSecondFactor && account !== null && !secondFactor) {
    return { refused: 'set-up-own-first' };
  }
  return transaction(desk.pool, async (tx) => {
    const before = await lockPeople(tx);
    await writeSettings(tx, settings);
    await noteDone(tx, desk, visit, { kind: 'settings', id: 'people', before, after: settings });
    return { done: true };
  });
}
