import type { TestTill } from '../tests/support/testCentre.ts';
import type { Certificate } from '../src/shared/catalogue/certificate.ts';
import { certificateOn } from '../src/shared/catalogue/certificate.ts';
import type { Producer, Product } from '../src/shared/catalogue/product.ts';
import { addDays, type Day } from '../src/shared/day.ts';
import { type ShiftId, uuidv7 } from '../src/shared/id.ts';
import { bodyText } from '../src/shared/journal/entry.ts';
import { dong } from '../src/shared/money.ts';
import { amountOf, quantity } from '../src/shared/quantity.ts';
import type { BuyerKind } from '../src/shared/sale/buyer.ts';
import type { SaleBody, SaleLine } from '../src/shared/sale/sale.ts';
import { vatOf } from '../src/shared/sale/vat.ts';
import { type Dice, pick } from '../tests/support/benchCatalogue.ts';

export type MarketGoods = {
  readonly products: readonly Product[];
  readonly producers: ReadonlyMap<string, Producer>;
  readonly certificates: ReadonlyMap<string, readonly Certificate[]>;
  readonly priceOf: (product: Product) => number;
};

/** A till that sells through some months: more on Saturdays and Sundays, some goods far more often than others. */
export function sellThrough(till: TestTill, goods: MarketGoods, { from, to, dice }: { from: Day; to: Day; dice: Dice }): void {
  let counter = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    for (let sales = Math.floor((weekday % 6 === 0 ? 14 : 7) * (0.5 + dice())); sales > 0; sales -= 1) {
      counter += 1;
      till.append('sale', bodyText<'sale'>(aSale(goods, day, { dice, counter, till: till.number })));
    }
  }
}

type SaleOf = { readonly dice: Dice; readonly counter: number; readonly till: number };

function aSale(goods: MarketGoods, day: Day, { dice, counter, till }: SaleOf): SaleBody {
  const lines = Array.from({ length: 1 + Math.floor(dice() * 4) }, () => aLine(goods, day, dice));
  const total = dong(lines.reduce((sum, { amount }) => sum + amount, 0));
  const buyer = pick<BuyerKind | undefined>(['local', 'domestic', 'domestic', 'foreign', undefined, undefined], dice);
  return {
    number: `BL01-${till}-${String(counter).padStart(6, '0')}`,
    day,
    shift: uuidv7(Date.parse(`${day}T00:00:00Z`), new Uint8Array(10)) as ShiftId,
    cashier: 'Lan',
    lines,
    total,
    vat: vatOf(lines.map(({ amount, vat }) => ({ perMille: vat.perMille, amount }))),
    rounding: dong(0),
    tenders: [{ kind: 'cash', given: total }],
    change: dong(0),
    running: { sold: total, returned: dong(0) },
    ...(buyer && { buyer }),
  };
}

function aLine({ products, producers, certificates, priceOf }: MarketGoods, day: Day, dice: Dice): SaleLine {
  // A few goods are what most people come for.
  const product = products[Math.floor(dice() ** 3 * products.length)] as Product;
  const pieces = quantity(product.weighed ? 100 + Math.floor(dice() * 900) : 1_000 * (1 + Math.floor(dice() * 3)));
  const price = dong(priceOf(product));
  const certificate = certificateOn(certificates.get(product.id) ?? [], day);
  return {
    product: product.id,
    name: product.name,
    unit: product.unit,
    quantity: pieces,
    price,
    amount: amountOf(price, pieces),
    producer: { id: product.producer, name: producers.get(product.producer)?.name ?? '' },
    vat: { class: product.taxClass, perMille: 80 },
    ...(certificate && { stars: certificate.stars }),
  };
}
