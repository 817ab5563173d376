import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planImport } from '../../../src/central/office/import/planImport.ts';
import type { CatalogueFileRow } from '../../../src/central/office/import/row.ts';
import { writeCatalogueFile } from '../../../src/central/office/import/writeCatalogueFile.ts';
import { mintInternalCode, weighedKey } from '../../../src/shared/barcode/internal.ts';
import { certificateOn } from '../../../src/shared/catalogue/certificate.ts';
import { CatalogueChange } from '../../../src/shared/catalogue/change.ts';
import { must } from '../../../src/shared/must.ts';
import { aDay } from '../../support/aProduct.ts';
import { aPromotion, percentOff } from '../../support/aPromotion.ts';
import { drawPhoto } from '../../support/aStory.ts';
import { imported, noProducts, planText, published, readText, today } from './support/aCatalogue.ts';

const salt = 'Tên;Chủ thể;Giá\nMuối hạt;HTX Muối;7.000\n';

describe('a list for an empty centre', () => {
  test('becomes producers, products and prices from today on, in the order a till can take', async () => {
    const plan = await planText(salt, noProducts);
    expect(plan.changes).toEqual([
      { kind: 'producer', id: 'CT0001', row: { id: 'CT0001', name: 'HTX Muối', kind: 'cooperative', place: '' } },
      {
        kind: 'product',
        id: 'P000001',
        row: {
          id: 'P000001',
          name: 'Muối hạt',
          producer: 'CT0001',
          category: 'Khác',
          unit: 'phần',
          weighed: false,
          netContent: '',
          taxClass: 'standard',
          codes: [`0${mintInternalCode(1)}`],
        },
      },
      {
        kind: 'price',
        id: 'P000001@2026-11-23',
        row: { product: 'P000001', from: '2026-11-23', price: 7_000, demo: false },
      },
    ]);
    for (const change of plan.changes) expect(CatalogueChange.parse(change)).toEqual(change);
    expect(plan.preview).toEqual({
      file: 'list.csv',
      rows: 1,
      added: 1,
      changed: 0,
      same: 0,
      faulty: 0,
      faults: [],
      sample: [
        {
          line: 2,
          change: 'added',
          name: 'Muối hạt',
          producer: 'HTX Muối',
          category: 'Khác',
          price: 7_000,
          priceBefore: null,
        },
      ],
    });
  });

  test('may leave the producer open', async () => {
    const { producers } = await imported('Tên;Giá;Địa chỉ\nMuối;7.000;Gành Hào\nTôm;9.000;Năm Căn\n');
    expect(producers).toEqual([{ id: 'CT-CHUA-RO', name: 'Chưa rõ chủ thể', kind: 'household', place: '' }]);
  });

  test('gives a weighed product a code with room for the grams, and the unit it is weighed in', async () => {
    const { products } = await imported('Tên;Giá;Bán cân\nTôm khô;1.250.000;x\n');
    expect(products).toMatchObject([{ unit: 'kg', weighed: true, codes: [weighedKey(1)] }]);
  });

  test('keeps the ids and barcodes that it brings, and mints around them', async () => {
    const { products } = await imported(
      `Mã;Tên;Giá;Mã vạch\nP000007;Muối;7.000;8936017369484\nSP-1;Tôm;9.000;\n;Cá;8.000;${mintInternalCode(20)}\n;Gạo;5.000;`,
    );
    expect(products.map(({ name, id, codes }) => [name, id, codes])).toEqual(
      expect.arrayContaining([
        ['Muối', 'P000007', ['08936017369484']],
        ['Cá', 'P000021', [`0${mintInternalCode(20)}`]],
        ['Gạo', 'P000022', [`0${mintInternalCode(22)}`]],
        ['Tôm', 'SP-1', [`0${mintInternalCode(23)}`]],
      ]),
    );
  });

  test('never gives out the number of a product that was withdrawn', async () => {
    const plan = await planText(salt, { ...noProducts, gone: ['P000041', 'CT0007'] });
    expect(plan.changes.map((change) => change.id)).toEqual(['CT0008', 'P000042', 'P000042@2026-11-23']);
  });
});

describe('a row finds its product', () => {
  const first = 'Mã;Tên;Chủ thể;Quy cách;Mã vạch;Giá\nSP1;Muối hạt;HTX Muối;500 g;8936017369484;7.000\n';

  test.each([
    ['by id, whatever else it says', 'Mã;Tên;Giá\nSP1;Muối hột;7.000\n'],
    ['by barcode', 'Tên;Giá;Mã vạch\nMuối hột;7.000;8936017369484\n'],
    ['by barcode, when its own id is not ours', 'Mã;Tên;Giá;Mã vạch\nX9;Muối hột;7.000;8936017369484\n'],
    ['by name, producer and pack', 'Tên;Chủ thể;Quy cách;Giá\nMUỐI HẠT;htx muối;500 G;7.001\n'],
    ['by name typed without marks', 'Tên;Chủ thể;Quy cách;Giá\nMuoi hat;HTX Muoi;500 g;7.001\n'],
    ['by name, where the row is silent on the pack', 'Tên;Chủ thể;Giá\nMuối hạt;HTX Muối;7.001\n'],
    ['by name alone, where only one has it', 'Tên;Giá\nMuối hạt;7.001\n'],
  ])('%s', async (_how, text) => {
    const plan = await planText(text, await imported(first));
    expect(plan.preview).toMatchObject({ added: 0, changed: 1, faulty: 0 });
  });

  test.each([
    ['another producer', 'Tên;Chủ thể;Giá\nMuối hạt;HTX Khác;7.000\n'],
    ['another pack', 'Tên;Chủ thể;Quy cách;Giá\nMuối hạt;HTX Muối;900 g;12.000\n'],
    ['other marks', 'Tên;Chủ thể;Giá\nMuối hát;HTX Muối;7.000\n'],
  ])('but %s makes it another product', async (_how, text) => {
    const plan = await planText(text, await imported(first));
    expect(plan.preview).toMatchObject({ added: 1, changed: 0 });
  });

  test('and a name typed without marks does not take them from the product', async () => {
    const after = await imported('Tên;Chủ thể;Quy cách;Giá\nMuoi hat;HTX Muoi;500 g;8.000\n', await imported(first));
    expect(after.products.map((product) => product.name)).toEqual(['Muối hạt']);
    expect(after.producers.map((producer) => producer.name)).toEqual(['HTX Muối']);
  });
});

describe('what a list changes', () => {
  test('a price that differs holds from today; the one before is kept', async () => {
    const before = await imported(salt);
    const later = { today: '2026-12-01' as typeof today };
    const plan = planImport(await readText(salt.replace('7.000', '8.000')), before, later);
    expect(plan.changes).toEqual([
      {
        kind: 'price',
        id: 'P000001@2026-12-01',
        row: { product: 'P000001', from: '2026-12-01', price: 8_000, demo: false },
      },
    ]);
    expect(plan.preview.sample).toMatchObject([{ change: 'changed', price: 8_000, priceBefore: 7_000 }]);
  });

  test('the same price in a list that does not say so leaves a demo price a demo price', async () => {
    const before = await imported('Tên;Giá;Giá dùng thử\nMuối;7.000;có\n');
    expect((await planText('Tên;Giá\nMuối;7.000\n', before)).changes).toEqual([]);
    expect((await planText('Tên;Giá;Giá dùng thử\nMuối;7.000;không\n', before)).changes).toMatchObject([
      { kind: 'price', row: { price: 7_000, demo: false } },
    ]);
  });

  test('a blank cell and a column that is not there change nothing', async () => {
    const before = await imported('Tên;Giá;Nhóm;ĐVT;Loại thuế\nRượu nếp;90.000;Rượu;chai;alcohol\n');
    expect((await planText('Tên;Giá;Nhóm\nRượu nếp;90.000;\n', before)).changes).toEqual([]);
  });

  test('a barcode is added and never taken away', async () => {
    const after = await imported(
      'Tên;Giá;Mã vạch\nMuối;7.000;8936017369484\n',
      await imported('Tên;Giá\nMuối;7.000\n'),
    );
    expect(after.products.map((product) => product.codes)).toEqual([[`0${mintInternalCode(1)}`, '08936017369484']]);
  });

  test('a place is taken over by the producer, and its products count as changed', async () => {
    const before = await imported(salt);
    const plan = await planText('Tên;Chủ thể;Địa chỉ;Giá\nMuối hạt;HTX Muối;Gành Hào;7.000\n', before);
    expect(plan.changes).toMatchObject([{ kind: 'producer', id: 'CT0001', row: { place: 'Gành Hào' } }]);
    expect(plan.preview).toMatchObject({ changed: 1, same: 0 });
  });

  test('stars come with a certificate for 36 months, which a later list may extend but not un-revoke', async () => {
    const text = 'Tên;Giá;Sao;Số quyết định;Ngày cấp\nMuối;7.000;4;12/QĐ-UBND;23/01/2025\n';
    const before = await imported(text);
    const [certificate] = before.certificates;
    expect(certificate).toMatchObject({ stars: 4, decision: '12/QĐ-UBND', expiresOn: '2028-01-23', revokedOn: null });
    expect(certificateOn(before.certificates, today)?.stars).toBe(4);

    const revoked = { ...before, certificates: [{ ...must(certificate, 'a certificate'), revokedOn: today }] };
    expect((await planText(text, revoked)).changes).toEqual([]);
    const extended = 'Tên;Giá;Sao;Ngày cấp;Hết hạn\nMuối;7.000;4;23/01/2025;23/01/2029\n';
    expect((await planText(extended, revoked)).changes).toMatchObject([
      { id: certificate?.id, row: { expiresOn: '2029-01-23', decision: '12/QĐ-UBND', revokedOn: today } },
    ]);
  });
});

describe('a story in a list', () => {
  const told = 'Tên;Giá;Câu chuyện;Story EN\nMuối;7.000;"Phơi trên ruộng.\n\n Giã tay.";Dried in the sun.\n';

  test('is told of its product, line for line, and the same list says nothing new', async () => {
    const after = await imported(told);
    const [product] = after.products;
    expect(after.stories).toEqual([
      {
        about: { of: 'product', id: product?.id },
        vi: 'Phơi trên ruộng.\n\nGiã tay.',
        en: 'Dried in the sun.',
        photos: [],
      },
    ]);
    expect((await planText(told, after)).changes).toEqual([]);
    expect((await planText(writeCatalogueFile(after, today), after)).changes).toEqual([]);
  });

  test('that the list does not have, and its photographs, stay as they are', async () => {
    const before = await imported(told);
    const { photo } = drawPhoto();
    const photographed = { ...before, stories: [{ ...must(before.stories[0], 'the story'), photos: [photo] }] };
    expect((await planText('Tên;Giá;Câu chuyện\nMuối;7.000;\n', photographed)).changes).toEqual([]);
    const plan = await planText('Tên;Giá;Câu chuyện\nMuối;7.000;Muối mới.\n', photographed);
    expect(plan.changes).toMatchObject([
      { kind: 'story', row: { vi: 'Muối mới.', en: 'Dried in the sun.', photos: [photo] } },
    ]);
    expect(plan.preview).toMatchObject({ changed: 1, same: 0 });
  });

  test('is a fault where it is longer than is read at a counter', async () => {
    const plan = await planText(`Tên;Giá;Giới thiệu\nMuối;7.000;${'a'.repeat(601)}\n`, noProducts);
    expect(plan.preview.faults).toMatchObject([{ line: 2, column: 'Giới thiệu', fault: 'too-long' }]);
  });
});

// Sold at 20.000 before the promotion began: 40 per cent off leaves 12.000, above the half that the law leaves.
const sold = async () => {
  const current = await imported('Tên;Chủ thể;Giá\nMuối hạt;HTX Muối;20.000\nMuối ớt;HTX Ớt;30.000\n');
  const prices = current.prices.map((price) => ({ ...price, from: aDay('2026-01-01') }));
  const products = current.products.filter(({ name }) => name === 'Muối hạt').map(({ id }) => id);
  const rule = percentOff({ of: 'products', products }, 400);
  return { ...current, prices, promotions: [aPromotion({ rule, from: aDay('2026-11-20') })] };
};
const isOver = (price: number) => (20_000 - (price - Math.round((price * 400) / 1000))) * 1000 > 20_000 * 500;

describe('what only the catalogue can tell to be wrong', () => {
  test('a tax class it has not', async () => {
    const plan = await planText('Tên;Giá;Thuế\nMuối;7.000;8%\nRượu;9.000;Rượu, bia\n', noProducts);
    expect(plan.preview).toMatchObject({
      added: 1,
      faulty: 1,
      faults: [{ line: 2, column: 'Thuế', fault: 'unknown-tax-class', value: '8%' }],
    });
  });

  test('a barcode of another product', async () => {
    const before = await imported('Mã;Tên;Giá;Mã vạch\nA;Muối;7.000;8936017369484\nB;Tôm;9.000;\n');
    const plan = await planText('Mã;Tên;Giá;Mã vạch\nB;Tôm;9.000;8936017369484\n', before);
    expect(plan.preview.faults).toEqual([
      { line: 2, column: 'Mã vạch', fault: 'code-of-other-product', value: '08936017369484' },
    ]);
    expect(plan.changes).toEqual([]);
  });

  describe('is a price that the law forbids a promotion of the goods', () => {
    test('the row is left out and says which promotion; the others are imported', async () => {
      const plan = await planText(
        'Tên;Chủ thể;Giá bán\nMuối hạt;HTX Muối;16.000\nMuối ớt;HTX Ớt;16.000\nMuối tôm;HTX Tôm;9.000\n',
        await sold(),
      );
      expect(plan.preview).toMatchObject({ added: 1, changed: 1, faulty: 1 });
      expect(plan.preview.faults).toEqual([{ line: 2, column: 'Giá bán', fault: 'over-cap', value: 'Tuần lễ muối' }]);
      expect(plan.changes.flatMap(({ kind, row }) => (kind === 'price' ? (row?.price ?? []) : []))).toEqual([
        9_000, 16_000,
      ]);
    });

    test('whatever the price, what is imported breaches no cap, and a lawful price is never left out', async () => {
      const current = await sold();
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1_000, max: 40_000 }), async (price) => {
          const { preview } = await planText(`Tên;Chủ thể;Giá\nMuối hạt;HTX Muối;${price}\n`, current);
          expect(preview.faulty).toBe(isOver(price) ? 1 : 0);
        }),
        { numRuns: 40 },
      );
    });
  });

  test('shows the first two hundred faults and the count of all faulty rows', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => `Muối ${n};0`).join('\n');
    const { preview } = await planText(`Tên;Giá\n${rows}\nTôm;9.000\n`, noProducts);
    expect(preview).toMatchObject({ rows: 301, faulty: 300, added: 1 });
    expect(preview.faults.map((fault) => fault.line)).toEqual(Array.from({ length: 200 }, (_, n) => n + 2));
  });
});

/** Lists as offices send them: few names, so that rows meet; with and without ids, codes, packs and stars. */
const column = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const aRow = fc.record({
  id: column('', '', 'SP1', 'SP2', 'P000003'),
  name: column('Muối hạt', 'muoi hat', 'Muối hát', 'Tôm khô', '"=Cá"', 'Bánh 12""'),
  producer: column('', 'HTX Muối', 'htx muoi', 'Công ty Tôm', 'Cơ sở Ba'),
  place: column('', 'Gành Hào', 'Năm Căn'),
  pack: column('', '500 g', '900 g'),
  code: column('', '', '8936017369484', '96385074', 'SP-12', mintInternalCode(5)),
  price: fc.integer({ min: 1, max: 9_999_999 }),
  demo: column('', 'có', 'không'),
  weighed: column('', 'x'),
  stars: column(';', ';', '3;23/01/2025', '4;01/06/2020', '5;29/02/2024'),
  tax: column('', '', 'alcohol', '8%'),
});
const listHeading = 'Mã;Tên;Chủ thể;Địa chỉ;Quy cách;Mã vạch;Giá;Giá dùng thử;Bán cân;Sao;Ngày cấp;Loại thuế';
const aList = fc.array(aRow, { maxLength: 12 }).map((rows) => {
  const lines = rows.map((row) => Object.values(row).join(';'));
  return [listHeading, ...lines, ';Gạo;;;;;1.000;;;;;'].join('\n');
});

describe('whatever the list', () => {
  test('importing it twice changes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(aList, aList, async (list, other) => {
        const before = await imported(list);
        const once = await imported(other, before);
        expect((await planText(other, once)).changes).toEqual([]);
      }),
    );
  });

  test('importing what was exported changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(aList, aList, async (list, other) => {
        const current = await imported(other, await imported(list));
        const plan = await planText(writeCatalogueFile(current, today), current);
        expect(plan.preview).toMatchObject({ added: 0, changed: 0, faulty: 0, same: current.products.length });
        expect(plan.changes).toEqual([]);
      }),
    );
  });

  test('the order of its rows decides nothing', async () => {
    await fc.assert(
      fc.asyncProperty(aList, aList, fc.infiniteStream(fc.nat()), async (list, other, dice) => {
        const before = await imported(list);
        const read = await readText(other);
        const rows = shuffled(read.rows, dice);
        expect(planImport({ ...read, rows }, before, { today }).changes).toEqual(
          planImport(read, before, { today }).changes,
        );
      }),
    );
  });

  test('every row is added, changed, the same or faulty; ids and codes stay unique', async () => {
    await fc.assert(
      fc.asyncProperty(aList, aList, async (list, other) => {
        const before = await imported(list);
        const plan = await planText(other, before);
        const { rows, added, changed, same, faulty } = plan.preview;
        expect(added + changed + same + faulty).toBe(rows);
        const after = published(before, plan);
        const codes = after.products.flatMap((product) => product.codes);
        expect(new Set(codes).size).toBe(codes.length);
        expect(after.products.length).toBe(before.products.length + added);
        expect(after.products.every((product) => product.codes.length > 0)).toBe(true);
        for (const change of plan.changes) expect(CatalogueChange.parse(change)).toEqual(change);
      }),
    );
  });
});

function shuffled(rows: readonly CatalogueFileRow[], dice: Iterator<number>): CatalogueFileRow[] {
  return rows
    .map((row) => ({ row, at: dice.next().value as number }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

describe('what is weighed', () => {
  const head = 'Tên;Chủ thể;Giá;Đơn vị;Bán theo cân\n';

  test('has the unit kg, however it is written, and says so where it has none', async () => {
    const { changes, preview } = await planText(`${head}Tôm khô;HTX;900.000;KG;x\nCá khô;HTX;300.000;;x\n`, noProducts);
    const units = changes.map(({ row }) => row && 'unit' in row && row.unit).filter(Boolean);
    expect([preview.faulty, units]).toEqual([0, ['kg', 'kg']]);
    for (const change of changes) expect(CatalogueChange.parse(change)).toEqual(change);
  });

  test('is a fault in any other unit, said in the row', async () => {
    const { changes, preview } = await planText(`${head}Tôm khô;HTX;90.000;gói;x\n`, noProducts);
    expect(preview.faults).toEqual([{ line: 2, column: 'Đơn vị', fault: 'weighed-not-kg', value: 'gói' }]);
    expect(changes).toEqual([]);
  });

  test('is a fault where only the row’s unit, or only its being weighed, is new', async () => {
    const weighed = await imported(`${head}Tôm khô;HTX;900.000;kg;x\n`);
    const packed = await imported(`${head}Tôm khô;HTX;900.000;gói;\n`);
    const faults = await Promise.all([
      planText('Tên;Chủ thể;Giá;Đơn vị\nTôm khô;HTX;900.000;gói\n', weighed),
      planText('Tên;Chủ thể;Giá;Bán theo cân\nTôm khô;HTX;900.000;x\n', packed),
    ]);
    expect(faults.map(({ preview }) => preview.faults.map(({ fault }) => fault))).toEqual([
      ['weighed-not-kg'],
      ['weighed-not-kg'],
    ]);
  });
});
