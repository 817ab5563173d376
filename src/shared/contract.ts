import { z } from 'zod';
import { HeldCart } from './cart/held.ts';
import { backupCalls } from './contract/backup.ts';
import { CartShown, cartCalls } from './contract/cart.ts';
import { catalogueCalls } from './contract/catalogue.ts';
import { countCalls } from './contract/count.ts';
import { DisplayView, displayCalls } from './contract/display.ts';
import { DoctorShown, doctorCalls } from './contract/doctor.ts';
import { draftCalls } from './contract/draft.ts';
import { exchangeCalls } from './contract/exchange.ts';
import { journalCalls } from './contract/journal.ts';
import { labelCalls } from './contract/label.ts';
import { paymentCalls, ShownTransfer } from './contract/payment.ts';
import { printerCalls } from './contract/printer.ts';
import { receiveCalls } from './contract/receive.ts';
import { recoveryCalls } from './contract/recovery.ts';
import { returnCalls } from './contract/return.ts';
import { saleCalls } from './contract/sale.ts';
import { ScannersShown, SerialScan, scannerCalls } from './contract/scanner.ts';
import { settlementCalls } from './contract/settlement.ts';
import { shelfCalls } from './contract/shelf.ts';
import { shiftCalls } from './contract/shift.ts';
import { slipCalls } from './contract/slip.ts';
import { staffCalls } from './contract/staff.ts';
import { stockCalls } from './contract/stock.ts';
import { Status, TillState, tillCalls } from './contract/till.ts';
import { transferCalls } from './contract/transfer.ts';
import type { RefusalOf } from './refusal.ts';

/**
 * All that a till's screen may ask of the till: every command, query and event by name, with the schemas of what goes
 * in and comes out. Both hosts bind exactly this; the screen's types are derived from it.
 */
export const calls = {
  ...tillCalls,
  ...staffCalls,
  ...shiftCalls,
  ...catalogueCalls,
  ...cartCalls,
  ...saleCalls,
  ...paymentCalls,
  ...returnCalls,
  ...slipCalls,
  ...printerCalls,
  ...labelCalls,
  ...scannerCalls,
  ...stockCalls,
  ...shelfCalls,
  ...countCalls,
  ...receiveCalls,
  ...settlementCalls,
  ...transferCalls,
  ...draftCalls,
  ...journalCalls,
  ...exchangeCalls,
  ...displayCalls,
  ...backupCalls,
  ...doctorCalls,
  ...recoveryCalls,
} as const;

export const events = {
  status: Status,
  state: TillState,
  /** The catalogue changed: tiles and results on screen are to be asked for anew. */
  catalogue: z.object({}),
  /** What the buyer sees now. Told to customer displays only, which are told nothing else. */
  display: DisplayView,
  /** The VietQR code that the buyer is shown, or what the bank told of it, is another than before. */
  payment: z.object({ shown: ShownTransfer.nullable() }),
  /** The cart on the counter, or its money, is another than before. */
  cart: CartShown,
  /** The carts put aside are others than before. */
  held: z.array(HeldCart),
  /** A scanner on a serial cable has read something; the window that takes it has it (`scanner.take`). */
  scan: SerialScan,
  /** A scanner was set up, came, went, or sent something. */
  scanners: ScannersShown,
  /** A look at all that the till stands on was begun, found something, or ended. */
  doctor: DoctorShown,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type InputOf<N extends CallName> = z.infer<Calls[N]['input']>;
export type ReplyOf<N extends CallName> = z.infer<Calls[N]['reply']>;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventOf<N extends EventName> = z.infer<Events[N]>;

/** The till as the screens use it. Rejects where a call was turned away, failed, or got lost. */
export type Bridge = {
  readonly call: <N extends CallName>(name: N, input: InputOf<N>) => Promise<ReplyOf<N>>;
  readonly on: <N extends EventName>(name: N, listener: (event: EventOf<N>) => void) => () => void;
};

/** Why any call may end before it is begun, or for want of a disk: whatever its own reply can say. */
export type TurnedAway = RefusalOf<
  | 'till-unusable'
  | 'not-enrolled'
  | 'not-signed-in'
  | 'no-open-shift'
  | 'looks-like-card'
  | 'looks-like-phone'
  | 'disk-full'
  | 'disk-trouble'
>;

/**
 * How a call's answer travels. What an operation refuses is an ordinary reply; a problem is a bug, already in the
 * till's log.
 */
export type Answer =
  | { readonly reply: unknown }
  | { readonly turnedAway: TurnedAway }
  | { readonly problem: 'not-a-call' | 'malformed' | 'failed' };

/** What a host hands the page: the contract's names, its answers as they travel, and its events. */
export type Host = {
  readonly call: (name: CallName, input: unknown) => Promise<Answer>;
  readonly on: Bridge['on'];
};
