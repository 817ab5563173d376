import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { newestOf } from '../../../src/main/db/journal.ts';
import { promotionsAt } from '../../../src/main/db/promotion.ts';
import { beginSnapshot, endSnapshot } from '../../../src/main/db/snapshot.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { beginPayment, leavePayment } from '../../../src/main/till/payCart.ts';
import { priceNow } from '../../../src/main/till/priceNow.ts';
import type { Day } from '../../../src/shared/day.ts';
import { OutletId, PromotionId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import type { Promotion } from '../../../src/shared/promotion/promotion.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import { SaleBody } from '../../../src/shared/sale/sale.ts';
import { aDesk, done, lansHand, MORNING, salt, showroom, withShift } from '../../support/aDesk.ts';
import { aPromotion, buyGet, promotion, SALT_ONLY } from '../../support/aPromotion.ts';

function told(desk: Pick<Desk, 'db'>, row: Promotion): void {
  desk.db.write((db) => applyChange(db, { kind: 'promotion', id: row.id, row }));
}

const HOUR = 3_600_000;

describe('promotions at the counter', () => {
  test('what is scanned is promoted at once, and the sale keeps which promotion it was and who bears it', () => {
    const desk = withShift(aDesk());
    told(desk, aPromotion({ borneBy: 'programme' }));
    const { cart, priced } = done(addProduct(desk, salt.id, quantity(2_000)));
    expect(priced).toMatchObject({ gross: 50_000, total: 45_000 });

    done(
      completeSale(
        desk,
        { sale: cart.sale, total: dong(45_000), tenders: [{ kind: 'cash', given: dong(45_000) }] },
        lansHand,
      ),
    );
    const [entry] = newestOf(desk.db, desk.signer.device, 'sale', 1);
    const sale = SaleBody.parse(JSON.parse(entry?.body ?? ''));
    expect(sale).toMatchObject({ total: 45_000, running: { sold: 45_000 } });
    expect(sale.lines[0]).toMatchObject({
      amount: 50_000,
      offs: [{ by: 'promotion', amount: 5_000, promotion: 'km-01', name: 'Tuần lễ muối', borneBy: 'programme' }],
    });
    expect(sale.vat).toEqual([{ perMille: 80, gross: 45_000, vat: 3_333 }]);
  });

  test('six pieces of buy five, get one cost five', () => {
    const desk = aDesk();
    told(desk, promotion('km', buyGet(SALT_ONLY, 5, 1)));
    expect(done(addProduct(desk, salt.id, quantity(6_000))).priced.total).toBe(125_000);
  });

  test('the hours of a fair are those of the outlet’s own wall clock', () => {
    const desk = aDesk();
    // The showroom's clock says 8:00 in the morning.
    told(desk, aPromotion({ window: { from: 480, to: 540 } }));
    expect(done(addProduct(desk, salt.id, ONE)).priced.total).toBe(22_500);
    desk.setClock(MORNING + HOUR - 1);
    expect(priceNow(desk, cartNow(desk)).total).toBe(22_500);
    desk.setClock(MORNING + HOUR);
    expect(priceNow(desk, cartNow(desk)).total).toBe(25_000);
  });

  test('while the buyer pays, what they were shown stands, even when the promotion ends meanwhile', () => {
    const desk = withShift(aDesk());
    told(desk, aPromotion({ window: { from: 480, to: 540 } }));
    done(addProduct(desk, salt.id, ONE));
    const { cart } = done(beginPayment(desk, cartNow(desk), lansHand));
    desk.setClock(MORNING + 2 * HOUR);
    told(desk, aPromotion({ endedOn: '2026-11-23' as Day }));
    const paid = { sale: cart.sale, total: dong(22_500), tenders: [{ kind: 'cash' as const, given: dong(23_000) }] };
    expect(priceNow(desk, cartNow(desk)).total).toBe(22_500);
    expect(done(completeSale(desk, paid, lansHand)).total).toBe(22_500);
  });

  test('back from paying, the prices of now hold', () => {
    const desk = aDesk();
    told(desk, aPromotion());
    done(addProduct(desk, salt.id, ONE));
    done(beginPayment(desk, cartNow(desk), lansHand));
    told(desk, aPromotion({ endedOn: '2026-11-23' as Day }));
    expect(leavePayment(desk).priced.total).toBe(25_000);
  });

  test('another outlet’s promotion is not ours', () => {
    const desk = aDesk();
    told(desk, aPromotion({ outlets: [OutletId.parse('BL02')] }));
    expect(done(addProduct(desk, salt.id, ONE)).priced.total).toBe(25_000);
  });

  test('a promotion that is changed, or taken back, counts from the next look on', () => {
    const desk = aDesk();
    told(desk, aPromotion());
    done(addProduct(desk, salt.id, ONE));
    told(desk, aPromotion({ rule: { kind: 'goods', goods: SALT_ONLY, off: { perMille: 200 } } }));
    expect(priceNow(desk, cartNow(desk)).total).toBe(20_000);
    desk.db.write((db) => applyChange(db, { kind: 'promotion', id: 'km-01', row: null }));
    expect(priceNow(desk, cartNow(desk)).total).toBe(25_000);
  });

  test('a change that was rolled back was never heard', () => {
    const desk = aDesk();
    told(desk, aPromotion());
    done(addProduct(desk, salt.id, ONE));
    expect(() =>
      desk.db.write((db) => {
        applyChange(db, { kind: 'promotion', id: 'km-01', row: null });
        throw new Error('the disk');
      }),
    ).toThrow('the disk');
    expect(priceNow(desk, cartNow(desk)).total).toBe(22_500);
  });

  test('they are read once, not at every scan', () => {
    const desk = aDesk();
    told(desk, aPromotion());
    const day = '2026-11-23' as Day;
    const first = promotionsAt(desk.db, showroom.id, day);
    expect(promotionsAt(desk.db, showroom.id, day)).toBe(first);
    told(desk, aPromotion({ id: PromotionId.parse('km-02') }));
    expect(promotionsAt(desk.db, showroom.id, day)).toHaveLength(2);
  });

  test('one that a snapshot no longer tells is gone with it', () => {
    const desk = aDesk();
    told(desk, aPromotion());
    told(desk, aPromotion({ id: PromotionId.parse('km-02') }));
    desk.db.write((db) => {
      beginSnapshot(db);
      applyChange(db, { kind: 'promotion', id: 'km-02', row: aPromotion({ id: PromotionId.parse('km-02') }) });
      endSnapshot(db);
    });
    expect(promotionsAt(desk.db, showroom.id, '2026-11-23' as Day).map(({ id }) => id)).toEqual(['km-02']);
  });
});
