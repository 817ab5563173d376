import type { Day } from '../day.ts';
import type { ProducerId, ProductId } from '../id.ts';
import { type Dong, dong, sumDong } from '../money.ts';
import { type Quantity, quantity } from '../quantity.ts';
import type { HeardTill } from '../stock/adjusted.ts';
import type { Lot, Terms } from '../stock/lot.ts';
import { BEARERS, grossOf } from './brought.ts';
import type { AsOf, SettledLine } from './settled.ts';
import {
  dueOfLoose,
  dueOfLot,
  isNothing,
  leftOf,
  lessSettled,
  NOTHING,
  owed,
  type Settled,
  type Sums,
} from './statement.ts';
import { allWent, someWent } from './went.ts';

/** An owner's goods of one product and of one lot or none: all they ever brought up to a day, and what was settled of it. */
export type GoodsSettled = {
  readonly product: ProductId;
  readonly name: string;
  readonly unit: string;
  readonly lot: Omit<Lot, 'product'> | undefined;
  readonly all: Sums;
  readonly settled: Settled;
  /** What of it was settled twice; absent where nothing was. */
  readonly twice?: Sums | undefined;
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
  /** The outlet's other tills, and up to when all they did is in it. */
  readonly heard: HeardTill[];
  /** At what commission goods of no lot are counted in it; null where there are none, or nobody said. */
  readonly perMille: number | null;
  /** There are goods of no lot, and nobody said at what commission. */
  readonly commissionWanted: boolean;
};

type Head = Pick<Statement, 'producer' | 'from' | 'until' | 'before' | 'asOf' | 'heard' | 'perMille'>;

/** What is owed for each of the goods, and together. What neither brought anything nor lies on the shelf is left out. */
export function statementOf(head: Head, goods: readonly GoodsSettled[]): Statement {
  const shown = goods.filter((each) => each.left !== 0 || !isNothing(lessSettled(each.all, each.settled)));
  const isLoose = shown.some(({ lot, all, settled }) => !lot && !isNothing(lessSettled(all, settled)));
  const loose: Terms = { kind: 'consigned', perMille: head.perMille ?? 0 };
  const lines = shown.toSorted(byName).flatMap((each) => linesOf(each, loose));
  return {
    ...head,
    lines,
    commission: sumDong(lines.map(({ commission }) => commission)),
    payable: sumDong(lines.map(({ payable }) => payable)),
    perMille: isLoose ? head.perMille : null,
    commissionWanted: isLoose && head.perMille === null,
  };
}

/** What was settled twice is taken back in a line of its own, so that the other says what is new. */
function linesOf({ twice, ...goods }: GoodsSettled, loose: Terms): SettledLine[] {
  if (!twice) return [lineOf(goods, loose)];
  const reached = lessSettled(goods.settled, twice);
  const { commission, payable } = owed(reached, goods.lot?.terms ?? loose);
  const fresh = lineOf({ ...goods, settled: { ...reached, commission, payable } }, loose);
  const { opened: _, ...takenBack } = lineOf({ ...goods, all: reached, left: quantity(0) }, loose);
  const isOfUse = fresh.left !== 0 || !isNothing(lessSettled(goods.all, reached));
  return [...(isOfUse ? [fresh] : []), { ...takenBack, twice: true }];
}

function lineOf({ product, name, unit, lot, all, settled, left }: GoodsSettled, loose: Terms): SettledLine {
  const { commission, payable } = lot ? dueOfLot(all, settled, lot.terms) : dueOfLoose(all, settled, loose);
  const { sold, returned, taken, paid, borne, went } = lessSettled(all, settled);
  const gone = someWent(went);
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
    ...(lot && { opened: leftOf(settled) }),
    ...(gone && { went: gone }),
  };
}

/** What of a line's goods was there at the end of the last day; undefined where it does not tell. */
export function closedWith({ opened, went, ...line }: SettledLine): Quantity | undefined {
  if (opened === undefined) return undefined;
  const { sold, returned, taken } = line;
  return quantity(opened + leftOf({ ...NOTHING, sold, returned, taken, went: allWent(went) }));
}

/** Whether anything is owed for, or taken back by, a line; else it only says what lies on the shelf. */
export function isMoved({ sold, returned, taken, payable, went }: SettledLine): boolean {
  return sold !== 0 || returned !== 0 || taken !== 0 || payable !== 0 || went !== undefined;
}

function byName(a: GoodsSettled, b: GoodsSettled): number {
  return compare(a.name, b.name) || compare(a.lot?.expires ?? '', b.lot?.expires ?? '') || compare(idOf(a), idOf(b));
}

const idOf = ({ product, lot }: GoodsSettled): string => `${product} ${lot?.id ?? ''}`;
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** What settlements took twice of a producer's goods: below 0, for the next one takes it back; 0 where nothing was. */
export function takenTwice(lines: readonly Pick<SettledLine, 'twice' | 'payable'>[]): Dong {
  return sumDong(lines.filter(({ twice }) => twice).map(({ payable }) => payable));
}

/** What a producer can be paid before a statement is settled: never what was settled twice. */
export function owedNow({ before, lines }: Pick<Statement, 'before' | 'lines'>): Dong {
  return dong(before.payable - before.paid + takenTwice(lines));
}

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
