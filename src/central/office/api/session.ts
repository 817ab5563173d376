import { z } from 'zod';
import { call, done, nothing, refused } from './call.ts';

export const sessionCalls = {
  'session.state': call('anyone', nothing, z.object({ signedIn: z.boolean() })),
  'session.signIn': call(
    'anyone',
    z.object({ password: z.string().max(200) }),
    z.union([done, refused('wrong-password', 'too-many-tries')]),
  ),
  'session.signOut': call('oneself', nothing, done),
  'session.changePassword': call(
    'oneself',
    z.object({ current: z.string().max(200), next: z.string().max(200) }),
    z.union([done, refused('wrong-password', 'too-short')]),
  ),
} as const;
