import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { viewsOf } from '../../../src/main/db/catalogue.ts';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { searchProducts } from '../../../src/main/db/search.ts';
import type { TillDb } from '../../../src/main/db/sqlite.ts';
import { foldedWords } from '../../../src/shared/fold.ts';
import { ProductId } from '../../../src/shared/id.ts';
import { aDesk, driedShrimp, salt } from '../../support/aDesk.ts';
import { aDay, aProduct } from '../../support/aProduct.ts';

const NAMES = [
  'Muối ba thạc',
  'Tôm khô Đa Giàu',
  'Đường thốt nốt',
  'Mắm ruốc Bạc Liêu',
  'Ba khía muối',
  'Rượu nếp Cái Răng',
  'Bánh phồng tôm',
  'Cá khô bổi',
  'Nước mắm Ngọc Hiển',
  'Ổi sấy dẻo',
];

function aShopOf(names: readonly string[]): TillDb {
  const { db } = aDesk();
  db.write((writing) => {
    for (const { id } of [salt, driedShrimp]) applyChange(writing, { kind: 'product', id, row: null });
    names.forEach((name, index) => {
      const row = aProduct({ id: ProductId.parse(`X-${index}`), name, netContent: '', codes: [] });
      applyChange(writing, { kind: 'product', id: row.id, row });
    });
  });
  return db;
}

function found(db: TillDb, text: string): string[] {
  return viewsOf(db, aDay('2026-11-23'), searchProducts(db, text, 50)).map(({ name }) => name);
}

describe('searching by what a cashier types', () => {
  test.each([
    ['muoi ba thac', ['Muối ba thạc']],
    ['MUỐI BA', ['Ba khía muối', 'Muối ba thạc']],
    ['ba muoi', ['Ba khía muối', 'Muối ba thạc']],
    ['tom kho', ['Tôm khô Đa Giàu']],
    ['duong', ['Đường thốt nốt']],
    ['đường', ['Đường thốt nốt']],
    ['mam', ['Mắm ruốc Bạc Liêu', 'Nước mắm Ngọc Hiển']],
    ['oi', ['Ổi sấy dẻo']],
    ['ruou nep', ['Rượu nếp Cái Răng']],
    ['đa giàu'.normalize('NFD'), ['Tôm khô Đa Giàu']],
    ['xyz', []],
    ['', []],
    ['" OR *', []],
    ['NEAR(muoi', []],
  ])('“%s” finds %j', (typed, names) => {
    const all = found(aShopOf(NAMES), typed);
    expect([...new Set(all)].toSorted()).toEqual(names.toSorted());
  });

  test('puts names with the marks as typed first', () => {
    const db = aShopOf(['Bo sáp', 'Bơ sáp', 'Bò khô', 'Bồ hòn']);
    expect(found(db, 'bơ')[0]).toBe('Bơ sáp');
    expect(found(db, 'bò')[0]).toBe('Bò khô');
  });

  test('finds the name with the marks as typed behind many that only fold alike', () => {
    const db = aShopOf([...Array.from({ length: 59 }, (_, n) => `Dưỡng da ${n}`), 'Đường phèn']);
    expect(searchProducts(db, 'đường', 20)).toHaveLength(20);
    expect(found(db, 'đường')[0]).toBe('Đường phèn');
  });

  test('forgets a name that changed and finds the new one', () => {
    const db = aShopOf(['Cá kèo']);
    const row = aProduct({ id: ProductId.parse('X-0'), name: 'Cá chốt', netContent: '', codes: [] });
    db.write((writing) => applyChange(writing, { kind: 'product', id: row.id, row }));
    expect(found(db, 'keo')).toEqual([]);
    expect(found(db, 'chot')).toEqual(['Cá chốt']);
  });

  test('finds exactly the names that have, for every typed word, a word that begins with it', () => {
    const db = aShopOf(NAMES);
    const words = fc.constantFrom(...NAMES.flatMap((name) => [...name.split(' '), ...foldedWords(name)]));
    const typed = fc.array(fc.tuple(words, fc.nat(6)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(typed, (pieces) => {
        const text = pieces.map(([word, length]) => word.slice(0, length + 1)).join(' ');
        const asked = foldedWords(text);
        const expected = NAMES.filter((name) => {
          const has = foldedWords(name);
          return asked.every((word) => has.some((each) => each.startsWith(word)));
        });
        const answered = found(db, text);
        expect([...new Set(answered)].toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});
