import { dayOf, type Instant } from '../../src/shared/day.ts';
import type { LotId, ProducerId, ProductId, ShiftId } from '../../src/shared/id.ts';
import { uuidv7 } from '../../src/shared/id.ts';
import { type Dong, dong } from '../../src/shared/money.ts';
import { amountOf, quantity } from '../../src/shared/quantity.ts';
import type { Destination, ReturnBody } from '../../src/shared/return/return.ts';
import type { SaleBody, SaleLine } from '../../src/shared/sale/sale.ts';
import { vatOf } from '../../src/shared/sale/vat.ts';
import type { LotMoved } from '../../src/shared/stock/lot.ts';

/** Goods of one product in thousandths, at 20.000 ₫ a unit. */
export type SomeGoods = {
  readonly product: string;
  readonly quantity: number;
  readonly lots?: readonly LotMoved[];
};

/** So much of a lot with a number in its id, of a producer's on consignment. */
export function ofLot(nth: number, thousandths: number): LotMoved {
  return {
    id: uuidv7(nth, new Uint8Array(10)) as LotId,
    code: `L-${nth}`,
    owner: { id: 'ct-1' as ProducerId, name: 'Chủ thể 1' },
    terms: { kind: 'consigned', perMille: 150 },
    quantity: quantity(thousandths),
  };
}

/** A cash sale that adds up. */
export function saleOf(at: Instant, number: string, goods: readonly SomeGoods[]): SaleBody {
  const lines = goods.map(lineOf);
  const total = totalOf(lines);
  return {
    number,
    day: dayOf(at),
    shift: uuidv7(at, new Uint8Array(10)) as ShiftId,
    cashier: 'Lan',
    lines,
    total,
    vat: vatOf(lines.map(({ amount }) => ({ perMille: 80, amount }))),
    rounding: dong(0),
    tenders: [{ kind: 'cash', given: total }],
    change: dong(0),
    running: { sold: total, returned: dong(0) },
  };
}

/** Goods that came back without a slip, for cash. */
export function returnOf(
  at: Instant,
  number: string,
  goods: readonly (SomeGoods & { readonly to: Destination })[],
): ReturnBody {
  const lines = goods.map(({ to, ...some }) => ({ ...lineOf(some), to }));
  const total = totalOf(lines);
  return {
    number,
    day: dayOf(at),
    shift: uuidv7(at, new Uint8Array(10)) as ShiftId,
    cashier: 'Lan',
    of: null,
    lines,
    total,
    vat: vatOf(lines.map(({ amount }) => ({ perMille: 80, amount }))),
    rounding: dong(0),
    refunds: [{ kind: 'cash', amount: total }],
    reason: 'Khách đổi ý',
    running: { sold: dong(0), returned: total },
  };
}

function lineOf({ product, quantity: thousandths, lots }: SomeGoods): SaleLine {
  const price = dong(20_000);
  return {
    product: product as ProductId,
    name: `Sản phẩm ${product}`,
    unit: 'gói',
    quantity: quantity(thousandths),
    price,
    amount: amountOf(price, quantity(thousandths)),
    producer: { id: 'ct-1' as ProducerId, name: 'Chủ thể 1' },
    vat: { class: 'standard', perMille: 80 },
    ...(lots && { lots: [...lots] }),
  };
}

function totalOf(lines: readonly { readonly amount: Dong }[]): Dong {
  return dong(lines.reduce((sum, { amount }) => sum + amount, 0));
}
