import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { planImport } from '../../../src/central/office/import/planImport.ts';
import { readCatalogueFile } from '../../../src/central/office/import/readCatalogueFile.ts';
import type { ReadCatalogue } from '../../../src/central/office/import/row.ts';
import { noProducts, published, today } from './support/aCatalogue.ts';

/** A Vietnamese shop's own export (MIT, see fixtures/vn-shop-LICENSE-MIT.txt): 48 of its nastier rows. */
const excerpt = new URL('./fixtures/vn-shop-excerpt.csv', import.meta.url);
/** All 15,420 rows of it lie beside the project, where there is one to lie beside. */
const whole = new URL('../../../../shared/data/pos/vn-shop-dataset_product.csv.gz', import.meta.url);

async function read(bytes: Uint8Array): Promise<ReadCatalogue> {
  const result = await readCatalogueFile('dataset_product.csv', bytes);
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

function countFaults({ faults }: ReadCatalogue): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { fault } of faults) counts[fault] = (counts[fault] ?? 0) + 1;
  return counts;
}

describe('an excerpt of a real shop’s list', async () => {
  const list = await read(await readFile(excerpt));
  const named = (name: string) => list.rows.filter((row) => row.name === name);

  test('is read under its own headings', () => {
    expect([...list.headings]).toEqual([
      ['name', 'Tên sản phẩm'],
      ['price', 'PL_Giá bán lẻ'],
    ]);
    expect(list.rowCount).toBe(48);
  });

  test('has prices with dots, up to the millions', () => {
    expect(named('Momo rabit XL trai')).toMatchObject([{ line: 2, price: 279_000 }]);
    expect(named('Nước thần SKII fullsize')).toMatchObject([{ price: 3_500_000 }]);
  });

  test('cares for no other column: a cost of 36.562,5 and a stock of −828 stand beside good prices', () => {
    expect(named('Đồ chơi trực thăng biến hình CY803')).toMatchObject([{ price: 85_000 }]);
    expect(named('Giấy A4 lẻ')).toMatchObject([{ price: 1_000 }]);
  });

  test('has names in quotes, with quotes in them, with spaces to spare, and with marks taken apart', () => {
    expect(named('Không sao đâu con! Sẵn sàng "Kém hơn"')).toMatchObject([{ price: 33_000 }]);
    expect(named('Date: 01.2027 Son dưỡng mỡ hươu Astrid mini trắng')).toMatchObject([{ price: 29_000 }]);
    for (const row of list.rows) expect(row.name).toBe(row.name.normalize('NFC').trim());
  });

  test('leaves out what is sold for nothing', () => {
    expect(list.faults.filter((fault) => fault.fault === 'not-a-price')).toMatchObject([
      { line: 3, column: 'PL_Giá bán lẻ', value: '0' },
      { value: '0' },
      { value: '0' },
    ]);
  });

  test('leaves out names that come again, at the same price or another', () => {
    expect(list.faults.filter((fault) => fault.fault === 'duplicate-row').map((fault) => fault.value)).toEqual([
      'Cờ cá ngựa 2301',
      'Giấy gói quà cute',
      'Giấy gói quà cute',
      'Bình hoa sen + chim lẻ',
      'Bình hoa sen + chim lẻ',
      'Bánh gạo ngọt',
    ]);
  });

  test('and keeps the small and the middling one apart, which only marks tell', () => {
    expect(named('Kẹo cán ô (nhỏ)')).toMatchObject([{ price: 49_000 }]);
    expect(named('Kẹo cán ô (nhỡ)')).toMatchObject([{ price: 59_000 }]);
  });
});

const wholeIsHere = existsSync(whole);
describe.skipIf(!wholeIsHere)(`the whole list of 15,420 products${wholeIsHere ? '' : ' (not here: skipped)'}`, () => {
  test('is read, imported, and then found as it is', { timeout: 120_000 }, async () => {
    const list = await read(gunzipSync(await readFile(whole)));
    expect(list.rowCount).toBe(15_420);
    expect(countFaults(list)).toEqual({ 'not-a-price': 55, 'duplicate-row': 59 });

    const plan = planImport(list, noProducts, { today });
    expect(plan.preview).toMatchObject({ rows: 15_420, added: 15_306, changed: 0, same: 0, faulty: 114 });
    const after = published(noProducts, plan);
    expect(new Set(after.products.flatMap((product) => product.codes)).size).toBe(15_306);

    const again = planImport(list, after, { today });
    expect(again.preview).toMatchObject({ added: 0, changed: 0, same: 15_306, faulty: 114 });
    expect(again.changes).toEqual([]);
  });
});
