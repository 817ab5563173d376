import { z } from 'zod';
import { Instant } from '../day.ts';
import { SHEET_PARTS } from '../escpos/calibrationPicture.ts';
import { Answered, CalibrationAnswers, Probe } from '../printer/calibration.ts';
import { PrinterConnection } from '../printer/connection.ts';
import { EscposProfile, PrinterProfile } from '../printer/profile.ts';
import { Doubt, Heard, PrinterState } from '../printer/state.ts';
import { Refusal } from '../refusal.ts';
import { ApprovalId } from '../staff/approval.ts';
import { approvable, call, done, nothing } from './call.ts';

/** 0 is the printer named when the till was started, or, where none was, the pictures in the data folder: it is always there. */
export const PrinterId = z.int().nonnegative();
export type PrinterId = z.infer<typeof PrinterId>;

/** What a printer can be chosen for. */
export const PrinterUse = z.enum(['slips', 'labels']);
export type PrinterUse = z.infer<typeof PrinterUse>;

const settings = {
  name: z.string().trim().min(1).max(60),
  connection: PrinterConnection,
  profile: PrinterProfile,
};
export const PrinterSettings = z.object(settings);
export type PrinterSettings = z.infer<typeof PrinterSettings>;

export const PrinterShown = z.object({
  id: PrinterId,
  ...settings,
  /** Named when the till was started: it is the slips' printer, and cannot be changed or removed here. */
  fixed: z.boolean(),
  /** What it is chosen for; a till without a label printer prints labels where slips come out. */
  uses: z.array(PrinterUse),
  /** Labels come out here only because no printer is chosen for them. */
  labelsToo: z.boolean(),
  state: PrinterState,
  heard: Heard,
  /** Jobs queued for it or being sent, and those of which nobody knows. */
  waiting: z.int().nonnegative(),
  unknown: z.int().nonnegative(),
});
export type PrinterShown = z.infer<typeof PrinterShown>;

/** Something that is not out yet, or of which nobody knows whether it is. */
export const PrintJobShown = z.object({
  job: z.int().positive(),
  /** Where it is to come out, or was sent. */
  printer: PrinterId,
  /** The slip's number, or what it is called. */
  number: z.string(),
  /** 0 = the original. */
  copy: z.int().nonnegative(),
  what: z.enum(['slip', 'labels', 'drawer']),
  state: z.enum(['queued', 'sending', 'unknown']),
  /** Of an unknown one. */
  doubt: Doubt.nullable(),
  attempts: z.int().nonnegative(),
  at: Instant,
});
export type PrintJobShown = z.infer<typeof PrintJobShown>;

/** What became of something that was given to a printer just now. `accepted`: it took it all, and cannot say more. */
export const Outcome = z.enum(['confirmed', 'accepted', 'unknown', 'failed-before-first-byte']);
export type Outcome = z.infer<typeof Outcome>;

/** The shop's logo as it is printed: one bit a dot, as PNG in base64. */
export const Logo = z.object({
  png: z.string().max(400_000),
  width: z.int().positive().max(576),
  height: z.int().positive().max(400),
});
export type Logo = z.infer<typeof Logo>;

/** What would come out, dot for dot: PNG in base64. */
export const PrinterPicture = z.object({ png: z.string(), width: z.int().positive(), height: z.int().positive() });
export type PrinterPicture = z.infer<typeof PrinterPicture>;

const made = z.object({ id: PrinterId });
const job = z.object({ job: z.int().positive() });

/** Where a printer was found, and what the system calls it; both are shown, the first is used. */
const Found = z.object({ connection: PrinterConnection, label: z.string() });

export const printerCalls = {
  /** All printers, and all jobs that are not out, the oldest first. The event `status` says when it may have changed. */
  'printer.list': call(
    'signed-in',
    nothing,
    z.object({ printers: z.array(PrinterShown), jobs: z.array(PrintJobShown), logo: Logo.nullable() }),
  ),

  'printer.add': call('signed-in', approvable(settings), z.union([made, Refusal])),
  'printer.change': call('signed-in', approvable({ id: PrinterId, ...settings }), z.union([done, Refusal])),
  /** What waits for it is printed by the one chosen for it instead. */
  'printer.remove': call('signed-in', approvable({ id: PrinterId }), z.union([done, Refusal])),
  /** 0 for slips: the pictures again. 0 for labels: where slips come out. */
  'printer.choose': call('signed-in', approvable({ use: PrinterUse, id: PrinterId }), z.union([done, Refusal])),

  /** The page of the printer that was tried is left: leave that was given there ends. */
  'printer.left': call('signed-in', nothing, done),

  /** Queues of the operating system, serial and USB ports of this machine. Network printers are not searched for. */
  'printer.find': call('signed-in', nothing, z.object({ found: z.array(Found) })),
  /** A short slip with every kind of block, through the queue like any other. */
  'printer.test': call('signed-in', approvable({ id: PrinterId }), z.union([done, Refusal])),
  /** That slip as a printer with this profile prints it; of one that prints letters of its own, as near as dots come to it. */
  'printer.preview': call('signed-in', z.object({ name: settings.name, profile: EscposProfile }), PrinterPicture),
  /** Asks it everything that it may answer, and prints nothing. Waits for a job that is out. */
  'printer.probe': call('signed-in', approvable({ id: PrinterId }), z.union([Probe, Refusal])),
  /** Asks it how it is, now. */
  'printer.ask': call('signed-in', z.object({ id: PrinterId }), z.union([Heard, Refusal])),

  /**
   * Prints the sheet, at once and not through the queue, and asks everything. Leave to calibrate is for what is made of that sheet,
   * too: `leave` stands for it once, for whoever asked, some minutes long.
   */
  'printer.calibrate': call(
    'signed-in',
    approvable({ id: PrinterId }),
    z.union([z.object({ outcome: Outcome, probe: Probe, leave: ApprovalId }), Refusal]),
  ),
  /** The sheet on which everything is right, part by part from its top: what the one in the hand is compared with. */
  'printer.sheet': call(
    'signed-in',
    nothing,
    z.object({ parts: z.array(PrinterPicture.extend({ part: z.enum(SHEET_PARTS) })) }),
  ),
  /** Makes the printer's profile of what came out and what it answered. */
  'printer.finishCalibration': call(
    'signed-in',
    approvable({ id: PrinterId, answers: CalibrationAnswers, probe: Answered, leave: ApprovalId.optional() }),
    z.union([z.object({ profile: PrinterProfile }), Refusal]),
  ),

  /** It never says that a slip is out: its slips are accepted from now on, and nobody is asked about each. */
  'printer.neverAnswers': call('signed-in', approvable({ id: PrinterId }), z.union([done, Refusal])),

  /** A queued job is tried now; one nobody knows of is printed again, stamped as that. */
  'printer.retry': call('signed-in', job, z.union([done, Refusal])),
  /** It is not printed any more; what it is of stays in the journal and can be printed again. */
  'printer.skip': call('signed-in', job, z.union([done, Refusal])),
  /** As `retry`, at another printer. */
  'printer.elsewhere': call('signed-in', job.extend({ printer: PrinterId }), z.union([done, Refusal])),

  /** Null takes it away. At most as wide as 80 mm paper, black and white; other pictures are refused. */
  'printer.setLogo': call(
    'signed-in',
    approvable({ png: z.string().max(400_000).nullable() }),
    z.union([done, Refusal]),
  ),
} as const;
