import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasDemoPrices, itemOf, tiles } from '../../../src/main/db/catalogue.ts';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { certificateOn } from '../../../src/shared/catalogue/certificate.ts';
import { priceChangeId } from '../../../src/shared/catalogue/change.ts';
import { type Price, priceOn } from '../../../src/shared/catalogue/product.ts';
import type { Day } from '../../../src/shared/day.ts';
import { dong } from '../../../src/shared/money.ts';
import { aDesk, salt } from '../../support/aDesk.ts';
import { aCertificate, aDay, aPrice } from '../../support/aProduct.ts';

const anyDay = fc.integer({ min: 0, max: 11 }).map((month) => aDay(`2027-${`${month + 1}`.padStart(2, '0')}-15`));
const anyPrices = fc
  .uniqueArray(anyDay, { maxLength: 4 })
  .chain((days) => fc.tuple(...days.map((from) => fc.boolean().map((demo) => ({ from, demo })))))
  .map((begun) => begun.map(({ from, demo }, n) => aPrice({ from, demo, price: dong(1_000 * (n + 1)) })));
const anyCertificates = fc
  .array(fc.tuple(anyDay, anyDay, fc.option(anyDay)), { maxLength: 3 })
  .map((spans) =>
    spans.map(([issuedOn, expiresOn, revokedOn], n) =>
      aCertificate({ id: `CN-${n}`, stars: ([3, 4, 5] as const)[n % 3] ?? 3, issuedOn, expiresOn, revokedOn }),
    ),
  )
  // Two issued on one day have no order that anybody has decided.
  .filter((all) => new Set(all.map(({ issuedOn }) => issuedOn)).size === all.length);

/** A product with nothing but these prices and certificates. */
function shelfWith(prices: readonly Price[], certificates: readonly ReturnType<typeof aCertificate>[]) {
  const { db } = aDesk();
  db.write((writing) => {
    applyChange(writing, { kind: 'price', id: 'SP-001@2026-01-01', row: null });
    applyChange(writing, { kind: 'certificate', id: 'CN-001', row: null });
    for (const row of prices) applyChange(writing, { kind: 'price', id: priceChangeId(row), row });
    for (const row of certificates) applyChange(writing, { kind: 'certificate', id: row.id, row });
  });
  return db;
}

test('the database decides price and stars of a day as the rules do', () => {
  fc.assert(
    fc.property(anyPrices, anyCertificates, anyDay, (prices, certificates, day: Day) => {
      const db = shelfWith(prices, certificates);
      const price = priceOn(prices, day)?.price ?? null;
      const certificate = certificateOn(certificates, day);
      const item = itemOf(db, day, salt.id);
      const tile = tiles(db, day, { category: salt.category, offset: 0, limit: 9 }).find(
        ({ product }) => product === salt.id,
      );
      expect([item?.price, item?.stars, item?.certificate]).toEqual([
        price,
        certificate?.stars ?? null,
        certificate?.id ?? null,
      ]);
      expect([tile?.price, tile?.stars]).toEqual([price, certificate?.stars ?? null]);
      expect(tile?.demoPrice).toBe(priceOn(prices, day)?.demo ?? false);
      expect(hasDemoPrices(db, day)).toBe(priceOn(prices, day)?.demo ?? false);
    }),
    { numRuns: 60 },
  );
});

describe('prices of this outlet', () => {
  const anyOwn = fc
    .uniqueArray(anyDay, { minLength: 1, maxLength: 4 })
    .chain((days) =>
      fc.tuple(...days.map((from) => fc.record({ from: fc.constant(from), demo: fc.boolean(), ended: fc.boolean() }))),
    )
    .map((begun) => begun.map(({ from, demo, ended }, n) => ({ from, demo, price: ended ? null : dong(7_000 + n) })));

  test('hold by day alone, without the centre, and what others pay does not count while there are any', () => {
    fc.assert(
      fc.property(anyPrices, anyOwn, anyDay, (prices, own, day) => {
        const db = shelfWith(prices, []);
        const told = { kind: 'outlet-price', id: salt.id, row: { product: salt.id, prices: own } } as const;
        for (const row of [told, told]) db.write((writing) => applyChange(writing, row));
        const held = priceOn(own, day);
        expect(itemOf(db, day, salt.id)?.price).toBe(held?.price ?? null);
        const tile = tiles(db, day, { category: salt.category, offset: 0, limit: 9 }).find(
          (each) => each.product === salt.id,
        );
        expect([tile?.price, tile?.demoPrice]).toEqual([held?.price ?? null, held?.demo ?? false]);
        expect(hasDemoPrices(db, day)).toBe(held?.demo ?? false);

        db.write((writing) => applyChange(writing, { ...told, row: null }));
        expect(itemOf(db, day, salt.id)?.price).toBe(priceOn(prices, day)?.price ?? null);
      }),
      { numRuns: 20 },
    );
  });

  test('go with a price that is taken back elsewhere only where they are told to', () => {
    const db = shelfWith([], []);
    const day = aDay('2027-06-15');
    const prices = [{ from: aDay('2027-01-15'), price: dong(9_000), demo: false }];
    db.write((writing) => {
      applyChange(writing, { kind: 'outlet-price', id: salt.id, row: { product: salt.id, prices } });
      applyChange(writing, {
        kind: 'price',
        id: priceChangeId({ product: salt.id, from: aDay('2027-01-15') }),
        row: null,
      });
    });
    expect(itemOf(db, day, salt.id)?.price).toBe(9_000);
  });
});
