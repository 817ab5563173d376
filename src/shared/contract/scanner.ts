import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { Dong } from '../money.ts';
import { Quantity } from '../quantity.ts';
import { Refusal } from '../refusal.ts';
import { LONGEST_SCAN, ScannedText, SerialFault, SerialScanner, SerialState } from '../scanner/serial.ts';
import { WedgeSettings } from '../scanner/wedge.ts';
import { approvable, call, done, nothing } from './call.ts';

export const ScannerId = z.int().positive();
export type ScannerId = z.infer<typeof ScannerId>;

export const SerialShown = z.object({
  id: ScannerId,
  ...SerialScanner.shape,
  state: SerialState,
  /** When it last sent a code; null since the till was opened. */
  lastAt: Instant.nullable(),
  /** What it last sent that is no code; null where it sent a code since. */
  fault: SerialFault.nullable(),
  /** Characters that came and were not ended: a scanner without a suffix. */
  unended: z.int().nonnegative(),
});
export type SerialShown = z.infer<typeof SerialShown>;

/** The scanners of a till: the one that is a keyboard, and those on a serial cable. */
export const ScannersShown = z.object({ wedge: WedgeSettings, serial: z.array(SerialShown) });
export type ScannersShown = z.infer<typeof ScannersShown>;

/** A scan that came by a serial cable: whoever takes it first has it. */
export const SerialScan = z.object({
  scan: z.int().positive(),
  scanner: ScannerId,
  code: ScannedText,
});
export type SerialScan = z.infer<typeof SerialScan>;

/** What the till takes a code for; nothing is sold by asking. */
export const Explained = z.object({
  scan: z.enum([
    'product',
    'expired',
    'choose',
    'bad-check-digit',
    'bad-gs1',
    'unmarked-gs1',
    'link',
    'slip',
    'badge',
    'coupon',
    'unknown',
  ]),
  /** As it was looked up, without identifier and separators. */
  code: z.string(),
  /** Of the products it may be. */
  names: z.array(z.string()),
  quantity: Quantity.nullable(),
  carton: z.boolean(),
  price: Dong.nullable(),
  lot: z.string().nullable(),
  serial: z.string().nullable(),
  /** The last day it may be sold, as the label says. */
  lastDay: Day.nullable(),
  /** AI and value, as GS1's rules let them stand. */
  elements: z.array(z.tuple([z.string(), z.string()])),
  /** Which of GS1's rules it breaks, and where. */
  fault: z.string().nullable(),
});
export type Explained = z.infer<typeof Explained>;

export const scannerCalls = {
  'scanner.list': call('signed-in', nothing, ScannersShown),
  'scanner.setWedge': call('signed-in', approvable({ settings: WedgeSettings }), z.union([done, Refusal])),
  /** Serial ports of this machine, and what the system calls them. */
  'scanner.find': call(
    'signed-in',
    nothing,
    z.object({ found: z.array(z.object({ path: z.string(), label: z.string() })) }),
  ),
  'scanner.add': call('signed-in', approvable(SerialScanner.shape), z.union([z.object({ id: ScannerId }), Refusal])),
  'scanner.remove': call('signed-in', approvable({ id: ScannerId }), z.union([done, Refusal])),
  /** Of several windows of one till only one has a scan. */
  'scanner.take': call('anyone', z.object({ scan: z.int().positive() }), z.object({ taken: z.boolean() })),
  /** The set-up card: the square on it, a character a module, `1` for a dark one, and the whole as a file (base64). */
  'scanner.card': call(
    'signed-in',
    nothing,
    z.object({ rows: z.array(z.string()), name: z.string(), type: z.string(), content: z.string() }),
  ),
  /** Prints it where slips come out. */
  'scanner.printCard': call('signed-in', nothing, done),
  /** What a code would be at the counter. */
  'scanner.explain': call('signed-in', z.object({ code: z.string().min(1).max(LONGEST_SCAN) }), Explained),
} as const;
