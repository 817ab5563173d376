import { z } from 'zod';
import { Cart } from './cart/cart.ts';
import { Stars } from './catalogue/certificate.ts';
import { CashRounding, Outlet, Staff } from './catalogue/outlet.ts';
import { Day, Instant } from './day.ts';
import { ProductId, SaleId, ShiftId, StaffId } from './id.ts';
import { Dong } from './money.ts';
import { Quantity } from './quantity.ts';
import { Refusal, type RefusalOf } from './refusal.ts';
import { Tender } from './sale/tender.ts';

/**
 * All that a till's screen may ask of the till: every command, query and event by name, with the schemas of what goes
 * in and comes out. Both hosts bind exactly this; the screen's types are derived from it.
 */

/** Who may call: the binding refuses before the operation is reached. */
export type Caller = 'anyone' | 'signed-in' | 'in-shift';

const call = <In extends z.ZodType, Out extends z.ZodType>(caller: Caller, input: In, reply: Out) => ({
  caller,
  input,
  reply,
});
const nothing = z.strictObject({});
const done = z.object({ done: z.literal(true) });

/** A product as tile, search result or cart line shows it. */
export const ProductView = z.object({
  product: ProductId,
  name: z.string(),
  producer: z.string(),
  place: z.string(),
  category: z.string(),
  unit: z.string(),
  netContent: z.string(),
  weighed: z.boolean(),
  stars: Stars.nullable(),
  /** Per unit today; null where the centre has set none, and then it cannot be sold. */
  price: Dong.nullable(),
  demoPrice: z.boolean(),
});
export type ProductView = z.infer<typeof ProductView>;

export const OpenShift = z.object({
  /** As the outlet's settings stood when it was opened: what the screen shows is then what is charged, all day. */
  cashRounding: CashRounding,
  shift: ShiftId,
  day: Day,
  openedAt: Instant,
  openedBy: z.string(),
  float: Dong,
});
export type OpenShift = z.infer<typeof OpenShift>;

/** Where the till stands, from unpacked machine to selling. */
export const TillState = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('not-enrolled') }),
  z.object({
    stage: z.literal('enrolled'),
    outlet: Outlet,
    /** The till's number within the outlet. */
    till: z.int().positive(),
    staff: z.array(Staff),
    /** Null on the sign-in screen. */
    signedIn: Staff.nullable(),
    shift: OpenShift.nullable(),
    /** True while any price in the catalogue is an invented demo price. */
    demoPrices: z.boolean(),
  }),
]);
export type TillState = z.infer<typeof TillState>;

export const PrinterState = z.enum(['preview', 'ready', 'printing', 'waiting', 'unknown']);
export type PrinterState = z.infer<typeof PrinterState>;

/** What stands at the top of every screen. */
export const Status = z.object({
  unsent: z.int().nonnegative(),
  oldestUnsentAt: Instant.nullable(),
  lastSyncAt: Instant.nullable(),
  sync: z.enum(['never', 'ok', 'sending', 'unreachable', 'refused', 'forked']),
  printer: PrinterState,
  /** Slips queued for a printer that does not answer. */
  slipsWaiting: z.int().nonnegative(),
  /** Slips of which nobody knows whether they came out; the cashier is asked about the first. */
  slipUnknown: z.object({ job: z.int().positive(), sale: SaleId, number: z.string() }).nullable(),
});
export type Status = z.infer<typeof Status>;

/** What the screen shows once a sale is paid. */
export const Receipt = z.object({
  sale: SaleId,
  number: z.string(),
  at: Instant,
  total: Dong,
  rounding: Dong,
  /** total + rounding */
  due: Dong,
  given: Dong,
  change: Dong,
});
export type Receipt = z.infer<typeof Receipt>;

/** A slip as printed, dot for dot. */
export const SlipImage = z.object({
  sale: SaleId,
  number: z.string(),
  /** PNG, base64. */ png: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type SlipImage = z.infer<typeof SlipImage>;

export const SaleSummary = z.object({ sale: SaleId, number: z.string(), at: Instant, cashier: z.string(), due: Dong });
export type SaleSummary = z.infer<typeof SaleSummary>;

/** The open cart, and the line that the last action touched, for the eye to find. */
export const CartReply = z.object({ cart: Cart, touched: z.int().positive().nullable() });
export type CartReply = z.infer<typeof CartReply>;

export const calls = {
  'till.state': call('anyone', nothing, TillState),
  'till.status': call('anyone', nothing, Status),
  'till.enrol': call(
    'anyone',
    z.object({ centre: z.url({ protocol: /^https?$/ }).max(200), code: z.string().min(1).max(40) }),
    z.union([done, Refusal]),
  ),
  'till.sync': call('anyone', nothing, Status),

  'staff.signIn': call('anyone', z.object({ staff: StaffId }), z.union([Staff, Refusal])),
  'staff.signOut': call('signed-in', nothing, done),

  'shift.open': call('signed-in', z.object({ float: z.int() }), z.union([OpenShift, Refusal])),

  'catalogue.categories': call(
    'signed-in',
    nothing,
    z.array(z.object({ category: z.string(), products: z.int().positive() })),
  ),
  /** Tiles of one category, or of all; by name. */
  'catalogue.tiles': call(
    'signed-in',
    z.object({
      category: z.string().max(80).nullable(),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(200),
    }),
    z.object({ products: z.array(ProductView), total: z.int().nonnegative() }),
  ),
  'catalogue.search': call(
    'signed-in',
    z.object({ text: z.string().max(120), limit: z.int().positive().max(100) }),
    z.array(ProductView),
  ),

  'cart.open': call('signed-in', nothing, CartReply),
  'cart.scan': call('in-shift', z.object({ code: z.string().min(1).max(2_000) }), z.union([CartReply, Refusal])),
  'cart.add': call('in-shift', z.object({ product: ProductId, quantity: Quantity }), z.union([CartReply, Refusal])),
  'cart.setQuantity': call(
    'in-shift',
    z.object({ line: z.int().positive(), quantity: Quantity }),
    z.union([CartReply, Refusal]),
  ),
  'cart.removeLine': call('in-shift', z.object({ line: z.int().positive() }), z.union([CartReply, Refusal])),
  'cart.clear': call('in-shift', nothing, CartReply),

  'sale.complete': call(
    'in-shift',
    z.object({
      sale: SaleId,
      /** What the screen showed when payment began; another total in the till's cart is refused, not charged. */
      total: Dong,
      tenders: z.array(Tender).min(1).max(10),
    }),
    z.union([Receipt, Refusal]),
  ),
  'sale.recent': call('signed-in', z.object({ limit: z.int().positive().max(100) }), z.array(SaleSummary)),
  'slip.image': call('signed-in', z.object({ sale: SaleId }), z.union([SlipImage, Refusal])),
  'slip.reprint': call('in-shift', z.object({ sale: SaleId }), z.union([done, Refusal])),
  /** The cashier's answer about a slip nobody is sure of. */
  'slip.resolve': call(
    'in-shift',
    z.object({ job: z.int().positive(), cameOut: z.boolean() }),
    z.union([done, Refusal]),
  ),
} as const;

export const events = {
  status: Status,
  state: TillState,
  /** The catalogue changed: tiles and results on screen are to be asked for anew. */
  catalogue: z.object({}),
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
export type TurnedAway = RefusalOf<'not-enrolled' | 'not-signed-in' | 'no-open-shift' | 'disk-full' | 'disk-trouble'>;

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
