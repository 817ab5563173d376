import { z } from 'zod';
import { Day } from './day.ts';
import { ProductId } from './id.ts';
import { Dong } from './money.ts';
import { Quantity } from './quantity.ts';
import { Right } from './staff/rights.ts';
import { GoodsQuestion } from './stock/question.ts';

const refusal = <Code extends string, Facts extends z.ZodRawShape = Record<never, never>>(
  code: Code,
  facts: Facts = {} as Facts,
) => z.object({ refused: z.literal(code), ...facts });

/**
 * What a person at the till can do wrong, or meet: a value with its facts, which the screen turns into a sentence.
 * A bug throws instead.
 */
export const Refusal = z.discriminatedUnion('refused', [
  refusal('not-enrolled'),
  refusal('already-enrolled'),
  refusal('not-signed-in'),
  refusal('no-such-person'),
  /** Somebody who has the right is asked for their PIN, and the same call is made again with their approval. */
  refusal('needs-approval', { right: Right }),
  refusal('pin-needed'),
  /** `left`: tries until there is a wait, or until somebody who manages must help. */
  refusal('wrong-pin', { left: z.int().nonnegative() }),
  refusal('pin-wait', { ms: z.int().positive() }),
  refusal('pin-blocked'),
  refusal('pin-centre'),
  refusal('weak-pin'),
  refusal('release-needed'),
  refusal('not-yourself'),
  refusal('may-not-approve'),
  /** What PINs are checked with is not where it was kept. */
  refusal('pins-unusable'),
  /** Of a folder that somebody chose for backups. */
  refusal('no-such-folder'),
  refusal('folder-of-till'),
  refusal('folder-not-writable'),
  /** Of a backup that somebody chose. */
  refusal('backup-damaged'),
  refusal('backup-of-another'),
  /** It was restored a hundred times: the next epoch is that of a machine in its place. */
  refusal('epochs-used-up'),
  refusal('no-such-backup'),
  /** The till is whole: there is nothing to be restored. */
  refusal('nothing-to-restore'),
  /** It is not: it answers nothing else before it is restored. */
  refusal('till-unusable'),
  refusal('no-open-shift'),
  refusal('shift-already-open'),
  /** One shift at a time: that of another day is counted and closed first. */
  refusal('other-days-shift', { day: Day }),
  refusal('absurd-float'),
  refusal('absurd-amount'),
  /** Never more is taken out or given back than should be in. How much that is, it does not say. */
  refusal('more-than-drawer'),
  refusal('goods-on-counter'),
  refusal('training-on'),
  /** Of a document that is being typed: it was finished, or thrown away, at another window. */
  refusal('other-draft'),
  refusal('draft-full'),
  /** Something of a line is still to be said. */
  refusal('draft-unfinished'),
  /** A draft that has lines is finished, or thrown away, before another delivery is begun. */
  refusal('draft-begun'),
  refusal('no-such-announcement'),
  /** The office took it back. */
  refusal('announcement-withdrawn'),
  /** Somebody received it already, here or at another till: `number` is their slip's. */
  refusal('announcement-received', { number: z.string(), day: Day }),
  refusal('basket-not-received', { name: z.string() }),
  /** No text in UTF-8, and no workbook; or one that unpacks to more than a note is. */
  refusal('note-unreadable'),
  refusal('note-too-large'),
  refusal('note-empty'),
  /** `names`: the headings that are missing. */
  refusal('note-columns', { names: z.string() }),

  /** The centre's file: no such file, or spoilt; the till's own; another till's; not signed by our centre; of later than we are; too large. */
  refusal('exchange-unreadable'),
  refusal('exchange-for-centre'),
  refusal('exchange-other-till'),
  refusal('exchange-unsigned'),
  refusal('exchange-gap'),
  refusal('exchange-too-large'),

  refusal('unknown-code', { code: z.string() }),
  refusal('bad-check-digit', { code: z.string() }),
  refusal('link-not-product', { code: z.string() }),
  /** Meant as GS1 data and against its rules. */
  refusal('bad-gs1', { code: z.string() }),
  /** A GS1 label whose scanner does not say that it is one. */
  refusal('unmarked-gs1', { code: z.string() }),
  refusal('badge-not-product', { code: z.string() }),
  refusal('coupon-not-product', { code: z.string() }),
  /** Past the last day that the label of this one says. */
  refusal('past-its-day', { name: z.string(), day: Day }),
  /** All that the books hold of it is past its last day, `day` the latest. `leave`: who may can let it be sold all the same. */
  refusal('stock-expired', {
    name: z.string(),
    /** The gift basket that it is in. */ basket: z.string().optional(),
    day: Day,
    leave: z.boolean(),
  }),
  /** The code of a carton: how many are inside it does not say. */
  refusal('carton-not-piece', { name: z.string() }),
  /** The catalogue lists the code for several: which one it is, a person says. */
  refusal('shared-code', {
    code: z.string(),
    names: z.string(),
    options: z.array(
      z.object({
        product: ProductId,
        name: z.string(),
        producer: z.string(),
        netContent: z.string(),
        price: Dong.nullable(),
      }),
    ),
  }),
  /** Its label says the price `price`, and the till asks `due`. */
  refusal('label-price', { name: z.string(), price: Dong, due: Dong }),
  refusal('no-such-product'),
  refusal('no-price', { name: z.string() }),
  refusal('no-tax-rate', { name: z.string() }),
  /** Something that is in the basket is not in the catalogue. */
  refusal('basket-incomplete', { name: z.string() }),
  /** A weighed product whose code says no weight: the screen asks for it. */
  refusal('weight-needed', {
    product: ProductId,
    name: z.string(),
    unit: z.string(),
    price: Dong,
    producer: z.string(),
  }),
  /** `3*` before something sold by weight. */
  refusal('weighed-times', { name: z.string() }),

  refusal('absurd-quantity'),
  refusal('not-weighed'),
  refusal('cart-full'),
  refusal('no-such-line'),
  /** The cart that was meant is not the one on the counter: another tab paid it or put it aside. */
  refusal('other-cart'),
  refusal('absurd-price'),
  refusal('absurd-discount', { most: Dong }),
  refusal('nothing-to-discount'),
  refusal('reason-needed'),
  refusal('nothing-to-hold'),
  refusal('too-many-held', { count: z.int().positive() }),
  refusal('no-such-held'),

  refusal('empty-cart'),
  refusal('not-enough', { missing: Dong }),
  /** Only cash gives change: what else pays may not be more than is owed. */
  refusal('too-much', { over: Dong }),
  refusal('absurd-given'),
  /** A free text holds what may be a payment card's number: nothing of it was kept. */
  refusal('looks-like-card'),
  /** … or somebody's telephone number, in words that would go into the journal, which nothing is erased from. */
  refusal('looks-like-phone'),
  /** This till took the voucher already, in the slip `number`. */
  refusal('voucher-used', { code: z.string(), number: z.string() }),
  /** The voucher is among the parts of this payment already. */
  refusal('voucher-twice', { code: z.string() }),
  /** The voucher is among the parts of a sale that lies aside. */
  refusal('voucher-aside', { code: z.string() }),
  /** Money taken otherwise than in cash does not leave a payment unasked. */
  refusal('part-charged', { given: Dong }),
  refusal('no-such-part'),
  /** One transfer cannot pay twice. */
  refusal('same-bill'),
  /** A transfer under another sale's bill. */
  refusal('not-this-bill'),
  /** The bank has not said that all of it arrived. */
  refusal('not-confirmed', { received: Dong, given: Dong }),
  refusal('no-bank-account'),
  refusal('no-qr-shown'),
  refusal('cart-changed'),
  refusal('no-such-sale'),

  refusal('nothing-to-return'),
  /** `remaining`: what was sold less what came back before. */
  refusal('more-than-left', { name: z.string(), remaining: Quantity }),
  /** A sale of practice comes back while practising only, and a real one only when not. */
  refusal('other-mode'),
  /** What goes back is not what is owed. */
  refusal('refund-differs', { due: Dong }),
  refusal('refund-past-card', { most: Dong }),
  refusal('no-such-credit'),
  /** An exchange's credit is spent, or holds less than was to be paid with it. */
  refusal('credit-too-small', { most: Dong }),
  /** A slip's code is never sold: the screen opens the sale it is of. */
  refusal('slip-not-product', { code: z.string() }),
  refusal('no-such-slip', { code: z.string() }),
  /** The code does not carry what this till signed for that number. */
  refusal('forged-slip', { code: z.string() }),
  refusal('slip-of-another-till', { code: z.string(), till: z.string() }),
  /** The machine whose place this one took sold it. */
  refusal('slip-of-replaced', { code: z.string() }),
  refusal('slip-of-another-outlet', { code: z.string(), outlet: z.string() }),

  /** Lines of a document of goods that are wrong, or that somebody must look at; `line` and `name` are the first one's. */
  refusal('goods-questioned', { line: z.int().positive(), name: z.string(), questions: z.array(GoodsQuestion).min(1) }),

  refusal('no-such-producer'),
  /** So many of this till's entries are not in what goods brought yet: the till counts them first. */
  refusal('books-behind', { left: z.int().positive() }),
  /** Nothing was sold, came back or came in since the last settlement. */
  refusal('nothing-to-settle', { name: z.string() }),
  /** Goods of no lot: somebody must say at what commission they are settled. */
  refusal('commission-wanted', { name: z.string() }),
  /** Days up to this one were settled before, or the day is still to come. */
  refusal('period-settled', { day: Day }),
  refusal('period-to-come', { day: Day }),
  /** Something was sold or heard of since the statement was read; `due` is what it comes to now. */
  refusal('statement-changed', { due: Dong }),
  refusal('too-many-lines'),
  /** Nobody is paid more than settlements owe. */
  refusal('more-than-owed', { most: Dong }),
  refusal('no-such-outlet'),
  refusal('no-such-transfer'),
  /** Somebody accepted it already, here or at another till: `number` is their slip's. */
  refusal('already-accepted', { number: z.string(), day: Day }),
  /** Only the outlet it was sent to accepts it, and only the one it left takes it back. */
  refusal('transfer-elsewhere', { outlet: z.string() }),
  refusal('no-such-count'),
  refusal('count-over', { number: z.string() }),
  /** It is closed at the till where it was begun. */
  refusal('count-elsewhere', { till: z.string() }),
  refusal('count-too-old'),
  /** Somebody counted at this till and has not handed in `count` lines. */
  refusal('count-not-handed-in', { count: z.int().positive() }),
  refusal('nothing-counted'),
  refusal('outside-count', { name: z.string() }),
  /** What is in a gift basket is counted by itself. */
  refusal('basket-not-counted', { name: z.string() }),
  refusal('too-many-differences', { count: z.int().positive() }),

  refusal('no-such-job'),
  /** Of the paper chosen: its price, or what a packet must say, does not fit whole. */
  refusal('label-too-small', { name: z.string() }),
  /** There is no such place on the sheet. */
  refusal('no-such-place'),
  refusal('no-such-printer'),
  /** It was named when the till was started, and is changed there. */
  refusal('printer-fixed'),
  /** Something is being printed there at this moment. */
  refusal('printer-busy'),
  /** Labels and slips are spoken in different languages. */
  refusal('not-for-slips'),
  refusal('not-for-labels'),
  /** A printer of letters and pictures is calibrated; one of labels, or none at all, is not. */
  refusal('nothing-to-calibrate'),
  /** Not a PNG, or more of it than fits the paper. */
  refusal('bad-picture'),
  /** Another scanner of this till, or a printer, is plugged in there. */
  refusal('port-taken'),

  refusal('disk-full'),
  refusal('disk-trouble'),

  refusal('centre-unreachable'),
  refusal('centre-answered-badly'),
  refusal('enrol-wrong-code'),
  refusal('enrol-expired'),
  refusal('enrol-used'),
  refusal('enrol-too-many-tries'),
  refusal('version-too-old'),
  refusal('no-safe-keyring'),
]);
export type Refusal = z.infer<typeof Refusal>;
export type RefusalCode = Refusal['refused'];
export type RefusalOf<Code extends RefusalCode> = Extract<Refusal, { refused: Code }>;

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
