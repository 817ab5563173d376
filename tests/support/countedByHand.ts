import { entriesAfter, type Signer } from '../../src/main/db/journal.ts';
import type { ReadDb } from '../../src/main/db/sqlite.ts';

/**
 * What a journal's entries did to the shelf, read from their text and added up here with no rule of the product's: the other hand that
 * its figures are held against. By product and lot (`''`: none), without what comes to nothing.
 */
export function countedByHand({ db, signer }: Journal): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { header, body } of entriesAfter(db, signer.device, 0, 1_000_000)) {
    for (const [product, lot, quantity] of countedIn(header.kind, JSON.parse(body) as Body)) {
      const key = `${product} ${lot}`;
      sums.set(key, (sums.get(key) ?? 0) + quantity);
    }
  }
  return withoutNothing(sums);
}

/** What the till's own table says, in the same form. */
export function onTheShelf(db: ReadDb): Record<string, number> {
  const rows = db.all<{ product: string; lot: string; on_hand: number }>('SELECT product, lot, on_hand FROM stock');
  return withoutNothing(new Map(rows.map(({ product, lot, on_hand: onHand }) => [`${product} ${lot}`, onHand])));
}

/** … all lots of a product together. */
export function inAll(shelf: Record<string, number>, product: string): number {
  return Object.entries(shelf).reduce((sum, [key, held]) => (key.startsWith(`${product} `) ? sum + held : sum), 0);
}

type Journal = { readonly db: ReadDb; readonly signer: Signer };
type Goods = {
  readonly product: string;
  readonly quantity: number;
  readonly lots?: readonly { readonly id: string; readonly quantity: number }[];
};
type Line = Goods & {
  readonly parts?: readonly Goods[];
  readonly to?: string;
  readonly arrived?: number;
  readonly differences?: readonly { readonly lot?: { readonly id: string }; readonly quantity: number }[];
  readonly lot?: { readonly id: string; readonly product: string };
};
type Body = { readonly training?: true; readonly lines: readonly Line[] };
type Counted = readonly (readonly [product: string, lot: string, quantity: number])[];

function countedIn(kind: string, { training, lines }: Body): Counted {
  if (training) return [];
  switch (kind) {
    case 'sale':
      return lines.flatMap((line) => goodsOf(line, -1));
    case 'return':
      return lines.filter(({ to }) => to === 'stock').flatMap((line) => goodsOf(line, 1));
    case 'goods-received':
      return lines.map(({ lot, quantity }) => [lot?.product ?? '?', lot?.id ?? '?', quantity]);
    case 'goods-written-off':
      return lines.map(({ product, lot, quantity }) => [product, lot?.id ?? '', -quantity]);
    case 'goods-sent':
      return lines.map(({ product, lot, quantity }) => [product, lot?.id ?? '', -quantity]);
    case 'goods-arrived':
      return lines.map(({ product, lot, arrived = 0 }) => [product, lot?.id ?? '', arrived]);
    case 'stock-adjusted':
      return lines.flatMap(({ product, differences = [] }) =>
        differences.map(({ lot, quantity }) => [product, lot?.id ?? '', quantity] as const),
      );
    default:
      return [];
  }
}

function goodsOf(line: Line, sign: number): Counted {
  return (line.parts ?? [line]).flatMap(({ product, quantity, lots = [] }) => {
    const ofLots = lots.reduce((sum, lot) => sum + lot.quantity, 0);
    const counted = lots.map((lot) => [product, lot.id, sign * lot.quantity] as const);
    return counted.concat([[product, '', sign * (quantity - ofLots)]]);
  });
}

function withoutNothing(sums: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...sums].filter(([, held]) => held !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
