import { must } from '../../../shared/must.ts';
import { type AccountColumns, accountOf, lockPeople } from '../../db/account.ts';
import { type Transaction, transaction } from '../../db/query.ts';
import {
  endSecondFactor,
  offerKey,
  replaceRecoveryCodes,
  takeOfferedKey,
  useRecoveryCode,
  useStep,
} from '../../db/secondFactor.ts';
import { endSessions } from '../../db/session.ts';
import { makeSpokenCode, spokenCodeHash } from '../../spokenCode.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import { isOwnPassword } from './ownPassword.ts';
import { seal, unseal } from './seal.ts';
import { type SessionDesk, writeOwn } from './session.ts';
import { base32, otpAddress, stepOf } from './totp.ts';
import { countTries } from './tries.ts';
import { askerOf, type Visit } from './visit.ts';

/** Bytes of a key: as long as the hash it is for (RFC 4226 §4). */
const KEY_LENGTH = 20;
/** Codes for when the authenticator is lost. */
const RECOVERY_CODES = 10;

type Desk = { readonly session: SessionDesk };
type Keys = Pick<AccountColumns, 'account' | 'totp'>;

/** @returns by what it was passed; undefined where the code is wrong, or was used before */
export async function checkSecondFactor(
  tx: Transaction,
  desk: SessionDesk,
  { account, totp }: Keys,
  code: string,
): Promise<'authenticator' | 'recovery-code' | undefined> {
  const typed = code.replace(/\s/g, '');
  if (totp && /^\d{6}$/.test(typed)) {
    const step = stepOf(unseal(desk.key, totp, account), typed, desk.clock());
    return step !== undefined && (await useStep(tx, account, step)) ? 'authenticator' : undefined;
  }
  return (await useRecoveryCode(tx, account, spokenCodeHash(typed), desk.clock())) ? 'recovery-code' : undefined;
}

export async function offerSecondFactor(
  { session: desk }: Desk,
  { password }: OfficeInput<'secondFactor.offer'>,
  visit: Visit,
): Promise<OfficeReply<'secondFactor.offer'>> {
  const { account, signIn } = askerOf(visit);
  const checked = await isOwnPassword(desk, password, visit);
  if (account === null || checked !== 'right') return { refused: checked === 'right' ? 'wrong-password' : checked };
  const key = desk.random(KEY_LENGTH);
  await offerKey(desk.pool, account, seal(desk.key, key, { of: account, nonce: desk.random(12) }));
  return { key: base32(key), address: otpAddress(key, signIn) };
}

export async function confirmSecondFactor(
  { session: desk }: Desk,
  { code }: OfficeInput<'secondFactor.confirm'>,
  visit: Visit,
): Promise<OfficeReply<'secondFactor.confirm'>> {
  const { session } = askerOf(visit);
  const own = await ownAccount(desk, visit);
  if (!own.totpOffered) return { refused: 'not-offered' };
  const { account, signIn: name } = own;
  const tries = await countTries(desk, { address: visit.address, name, account });
  if (!tries.isAdmitted) return { refused: 'too-many-tries' };
  const step = stepOf(unseal(desk.key, own.totpOffered, account), code.replace(/\s/g, ''), desk.clock());
  if (step === undefined) return { refused: 'wrong-code' };
  const recovery = Array.from({ length: RECOVERY_CODES }, () => makeSpokenCode(desk.random, 16));
  await transaction(desk.pool, async (tx) => {
    await takeOfferedKey(tx, account, step);
    await replaceRecoveryCodes(tx, account, recovery.map(spokenCodeHash));
    await endSessions(tx, account, session);
    await writeOwn(tx, desk, visit);
  });
  await tries.succeeded();
  return { recovery };
}

export async function takeSecondFactorAway(
  { session: desk }: Desk,
  { password, code }: OfficeInput<'secondFactor.end'>,
  visit: Visit,
): Promise<OfficeReply<'secondFactor.end'>> {
  const checked = await isOwnPassword(desk, password, visit);
  if (checked !== 'right') return { refused: checked };
  const own = await ownAccount(desk, visit);
  const tries = await countTries(desk, { address: visit.address, name: own.signIn, account: own.account });
  if (!tries.isAdmitted) return { refused: 'too-many-tries' };
  const outcome = await transaction(desk.pool, async (tx): Promise<OfficeReply<'secondFactor.end'>> => {
    const { administratorsNeedSecondFactor } = await lockPeople(tx);
    if (administratorsNeedSecondFactor && own.role === 'administrator') return { refused: 'required' };
    if (!(await checkSecondFactor(tx, desk, own, code))) return { refused: 'wrong-code' };
    await endSecondFactor(tx, own.account);
    await writeOwn(tx, desk, visit);
    return { done: true };
  });
  if ('done' in outcome) await tries.succeeded();
  return outcome;
}

async function ownAccount({ pool }: SessionDesk, visit: Visit): Promise<AccountColumns> {
  return must(await accountOf(pool, askerOf(visit).account ?? ''), 'the account of whoever is signed in');
}
