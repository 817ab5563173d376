import * as fc from 'fast-check';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { newestOf } from '../../../src/main/db/journal.ts';
import { isTraining, openShift as openNow } from '../../../src/main/db/shift.ts';
import { changeLinePrice, noteOneLine, tellBuyer } from '../../../src/main/till/changeLine.ts';
import { beginCount, closeShift } from '../../../src/main/till/closeShift.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { discountOneLine, discountWholeSale } from '../../../src/main/till/discountCart.ts';
import { dropPart } from '../../../src/main/till/dropPayments.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { missDemand } from '../../../src/main/till/missDemand.ts';
import { moveCash } from '../../../src/main/till/moveCash.ts';
import { openDrawer } from '../../../src/main/till/openDrawer.ts';
import { openShift } from '../../../src/main/till/openShift.ts';
import { beginPayment, keepParts } from '../../../src/main/till/payCart.ts';
import { payOutCredit } from '../../../src/main/till/payOutCredit.ts';
import { priceNow } from '../../../src/main/till/priceNow.ts';
import { reprintSlip } from '../../../src/main/till/reprintSlip.ts';
import { beginReturn, returnGoods, returnWithoutSlip } from '../../../src/main/till/returnGoods.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import { takeLineOut } from '../../../src/main/till/takeOut.ts';
import type { CatalogueChange } from '../../../src/shared/catalogue/change.ts';
import type { EntryId, SaleId } from '../../../src/shared/id.ts';
import { ProductId } from '../../../src/shared/id.ts';
import type { EntryKind } from '../../../src/shared/journal/entry.ts';
import { type Dong, dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { type Refund, ROOM_WITHOUT_SLIP, refundsBy } from '../../../src/shared/return/refund.ts';
import { moneyBack } from '../../../src/shared/return/takeBack.ts';
import type { PartTold } from '../../../src/shared/sale/part.ts';
import { cashDue } from '../../../src/shared/sale/settle.ts';
import type { Tender } from '../../../src/shared/sale/tender.ts';
import { aPrice, aProduct } from '../../support/aProduct.ts';
import { driedShrimp, lan, MORNING, salt, type TestDesk } from '../../support/counter.ts';
import { huongsHand, lansHand, openCredits, withLeave } from '../../support/hands.ts';

// What people can do at a till that the journal tells of, in any order. What the till refuses leaves no entry, and that is
// all that is asked here: what it did write must prove.

export const basket = aProduct({
  id: ProductId.parse('GIO-01'),
  name: 'Giỏ quà biển',
  unit: 'giỏ',
  codes: [],
  basket: [
    { product: salt.id, quantity: quantity(2_000), share: 333 },
    { product: driedShrimp.id, quantity: quantity(100), share: 667 },
  ],
});

export function withBasket<D extends TestDesk>(desk: D): D {
  const changes: CatalogueChange[] = [
    { kind: 'product', id: basket.id, row: basket },
    { kind: 'price', id: 'GIO-01@2026-01-01', row: aPrice({ product: basket.id, price: dong(199_999) }) },
  ];
  desk.db.write((db) => {
    for (const change of changes) applyChange(db, change);
  });
  return desk;
}

type Step = (desk: TestDesk) => void;

const scan =
  (product: ProductId, thousandths: number): Step =>
  (desk) =>
    void addProduct(desk, product, quantity(thousandths));

const off =
  (perMille: number, whole: boolean): Step =>
  (desk) => {
    const { sale } = cartNow(desk);
    const discount = { off: { perMille }, reason: 'Khách quen' };
    if (whole) void discountWholeSale(desk, { sale, discount }, withLeave());
    else void discountOneLine(desk, { sale, line: 1, discount }, withLeave());
  };

const reprice =
  (price: number): Step =>
  (desk) =>
    void changeLinePrice(desk, { ...firstLine(desk), price: dong(price), reason: 'Bao bì móp' }, withLeave());

const firstLine = (desk: TestDesk) => ({ sale: cartNow(desk).sale, line: 1 });

const note: Step = (desk) => void noteOneLine(desk, { ...firstLine(desk), note: 'Gói quà  🎁' });
const foreigner: Step = (desk) => void tellBuyer(desk, { sale: cartNow(desk).sale, buyer: 'foreign' });

/** Shown what to pay, the buyer thinks better of it. */
const thinkAgain: Step = (desk) => {
  void beginPayment(desk, cartNow(desk), lansHand);
  void takeLineOut(desk, { ...firstLine(desk), reason: 'Khách bớt' }, withLeave());
};

/** A card is charged, and the buyer gets it back before the sale is made. */
const chargeAndDrop: Step = (desk) => {
  const { sale, taken = [] } = cartNow(desk);
  const part: PartTold = { id: 9, tender: { kind: 'card', given: dong(5_000), reference: 'A 7' } };
  void keepParts(desk, { sale, parts: [...taken, part] }, lansHand);
  void dropPart(desk, { sale, part: 9 }, withLeave());
};

type How = { readonly split: number; readonly kind: Tender['kind']; readonly exact: boolean };

/** Pays a part otherwise and the rest in cash, or all of it otherwise. */
const pay =
  ({ split, kind, exact }: How): Step =>
  (desk) => {
    const cart = cartNow(desk);
    if (cart.lines.length === 0) return;
    const { total } = priceNow(desk, cart);
    const other = kind === 'cash' ? undefined : otherTender(desk, kind, dong(Math.floor((total * split) / 10)));
    const rest = dong(total - (other?.given ?? 0));
    const due = cashDue(rest, '1000').due;
    const cash = { kind: 'cash' as const, given: exact ? rest : dong(Math.ceil((due + 1) / 50_000) * 50_000) };
    const tenders = [...(other ? [other] : []), ...(rest > 0 || !other ? [cash] : [])];
    void completeSale(desk, { sale: cart.sale, total, tenders }, withLeave());
  };

function otherTender(desk: TestDesk, kind: Exclude<Tender['kind'], 'cash'>, most: Dong): Tender | undefined {
  switch (kind) {
    case 'vietqr':
      return { kind, given: most, bill: `BL012${newId(desk).slice(-6)}`, confirmed: 'cashier' };
    case 'card':
      return { kind, given: most, reference: 'A 123' };
    case 'voucher':
      return { kind, given: most, code: `PMH-${newId(desk).slice(-6)}` };
    case 'exchange': {
      const credit = openCredits(desk)[0];
      return credit && { kind, given: dong(Math.min(most, credit.remaining)), return: credit.return };
    }
  }
}

type Back = {
  readonly line: number;
  readonly half: boolean;
  readonly kind: Refund['kind'];
  readonly to: 'stock' | 'write-off';
};

const newest = (desk: TestDesk, kind: EntryKind): EntryId | undefined =>
  newestOf(desk.db, desk.signer.device, kind, 1)[0]?.header.id;

/** Some goods of the newest sale come back, so that what is left of it shrinks from step to step. */
const bringBack =
  ({ line: at, half, kind, to }: Back): Step =>
  (desk) => {
    const sale = newest(desk, 'sale') as SaleId | undefined;
    const begun = sale && beginReturn(desk, sale);
    if (!sale || !begun || 'refused' in begun || !begun.sale) return;
    const index = at % begun.sale.lines.length;
    const line = begun.sale.lines[index];
    const left = (line?.sold.quantity ?? 0) - (line?.back.quantity ?? 0);
    if (!line || left === 0) return;
    const step = line.sold.unit === 'kg' ? 1 : 1_000;
    const more = quantity(half ? Math.ceil(left / 2 / step) * step : left);
    const total = moneyBack(line.sold, line.back, more);
    const refunds = refundsBy(kind, total, { rounding: '1000', room: begun.sale, reference: 'R 9', otherwise: half });
    void returnGoods(
      desk,
      { id: begun.id, sale, lines: [{ line: index, quantity: more, to }], refunds, reason: 'Vỡ' },
      withLeave(),
    );
  };

const bringUnknown =
  (kind: Refund['kind']): Step =>
  (desk) => {
    const refunds = refundsBy(kind, dong(25_000), { rounding: '1000', room: ROOM_WITHOUT_SLIP, reference: 'R 9' });
    const goods = [{ product: salt.id, quantity: quantity(1_000), to: 'stock' as const }];
    void returnWithoutSlip(desk, { id: newId(desk), goods, refunds, reason: 'Không có phiếu' }, withLeave());
  };

const payOut: Step = (desk) => {
  const credit = openCredits(desk)[0];
  if (!credit) return;
  const amount = dong(Math.ceil(credit.remaining / 2));
  void payOutCredit(desk, { id: newId(desk), credit: credit.return, amount }, withLeave());
};

const printAgain =
  (kind: EntryKind): Step =>
  (desk) => {
    const id = newest(desk, kind);
    if (id) void reprintSlip(desk, id, lan);
  };

const move =
  (direction: 'in' | 'out', amount: number): Step =>
  (desk) =>
    void moveCash(desk, { id: newId(desk), direction, amount, reason: 'Đổi tiền lẻ' }, huongsHand);

const ringOpen: Step = (desk) => void openDrawer(desk, 'Đổi tiền', withLeave());
const ask: Step = (desk) => void missDemand(desk, { text: 'Mắm ruốc', note: 'Loại hũ lớn' }, lansHand);
const practise: Step = (desk) => void switchTraining(desk, !isTraining(desk.db), huongsHand);

const nextShift =
  (notes: number, hours: number): Step =>
  (desk) => {
    const open = openNow(desk.db);
    if (!open) return;
    void beginCount(desk, lansHand);
    void closeShift(desk, { shift: open.shift, counted: [{ note: dong(50_000), count: notes }] }, withLeave());
    desk.setClock(desk.clock() + hours * 3_600_000);
    void openShift(desk, 300_000, lan);
  };

const clockBack: Step = (desk) => desk.setClock(MORNING - 3_600_000);

const anyKind = fc.constantFrom('cash', 'vietqr', 'card', 'voucher', 'exchange');
const anyRefund = fc.constantFrom('cash', 'card', 'transfer', 'exchange');
const SLIPS = ['sale', 'return', 'credit-paid-out', 'cash-moved', 'shift-closed'] as const;

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(salt, salt, basket), fc.integer({ min: 1, max: 4 }))
      .map(([product, pieces]) => scan(product.id, pieces * 1_000)),
  },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 2_000 }).map((grams) => scan(driedShrimp.id, grams)) },
  { weight: 4, arbitrary: fc.tuple(fc.integer({ min: 1, max: 999 }), fc.boolean()).map((of) => off(...of)) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 60_000 }).map(reprice) },
  { weight: 1, arbitrary: fc.constantFrom(note, foreigner, thinkAgain, chargeAndDrop, ask, ringOpen) },
  {
    weight: 9,
    arbitrary: fc.record({ split: fc.integer({ min: 0, max: 10 }), kind: anyKind, exact: fc.boolean() }).map(pay),
  },
  {
    weight: 6,
    arbitrary: fc
      .record({ line: fc.nat(3), half: fc.boolean(), kind: anyRefund, to: fc.constantFrom('stock', 'write-off') })
      .map((back) => bringBack(back)),
  },
  { weight: 1, arbitrary: anyRefund.map(bringUnknown) },
  { weight: 2, arbitrary: fc.constant(payOut) },
  { weight: 2, arbitrary: fc.constantFrom(...SLIPS).map(printAgain) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('in', 'out'), fc.integer({ min: 1, max: 200_000 }))
      .map(([direction, amount]) => move(direction, amount)),
  },
  { weight: 2, arbitrary: fc.constant(practise) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 40 })).map((next) => nextShift(...next)) },
  { weight: 1, arbitrary: fc.constant(clockBack) },
);

/** Each thing once, so that no kind of entry is left to chance. */
export const aDayOfEverything: readonly Step[] = [
  scan(salt.id, 1_000),
  chargeAndDrop,
  thinkAgain,
  ask,
  ringOpen,
  scan(basket.id, 2_000),
  pay({ split: 0, kind: 'cash', exact: false }),
  bringBack({ line: 0, half: true, kind: 'exchange', to: 'stock' }),
  payOut,
  printAgain('sale'),
  move('in', 50_000),
  practise,
  practise,
  nextShift(5, 12),
];

/** Some hours at a till; every step a minute after the one before. */
export const anyFullDay: fc.Arbitrary<readonly Step[]> = fc.array(anyStep, { minLength: 20, maxLength: 70 });

export function live(desk: TestDesk, day: readonly Step[]): void {
  for (const step of day) {
    desk.setClock(desk.clock() + 60_000);
    step(desk);
  }
}
