import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { scanIntoCart } from '../../../src/main/till/fillCart.ts';
import { checkDigit } from '../../../src/shared/barcode/gtin.ts';
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
    done(scanIntoCart(desk, `]C101${SALT}306`, 2));
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
  });
  desk.db.write((db) => applyChange(db, { kind: 'product', id: driedShrimp.id, row: driedShrimp }));
  expect(done(scanIntoCart(desk, '8938507000006')).cart.lines).toMatchObject([{ product: salt.id }]);
});
