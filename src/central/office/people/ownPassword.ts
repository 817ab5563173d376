import { accountOf } from '../../db/account.ts';
import { isPassword } from './password.ts';
import type { SessionDesk } from './session.ts';
import { countTries } from './tries.ts';
import { askerOf, type Visit } from './visit.ts';

/** Whether it is the password of whoever asks; guesses are counted as those at the sign-in are. */
export async function isOwnPassword(
  desk: SessionDesk,
  password: string,
  visit: Visit,
): Promise<'right' | 'wrong-password' | 'too-many-tries'> {
  const account = await accountOf(desk.pool, askerOf(visit).account ?? '');
  if (!account?.password) return 'wrong-password';
  const { signIn: name, account: id } = account;
  const tries = await countTries(desk, { address: visit.address, name, account: id });
  if (!tries.isAdmitted) return 'too-many-tries';
  if (!(await isPassword(password, account.password))) return 'wrong-password';
  await tries.succeeded();
  return 'right';
}
