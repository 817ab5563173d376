import { type Dong, divideRounded, dong } from '../money.ts';
import { amountOf, type Quantity, quantity } from '../quantity.ts';
import type { Bearer } from '../sale/off.ts';
import type { Terms } from '../stock/lot.ts';
import { BEARERS, type Brought, grossOf } from './brought.ts';
import { NONE_WENT, sumWent, WENT, type Went, type WentHow, wentBy } from './went.ts';

/** What an owner's goods of one product and lot did in a period. Sold and returned are both positive; money is net of what came back. */
export type Sums = {
  readonly sold: Quantity;
  readonly returned: Quantity;
  /** Came in, less what went back to the owner: what is owed for where goods were bought in. */
  readonly taken: Quantity;
  /** May be less than nothing: goods of an earlier period that came back. */
  readonly paid: Dong;
  readonly borne: Readonly<Record<Bearer, number>>;
  readonly went: Went;
};

export const NOTHING: Sums = {
  sold: quantity(0),
  returned: quantity(0),
  taken: quantity(0),
  paid: dong(0),
  borne: { shop: 0, producer: 0, programme: 0 },
  went: NONE_WENT,
};

export function plusSold(sums: Sums, brought: Pick<Brought, 'quantity' | 'paid' | 'borne'>): Sums {
  return { ...plusMoney(sums, brought, 1), sold: quantity(sums.sold + brought.quantity) };
}

export function plusReturned(sums: Sums, brought: Pick<Brought, 'quantity' | 'paid' | 'borne'>): Sums {
  return { ...plusMoney(sums, brought, -1), returned: quantity(sums.returned + brought.quantity) };
}

export function plusTaken(sums: Sums, taken: Quantity): Sums {
  return { ...sums, taken: quantity(sums.taken + taken) };
}

export function plusWent(sums: Sums, how: WentHow, gone: number): Sums {
  return { ...sums, went: { ...sums.went, [how]: quantity(sums.went[how] + gone) } };
}

/** What is on the shelf of goods by these sums: came in, less what was sold and what became of it otherwise. */
export function leftOf({ sold, returned, taken, went }: Sums): Quantity {
  return quantity(cameIn({ taken, went }) - (sold - returned) - sumWent(went));
}

/** All that was delivered, also what went back. */
export function cameIn({ taken, went }: Pick<Sums, 'taken' | 'went'>): Quantity {
  return quantity(taken + went.back);
}

function plusMoney(sums: Sums, { paid, borne }: Pick<Brought, 'paid' | 'borne'>, sign: 1 | -1): Sums {
  const plus = (before: number, more = 0): number => before + sign * more;
  return {
    ...sums,
    paid: dong(plus(sums.paid, paid)),
    borne: {
      shop: plus(sums.borne.shop, borne.shop),
      producer: plus(sums.borne.producer, borne.producer),
      programme: plus(sums.borne.programme, borne.programme),
    },
  };
}

/** All until now, less what was settled before: what came late is in the next settlement, and a closed one never changes. */
export function lessSettled(all: Sums, settled: Sums): Sums {
  return {
    sold: quantity(all.sold - settled.sold),
    returned: quantity(all.returned - settled.returned),
    taken: quantity(all.taken - settled.taken),
    paid: dong(all.paid - settled.paid),
    borne: {
      shop: all.borne.shop - settled.borne.shop,
      producer: all.borne.producer - settled.borne.producer,
      programme: all.borne.programme - settled.borne.programme,
    },
    went: wentBy((how) => all.went[how] - settled.went[how]),
  };
}

export type Owed = {
  readonly gross: Dong;
  /** What commission is taken of: as if only what the producer bears had been taken off. */
  readonly base: Dong;
  readonly commission: Dong;
  readonly payable: Dong;
};

/**
 * What is owed for goods on their terms. Consigned: what they brought, as if only the producer's own discounts had been given,
 * less the shop's commission; the two together are that to the đồng. Bought in: what they cost, whether sold or not.
 */
export function owed(sums: Sums, terms: Terms): Owed {
  const gross = grossOf(sums);
  const base = dong(gross - sums.borne.producer);
  if (terms.kind === 'bought') {
    return { gross, base, commission: dong(0), payable: amountOf(terms.cost, sums.taken) };
  }
  const commission = dong(divideRounded(base * terms.perMille, 1000));
  return { gross, base, commission, payable: dong(base - commission) };
}

export function isNothing(sums: Sums): boolean {
  const { sold, returned, taken, paid, borne, went } = sums;
  const isUnmoved = sold === 0 && returned === 0 && taken === 0 && WENT.every((how) => went[how] === 0);
  return isUnmoved && paid === 0 && BEARERS.every((bearer) => borne[bearer] === 0);
}

/** What earlier settlements took of goods, and what they made of it. */
export type Settled = Sums & Pick<Owed, 'commission' | 'payable'>;

export const NOT_SETTLED: Settled = { ...NOTHING, commission: dong(0), payable: dong(0) };

/**
 * What is owed now for goods of a lot: for all until now, less what earlier settlements owed. So a đồng that was rounded away
 * once is not lost at every settlement, and goods that all came back owe nothing in the end.
 */
export function dueOfLot(all: Sums, settled: Settled, terms: Terms): Owed {
  const { gross, base } = owed(lessSettled(all, settled), terms);
  const due = owed(all, terms);
  return {
    gross,
    base,
    commission: dong(due.commission - settled.commission),
    payable: dong(due.payable - settled.payable),
  };
}

/** … for goods of no lot, whose terms are agreed on anew each time. */
export function dueOfLoose(all: Sums, settled: Sums, terms: Terms): Owed {
  return owed(lessSettled(all, settled), terms);
}
