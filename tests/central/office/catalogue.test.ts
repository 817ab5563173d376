import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TaxClass } from '../../../src/shared/catalogue/tax.ts';
import type { ProductId } from '../../../src/shared/id.ts';
import { aTill, databaseUrl, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
  const row: TaxClass = {
    id: 'standard',
    name: 'Thuế suất chung',
    rates: [{ from: '2025-07-01' as TaxClass['rates'][number]['from'], perMille: 80 }],
  };
  await centre.publish([{ scope: 'everywhere', change: { kind: 'tax-class', id: row.id, row } }]);
});
afterAll(() => centre.remove());

const csv = (lines: readonly string[]): Buffer =>
  Buffer.from(['Tên sản phẩm,Chủ thể,Nhóm,Đơn vị,Giá', ...lines].join('\n'));

async function preview(lines: readonly string[]) {
  const shown = await centre.previewImport('danh-muc.csv', csv(lines));
  if ('refused' in shown) throw new Error(JSON.stringify(shown));
  return shown;
}

const list = (text = '') => centre.call('catalogue.list', { text, category: null, offset: 0, limit: 50 });

test('a file is previewed, applied only once confirmed, and then known to the tills', async () => {
  const till = await aTill(centre);
  const { bundle } = await till.pull();
  const shown = await preview(['Muối hồng,HTX Long Điền,Muối,gói,20.000', 'Mắm ba khía,Cơ sở Út,Mắm,hũ,65.000']);
  expect(shown).toMatchObject({ added: 2, changed: 0, faulty: 0 });
  expect((await list()).total).toBe(0);

  expect(await centre.call('catalogue.confirmImport', { import: shown.import })).toEqual({ applied: 2 });
  const { products, categories } = await list('mam ba');
  expect(products).toMatchObject([{ name: 'Mắm ba khía', producer: 'Cơ sở Út', price: 65_000, demoPrice: false }]);
  expect(categories).toEqual(['Mắm', 'Muối']);
  const { changes } = (await till.pull({ centre: bundle.centre, n: bundle.upTo })).bundle;
  expect(changes.map(({ kind }) => kind)).toEqual(['producer', 'producer', 'product', 'product', 'price', 'price']);
});

test('a plan is used once, and is refused when the catalogue moved on since it was shown', async () => {
  const shown = await preview(['Muối hồng,HTX Long Điền,Muối,gói,21.000']);
  expect(shown).toMatchObject({ changed: 1 });
  const [product] = (await list('muoi hong')).products;
  await centre.call('catalogue.setPrice', { product: product?.product as ProductId, price: 22_000 });
  expect(await centre.call('catalogue.confirmImport', { import: shown.import })).toEqual({
    refused: 'catalogue-moved-on',
  });
  expect(await centre.call('catalogue.confirmImport', { import: shown.import })).toEqual({ refused: 'no-such-import' });
  expect((await list('muoi hong')).products).toMatchObject([{ price: 22_000 }]);
});

test('a confirmation whose reply was lost is answered again as before, and applied once', async () => {
  const shown = await preview(['Cốm dẹp,HTX Long Điền,Cốm,gói,25.000']);
  const confirm = () => centre.call('catalogue.confirmImport', { import: shown.import });
  expect(await Promise.all([confirm(), confirm()])).toEqual([{ applied: 1 }, { applied: 1 }]);
  const [product] = (await list('com dep')).products;
  await centre.call('catalogue.setPrice', { product: product?.product as ProductId, price: 26_000 });
  expect(await confirm()).toEqual({ applied: 1 });
  expect((await list('com dep')).products).toMatchObject([{ price: 26_000 }]);
});

test('what one server showed another one confirms, with the one database behind both', async () => {
  const other = await startTestCentre({ databaseUrl: databaseUrl(centre) });
  try {
    const shown = await preview(['Bánh tằm,HTX Long Điền,Bánh,gói,18.000']);
    expect(await other.call('catalogue.confirmImport', { import: shown.import })).toEqual({ applied: 1 });
    expect((await list('banh tam')).products).toMatchObject([{ price: 18_000 }]);
    // The reply was lost, and the one that showed it is asked again.
    expect(await centre.call('catalogue.confirmImport', { import: shown.import })).toEqual({ applied: 1 });
  } finally {
    await other.remove();
  }
});

test('a plan nobody confirms is forgotten, and of those that wait the oldest gives way', async () => {
  const shown = await preview(['Khô cá,HTX Long Điền,Khô,gói,90.000']);
  centre.moveClock(3_600_001);
  expect(await centre.call('catalogue.confirmImport', { import: shown.import })).toEqual({ refused: 'no-such-import' });

  const waiting: string[] = [];
  for (const price of ['1.000', '2.000', '3.000', '4.000']) {
    waiting.push((await preview([`Khô cá,HTX Long Điền,Khô,gói,${price}`])).import);
    centre.moveClock(1);
  }
  const [oldest = '', ...others] = waiting;
  expect(await centre.call('catalogue.confirmImport', { import: oldest })).toEqual({ refused: 'no-such-import' });
  const pool = new Pool({ connectionString: databaseUrl(centre), max: 1 });
  const kept = await pool.query<{ id: string }>('select id from import_plan where plan is not null order by made_at');
  await pool.end();
  expect(kept.rows.map(({ id }) => id)).toEqual(others);
});

test('two who confirm at once: one import is applied, the other hears that the catalogue moved on', async () => {
  const [one, two] = await Promise.all([
    preview(['Tôm khô,HTX Long Điền,Khô,kg,400.000']),
    preview(['Tôm khô,HTX Long Điền,Khô,kg,500.000']),
  ]);
  const answers = await Promise.all(
    [one, two].map((shown) => centre.call('catalogue.confirmImport', { import: shown?.import ?? '' })),
  );
  expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'catalogue-moved-on' }]);
  expect((await list('tom kho')).total).toBe(1);
});

test('a price that is none is refused', async () => {
  const [product] = (await list('muoi hong')).products;
  for (const price of [0, -5, 99_999_999_999]) {
    expect(await centre.call('catalogue.setPrice', { product: product?.product as ProductId, price })).toEqual({
      refused: 'not-a-price',
    });
  }
  expect(await centre.call('catalogue.setPrice', { product: 'none' as ProductId, price: 1_000 })).toEqual({
    refused: 'no-such-product',
  });
});

test('a product withdrawn is off the list, and its number is not given to the next', async () => {
  const [product] = (await list('tom kho')).products;
  expect(await centre.call('catalogue.withdraw', { product: product?.product as ProductId })).toEqual({ done: true });
  expect((await list('tom kho')).total).toBe(0);
  expect(await centre.call('catalogue.withdraw', { product: product?.product as ProductId })).toEqual({
    refused: 'no-such-product',
  });
  const shown = await preview(['Tôm khô loại 1,HTX Long Điền,Khô,kg,400.000']);
  await centre.call('catalogue.confirmImport', { import: shown.import });
  expect((await list('tom kho')).products[0]?.product).not.toBe(product?.product);
});

test('search finds words in any order, with or without marks, and đ by d', async () => {
  const shown = await preview(['Đường thốt nốt,HTX Long Điền,Đường,gói,30.000']);
  await centre.call('catalogue.confirmImport', { import: shown.import });
  for (const text of ['duong', 'Đường', 'not thot', 'long dien duong', 'thốt']) {
    expect((await list(text)).products.map(({ name }) => name)).toContain('Đường thốt nốt');
  }
  expect((await list('ường')).total).toBe(0);
});
