import { describe, expect, test } from 'vitest';
import { openCart } from '../../../src/main/db/cart.ts';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { entriesAfter, head, newestOf } from '../../../src/main/db/journal.ts';
import { nextPrintJob } from '../../../src/main/db/printJob.ts';
import { runningTotals } from '../../../src/main/db/projection.ts';
import { openShift } from '../../../src/main/db/shift.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import { addProduct, cartNow, scanIntoCart } from '../../../src/main/till/fillCart.ts';
import { dong } from '../../../src/shared/money.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import { SaleBody } from '../../../src/shared/sale/sale.ts';
import { aDesk, done, driedShrimp, lansHand, salt, sell, withShift } from '../../support/aDesk.ts';
import { aPrice } from '../../support/aProduct.ts';

const cash = (given: number) => [{ kind: 'cash' as const, given: dong(given) }];

describe('paying for what lies in the cart', () => {
  test('makes a journal entry, moves stock and totals, queues the slip and empties the counter', () => {
    const desk = withShift(aDesk());
    done(addProduct(desk, salt.id, ONE));
    const cart = cartNow(desk);

    const receipt = done(completeSale(desk, { sale: cart.sale, total: dong(25_000), tenders: cash(50_000) }, lansHand));

    expect(receipt).toMatchObject({ number: 'BL01-2-000001', due: 25_000, given: 50_000, change: 25_000 });
    expect(runningTotals(desk.db)).toEqual({ sales: 1, sold: 25_000, returned: 0 });
    expect(desk.db.get('SELECT on_hand FROM stock WHERE product = ?', salt.id)).toEqual({ on_hand: -1000 });
    expect(nextPrintJob(desk.db, 0, 0)).toMatchObject({
      entry: cart.sale,
      number: 'BL01-2-000001',
      copy: 0,
      drawer: true,
    });
    expect(openCart(desk.db)).toBeUndefined();
  });

  test('keeps names, producer, stars and VAT as they stood', () => {
    const desk = withShift(aDesk());
    sell(desk);
    const [entry] = newestOf(desk.db, desk.signer.device, 'sale', 1);
    const sale = SaleBody.parse(JSON.parse(entry?.body ?? ''));
    expect(sale.lines[0]).toMatchObject({
      name: 'Muối ba thạc',
      producer: { name: 'HTX Muối Long Điền' },
      stars: 4,
      certificate: 'CN-001',
      vat: { class: 'VAT10', perMille: 80 },
    });
    expect(sale.vat).toEqual([{ perMille: 80, gross: 25_000, vat: 1_852 }]);
  });

  test('asked twice is one sale and answers the same receipt', () => {
    const desk = withShift(aDesk());
    done(addProduct(desk, salt.id, ONE));
    const input = { sale: cartNow(desk).sale, total: dong(25_000), tenders: cash(30_000) };

    const first = completeSale(desk, input, lansHand);
    const seq = head(desk.db).seq;
    expect(completeSale(desk, input, lansHand)).toEqual(first);
    expect(head(desk.db).seq).toBe(seq);
  });

  test('asked again after the next cart was begun still answers the first sale', () => {
    const desk = withShift(aDesk());
    done(addProduct(desk, salt.id, ONE));
    const input = { sale: cartNow(desk).sale, total: dong(25_000), tenders: cash(30_000) };
    const first = completeSale(desk, input, lansHand);
    done(addProduct(desk, driedShrimp.id, ONE));
    expect(completeSale(desk, input, lansHand)).toEqual(first);
    expect(priceCart(cartNow(desk)).total).toBe(1_140_000);
  });

  test('is refused where the cart is no longer what the screen showed', () => {
    const desk = withShift(aDesk());
    done(addProduct(desk, salt.id, ONE));
    const { sale } = cartNow(desk);
    done(addProduct(desk, salt.id, ONE));
    expect(completeSale(desk, { sale, total: dong(25_000), tenders: cash(30_000) }, lansHand)).toEqual({
      refused: 'cart-changed',
    });
  });

  test('is refused with what is missing', () => {
    const desk = withShift(aDesk());
    done(addProduct(desk, salt.id, ONE));
    const { sale } = cartNow(desk);
    expect(completeSale(desk, { sale, total: dong(25_000), tenders: cash(20_000) }, lansHand)).toEqual({
      refused: 'not-enough',
      missing: 5_000,
    });
    expect(openCart(desk.db)?.lines).toHaveLength(1);
  });

  test('charges what the screen showed, although the centre changed the price meanwhile', () => {
    const desk = withShift(aDesk());
    done(addProduct(desk, salt.id, ONE));
    const { sale } = cartNow(desk);
    const dearer = aPrice({ price: dong(99_000) });
    desk.db.write((db) => applyChange(db, { kind: 'price', id: 'SP-001@2026-01-01', row: dearer }));
    const receipt = done(completeSale(desk, { sale, total: dong(25_000), tenders: cash(25_000) }, lansHand));
    expect(receipt.total).toBe(25_000);
  });

  test('goes through although the product was withdrawn meanwhile', () => {
    const desk = withShift(aDesk());
    done(addProduct(desk, salt.id, ONE));
    desk.db.write((db) => applyChange(db, { kind: 'product', id: salt.id, row: null }));
    const { sale } = cartNow(desk);
    expect(done(completeSale(desk, { sale, total: dong(25_000), tenders: cash(25_000) }, lansHand)).change).toBe(0);
  });

  test('rounds cash in a line of its own', () => {
    const desk = withShift(aDesk());
    // 21 + item 00001 + 00333 g + check digit: 0.333 kg of 1.140.000 ₫ = 379.620 ₫
    done(scanIntoCart(desk, '2100001003333'));
    const { sale } = cartNow(desk);
    const receipt = done(completeSale(desk, { sale, total: dong(379_620), tenders: cash(400_000) }, lansHand));
    expect(receipt).toMatchObject({ total: 379_620, rounding: 380, due: 380_000, change: 20_000 });
  });

  test('keeps numbering, running totals and the shift right over a clock that was set back a year', () => {
    const desk = withShift(aDesk());
    const shift = openShift(desk.db);
    sell(desk);
    desk.setClock(desk.clock() - 365 * 86_400_000);
    expect(sell(desk).number).toBe('BL01-2-000002');
    expect(openShift(desk.db)?.shift).toBe(shift?.shift);
    const entries = [...entriesAfter(desk.db, desk.signer.device, 0, 100)];
    expect(entries.map(({ header }) => header.seq)).toEqual([1, 2, 3, 4]);
    expect(runningTotals(desk.db).sold).toBe(50_000);
  });
});
