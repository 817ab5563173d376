import { z } from 'zod';
import { Day, Instant } from '../../../shared/day.ts';
import { AccountId } from './accounts.ts';
import { call } from './call.ts';

/** What somebody changed. */
export const AuditRow = z.object({
  n: z.int().positive(),
  at: Instant,
  /** Null: the centre itself. */
  account: AccountId.nullable(),
  /** Their name as it was then. */
  by: z.string(),
  /** The call that did it. */
  deed: z.string(),
  kind: z.string(),
  id: z.string(),
  /** What it was done to as people call it; empty where it has no name. */
  name: z.string(),
  /** Null where there was, or is, nothing. */
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const auditCalls = {
  'audit.list': call(
    'read-audit',
    z.object({
      filter: z.object({
        from: Day.optional(),
        to: Day.optional(),
        account: AccountId.optional(),
        kind: z.string().max(40).optional(),
        id: z.string().max(120).optional(),
      }),
      /** Rows below this number; null = from the newest on. */
      before: z.int().positive().nullable(),
      limit: z.int().positive().max(200),
    }),
    z.object({
      rows: z.array(AuditRow),
      /** Hand in as `before` for the next page; null at the end. */
      next: z.int().positive().nullable(),
    }),
  ),
} as const;
