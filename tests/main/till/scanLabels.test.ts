import { describe, expect, test } from 'vitest';
import { outletOf } from '../../../src/main/db/catalogue.ts';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { enrolled } from '../../../src/main/db/enrolment.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { scanIntoCart } from '../../../src/main/till/fillCart.ts';
import { nameGoods } from '../../../src/main/till/nameGoods.ts';
import { checkDigit } from '../../../src/shared/barcode/gtin.ts';
import type { InStoreLayout } from '../../../src/shared/barcode/inStore.ts';
import { aDesk, done, driedShrimp, salt } from '../../support/aDesk.ts';

/** Codes that producers print: a GTIN for each of the two. */
const SALT = '08938507000006';
const SHRIMP = '08934563138165';

function aDeskWithGtins() {
  const desk = aDesk();
  desk.db.write((db) => {
    applyChange(db, { kind: 'product', id: salt.id, row: { ...salt, codes: [...salt.codes, SALT] } });
    applyChange(db, {
      kind: 'product',
      id: driedShrimp.id,
      row: { ...driedShrimp, codes: [...driedShrimp.codes, SHRIMP] },
    });
  });
  return desk;
}

describe('a GS1 label at the counter', () => {
  test('sells its product, and its weight of what is weighed', () => {
    const desk = aDeskWithGtins();
    done(scanIntoCart(desk, `]C101${SALT}17291231`));
    const { cart } = done(scanIntoCart(desk, `]C101${SHRIMP}310300035010L02`));
    expect(cart.lines).toMatchObject([
      { product: salt.id, quantity: 1000 },
      { product: driedShrimp.id, quantity: 350 },
    ]);
  });

  test('is the pieces it counts, so many times as was asked; a weight does not multiply what is sold by the piece', () => {
    const desk = aDeskWithGtins();
    done(scanIntoCart(desk, `]C101${SALT}306`, { times: 2 }));
    const { cart } = done(scanIntoCart(desk, `]C101${SALT}3103002500`));
    expect(cart.lines).toMatchObject([{ product: salt.id, quantity: 13_000 }]);
  });

  test('without a weight asks for it', () => {
    expect(scanIntoCart(aDeskWithGtins(), `]C101${SHRIMP}10L02`)).toMatchObject({ refused: 'weight-needed' });
    expect(scanIntoCart(aDeskWithGtins(), `]C101${SHRIMP}3103000000`)).toMatchObject({ refused: 'weight-needed' });
  });

  test('past its day is refused with the day, from the day after in the shop', () => {
    const desk = aDeskWithGtins();
    const label = `]C101${SALT}17270128`;
    desk.setClock(Date.UTC(2027, 0, 28, 16, 59));
    done(scanIntoCart(desk, label));
    desk.setClock(Date.UTC(2027, 0, 28, 17, 0));
    expect(scanIntoCart(desk, label)).toEqual({ refused: 'past-its-day', name: salt.name, day: '2027-01-28' });
  });

  test.each([
    [`]C101${SALT}17270230`, 'bad-gs1'],
    [`01${SALT}17291231`, 'unmarked-gs1'],
    ['QO-NV:lan', 'badge-not-product'],
    ['9810000000129', 'coupon-not-product'],
    ['https://truyxuat.example/abc', 'link-not-product'],
  ])('%s is refused: %s', (code, refused) => {
    expect(scanIntoCart(aDeskWithGtins(), code)).toEqual({ refused, code: code.replace(/^]C1/, '') });
  });
});

test('a carton is not sold as one of what is inside it', () => {
  const digits = `1${SALT.slice(1, 13)}`;
  const refused = scanIntoCart(aDeskWithGtins(), digits + checkDigit(digits));
  expect(refused).toEqual({ refused: 'carton-not-piece', name: salt.name });
});

test('a code that the centre lists for two products sells neither, and names both; given back to one, it sells that', () => {
  const desk = aDeskWithGtins();
  const both = { ...driedShrimp, codes: [...driedShrimp.codes, SALT] };
  desk.db.write((db) => applyChange(db, { kind: 'product', id: driedShrimp.id, row: both }));
  expect(scanIntoCart(desk, '8938507000006')).toEqual({
    refused: 'shared-code',
    code: '8938507000006',
    names: `${salt.name} · ${driedShrimp.name}`,
    options: [
      { product: salt.id, name: salt.name, producer: 'HTX Muối Long Điền', netContent: '500 g', price: 25_000 },
      {
        product: driedShrimp.id,
        name: driedShrimp.name,
        producer: 'HTX Muối Long Điền',
        netContent: '',
        price: 1_140_000,
      },
    ],
  });
  desk.db.write((db) => applyChange(db, { kind: 'product', id: driedShrimp.id, row: driedShrimp }));
  expect(done(scanIntoCart(desk, '8938507000006')).cart.lines).toMatchObject([{ product: salt.id }]);
});

test('of two products on one code it is the one that a person says, by its weight and lot, and no other than those two', () => {
  const desk = aDeskWithGtins();
  const both = { ...driedShrimp, codes: [...driedShrimp.codes, SALT] };
  desk.db.write((db) => applyChange(db, { kind: 'product', id: driedShrimp.id, row: both }));
  const label = `]C101${SALT}310300035010L02`;
  const { cart } = done(scanIntoCart(desk, label, { chosen: driedShrimp.id }));
  expect(cart.lines).toMatchObject([{ product: driedShrimp.id, quantity: 350, pack: { lot: 'L02' } }]);
  expect(scanIntoCart(desk, label, { chosen: 'SP-003' as never })).toMatchObject({ refused: 'shared-code' });
});

test('so, too, in a document of stock', () => {
  const desk = aDeskWithGtins();
  const both = { ...driedShrimp, codes: [...driedShrimp.codes, SALT] };
  desk.db.write((db) => applyChange(db, { kind: 'product', id: driedShrimp.id, row: both }));
  const code = `]C101${SALT}10L02`;
  expect(nameGoods(desk.db, { code }, desk.clock)).toMatchObject({ refused: 'shared-code' });
  const chosen = nameGoods(desk.db, { code, chosen: driedShrimp.id }, desk.clock);
  expect(chosen).toMatchObject({ product: { product: driedShrimp.id }, lot: 'L02' });
});

describe('what a label says of its goods', () => {
  test('stays with the line: a lot for itself, pieces of one lot together', () => {
    const desk = aDeskWithGtins();
    done(scanIntoCart(desk, `]C101${SALT}1729123110L02`));
    done(scanIntoCart(desk, SALT.slice(1)));
    done(scanIntoCart(desk, `]C101${SALT}1729123110L02`));
    const { cart, touched } = done(scanIntoCart(desk, `]C101${SALT}1529060010L03`));
    expect(cart.lines.map(({ quantity, pack }) => [quantity, pack])).toEqual([
      [2000, { lot: 'L02', expires: '2029-12-31' }],
      [1000, undefined],
      [1000, { lot: 'L03', expires: '2029-06-30' }],
    ]);
    expect(touched).toBe(3);
  });

  test('a price that is not the till’s is no sale; the same price is', () => {
    const desk = aDeskWithGtins();
    expect(scanIntoCart(desk, `]C101${SALT}301\u001D392020000`)).toEqual({
      refused: 'label-price',
      name: salt.name,
      price: 20_000,
      due: 25_000,
    });
    done(scanIntoCart(desk, `]C101${SALT}301\u001D392025000`));
    done(scanIntoCart(desk, `]C101${SALT}302\u001D392050000`));
    expect(scanIntoCart(desk, `]C101${SHRIMP}3103000350392099000`)).toMatchObject({
      refused: 'label-price',
      due: 399_000,
    });
  });

  test('of what is weighed the price alone says how much it is, and nobody pays more than it says', () => {
    const desk = aDeskWithGtins();
    const listed = withCheck('230000100000');
    desk.db.write((db) => {
      applyChange(db, { kind: 'product', id: driedShrimp.id, row: { ...driedShrimp, codes: [`0${listed}`] } });
    });
    setLayouts(desk, [{ digits: '23IIIIIPPPPP', per: 100 }]);
    const { cart, priced } = done(scanIntoCart(desk, withCheck('230000103995')));
    expect(cart.lines).toMatchObject([{ product: driedShrimp.id, quantity: 350 }]);
    expect(priced.total).toBe(399_000);
  });

  test('an outlet’s own layout is the centre’s to say', () => {
    const desk = aDeskWithGtins();
    const code = withCheck('220000725000');
    desk.db.write((db) => {
      const row = { ...salt, codes: [`0${withCheck('220000700000')}`] };
      applyChange(db, { kind: 'product', id: salt.id, row });
    });
    expect(scanIntoCart(desk, code)).toMatchObject({ refused: 'unknown-code' });
    setLayouts(desk, [{ digits: '22IIIIIPPPPP', per: 1 }]);
    expect(done(scanIntoCart(desk, code)).cart.lines).toMatchObject([{ product: salt.id, quantity: 1000 }]);
  });
});

function withCheck(digits: string): string {
  return digits + checkDigit(digits);
}

function setLayouts(desk: Desk, codeLayouts: InStoreLayout[]): void {
  desk.db.write((db) => {
    const row = { ...outletOf(db, enrolled(db).outlet), codeLayouts };
    applyChange(db, { kind: 'outlet', id: row.id, row });
  });
}
