import type { LotId } from '../id.ts';
import { type Dong, dong } from '../money.ts';
import { apportion } from '../pricing/apportion.ts';
import { type Quantity, quantity } from '../quantity.ts';
import type { ReturnLine } from '../return/return.ts';
import { type Bearer, Bearer as BearerOf, type Borne } from '../sale/off.ts';
import { paidFor, type SaleLine, type SalePart } from '../sale/sale.ts';
import type { LotMoved } from '../stock/lot.ts';

/** What goods of one product, and of one lot or none, brought: sold, or come back. */
export type Brought = {
  readonly product: SalePart['product'];
  readonly name: string;
  readonly unit: string;
  /** To whom it is owed: the lot's owner, or else the product's producer. */
  readonly owner: SalePart['producer'];
  readonly lot: Omit<LotMoved, 'quantity'> | undefined;
  readonly quantity: Quantity;
  /** What buyers paid for it, or got back. */
  readonly paid: Dong;
  readonly borne: Borne;
};

/** Before anything was taken off. */
export function grossOf({ paid, borne }: Pick<Brought, 'paid' | 'borne'>): Dong {
  return dong(BEARERS.reduce((sum, bearer) => sum + (borne[bearer] ?? 0), paid as number));
}

export const BEARERS = BearerOf.options;

/** What a line of a sale brought each owner: every đồng that was paid, and every đồng that was taken off. */
export function broughtBySold(line: SaleLine): Brought[] {
  return shareOut(line, paidFor(line), borneBy(line));
}

/** What came back of a line, taken from its owners again. */
export function broughtByReturned(line: ReturnLine): Brought[] {
  return shareOut(line, line.amount, line.borne ?? {});
}

type OffBorne = { readonly borneBy: Bearer; readonly amount: number };

/** What was taken off a line of a sale, by who bears it. */
export function borneBy({ offs = [] }: { readonly offs?: readonly OffBorne[] | undefined }): Borne {
  const sums: { [B in Bearer]?: number } = {};
  for (const { borneBy: bearer, amount } of offs) sums[bearer] = (sums[bearer] ?? 0) + amount;
  return sums;
}

/** Of a gift basket: what was taken off it, for each of its parts. What comes back says it of its own parts. */
export function borneByParts(
  parts: readonly (SalePart & { readonly borne?: Borne | undefined })[],
  borne: Borne,
): Borne[] {
  if (parts.some((part) => part.borne)) return parts.map((part) => part.borne ?? {});
  return sharesOf(borne, weighed(parts.map(({ amount, product }) => ({ weight: amount, key: product }))));
}

type Line = Pick<SaleLine, 'product' | 'name' | 'unit' | 'producer' | 'quantity' | 'lots'> & {
  readonly parts?: readonly (SalePart & { readonly borne?: Borne | undefined })[] | undefined;
};

/** Of a gift basket each part bears what was taken off as it shares what was paid. */
function shareOut(line: Line, paid: Dong, borne: Borne): Brought[] {
  if (!line.parts) return byLot({ ...line, amount: paid }, borne);
  const shares = borneByParts(line.parts, borne);
  return line.parts.flatMap((part, at) => byLot(part, shares[at] ?? {}));
}

/** The rest is of no lot. */
function byLot(
  { product, name, unit, producer, quantity: whole, amount, lots = [] }: SalePart,
  borne: Borne,
): Brought[] {
  const rest = lots.reduce((left, lot) => left - lot.quantity, whole as number);
  const goods = [
    ...lots.map(({ quantity: moved, ...lot }) => ({ lot, moved: moved as number })),
    { lot: undefined, moved: rest },
  ];
  const held = goods.filter(({ moved }) => moved > 0);
  const weights = held.map(({ lot, moved }) => ({ weight: moved, key: keyOf(lot?.id) }));
  const paid = apportion(amount, weights);
  const shares = sharesOf(borne, weights);
  return held.map(({ lot, moved }, at) => ({
    product,
    name,
    unit,
    owner: lot?.owner ?? producer,
    lot,
    quantity: quantity(moved),
    paid: paid[at] ?? dong(0),
    borne: shares[at] ?? {},
  }));
}

function keyOf(lot: LotId | undefined): string {
  return lot ?? '';
}

type Weights = Parameters<typeof apportion>[1];

/** What nothing was paid for is shared evenly. */
function weighed(portions: Weights): Weights {
  return portions.some(({ weight }) => weight > 0) ? portions : portions.map(({ key }) => ({ weight: 1, key }));
}

function sharesOf(borne: Borne, weights: Weights): Borne[] {
  const shares: { [B in Bearer]?: number }[] = weights.map(() => ({}));
  for (const bearer of BEARERS) {
    const whole = borne[bearer];
    if (whole === undefined || whole === 0) continue;
    for (const [at, share] of apportion(dong(whole), weights).entries()) {
      const own = shares[at];
      if (own && share > 0) own[bearer] = share;
    }
  }
  return shares;
}
