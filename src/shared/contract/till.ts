import { z } from 'zod';
import { BackupStanding } from '../backup/standing.ts';
import { Outlet, Staff } from '../catalogue/outlet.ts';
import { Instant } from '../day.ts';
import { StaffId } from '../id.ts';
import { Doubt, PrinterState } from '../printer/state.ts';
import { Refusal } from '../refusal.ts';
import { ReplacedTill } from '../till/till.ts';
import { call, done, nothing } from './call.ts';
import { LostBy } from './recovery.ts';
import { OpenShift } from './shift.ts';
import { StaffAtTill } from './staff.ts';

/** The machine whose place this one took, as the centre knew it, and where this one began; told until the first shift is opened here. */
export const TookPlace = z.object({ of: ReplacedTill, epoch: z.int().positive() });
export type TookPlace = z.infer<typeof TookPlace>;

/** Where the till stands, from unpacked machine to selling. */
export const TillState = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('not-enrolled') }),
  /** Its data cannot be opened: a backup takes its place, or it begins anew. */
  z.object({ stage: z.literal('unusable'), lost: LostBy }),
  z.object({
    stage: z.literal('enrolled'),
    outlet: Outlet,
    /** The till's number within the outlet. */
    till: z.int().positive(),
    tookPlace: TookPlace.optional(),
    staff: z.array(StaffAtTill),
    /** Null on the sign-in screen. */
    signedIn: Staff.nullable(),
    /** Whose till it was when it locked because nobody was there; null otherwise. */
    lockedOn: StaffId.nullable(),
    shift: OpenShift.nullable(),
    /** Everything is practice: no money, no goods. */
    training: z.boolean(),
    /** True while any price in the catalogue is an invented demo price. */
    demoPrices: z.boolean(),
  }),
]);
export type TillState = z.infer<typeof TillState>;

/** What stands at the top of every screen. */
export const Status = z.object({
  unsent: z.int().nonnegative(),
  oldestUnsentAt: Instant.nullable(),
  lastSyncAt: Instant.nullable(),
  sync: z.enum(['never', 'ok', 'sending', 'unreachable', 'refused', 'revoked', 'replaced', 'forked']),
  printer: PrinterState,
  /** Slips queued for a printer that does not answer. */
  slipsWaiting: z.int().nonnegative(),
  /** Slips of which nobody knows whether they came out; the cashier is asked about the first. */
  slipUnknown: z
    .object({ job: z.int().positive(), number: z.string(), what: z.enum(['slip', 'labels']), doubt: Doubt })
    .nullable(),
  /** Slips, and labels, of which nobody knows. */
  slipsUnknown: z.int().nonnegative(),
  /** Room for what the till writes; `full` = it works from its reserve. */
  disk: z.enum(['enough', 'low', 'full']),
  /** Whether what the till keeps reads as it was written. */
  ledger: z.enum(['whole', 'damaged']),
  backup: BackupStanding,
});
export type Status = z.infer<typeof Status>;

export const tillCalls = {
  'till.state': call('anyone', nothing, TillState),
  'till.status': call('anyone', nothing, Status),
  'till.enrol': call(
    'anyone',
    z.object({ centre: z.url({ protocol: /^https?$/ }).max(200), code: z.string().min(1).max(40) }),
    z.union([done, Refusal]),
  ),
  'till.sync': call('anyone', nothing, Status),
} as const;
