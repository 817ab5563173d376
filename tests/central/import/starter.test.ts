import { describe, expect, test } from 'vitest';
import { readStarterShop } from '../../../src/central/starter.ts';
import { gtinKey } from '../../../src/shared/barcode/gtin.ts';
import { mintInternalCode, weighedKey } from '../../../src/shared/barcode/internal.ts';
import { certificateOn } from '../../../src/shared/catalogue/certificate.ts';
import { CatalogueChange, type ChangeKind } from '../../../src/shared/catalogue/change.ts';
import { priceOn } from '../../../src/shared/catalogue/product.ts';
import { rateOn } from '../../../src/shared/catalogue/tax.ts';
import { lastDayOfValidity } from '../../../src/shared/catalogue/validity.ts';
import { Day } from '../../../src/shared/day.ts';
import { foldedWords } from '../../../src/shared/fold.ts';
import { must } from '../../../src/shared/must.ts';
import { capBreach } from '../../../src/shared/promotion/cap.ts';
import { includes } from '../../../src/shared/promotion/reach.ts';

const folder = new URL('../../../assets/starter/', import.meta.url).pathname;
const shop = await readStarterShop(folder);
const opening = Day.parse('2026-11-23');

type RowOf<K extends ChangeKind> = NonNullable<Extract<CatalogueChange, { kind: K }>['row']>;

function rows<K extends ChangeKind>(kind: K): RowOf<K>[] {
  return shop.changes.filter((change) => change.kind === kind).map((change) => must(change.row, change.id) as RowOf<K>);
}
const products = rows('product');
const taxClasses = rows('tax-class');
const certificates = rows('certificate');

function rate(id: string, day: string) {
  return rateOn(
    must(
      taxClasses.find((taxClass) => taxClass.id === id),
      id,
    ),
    Day.parse(day),
  );
}

function found(words: readonly string[]) {
  return products.filter((product) => words.every((word) => foldedWords(product.name).includes(word)));
}

describe('the starter shop', () => {
  test('is one outlet with two cashiers and a manager', () => {
    expect(shop.outlet).toMatchObject({ code: 'BL01', phone: '', taxCode: '' });
    expect(shop.staff.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'Lan: cashier',
      'Minh: cashier',
      'Hương: manager',
    ]);
  });

  test('says nothing that the feed cannot carry, and nothing twice', () => {
    for (const change of shop.changes) expect(CatalogueChange.parse(change)).toEqual(change);
    const keys = shop.changes.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('has 163 products of 83 producers, every producer with something to sell', () => {
    expect(products).toHaveLength(163);
    expect(rows('producer')).toHaveLength(83);
    expect(new Set(products.map((product) => product.producer))).toEqual(new Set(rows('producer').map(({ id }) => id)));
  });

  test('names a product, a tax class with a rate, and a price for everything, also when the reduction ends', () => {
    const classes = new Map(taxClasses.map((taxClass) => [taxClass.id, taxClass]));
    for (const product of products) {
      const taxClass = must(classes.get(product.taxClass), `class of ${product.id}`);
      const price = priceOn(
        rows('price').filter((row) => row.product === product.id),
        opening,
      );
      expect([product.id, price?.demo]).toEqual([product.id, true]);
      expect(must(price, 'a price').price % 1_000).toBe(0);
      for (const day of ['2026-11-23', '2027-01-01']) expect(rateOn(taxClass, Day.parse(day))).not.toBeUndefined();
    }
  });

  test('taxes by dated classes', () => {
    expect(rate('standard', '2026-12-31')).toBe(80);
    expect(rate('standard', '2027-01-01')).toBe(100);
    expect(rate('alcohol', '2026-12-31')).toBe(100);
    expect(rate('not-subject', '2026-12-31')).toBeNull();
    const wines = products.filter((product) => foldedWords(product.name).includes('ruou'));
    expect(wines.map((product) => product.taxClass)).toEqual(wines.map(() => 'alcohol'));
  });

  test('gives every product one code of its own, minted from its number', () => {
    const codes = products.flatMap((product) => product.codes);
    expect(new Set(codes).size).toBe(products.length);
    for (const {
      id,
      weighed,
      codes: [code],
    } of products) {
      const number = Number(id.slice(1));
      expect(code).toBe(weighed ? weighedKey(number) : gtinKey(mintInternalCode(number)));
    }
  });

  test('weighs by the kilogram and counts by the piece', () => {
    for (const product of products) expect([product.id, product.weighed]).toEqual([product.id, product.unit === 'kg']);
    expect(products.filter((product) => product.weighed).length).toBeGreaterThanOrEqual(8);
  });

  test('finds salt and dried shrimp by typing without marks', () => {
    expect(found(['muoi', 'hat'])).not.toEqual([]);
    expect(found(['tom', 'kho']).length).toBeGreaterThan(10);
  });

  test('shelves them under short words', () => {
    const shelves = [...new Set(products.map((product) => product.category))];
    expect(shelves).toEqual(expect.arrayContaining(['Muối', 'Tôm khô', 'Cá khô', 'Bánh', 'Rượu', 'Gạo', 'Trà']));
    expect(shelves.every((shelf) => shelf.length <= 12)).toBe(true);
    expect(shelves.length).toBeLessThanOrEqual(24);
  });
});

function starred(day: Day) {
  return products.filter((product) => {
    return certificateOn(
      certificates.filter((certificate) => certificate.product === product.id),
      day,
    );
  });
}

describe('its stars', () => {
  test('stand on a certificate of 36 months', () => {
    for (const { issuedOn, expiresOn } of certificates) expect(expiresOn).toBe(lastDayOfValidity(issuedOn));
  });

  test('are shown on the opening day for the two salts of 2025 and the eighteen handed over in January 2025', () => {
    const showing = starred(opening);
    expect(showing).toHaveLength(20);
    const five = new Set(certificates.filter(({ stars }) => stars === 5).map((certificate) => certificate.product));
    expect(products.filter((product) => five.has(product.id)).map((product) => product.name)).toEqual([
      'Muối tinh Bạc Liêu',
      'Muối hạt Bạc Liêu',
    ]);
  });

  test('are gone by themselves once the certificates have run out', () => {
    expect(starred(Day.parse('2028-01-23'))).toHaveLength(18);
    expect(starred(Day.parse('2028-01-24'))).toEqual([]);
  });
});

function demo<K extends ChangeKind>(kind: K): RowOf<K>[] {
  return shop.demo.filter((change) => change.kind === kind).map((change) => must(change.row, change.id) as RowOf<K>);
}

describe('what it is tried out with', () => {
  const baskets = demo('product');

  test('two baskets of real products, put together by the shop, at a demo price below what is in them', () => {
    expect(baskets).toHaveLength(2);
    for (const { id, producer, basket = [], codes } of baskets) {
      expect(demo('producer').map((row) => row.id)).toEqual([producer]);
      expect(codes).toEqual([gtinKey(mintInternalCode(Number(id.slice(1))))]);
      const inside = basket.map((part) => {
        const price = must(
          rows('price').find((row) => row.product === part.product),
          `price of ${part.product}`,
        );
        return (price.price * part.quantity) / 1000;
      });
      const price = must(
        demo('price').find((row) => row.product === id),
        `price of ${id}`,
      );
      expect(price.demo).toBe(true);
      expect(price.price).toBeLessThan(inside.reduce((sum, one) => sum + one, 0));
    }
  });

  test('two promotions, marked, of goods that are there, within the law', () => {
    const promotions = demo('promotion');
    expect(promotions.map(({ rule, demo: marked }) => [rule.kind, marked])).toEqual([
      ['goods', true],
      ['buy-get', true],
    ]);
    for (const promotion of promotions) {
      const { rule } = promotion;
      if (rule.kind === 'sale') throw new Error('not one of these');
      const meant = products.filter(({ id, category, producer }) =>
        includes(rule.goods, { product: id, category, producer: { id: producer, name: '' }, stars: null }),
      );
      expect(meant.length).toBeGreaterThan(0);
      for (const { id } of meant) {
        expect(
          capBreach(
            promotion,
            rows('price').filter((row) => row.product === id),
          ),
        ).toBeUndefined();
      }
    }
  });

  test('says nothing that the feed cannot carry', () => {
    for (const change of shop.demo) expect(CatalogueChange.parse(change)).toEqual(change);
  });
});
