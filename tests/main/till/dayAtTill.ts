import * as fc from 'fast-check';
import { expect } from 'vitest';
import { heldCarts } from '../../../src/main/db/heldCart.ts';
import { entriesAfter, entryOf, type StoredEntry } from '../../../src/main/db/journal.ts';
import { runningTotals } from '../../../src/main/db/projection.ts';
import { isTraining, openingOf, openShift as openNow } from '../../../src/main/db/shift.ts';
import { reportInFull, reportNow } from '../../../src/main/db/shiftReport.ts';
import { beginCount, closeShift } from '../../../src/main/till/closeShift.ts';
import { completeSale, entryIdOf } from '../../../src/main/till/completeSale.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { discountWholeSale } from '../../../src/main/till/discountCart.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { holdCart, recallCart } from '../../../src/main/till/holdCart.ts';
import { moveCash } from '../../../src/main/till/moveCash.ts';
import { openDrawer } from '../../../src/main/till/openDrawer.ts';
import { openShift } from '../../../src/main/till/openShift.ts';
import { beginPayment } from '../../../src/main/till/payCart.ts';
import { priceNow } from '../../../src/main/till/priceNow.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { reprintSlip } from '../../../src/main/till/reprintSlip.ts';
import { beginReturn, returnGoods } from '../../../src/main/till/returnGoods.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import { changeQuantity, takeLineOut } from '../../../src/main/till/takeOut.ts';
import type { SaleId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import type { ReturnBody } from '../../../src/shared/return/return.ts';
import { moneyBack } from '../../../src/shared/return/takeBack.ts';
import { inSeries, type SaleBody, slipNumber } from '../../../src/shared/sale/sale.ts';
import type { Tender } from '../../../src/shared/sale/tender.ts';
import type { SlipReprintedBody } from '../../../src/shared/till/till.ts';
import { done, driedShrimp, salt, type TestDesk } from '../../support/counter.ts';
import { huongsHand, lansHand, withLeave } from '../../support/hands.ts';

// Days at random: whatever people do at a counter, in whatever order, the books are right after every step. The model
// beside the till is a few sums; it knows nothing of journals, projections or reports.

export type Model = {
  /** Cash as somebody would count it. */
  drawer: number;
  sold: number;
  returned: number;
  readonly stock: Map<string, number>;
  /** Sales that were really made, the newest last. */
  readonly made: SaleId[];
};

export type Counter = {
  desk: TestDesk;
  model: Model;
  now: number;
  /** Every number on any paper that ever came out, in whatever life of the till. */
  readonly given: Set<string>;
};
type Step = (counter: Counter) => void;

/** A paper with it came out, for a buyer or for the drawer: no other may ever bear the same. */
function give({ given }: Counter, number: string): void {
  expect(given).not.toContain(number);
  given.add(number);
}

const onTill = (desk: TestDesk, product: string, on: number, stock: Map<string, number>): void => {
  if (!isTraining(desk.db)) stock.set(product, (stock.get(product) ?? 0) + on);
};

const scan =
  (pieces: number): Step =>
  ({ desk }) =>
    void done(addProduct(desk, salt.id, quantity(pieces * 1_000)));
const weigh =
  (grams: number): Step =>
  ({ desk }) =>
    void done(addProduct(desk, driedShrimp.id, quantity(grams)));

const changeFirst =
  (pieces: number): Step =>
  ({ desk }) => {
    const { sale, lines } = cartNow(desk);
    const line = lines[0];
    if (line) void changeQuantity(desk, { sale, line: line.line, quantity: quantity(pieces * 1_000) }, huongsHand);
  };

const takeFirstOut: Step = ({ desk }) => {
  const { sale, lines } = cartNow(desk);
  if (lines[0]) done(takeLineOut(desk, { sale, line: lines[0].line }, huongsHand));
};

const discount =
  (perMille: number): Step =>
  ({ desk }) => {
    const { sale } = cartNow(desk);
    void discountWholeSale(desk, { sale, discount: { off: { perMille }, reason: 'Khách quen' } }, huongsHand);
  };

const showWhatToPay: Step = ({ desk }) => void beginPayment(desk, cartNow(desk), lansHand);

const hold: Step = ({ desk }) => void holdCart(desk, { sale: cartNow(desk).sale, name: null }, lansHand);

const recall: Step = ({ desk }) => {
  const held = heldCarts(desk.db)[0];
  if (held) done(recallCart(desk, { sale: held.sale }, lansHand));
};

type How = { readonly cash: boolean; readonly card: number; readonly note: number };

/** Pays what lies there; asked for twice, as a double click does. */
const pay =
  ({ cash, card, note }: How): Step =>
  (counter) => {
    const { desk, model } = counter;
    const cart = cartNow(desk);
    if (cart.lines.length === 0) return;
    const { total } = priceNow(desk, cart);
    const byCard = cash ? Math.floor((total * card) / 1_000) : total;
    // To the nearest thousand, half of it down.
    const due = cash ? Math.max(0, Math.ceil((total - byCard - 500) / 1_000)) * 1_000 : 0;
    const given = Math.ceil(due / note) * note;
    const tenders: Tender[] = [
      ...(byCard > 0 || !cash ? [{ kind: 'card' as const, given: dong(byCard), reference: 'A123' }] : []),
      ...(cash ? [{ kind: 'cash' as const, given: dong(given) }] : []),
    ];
    const input = { sale: cart.sale, total, tenders };
    // A discount that has outgrown its leave is asked for once more.
    const receipt = done(completeSale(desk, input, withLeave()));
    expect(completeSale(desk, input, lansHand)).toEqual(receipt);
    expect(receipt.change).toBe(given - due);
    give(counter, receipt.number);

    for (const line of cart.lines) onTill(desk, line.product, -line.quantity, model.stock);
    if (isTraining(desk.db)) return;
    model.drawer += due;
    model.sold += total;
    model.made.push(cart.sale);
  };

/** Takes a part of some line of an earlier sale back, in cash. */
const bringBack =
  (which: number, part: number, shelf: boolean): Step =>
  (counter) => {
    const { desk, model } = counter;
    const sale = model.made[which % Math.max(1, model.made.length)];
    if (!sale || isTraining(desk.db)) return;
    const begun = done(beginReturn(desk, sale));
    const at = begun.sale?.lines.findIndex(({ sold, back }) => back.quantity < sold.quantity) ?? -1;
    const line = begun.sale?.lines[at];
    if (!line) return;
    const left = line.sold.quantity - line.back.quantity;
    const more = quantity(
      line.sold.unit === 'kg' ? Math.ceil((left * part) / 10) : Math.ceil((left * part) / 10_000) * 1_000,
    );
    const amount = moneyBack(line.sold, line.back, more);
    const paid = Math.ceil((amount - 500) / 1_000) * 1_000;
    const lines = [{ line: at, quantity: more, to: shelf ? ('stock' as const) : ('write-off' as const) }];
    const refunds = [{ kind: 'cash' as const, amount: dong(paid) }];
    const input = { id: begun.id, sale, lines, refunds, reason: 'Khách đổi ý' };
    // What is not in the drawer is not given back.
    if (paid > model.drawer) {
      expect(returnGoods(desk, input, huongsHand)).toEqual({ refused: 'more-than-drawer' });
      return;
    }
    const receipt = done(returnGoods(desk, input, huongsHand));
    expect(returnGoods(desk, input, huongsHand)).toEqual(receipt);
    give(counter, receipt.number);

    model.drawer -= paid;
    model.returned += amount;
    if (shelf) onTill(desk, line.sold.product, more, model.stock);
  };

const move =
  (direction: 'in' | 'out', thousands: number): Step =>
  ({ desk, model }) => {
    const amount = thousands * 1_000;
    const training = isTraining(desk.db);
    const input = { id: newId(desk), direction, amount, reason: 'Đổi tiền' };
    const reply = moveCash(desk, input, huongsHand);
    const tooMuch = direction === 'out' && !training && amount > model.drawer;
    expect(isRefusal(reply)).toBe(tooMuch);
    if (tooMuch) return;
    expect(moveCash(desk, { ...input, amount: amount + 1_000 }, huongsHand)).toEqual(reply);
    if (!training) model.drawer += direction === 'in' ? amount : -amount;
  };

const ringOpen: Step = ({ desk }) => void done(openDrawer(desk, 'Đổi tiền', huongsHand));

const printAgain =
  (which: number): Step =>
  ({ desk, model }) => {
    const sale = model.made[which % Math.max(1, model.made.length)];
    if (sale) done(reprintSlip(desk, sale, lansHand.actor));
  };

const practise: Step = ({ desk }) => void switchTraining(desk, !isTraining(desk.db), huongsHand);

/** Counts, closes and opens the next; with the doubled call of a lost answer. */
const nextShift =
  (float: number, later: number): Step =>
  (scene) => {
    const { desk, model } = scene;
    const open = openNow(desk.db);
    if (!open) throw new Error('no shift is open');
    if (isTraining(desk.db)) {
      expect(beginCount(desk, huongsHand)).toEqual({ refused: 'training-on' });
      return;
    }
    done(beginCount(desk, huongsHand));
    const input = { shift: open.shift, counted: [{ note: dong(1_000), count: 500 }] };
    const closing = done(closeShift(desk, input, huongsHand));
    expect(closeShift(desk, input, huongsHand)).toEqual(closing);
    expect(closing.body.report.drawer.expected).toBe(model.drawer);
    give(scene, closing.number);

    scene.now += later * 3_600_000;
    desk.setClock(scene.now);
    done(openShift(desk, float * 1_000, lansHand.actor));
    model.drawer = float * 1_000;
  };

/** What people do at a counter. */
export const anyDeed: fc.Arbitrary<{ readonly name: string; readonly step: Step }> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }).map((n) => ({ name: `scan ${n}`, step: scan(n) })) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 3_000 }).map((n) => ({ name: `weigh ${n}`, step: weigh(n) })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }).map((n) => ({ name: `set ${n}`, step: changeFirst(n) })) },
  { weight: 1, arbitrary: fc.constant({ name: 'take out', step: takeFirstOut }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 999 }).map((n) => ({ name: `off ${n}`, step: discount(n) })) },
  { weight: 1, arbitrary: fc.constant({ name: 'show what to pay', step: showWhatToPay }) },
  { weight: 1, arbitrary: fc.constant({ name: 'hold', step: hold }) },
  { weight: 1, arbitrary: fc.constant({ name: 'recall', step: recall }) },
  {
    weight: 7,
    arbitrary: fc
      .record({
        cash: fc.boolean(),
        card: fc.integer({ min: 0, max: 1_000 }),
        note: fc.constantFrom(1_000, 50_000, 500_000),
      })
      .map((how) => ({ name: `pay ${JSON.stringify(how)}`, step: pay(how) })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 10 }), fc.boolean()).map(([which, part, shelf]) => ({
      name: `bring back ${which} ${part} ${shelf}`,
      step: bringBack(which, part, shelf),
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('in' as const, 'out' as const), fc.integer({ min: 1, max: 2_000 }))
      .map(([direction, n]) => ({ name: `${direction} ${n}`, step: move(direction, n) })),
  },
  { weight: 1, arbitrary: fc.constant({ name: 'open the drawer', step: ringOpen }) },
  { weight: 1, arbitrary: fc.nat(9).map((which) => ({ name: `print again ${which}`, step: printAgain(which) })) },
  { weight: 1, arbitrary: fc.constant({ name: 'practise', step: practise }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(2_000), fc.integer({ min: 1, max: 40 }))
      .map(([float, later]) => ({ name: `next shift ${float} +${later}h`, step: nextShift(float, later) })),
  },
);

/** What the till says after every step. */
export function checkStep({ desk, model }: Counter): void {
  const open = openNow(desk.db);
  if (!open) throw new Error('no shift is open');
  const opening = openingOf(desk.db, open.shift);
  const report = reportNow(desk.db, desk.signer.device, opening);
  expect(report).toEqual(reportInFull(desk.db, desk.signer.device, opening));
  const { drawer, running } = report;
  expect(drawer.expected).toBe(model.drawer);
  expect(drawer.expected).toBeGreaterThanOrEqual(0);
  expect(running).toEqual({ sold: model.sold, returned: model.returned });
  expect(runningTotals(desk.db)).toEqual({ sales: model.made.length, sold: model.sold, returned: model.returned });
  const rows = desk.db.all<{ product: string; on_hand: number }>('SELECT product, on_hand FROM stock');
  expect(new Map(rows.map((row) => [row.product, row.on_hand]))).toEqual(model.stock);
}

/** What only the whole of the journal can show. */
export function checkBooks({ desk, model }: Counter): void {
  const entries = [...entriesAfter(desk.db, desk.signer.device, 0, 10_000)];
  const sales = entries.filter(({ header }) => header.kind === 'sale').map(({ body }) => JSON.parse(body) as SaleBody);
  for (const { tenders, change, total, rounding } of sales) {
    expect(tenders.reduce((sum, { given }) => sum + given, 0) - change).toBe(total + rounding);
  }
  const returns = entries
    .filter(({ header }) => header.kind === 'return')
    .map(({ body }) => JSON.parse(body) as ReturnBody);
  const closings = entries.filter(({ header }) => header.kind === 'shift-closed');
  const real = sales.filter(({ training }) => !training);
  expect(real.reduce((sum, { total }) => sum + total, 0)).toBe(model.sold);
  expect(returns.reduce((sum, { total }) => sum + total, 0)).toBe(model.returned);
  checkNumbers(entries);
  checkCopies(entries);
  expect(closings.map(({ body }) => (JSON.parse(body) as { z: number }).z)).toEqual(closings.map((_, n) => n + 1));
  for (const sale of model.made) expect(entryOf(desk.db, desk.signer.device, entryIdOf(sale))).toBeDefined();
  expect(rebuild(desk.db).differed).toEqual([]);
}

/**
 * The rule of numbers: in one history each series counts 1, 2, 3 … without a gap, on over all epochs, and each number bears the
 * epoch it was given in; epochs never go back. So none is missing within an epoch, and none stands in two.
 */
function checkNumbers(entries: readonly StoredEntry[]): void {
  const epochs = entries.map(({ header }) => header.epoch);
  expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
  const slips = entries.flatMap(({ header, body }) =>
    header.kind === 'sale' || header.kind === 'return'
      ? [{ ...header, ...(JSON.parse(body) as { readonly number: string; readonly training?: true }) }]
      : [],
  );
  for (const ofSeries of Map.groupBy(slips, ({ kind, training }) => seriesOf(kind, training)).entries()) {
    const [series, all] = ofSeries;
    expect(all.map(({ number }) => number)).toEqual(
      all.map(({ epoch }, nth) => inSeries(slipNumber('BL01', 2, epoch, nth + 1), series)),
    );
  }
}

function seriesOf(kind: string, training: true | undefined): string {
  return (training ? 'T' : '') + (kind === 'return' ? 'R' : '');
}

/** A copy says which it is: the first, the second … of its slip. */
function checkCopies(entries: readonly StoredEntry[]): void {
  const copies = entries
    .filter(({ header }) => header.kind === 'slip-reprinted')
    .map(({ body }) => JSON.parse(body) as SlipReprintedBody);
  for (const all of Map.groupBy(copies, (copy) => ('sale' in copy ? copy.sale : copy.entry)).values())
    expect(all.map(({ copy }) => copy)).toEqual(all.map((_, nth) => nth + 1));
}
