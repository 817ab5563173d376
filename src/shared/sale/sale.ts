import { z } from 'zod';
import { Stars } from '../catalogue/certificate.ts';
import { Day } from '../day.ts';
import { ProducerId, ProductId, ShiftId } from '../id.ts';
import { Dong } from '../money.ts';
import { Quantity } from '../quantity.ts';
import { Approver } from '../staff/approval.ts';
import { LotMoved, MOST_LOTS } from '../stock/lot.ts';
import { BuyerKind } from './buyer.ts';
import { lessOffs, Off, Reason } from './off.ts';
import { PackSays, SoldExpired } from './pack.ts';
import { Tender } from './tender.ts';
import { VatSum } from './vat.ts';

/** Which lots goods are of, as far as any is known: together at most what moved, and each lot once. */
export const Lots = z.array(LotMoved).min(1).max(MOST_LOTS);

/** What a producer's goods inside a gift basket brought: settled with the producer, and taken off the stock. */
export const SalePart = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  producer: z.object({ id: ProducerId, name: z.string() }),
  /** In all baskets of the line. */
  quantity: Quantity,
  /** Its share of what was paid for the line; the parts add up to that. */
  amount: Dong,
  lots: Lots.optional(),
});
export type SalePart = z.infer<typeof SalePart>;

/** One line of a sale as it was sold: nothing in it is looked up again later. */
export const SaleLine = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  quantity: Quantity,
  /** Per unit, VAT included, as the buyer saw it. */
  price: Dong,
  /** price × quantity, rounded to the đồng, before anything is taken off. */
  amount: Dong,
  /** What was taken off it, where anything was; `paidFor` is what is left. */
  offs: z.array(Off).min(1).optional(),
  /** Present where somebody set another price than the catalogue's, `from`. */
  repriced: z.object({ from: Dong, reason: Reason, approvedBy: Approver.optional() }).optional(),
  note: z.string().optional(),
  /** Present where its label was scanned, and says a lot or a last day. */
  pack: PackSays.optional(),
  /** Present where it was past its last day, by its label or by the books. */
  expired: SoldExpired.optional(),
  /** Present where it was a gift basket. */
  parts: z.array(SalePart).min(1).optional(),
  /** Never of a gift basket: its parts have their own. */
  lots: Lots.optional(),
  producer: z.object({ id: ProducerId, name: z.string() }),
  /** Only where the certificate was valid on the day of sale. */
  stars: Stars.optional(),
  certificate: z.string().optional(),
  vat: z.object({ class: z.string(), perMille: z.int().min(0).max(1000).nullable() }),
  /** Present where the price was an invented one of the starter shop. */
  demo: z.literal(true).optional(),
});
export type SaleLine = z.infer<typeof SaleLine>;

/** What was paid for a line. */
export function paidFor({ amount, offs }: Pick<SaleLine, 'amount' | 'offs'>): Dong {
  return lessOffs(amount, offs);
}

/** Goods of one product that moved, and the lots that are known of them. */
export type Goods = Pick<SalePart, 'product' | 'quantity' | 'lots'>;

/** What leaves the shelf with a line: what is in a basket, and not the basket. */
export function goodsOf({
  product,
  quantity,
  parts,
  lots,
}: Pick<SaleLine, 'product' | 'quantity' | 'parts' | 'lots'>): readonly Goods[] {
  return parts ?? [{ product, quantity, ...(lots && { lots }) }];
}

/** Sums since the till was enrolled. They stand in every entry of money, so a removed one shows without cryptography. */
export const RunningTotals = z.object({ sold: Dong, returned: Dong });
export type RunningTotals = z.infer<typeof RunningTotals>;

/** The body of a `sale` entry: the document itself. Its id is the entry's id. */
export const SaleBody = z.object({
  /** `BL01-2-000123`: outlet, till, counter; from the second epoch on `BL01-2.2-000123`. */
  number: z.string().min(1).max(40),
  day: Day,
  shift: ShiftId,
  cashier: z.string(),
  lines: z.array(SaleLine).min(1),
  /** Sum of what was paid for the lines, VAT included. */
  total: Dong,
  vat: z.array(VatSum),
  /** Làm tròn: what cash rounding added or took; 0 where nothing was rounded. */
  rounding: Dong,
  tenders: z.array(Tender).min(1),
  /** Tiền thối. */
  change: Dong,
  running: RunningTotals,
  buyer: BuyerKind.optional(),
  /** Made while practising: it counts nowhere, and its number is of a series of its own. */
  training: z.literal(true).optional(),
});
export type SaleBody = z.infer<typeof SaleBody>;

/** What the buyer owed: the total after cash rounding. */
export function dueOf(sale: Pick<SaleBody, 'total' | 'rounding'>): Dong {
  return (sale.total + sale.rounding) as Dong;
}

/** What a sale left in the drawer: cash handed over, less the change. */
export function cashKept({ tenders, change }: Pick<SaleBody, 'tenders' | 'change'>): Dong {
  const handed = tenders.reduce((sum, tender) => (tender.kind === 'cash' ? sum + tender.given : sum), 0);
  return (handed - change) as Dong;
}

/**
 * @param till the till's number within the outlet
 * @param counter 1, 2, 3 … sales of this till
 */
export function slipNumber(outletCode: string, till: number, epoch: number, counter: number): string {
  const name = epoch === 1 ? `${till}` : `${till}.${epoch}`;
  return `${outletCode}-${name}-${counter.toString().padStart(6, '0')}`;
}

/** The number with the letters of its series before the counter: `BL01-2-T000123`. */
export function inSeries(number: string, letters: string): string {
  return number.replace(/-(\d+)$/, `-${letters}$1`);
}
