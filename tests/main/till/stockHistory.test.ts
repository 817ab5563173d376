import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { movementsOf } from '../../../src/main/db/movementList.ts';
import { lotsOf } from '../../../src/main/db/stock.ts';
import { listStock } from '../../../src/main/db/stockList.ts';
import { addProduct } from '../../../src/main/till/fillCart.ts';
import { checkProjections } from '../../../src/main/till/rebuild.ts';
import { type Day, dayOf, type Instant } from '../../../src/shared/day.ts';
import type { ProductId, SaleId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { basket, withBasket } from '../../support/aBasket.ts';
import { aDesk, salt, type TestDesk, withShift } from '../../support/aDesk.ts';
import { countedByHand, inAll, onTheShelf } from '../../support/countedByHand.ts';
import { newestSale, packs, payNow, receive, takeBack, writeOff } from '../../support/goods.ts';

const DAY = 86_400_000;

/** What may happen to salt at a till: in packs, and in baskets of two packs. */
const anyStep = fc.oneof(
  fc.record({ does: fc.constant('receive' as const), pieces: fc.integer({ min: 1, max: 5 }), code: fc.nat(2) }),
  fc.record({ does: fc.constant('sell' as const), pieces: fc.integer({ min: 1, max: 4 }), baskets: fc.boolean() }),
  fc.record({
    does: fc.constant('take back' as const),
    pieces: fc.integer({ min: 1, max: 4 }),
    which: fc.nat(9),
    to: fc.constantFrom('stock' as const, 'write-off' as const),
  }),
  fc.record({ does: fc.constant('write off' as const), pieces: fc.integer({ min: 1, max: 3 }), code: fc.nat(3) }),
  fc.record({ does: fc.constant('wait a week' as const) }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

/** @returns packs of salt that came onto the shelf by what was asked, and not by any entry */
function make(desk: TestDesk, step: Step, sales: [SaleId, ProductId][]): number {
  switch (step.does) {
    case 'receive':
      receive(desk, { ...packs(step.pieces, ''), ...keeping(desk, step.code) });
      return step.pieces;
    case 'sell': {
      const product = step.baskets ? basket.id : salt.id;
      if (isRefusal(addProduct(desk, product, quantity(step.pieces * 1_000)))) return 0;
      payNow(desk);
      sales.push([newestSale(desk), product]);
      return -step.pieces * packsIn(product);
    }
    case 'take back': {
      const [sale, product] = sales[step.which % sales.length] ?? [];
      if (!sale || !product) return 0;
      const back = takeBack(desk, sale, { line: 0, most: step.pieces * 1_000, to: step.to });
      return back && step.to === 'stock' ? (must(back.lines[0], 'a line').quantity / 1_000) * packsIn(product) : 0;
    }
    case 'write off':
      writeOff(desk, salt.id, knownCode(desk, step.code), step.pieces * 1_000);
      return -step.pieces;
    case 'wait a week':
      desk.setClock(desk.clock() + 7 * DAY);
      return 0;
  }
}

const packsIn = (product: ProductId): number => (product === basket.id ? 2 : 1);

/** The first lots keep two weeks and four, the last longer than any history. */
function keeping(desk: TestDesk, code: number): { readonly code: string; readonly expires?: Day } {
  if (code === 2) return { code: 'L-2' };
  const expires = dayOf((desk.clock() + (code + 1) * 14 * DAY) as Instant);
  return { code: `L-${code} ${expires}`, expires };
}

/** Of a lot that is known by then, or of none. */
function knownCode({ db }: TestDesk, nth: number): string | null {
  return lotsOf(db, salt.id)[nth]?.lot.code ?? null;
}

test('for any history what is on hand is what came in and back less what was sold and written off, by lot and in all, and rebuilt the same', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      const desk = withShift(withBasket(aDesk()));
      const sales: [SaleId, ProductId][] = [];
      const packsLeft = steps.reduce((sum, step) => sum + make(desk, step, sales), 0);

      const shelf = onTheShelf(desk.db);
      expect(shelf).toEqual(countedByHand(desk));
      expect(inAll(shelf, salt.id)).toBe(packsLeft * 1_000);
      expect(checkProjections(desk.db).differed).toEqual([]);
      const [row] = listStock(desk.db, dayOf(desk.clock()), { text: 'muoi ba thac', limit: 1, offset: 0 }).products;
      expect(row).toMatchObject({ product: salt.id, onHand: packsLeft * 1_000 });
      const moved = movementsOf(desk.db, desk.signer.device, { product: salt.id, limit: 200, offset: 0 });
      expect(moved.reduce((sum, { quantity: each }) => sum + each, 0)).toBe(packsLeft * 1_000);
      desk.db.close();
    }),
    { numRuns: 25 },
  );
});
