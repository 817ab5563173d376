import { z } from 'zod';
import { Stars } from '../../shared/catalogue/certificate.ts';
import { Outlet, Role, Staff } from '../../shared/catalogue/outlet.ts';
import { Photo } from '../../shared/catalogue/photo.ts';
import { STORY_LENGTH, STORY_PHOTOS, StorySubject } from '../../shared/catalogue/story.ts';
import { Day, Instant } from '../../shared/day.ts';
import {
  DeviceId,
  EntryId,
  LotId,
  OutletId,
  ProducerId,
  ProductId,
  PromotionId,
  SaleId,
  ShiftId,
  StaffId,
} from '../../shared/id.ts';
import { Hash } from '../../shared/journal/entry.ts';
import { Dong } from '../../shared/money.ts';
import { Promotion, PromotionTerms } from '../../shared/promotion/promotion.ts';
import { Quantity } from '../../shared/quantity.ts';
import { ReturnBody } from '../../shared/return/return.ts';
import { BuyerKind } from '../../shared/sale/buyer.ts';
import { SaleBody } from '../../shared/sale/sale.ts';
import { ShiftClosedBody } from '../../shared/shift/shift.ts';
import { WriteOffWhy } from '../../shared/stock/writtenOff.ts';

/**
 * What the central office's pages may ask of its server: POST /office/v1/call/NAME with JSON, answered with JSON.
 * The server binds exactly this, and the pages' types are derived from it.
 */

/** `anyone` is the sign-in page; all else needs the office's session. */
export type Visitor = 'anyone' | 'office';

const call = <In extends z.ZodType, Out extends z.ZodType>(visitor: Visitor, input: In, reply: Out) => ({
  visitor,
  input,
  reply,
});
const nothing = z.strictObject({});
const done = z.object({ done: z.literal(true) });
const refused = <const Code extends string>(...codes: readonly [Code, ...Code[]]) =>
  z.object({ refused: z.enum(codes) });

/** Kinds of tender and of refund. */
export const PaidBy = z.enum(['cash', 'vietqr', 'card', 'voucher', 'exchange', 'transfer']);
export type PaidBy = z.infer<typeof PaidBy>;

/** Which sales a page looks at. All parts optional; days are business days, both ends included. */
export const SalesFilter = z.object({
  from: Day.optional(),
  to: Day.optional(),
  outlet: OutletId.optional(),
  device: DeviceId.optional(),
  product: ProductId.optional(),
  producer: ProducerId.optional(),
  buyer: BuyerKind.optional(),
  paidBy: PaidBy.optional(),
});
export type SalesFilter = z.infer<typeof SalesFilter>;

/** A sale, or a return: then total and pieces are negative. */
export const SaleRow = z.object({
  device: DeviceId,
  sale: SaleId,
  number: z.string(),
  /** When it was sold, by the till's clock. */
  at: Instant,
  day: Day,
  /** When it reached the centre. */
  arrivedAt: Instant,
  outlet: OutletId,
  outletName: z.string(),
  till: z.int().positive(),
  cashier: z.string(),
  total: Dong,
  pieces: z.int(),
  kind: z.enum(['sale', 'return']),
});
export type SaleRow = z.infer<typeof SaleRow>;

/** One bar of a chart and row of a table: what sold under one name. */
export const SalesGroup = z.object({
  /** Outlet id, device id, product id or producer id. */
  key: z.string(),
  name: z.string(),
  /** What tells two of the same name apart: a product's producer, a till's outlet. Empty where nothing is needed. */
  detail: z.string(),
  sales: z.int().nonnegative(),
  quantity: Quantity,
  amount: Dong,
});
export type SalesGroup = z.infer<typeof SalesGroup>;

/** A shift that was closed, with what its drawer should have held and what was counted. */
export const ShiftRow = z.object({
  device: DeviceId,
  shift: ShiftId,
  /** Number of its Z report: 1, 2, 3 … of this till. */
  z: z.int().positive(),
  day: Day,
  outlet: OutletId,
  outletName: z.string(),
  till: z.int().positive(),
  openedAt: Instant,
  closedAt: Instant,
  openedBy: z.string(),
  closedBy: z.string(),
  sales: z.int().nonnegative(),
  sold: Dong,
  returned: Dong,
  expected: Dong,
  counted: Dong,
});
export type ShiftRow = z.infer<typeof ShiftRow>;

/** What buyers asked for and did not find, under one name. */
export const DemandRow = z.object({
  /** Null where the catalogue has none of it. */
  product: ProductId.nullable(),
  /** As it was said last. */
  said: z.string(),
  times: z.int().positive(),
  outlets: z.int().positive(),
  lastAt: Instant,
  /** What was noted with it, the newest first. */
  notes: z.array(z.string()),
});
export type DemandRow = z.infer<typeof DemandRow>;

/** A code that was scanned and that no product had. */
export const UnknownCodeRow = z.object({
  code: z.string(),
  /** What packs with it say, as the cashiers wrote it. */
  said: z.array(z.string()),
  times: z.int().positive(),
  /** Codes of the outlets that told of it. */
  outlets: z.array(z.string()),
  lastAt: Instant,
  /** Names of what the catalogue lists it for by now. */
  listed: z.array(z.string()),
});
export type UnknownCodeRow = z.infer<typeof UnknownCodeRow>;

/** What is on hand at an outlet of one lot of a product, or of what no lot is known for. */
export const StockLine = z.object({
  outlet: OutletId,
  outletName: z.string(),
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  lot: LotId.nullable(),
  /** As printed; empty where there is none. */
  code: z.string(),
  expires: Day.nullable(),
  /** Whose it is: the lot's owner; without a lot the product's producer, as far as the catalogue knows one. */
  owner: z.object({ id: ProducerId, name: z.string() }).nullable(),
  /** Below 0 where more went than is known to have come. */
  onHand: Quantity,
  /** Of the last movement, by the till's clock. */
  movedAt: Instant,
});
export type StockLine = z.infer<typeof StockLine>;

const MovementKind = z.enum([
  'sale',
  'return',
  'goods-received',
  'goods-written-off',
  'goods-sent',
  'goods-arrived',
  'stock-adjusted',
]);

/** What one entry of a till moved; onto the shelf positive, off it negative. */
export const StockMovement = z.object({
  device: DeviceId,
  till: z.int().positive(),
  seq: z.int().positive(),
  entry: EntryId,
  kind: MovementKind,
  /** Its slip's. */
  number: z.string(),
  day: Day,
  at: Instant,
  quantity: Quantity,
  /** Of what was written off. */
  why: WriteOffWhy.nullable(),
});
export type StockMovement = z.infer<typeof StockMovement>;

/** The most lines of stock that are given at once: for a file. */
export const MOST_STOCK_LINES = 100_000;

export const TillRow = z.object({
  device: DeviceId,
  outlet: OutletId,
  outletName: z.string(),
  till: z.int().positive(),
  enrolledAt: Instant,
  lastSeenAt: Instant.nullable(),
  version: z.string(),
  /** As the till reported when last seen. */
  unsent: z.int().nonnegative(),
  /** Till's clock minus ours when last seen, milliseconds. */
  clockOffset: z.int().nullable(),
  acknowledgedSeq: z.int().nonnegative(),
  quarantined: z.boolean(),
  inSuspense: z.int().nonnegative(),
  revoked: z.boolean(),
});
export type TillRow = z.infer<typeof TillRow>;

export const CatalogueRow = z.object({
  product: ProductId,
  name: z.string(),
  producer: z.string(),
  category: z.string(),
  unit: z.string(),
  codes: z.array(z.string()),
  stars: Stars.nullable(),
  price: Dong.nullable(),
  priceFrom: Day.nullable(),
  demoPrice: z.boolean(),
  /** What a buyer is told beside the name, of the product or else of its producer. */
  told: z.object({ story: z.boolean(), photos: z.int().nonnegative() }),
});
export type CatalogueRow = z.infer<typeof CatalogueRow>;

/** An import's fault, where to find it, and what stood there. */
export const ImportFault = z.object({
  /** Line in the file as a spreadsheet counts it; 1 is the header. */
  line: z.int().positive(),
  /** The column's heading as it stands in the file; empty when the whole row is meant. */
  column: z.string(),
  fault: z.enum([
    'missing-column',
    'missing-value',
    'not-a-number',
    'not-a-price',
    'not-a-day',
    'bad-code',
    'duplicate-code',
    'duplicate-row',
    'too-long',
    'unknown-tax-class',
    'unknown-kind',
    'bad-stars',
    'code-of-other-product',
    'weighed-not-kg',
  ]),
  value: z.string(),
});
export type ImportFault = z.infer<typeof ImportFault>;

/** What an import would do. Nothing is applied until it is confirmed. */
export const ImportPreview = z.object({
  import: z.string(),
  file: z.string(),
  rows: z.int().nonnegative(),
  /** Products that would be added, changed, or are already so. */
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  same: z.int().nonnegative(),
  /** Rows left out because they are faulty; the first 200 faults in line order. */
  faulty: z.int().nonnegative(),
  faults: z.array(ImportFault).max(200),
  /** The first rows as they would stand. */
  sample: z.array(
    z.object({
      line: z.int().positive(),
      change: z.enum(['added', 'changed', 'same']),
      name: z.string(),
      producer: z.string(),
      category: z.string(),
      price: Dong.nullable(),
      priceBefore: Dong.nullable(),
    }),
  ),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** A file nothing can be read from. */
export const ImportRefusal = z.discriminatedUnion('refused', [
  z.object({ refused: z.literal('not-readable') }),
  z.object({ refused: z.literal('wrong-encoding'), line: z.int().positive() }),
  z.object({ refused: z.literal('missing-columns'), columns: z.array(z.string()) }),
  z.object({ refused: z.literal('too-large') }),
  z.object({ refused: z.literal('empty') }),
]);
export type ImportRefusal = z.infer<typeof ImportRefusal>;

/** An entry that is stored and chain-valid, but that the centre cannot read or count yet. */
export const SuspenseRow = z.object({
  device: DeviceId,
  epoch: z.int().positive(),
  seq: z.int().positive(),
  kind: z.string(),
  arrivedAt: Instant,
  /** Why, for the developer; the page says it in words by kind of fault. */
  reason: z.string(),
  /** Its first 4,000 characters. */
  entry: z.string(),
  /** Whether there is more of it than that. */
  cut: z.boolean(),
});

export const ForkRow = z.object({
  device: DeviceId,
  outletName: z.string(),
  till: z.int().positive(),
  seq: z.int().positive(),
  seenAt: Instant,
  kept: z.string(),
  other: z.string(),
  /** Whether there is more of either than the first 4,000 characters. */
  cut: z.boolean(),
});

export const BankNoticeRow = z.object({
  /** The bank's own number of the transfer, as its statement shows it. */
  notice: z.string(),
  arrivedAt: Instant,
  amount: Dong,
  /** Null where its text names none of ours. */
  bill: z.string().nullable(),
  /** All that came under this bill. */
  received: Dong,
  /** What the sale under it says to have been paid so; null where no sale has arrived. */
  sold: Dong.nullable(),
});
export type BankNoticeRow = z.infer<typeof BankNoticeRow>;

export const PromotionRow = z.object({
  promotion: Promotion,
  /** Today; one that was ended is `ended`, whatever its days say. */
  state: z.enum(['running', 'coming', 'ended']),
});
export type PromotionRow = z.infer<typeof PromotionRow>;

/** What one of a product would cost: of buy-and-get a full round shared out, of a whole sale one just at its threshold. */
const PromotedPrice = z.object({
  product: ProductId,
  name: z.string(),
  /** The price immediately before. */
  before: Dong,
  paid: Dong,
});

/** What a promotion would mean, before it is published. */
export const PromotionPreview = z.object({
  /** Products it reaches that have a price. */
  reached: z.int().nonnegative(),
  samples: z.array(PromotedPrice).max(5),
  /** How deep the law lets this class cut, per mille; null = no bound. */
  cap: z.int().nullable(),
  /** Products it would take below that, and the worst of them. */
  breaches: z.int().nonnegative(),
  worst: z.array(PromotedPrice).max(5),
});
export type PromotionPreview = z.infer<typeof PromotionPreview>;

/** What is told of a product or of its producer, as it stands. */
export const StoryPage = z.object({
  about: StorySubject,
  /** The product's or the producer's name. */
  name: z.string(),
  vi: z.string(),
  en: z.string(),
  photos: z.array(Photo),
});
export type StoryPage = z.infer<typeof StoryPage>;

/** What became of a photograph that was brought: kept, so that a story can name it. */
export const PhotoKept = z.union([
  z.object({ photo: Photo }),
  /** `too-large`: in bytes; `not-a-photo`: no whole JPEG, PNG or WebP, one that moves, or too many pixels. */
  refused('too-large', 'not-a-photo'),
]);
export type PhotoKept = z.infer<typeof PhotoKept>;

/** What the feed calls all outlets together: no outlet's id. */
export const EVERYWHERE = 'everywhere';

export const officeCalls = {
  'session.state': call('anyone', nothing, z.object({ signedIn: z.boolean() })),
  'session.signIn': call(
    'anyone',
    z.object({ password: z.string().max(200) }),
    z.union([done, refused('wrong-password', 'too-many-tries')]),
  ),
  'session.signOut': call('office', nothing, done),
  'session.changePassword': call(
    'office',
    z.object({ current: z.string().max(200), next: z.string().max(200) }),
    z.union([done, refused('wrong-password', 'too-short')]),
  ),

  'sales.list': call(
    'office',
    z.object({ filter: SalesFilter, limit: z.int().positive().max(200), before: z.string().max(120).optional() }),
    z.object({
      sales: z.array(SaleRow),
      /** Over everything the filter covers, not only this page. With a product or producer: only its lines. */
      count: z.int().nonnegative(),
      /** Less what came back. */
      amount: Dong,
      /** Of these rows the returns, and what they come to, positive. */
      returns: z.int().nonnegative(),
      returned: Dong,
      /** Hand in as `before` for the next page; null at the end. */
      next: z.string().nullable(),
    }),
  ),
  'sales.show': call(
    'office',
    z.object({ device: DeviceId, sale: SaleId }),
    z.union([
      z.object({ kind: z.literal('sale'), row: SaleRow, body: SaleBody }),
      z.object({ kind: z.literal('return'), row: SaleRow, body: ReturnBody }),
      refused('no-such-sale'),
    ]),
  ),
  'sales.by': call(
    'office',
    z.object({
      by: z.enum(['outlet', 'till', 'product', 'producer', 'day']),
      filter: SalesFilter,
      /** As many as the days of eleven years. */
      limit: z.int().positive().max(4_000),
    }),
    z.array(SalesGroup),
  ),

  'shifts.list': call(
    'office',
    z.object({
      filter: SalesFilter.pick({ from: true, to: true, outlet: true, device: true }),
      limit: z.int().positive().max(1_000),
    }),
    z.array(ShiftRow),
  ),
  'shifts.show': call(
    'office',
    z.object({ device: DeviceId, shift: ShiftId }),
    z.union([z.object({ row: ShiftRow, body: ShiftClosedBody }), refused('no-such-shift')]),
  ),
  'demand.list': call(
    'office',
    z.object({
      filter: SalesFilter.pick({ from: true, to: true, outlet: true }),
      limit: z.int().positive().max(1_000),
    }),
    z.array(DemandRow),
  ),
  'demand.unknownCodes': call(
    'office',
    z.object({
      filter: SalesFilter.pick({ from: true, to: true, outlet: true }),
      limit: z.int().positive().max(1_000),
    }),
    z.array(UnknownCodeRow),
  ),

  /** What is on hand, by product and lot; what comes to nothing is left out. `outlet` null = all of them. */
  'stock.list': call(
    'office',
    z.object({
      outlet: OutletId.nullable(),
      /** Begins of words of product, producer, owner, lot or code. */
      text: z.string().max(120),
      only: z.enum(['all', 'short']),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(MOST_STOCK_LINES),
    }),
    z.object({
      lines: z.array(StockLine),
      total: z.int().nonnegative(),
      /** Of all that the text finds, how many are below 0. */
      short: z.int().nonnegative(),
    }),
  ),
  /** Goods on their way between outlets, and transfers that were accepted twice. `outlet`: either end; null = any. */
  'stock.transfers': call(
    'office',
    z.object({ outlet: OutletId.nullable() }),
    z.array(
      z.object({
        device: DeviceId,
        entry: EntryId,
        at: Instant,
        number: z.string(),
        from: z.string(),
        to: z.string(),
        goods: z.array(z.object({ name: z.string(), unit: z.string(), quantity: Quantity })),
        /** The slips of who accepted it; none: it is on its way. */
        acceptedTwice: z.array(z.string()),
      }),
    ),
  ),
  /** What makes a figure: the newest movements, and what all of each kind come to. */
  'stock.movements': call(
    'office',
    z.object({
      outlet: OutletId,
      product: ProductId,
      lot: LotId.nullable(),
      limit: z.int().positive().max(1_000),
    }),
    z.object({
      /** Of the product. */
      name: z.string(),
      unit: z.string(),
      movements: z.array(StockMovement),
      /** Of all, those not given too. */
      count: z.int().nonnegative(),
      onHand: Quantity,
      sums: z.array(z.object({ kind: MovementKind, quantity: Quantity })),
    }),
  ),

  'fleet.tills': call('office', nothing, z.array(TillRow)),
  'fleet.makeCode': call(
    'office',
    z.object({ outlet: OutletId }),
    z.union([z.object({ code: z.string(), expiresAt: Instant }), refused('no-such-outlet')]),
  ),
  'fleet.suspense': call('office', nothing, z.array(SuspenseRow)),
  /** Forks of tills in quarantine. */
  'fleet.forks': call('office', nothing, z.array(ForkRow)),
  /** Reads what stands in suspense again; how many entries could be read now, and how many still cannot. */
  'fleet.retrySuspense': call(
    'office',
    nothing,
    z.object({ read: z.int().nonnegative(), left: z.int().nonnegative() }),
  ),
  /**
   * Ends a quarantine: the branch in the journal is counted on, the other one stays kept and uncounted. Should the
   * other one go on, the till is in quarantine again.
   */
  'fleet.releaseTill': call('office', z.object({ device: DeviceId }), z.union([done, refused('no-such-till')])),

  'outlet.list': call('office', nothing, z.array(Outlet)),
  'outlet.save': call(
    'office',
    Outlet.refine(({ id }) => id !== EVERYWHERE),
    z.union([done, refused('code-taken')]),
  ),
  'staff.list': call('office', nothing, z.array(Staff.extend({ outlet: OutletId.nullable() }))),
  /** `outlet` null = may sign in everywhere. */
  'staff.save': call(
    'office',
    z.object({
      id: StaffId.nullable(),
      name: z.string().trim().min(1).max(80),
      role: Role,
      outlet: OutletId.nullable(),
    }),
    z.union([done, refused('no-such-outlet')]),
  ),
  /** From now on this person's PIN is void at every till, and so are the wrong tries; they set a new one there. */
  'staff.resetPin': call('office', z.object({ id: StaffId }), z.union([done, refused('no-such-person')])),

  /** When the secret that the bank signs its notices with was last made; null where there is none. */
  'bank.state': call('office', nothing, z.object({ secretMadeAt: Instant.nullable() })),
  /** Makes another one; the one before is no longer good. Answered this once. */
  'bank.makeSecret': call('office', nothing, z.object({ secret: z.string() })),
  /** Transfers the bank told of that are of no sale, or of one that says another amount; the newest first. */
  'bank.unmatched': call('office', nothing, z.array(BankNoticeRow)),

  'catalogue.list': call(
    'office',
    z.object({
      text: z.string().max(120),
      category: z.string().max(80).nullable(),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(200),
    }),
    z.object({ products: z.array(CatalogueRow), total: z.int().nonnegative(), categories: z.array(z.string()) }),
  ),
  /** From today on, as the centre's day is; at every till after its next sync. */
  'catalogue.setPrice': call(
    'office',
    z.object({ product: ProductId, price: z.int() }),
    z.union([done, refused('no-such-product', 'not-a-price')]),
  ),
  /** Takes a product off sale everywhere. What was sold stays. */
  'catalogue.withdraw': call(
    'office',
    z.object({ product: ProductId }),
    z.union([done, refused('no-such-product', 'in-a-basket')]),
  ),
  /** What is told of a product, and of its producer. */
  'catalogue.stories': call(
    'office',
    z.object({ product: ProductId }),
    z.union([z.object({ stories: z.array(StoryPage) }), refused('no-such-product')]),
  ),
  /** All of it anew; nothing of words and photographs takes the story away. At every till after its next sync. */
  'catalogue.tell': call(
    'office',
    z.object({
      about: StorySubject,
      vi: z.string().max(2 * STORY_LENGTH),
      en: z.string().max(2 * STORY_LENGTH),
      photos: z.array(Hash).max(STORY_PHOTOS),
    }),
    z.union([done, refused('no-such-subject', 'no-such-photo', 'too-long')]),
  ),
  'catalogue.confirmImport': call(
    'office',
    z.object({ import: z.string().max(60) }),
    /** `applied`: products added or changed, as the preview counted them. */
    z.union([z.object({ applied: z.int().nonnegative() }), refused('no-such-import', 'catalogue-moved-on')]),
  ),

  'promotion.list': call('office', nothing, z.object({ today: Day, promotions: z.array(PromotionRow) })),
  /** All that a promotion can be about. */
  'promotion.choices': call(
    'office',
    nothing,
    z.object({
      products: z.array(z.object({ id: ProductId, name: z.string(), detail: z.string() })),
      producers: z.array(z.object({ id: ProducerId, name: z.string() })),
      categories: z.array(z.string()),
      outlets: z.array(z.object({ id: OutletId, name: z.string() })),
    }),
  ),
  'promotion.preview': call('office', PromotionTerms, PromotionPreview),
  /** `id` null = a new one. At every till it is about after its next sync. */
  'promotion.save': call(
    'office',
    z.object({ id: PromotionId.nullable(), terms: PromotionTerms }),
    z.union([
      z.object({ done: z.literal(true), id: PromotionId }),
      refused('no-such-promotion', 'has-ended', 'no-such-outlet', 'no-such-goods', 'weighed-goods'),
      z.object({ refused: z.literal('over-cap'), preview: PromotionPreview }),
    ]),
  ),
  /** Ends one before its time; one that has not begun never runs. */
  'promotion.end': call(
    'office',
    z.object({ id: PromotionId }),
    z.union([done, refused('no-such-promotion', 'has-ended')]),
  ),
} as const;

/** POST the file's bytes here with `?name=FILE`; answers an ImportPreview or an ImportRefusal. At most 20 MB. */
export const IMPORT_PATH = '/office/v1/import';
/** POST a photograph's bytes here; answers a PhotoKept. Below it, by their names, those that were brought. */
export const OFFICE_PHOTOS_PATH = '/office/v1/photos';
/** Server-sent events for a signed-in page: `sales` when some arrived, `fleet` when a till was seen or enrolled. */
export const EVENTS_PATH = '/office/v1/events';

export type OfficeCalls = typeof officeCalls;
export type OfficeCallName = keyof OfficeCalls;
export type OfficeInput<N extends OfficeCallName> = z.infer<OfficeCalls[N]['input']>;
export type OfficeReply<N extends OfficeCallName> = z.infer<OfficeCalls[N]['reply']>;
