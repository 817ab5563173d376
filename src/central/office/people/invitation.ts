import { accountOf, invitationOf, setPassword, takeInvitation } from '../../db/account.ts';
import { transaction } from '../../db/query.ts';
import { endSecondFactor } from '../../db/secondFactor.ts';
import { spokenCodeHash } from '../../spokenCode.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import { noteDone } from './audit.ts';
import { forgetPassword } from './firstAdministrator.ts';
import { hashPassword } from './password.ts';
import { passwordFault } from './passwordRule.ts';
import { beginSession, type SessionDesk } from './session.ts';
import { countTries, type Tries } from './tries.ts';
import type { Visit } from './visit.ts';

type Desk = { readonly session: SessionDesk };

/** Codes are 80 bits long: counting is for the server's sake. */
const tryCode = (desk: SessionDesk, { address }: Visit): Promise<Tries> =>
  countTries(desk, { address, name: `invitation ${address}`, account: undefined });

export async function showInvitation(
  { session: desk }: Desk,
  { code }: OfficeInput<'invitation.show'>,
  visit: Visit,
): Promise<OfficeReply<'invitation.show'>> {
  const tries = await tryCode(desk, visit);
  if (!tries.isAdmitted) return { refused: 'too-many-tries' };
  const invited = await invitedBy(desk, code);
  if (!invited) return { refused: 'no-such-invitation' };
  await tries.takeBack();
  return { name: invited.name, signIn: invited.signIn };
}

async function invitedBy(desk: SessionDesk, code: string) {
  const invitation = await invitationOf(desk.pool, spokenCodeHash(code));
  if (!invitation || invitation.expiresAt <= desk.clock()) return undefined;
  const account = await accountOf(desk.pool, invitation.account);
  return account?.retiredAt === null ? account : undefined;
}

export async function acceptInvitation(
  { session: desk }: Desk,
  { code, password }: OfficeInput<'invitation.take'>,
  visit: Visit,
): Promise<OfficeReply<'invitation.take'>> {
  const tries = await tryCode(desk, visit);
  if (!tries.isAdmitted) return { refused: 'too-many-tries' };
  const invited = await invitedBy(desk, code);
  if (!invited) return { refused: 'no-such-invitation' };
  await tries.takeBack();
  const fault = passwordFault(password, [invited.signIn, invited.name]);
  if (fault) return { refused: fault };
  const hashed = await hashPassword(password, desk.random(16));
  const { account, name } = invited;
  const entered = await transaction(desk.pool, async (tx) => {
    const taken = await takeInvitation(tx, spokenCodeHash(code));
    if (!taken) return undefined;
    await setPassword(tx, account, hashed);
    if (taken.endsSecondFactor) await endSecondFactor(tx, account);
    // A link lets somebody choose a password; it is no second factor.
    if (invited.totp && !taken.endsSecondFactor) {
      await noteDone(tx, desk, visit, { kind: 'account', id: account, before: null, after: null });
      return { token: undefined };
    }
    return { token: await beginSession(tx, desk, { account, name, secondFactor: 'none' }, visit) };
  });
  if (!entered) return { refused: 'no-such-invitation' };
  forgetPassword(desk.folder, account);
  if (entered.token) visit.setToken(entered.token);
  return { done: true, signedIn: entered.token !== undefined };
}
