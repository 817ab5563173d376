import { accountCalled, setPassword } from '../../db/account.ts';
import { transaction } from '../../db/query.ts';
import { endSessions } from '../../db/session.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import { forgetPassword } from './firstAdministrator.ts';
import { isOwnPassword } from './ownPassword.ts';
import { hashPassword, isPassword } from './password.ts';
import { passwordFault } from './passwordRule.ts';
import { checkSecondFactor } from './secondFactor.ts';
import { beginSession, type SessionDesk, writeOwn } from './session.ts';
import { countTries } from './tries.ts';
import { askerOf, type Visit } from './visit.ts';

/** What nobody's password is checked against where nobody is called so: it takes as long, so names cannot be found out. */
const NOBODYS = `argon2id$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`;

type Desk = { readonly session: SessionDesk };

export async function signIn(
  { session: desk }: Desk,
  { name, password, code }: OfficeInput<'session.signIn'>,
  visit: Visit,
): Promise<OfficeReply<'session.signIn'>> {
  const called = name.trim().toLowerCase();
  const account = await accountCalled(desk.pool, called);
  const tries = await countTries(desk, { address: visit.address, name: called, account: account?.account });
  if (!tries.isAdmitted) return { refused: 'too-many-tries' };
  const isRight = await isPassword(password, account?.password ?? NOBODYS);
  if (!account || account.password === null || account.retiredAt !== null || !isRight) {
    return { refused: 'wrong-password' };
  }
  if (account.totp && !code) {
    await tries.takeBack();
    return { needs: 'code' };
  }
  const token = await transaction(desk.pool, async (tx) => {
    const secondFactor = account.totp ? await checkSecondFactor(tx, desk, account, code ?? '') : 'none';
    return (
      secondFactor && beginSession(tx, desk, { account: account.account, name: account.name, secondFactor }, visit)
    );
  });
  if (!token) return { refused: 'wrong-code' };
  await tries.succeeded();
  visit.setToken(token);
  return { done: true };
}

/** Whoever is signed in elsewhere is signed out: a password is changed because somebody may know it. */
export async function changePassword(
  { session: desk }: Desk,
  { current, next }: OfficeInput<'session.changePassword'>,
  visit: Visit,
): Promise<OfficeReply<'session.changePassword'>> {
  const { account, signIn: name, session } = askerOf(visit);
  if (account === null || (await isOwnPassword(desk, current, visit)) !== 'right') return { refused: 'wrong-password' };
  const fault = passwordFault(next, [name, askerOf(visit).name]);
  if (fault) return { refused: fault };
  const hashed = await hashPassword(next, desk.random(16));
  await transaction(desk.pool, async (tx) => {
    await setPassword(tx, account, hashed);
    await endSessions(tx, account, session);
    await writeOwn(tx, desk, visit);
  });
  forgetPassword(desk.folder, account);
  return { done: true };
}
