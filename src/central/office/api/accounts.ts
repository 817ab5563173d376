import { z } from 'zod';
import { Instant } from '../../../shared/day.ts';
import { OutletId } from '../../../shared/id.ts';
import { call, done, nothing, refused } from './call.ts';
import { OFFICE_ROLES } from './rights.ts';

/** Somebody who may sign in at the office. */
export const AccountId = z
  .string()
  .regex(/^tk-[0-9a-f]{10}$/)
  .brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;

/** What the first administrator signs in with. */
export const FIRST_SIGN_IN = 'trung-tam';

/** What somebody signs in with, in small letters; it may be an e-mail address. It stays theirs for good. */
export const SignInName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9.@_-]{1,79}$/);

/** Letters a new password has at least. With one that is tried at ten a minute, length is worth more than odd signs. */
export const PASSWORD_LEAST = 10;
export const Password = z.string().max(200);

export const Person = z.object({
  name: z.string().trim().min(1).max(80),
  role: z.enum(OFFICE_ROLES),
  /** Of a role that has only its own; at least one then, and none for others. */
  outlets: z.array(OutletId).max(1_000),
});
export type Person = z.infer<typeof Person>;

export const AccountRow = Person.extend({
  account: AccountId,
  signIn: z.string(),
  /** `invited`: has not chosen a password yet, or must choose another. */
  state: z.enum(['invited', 'active', 'retired']),
  secondFactor: z.boolean(),
  signedInAt: Instant.nullable(),
  /** Until when the link can be used that they were given; null where there is none. */
  invitedUntil: Instant.nullable(),
});
export type AccountRow = z.infer<typeof AccountRow>;

/** Shown this once. Whoever has it chooses the password. */
const Invited = z.object({ account: AccountId, code: z.string(), expiresAt: Instant });

const outletFaults = ['no-such-outlet', 'needs-outlets'] as const;

export const accountCalls = {
  'account.list': call(
    'read-accounts',
    nothing,
    z.object({ accounts: z.array(AccountRow), administratorsNeedSecondFactor: z.boolean() }),
  ),
  'account.invite': call(
    'edit-accounts',
    Person.extend({ signIn: SignInName }),
    z.union([Invited, refused('name-taken', ...outletFaults)]),
  ),
  /** At once, also for who is signed in. Nobody changes or retires themselves, so an administrator is always left. */
  'account.change': call(
    'edit-accounts',
    Person.extend({ account: AccountId }),
    z.union([done, refused('no-such-account', 'oneself', 'last-administrator', ...outletFaults)]),
  ),
  /** For good: whoever comes back is invited anew, under another name. What they did stays in the audit log. */
  'account.retire': call(
    'edit-accounts',
    z.object({ account: AccountId }),
    z.union([done, refused('no-such-account', 'oneself', 'last-administrator')]),
  ),
  /** The password is void and every session ended; a new link lets them choose another. */
  'account.reset': call(
    'edit-accounts',
    z.object({ account: AccountId, endsSecondFactor: z.boolean() }),
    z.union([Invited, refused('no-such-account', 'oneself', 'last-administrator')]),
  ),
  'account.settings': call(
    'edit-accounts',
    z.object({ administratorsNeedSecondFactor: z.boolean() }),
    /** Whoever asks it of all administrators has one themselves. */
    z.union([done, refused('set-up-own-first')]),
  ),

  'invitation.show': call(
    'anyone',
    z.object({ code: z.string().max(60) }),
    z.union([z.object({ name: z.string(), signIn: z.string() }), refused('no-such-invitation', 'too-many-tries')]),
  ),
  /** Chooses the password, once, and signs in unless a second factor is still to be asked for. */
  'invitation.take': call(
    'anyone',
    z.object({ code: z.string().max(60), password: Password }),
    z.union([
      z.object({ done: z.literal(true), signedIn: z.boolean() }),
      refused('no-such-invitation', 'too-short', 'too-common', 'too-many-tries'),
    ]),
  ),
} as const;
