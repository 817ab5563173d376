import type { Day } from '../day.ts';
import type { ProducerId, ProductId } from '../id.ts';
import { type Dong, dong, sumDong } from '../money.ts';
import type { Quantity } from '../quantity.ts';
import type { Lot, Terms } from '../stock/lot.ts';
import { BEARERS, grossOf } from './brought.ts';
import type { AsOf, SettledLine } from './settled.ts';
import { dueOfLoose, dueOfLot, isNothing, lessSettled, type Settled, type Sums } from './statement.ts';

/** An owner's goods of one product and of one lot or none: all they ever brought up to a day, and what was settled of it. */
export type GoodsSettled = {
  readonly product: ProductId;
  readonly name: string;
  readonly unit: string;
  readonly lot: Omit<Lot, 'product'> | undefined;
  readonly all: Sums;
  readonly settled: Settled;
  readonly left: Quantity;
};

/** What is to be settled with a producer, before anybody did. */
export type Statement = {
  readonly producer: { readonly id: ProducerId; readonly name: string };
  readonly from: Day | null;
  readonly until: Day;
  readonly lines: SettledLine[];
  readonly commission: Dong;
  readonly payable: Dong;
  readonly before: { readonly payable: Dong; readonly paid: Dong };
  readonly asOf: AsOf[];
  /** At what commission goods of no lot are counted in it; null where there are none, or nobody said. */
  readonly perMille: number | null;
  /** There are goods of no lot, and nobody said at what commission. */
  readonly commissionWanted: boolean;
};

type Head = Pick<Statement, 'producer' | 'from' | 'until' | 'before' | 'asOf' | 'perMille'>;

/** What is owed for each of the goods, and together. What neither brought anything nor lies on the shelf is left out. */
export function statementOf(head: Head, goods: readonly GoodsSettled[]): Statement {
  const shown = goods.filter((each) => each.left !== 0 || !isNothing(lessSettled(each.all, each.settled)));
  const isLoose = shown.some(({ lot, all, settled }) => !lot && !isNothing(lessSettled(all, settled)));
  const lines = shown.toSorted(byName).map((each) => lineOf(each, { kind: 'consigned', perMille: head.perMille ?? 0 }));
  return {
    ...head,
    lines,
    commission: sumDong(lines.map(({ commission }) => commission)),
    payable: sumDong(lines.map(({ payable }) => payable)),
    perMille: isLoose ? head.perMille : null,
    commissionWanted: isLoose && head.perMille === null,
  };
}

function lineOf({ product, name, unit, lot, all, settled, left }: GoodsSettled, loose: Terms): SettledLine {
  const { commission, payable } = lot ? dueOfLot(all, settled, lot.terms) : dueOfLoose(all, settled, loose);
  const { sold, returned, taken, paid, borne } = lessSettled(all, settled);
  return {
    product,
    name,
    unit,
    ...(lot && { lot }),
    terms: lot?.terms ?? loose,
    sold,
    returned,
    taken,
    paid,
    borne: { shop: dong(borne.shop), producer: dong(borne.producer), programme: dong(borne.programme) },
    commission,
    payable,
    left,
  };
}

/** Whether anything is owed for, or taken back by, a line; else it only says what lies on the shelf. */
export function isMoved({ sold, returned, taken, payable }: SettledLine): boolean {
  return sold !== 0 || returned !== 0 || taken !== 0 || payable !== 0;
}

function byName(a: GoodsSettled, b: GoodsSettled): number {
  return compare(a.name, b.name) || compare(a.lot?.expires ?? '', b.lot?.expires ?? '') || compare(idOf(a), idOf(b));
}

const idOf = ({ product, lot }: GoodsSettled): string => `${product} ${lot?.id ?? ''}`;
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** What a producer is owed once a statement is settled. */
export function owedAfter({ before, payable }: Pick<Statement, 'before' | 'payable'>): Dong {
  return dong(before.payable + payable - before.paid);
}

export type Totals = {
  /** Of consigned goods: before anything was taken off. */
  readonly gross: Dong;
  readonly borne: { readonly shop: Dong; readonly producer: Dong; readonly programme: Dong };
  /** Of goods that were bought in. */
  readonly cost: Dong;
};

/** The lines together, apart by what they are owed for: gross − what the producer bears − commission + cost = payable. */
export function totalsOf(lines: readonly SettledLine[]): Totals {
  const sums = { gross: 0, shop: 0, producer: 0, programme: 0, cost: 0 };
  for (const { terms, paid, borne, payable } of lines) {
    if (terms.kind === 'bought') {
      sums.cost += payable;
      continue;
    }
    sums.gross += grossOf({ paid, borne });
    for (const bearer of BEARERS) sums[bearer] += borne[bearer];
  }
  const { gross, cost, ...borne } = sums;
  return {
    gross: dong(gross),
    borne: { shop: dong(borne.shop), producer: dong(borne.producer), programme: dong(borne.programme) },
    cost: dong(cost),
  };
}
