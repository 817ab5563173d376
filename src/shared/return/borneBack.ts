import { dong } from '../money.ts';
import { apportion } from '../pricing/apportion.ts';
import type { Quantity } from '../quantity.ts';
import { Bearer, type Borne } from '../sale/off.ts';
import type { SaleLine, SalePart } from '../sale/sale.ts';
import { borneBy, borneByParts } from '../settlement/brought.ts';
import type { ReturnLine } from './return.ts';
import { shareOf } from './share.ts';

type Coming = { readonly more: Quantity; readonly earlier: readonly ReturnLine[] };

/**
 * What had been taken off the goods that come back: the share that belongs to all that is then back, less what earlier returns
 * said. All of a line brings back exactly what was taken off it, however it comes.
 */
export function borneBack(line: SaleLine, { more, earlier }: Coming): Borne {
  const back = earlier.reduce((sum, { quantity }) => sum + quantity, 0);
  const off = borneBy(line);
  return byBearer((bearer) => {
    const all = shareOf(off[bearer] ?? 0, back + more, line.quantity);
    return all - sumOf(bearer, earlier);
  });
}

/** … of each part of a gift basket: of what is still to be said of it, its share. */
export function partsBorneBack(
  parts: readonly SalePart[],
  borne: Borne,
  { line, earlier }: { readonly line: SaleLine; readonly earlier: readonly ReturnLine[] },
): Borne[] {
  const sold = borneByParts(parts, borneBy(line));
  const left = (bearer: Bearer, at: number): number =>
    (sold[at]?.[bearer] ?? 0) -
    sumOf(
      bearer,
      earlier.map((one) => one.parts?.[at] ?? {}),
    );
  const shares = new Map(
    Bearer.options.map((bearer) => [
      bearer,
      apportion(
        dong(borne[bearer] ?? 0),
        parts.map(({ product }, at) => ({ weight: left(bearer, at), key: `${product} ${at}` })),
      ),
    ]),
  );
  return parts.map((_, at) => byBearer((bearer) => shares.get(bearer)?.[at] ?? 0));
}

function sumOf(bearer: Bearer, said: readonly { readonly borne?: Borne | undefined }[]): number {
  return said.reduce((sum, { borne }) => sum + (borne?.[bearer] ?? 0), 0);
}

function byBearer(of: (bearer: Bearer) => number): Borne {
  return Object.fromEntries(Bearer.options.map((bearer) => [bearer, of(bearer)]).filter(([, amount]) => amount !== 0));
}

/** Whether anything was taken off. */
export function isBorne(borne: Borne): boolean {
  return Object.keys(borne).length > 0;
}
