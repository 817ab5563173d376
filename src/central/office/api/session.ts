import { z } from 'zod';
import { Instant } from '../../../shared/day.ts';
import { AccountId, FIRST_SIGN_IN, Password, Person } from './accounts.ts';
import { call, done, nothing, refused } from './call.ts';

/** Who is signed in, and what the pages mirror. */
export const Reader = Person.extend({
  account: AccountId,
  signIn: z.string(),
  secondFactor: z.boolean(),
  /** Nothing but their own affairs is open to them until they have set up a second factor. */
  mustSetUp: z.boolean(),
});
export type Reader = z.infer<typeof Reader>;

export const SessionRow = z.object({
  session: z.uuid(),
  begunAt: Instant,
  seenAt: Instant,
  address: z.string(),
  /** What the browser says of itself. */
  agent: z.string(),
  isThis: z.boolean(),
});
export type SessionRow = z.infer<typeof SessionRow>;

export const sessionCalls = {
  /** Null: nobody is signed in. */
  'session.state': call('anyone', nothing, z.object({ reader: Reader.nullable() })),
  /** Without a name: the first administrator. `needs`: name and password are right, and a code is asked for besides. */
  'session.signIn': call(
    'anyone',
    z.object({
      name: z.string().max(80).default(FIRST_SIGN_IN),
      password: Password,
      /** Of the authenticator, or one of those for when it is lost. */
      code: z.string().max(40).optional(),
    }),
    z.union([done, z.object({ needs: z.literal('code') }), refused('wrong-password', 'wrong-code', 'too-many-tries')]),
  ),
  'session.signOut': call('oneself', nothing, done),
  /** Ends all other sessions. */
  'session.changePassword': call(
    'oneself',
    z.object({ current: Password, next: Password }),
    z.union([done, refused('wrong-password', 'too-short', 'too-common')]),
  ),
  /** One's own, the one that was used last first. */
  'session.list': call('oneself', nothing, z.array(SessionRow)),
  'session.end': call('oneself', z.object({ session: z.uuid() }), z.union([done, refused('no-such-session')])),
  'session.endOthers': call('oneself', nothing, done),

  /** A new key for an authenticator; it is in force once a code of it was typed. */
  'secondFactor.offer': call(
    'oneself',
    z.object({ password: Password }),
    z.union([
      /** Base 32 as it is typed by hand, and the address that is drawn as a QR code. */
      z.object({ key: z.string(), address: z.string() }),
      refused('wrong-password', 'too-many-tries'),
    ]),
  ),
  /** Ends all other sessions. The codes for when the authenticator is lost are shown this once; each is good once. */
  'secondFactor.confirm': call(
    'oneself',
    z.object({ code: z.string().max(40) }),
    z.union([z.object({ recovery: z.array(z.string()) }), refused('wrong-code', 'not-offered', 'too-many-tries')]),
  ),
  'secondFactor.end': call(
    'oneself',
    z.object({ password: Password, code: z.string().max(40) }),
    z.union([done, refused('wrong-password', 'wrong-code', 'required', 'too-many-tries')]),
  ),
} as const;
