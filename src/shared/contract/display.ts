import { z } from 'zod';
import { Stars } from '../catalogue/certificate.ts';
import { PHOTOS_PATH } from '../catalogue/photo.ts';
import { Instant } from '../day.ts';
import { ProductId, SaleId } from '../id.ts';
import { Dong } from '../money.ts';
import { Quantity } from '../quantity.ts';
import { call, nothing } from './call.ts';

/** A line of the cart as the buyer sees it: nothing in it that only the shop needs to know. */
export const DisplayLine = z.object({
  /** As the cart counts it: the same line on the next view. */
  line: z.int().positive(),
  name: z.string(),
  producer: z.string(),
  stars: Stars.nullable(),
  quantity: Quantity,
  unit: z.string(),
  weighed: z.boolean(),
  /** Per unit, VAT included. */
  price: Dong,
  /** price × quantity, before anything is taken off. */
  gross: Dong,
  /** What is paid for it. */
  amount: Dong,
});
export type DisplayLine = z.infer<typeof DisplayLine>;

/** A photograph that this till holds. */
export const DisplayPhoto = z.object({
  /** Of the page's own host. */
  path: z.string().startsWith(PHOTOS_PATH),
  /** Pixels: its place is kept before it is there. */
  width: z.int().positive(),
  height: z.int().positive(),
});
export type DisplayPhoto = z.infer<typeof DisplayPhoto>;

/** A product with stars that hold today, or with a story, told while nobody is buying. */
export const DisplayGood = z.object({
  product: ProductId,
  name: z.string(),
  netContent: z.string(),
  category: z.string(),
  producer: z.string(),
  /** As printed; empty when not known. */
  place: z.string(),
  stars: Stars.nullable(),
  /** Its own, or where it has none its producer's: one at least of both languages. Null where nobody wrote any. */
  story: z.object({ vi: z.string(), en: z.string() }).partial().nullable(),
  /** Its own, or where none is here its producer's. */
  photos: z.array(DisplayPhoto),
});
export type DisplayGood = z.infer<typeof DisplayGood>;

/** A transfer as the buyer is asked for it. */
export const DisplayTransfer = z.object({
  /** What their own bank's app will show before they send. */
  amount: Dong,
  /** The transfer's text. */
  bill: z.string(),
  account: z.object({ number: z.string(), name: z.string() }),
  /** The QR code, row by row, `1` dark: the page draws it and knows no more of codes than that. Without a quiet zone. */
  code: z
    .array(z.string().regex(/^[01]+$/))
    .min(21)
    .max(177),
  /** `waiting`: nobody knows yet; `partial`: some of it came; `arrived`: all of it did. */
  state: z.enum(['waiting', 'partial', 'arrived']),
  /** Present where the account is the starter shop's invented one: nobody may send money there. */
  demo: z.literal(true).optional(),
});
export type DisplayTransfer = z.infer<typeof DisplayTransfer>;

const everywhere = {
  /** The shop's name; empty until the till is enrolled. */
  shop: z.string(),
  /** The till is practising: what stands here is owed by nobody. */
  training: z.boolean(),
};

const basket = {
  /** Tells a new cart from a changed one. */
  sale: SaleId,
  lines: z.array(DisplayLine).min(1),
  total: Dong,
  /** All that was taken off; 0 where nothing was. */
  saved: Dong,
};

/** All that the customer display shows, composed by the till. */
export const DisplayView = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('idle'), ...everywhere, goods: z.array(DisplayGood) }),
  z.object({ stage: z.literal('cart'), ...everywhere, ...basket }),
  /** The buyer is asked to pay `total`. */
  z.object({ stage: z.literal('paying'), ...everywhere, ...basket }),
  z.object({ stage: z.literal('qr'), ...everywhere, transfer: DisplayTransfer }),
  z.object({
    stage: z.literal('paid'),
    ...everywhere,
    number: z.string(),
    at: Instant,
    /** What was owed, cash rounding included. */
    due: Dong,
    given: Dong,
    change: Dong,
  }),
]);
export type DisplayView = z.infer<typeof DisplayView>;

export const displayCalls = {
  /** The one thing that a customer display may ask. */
  'display.view': call('display', nothing, DisplayView),
  /**
   * Shows the display. `window`: the host opened it or brought it forward; `address`: the screen that asked opens this
   * path of its own host, whose part after `#` lets it look and do nothing else; `nowhere`: this host has none.
   */
  'display.open': call(
    'anyone',
    nothing,
    z.discriminatedUnion('shown', [
      z.object({ shown: z.literal('window') }),
      z.object({ shown: z.literal('address'), path: z.string() }),
      z.object({ shown: z.literal('nowhere') }),
    ]),
  ),
} as const;
export type DisplayShown = z.infer<(typeof displayCalls)['display.open']['reply']>;
