import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { settlementSheet } from '../../../src/main/sheet/settlementSheet.ts';
import { ProducerSettledBody } from '../../../src/shared/settlement/settled.ts';

const body = ProducerSettledBody.parse({
  number: 'BL01-2-QT000001',
  day: '2026-11-23',
  by: 'Hương',
  producer: { id: 'CT-1', name: 'HTX <Muối> & "Tôm"' },
  until: '2026-11-22',
  lines: [
    {
      lot: {
        id: '0192f0c1-0000-7000-8000-000000000001',
        code: 'L-1',
        owner: { id: 'CT-1', name: 'HTX <Muối> & "Tôm"' },
        terms: { kind: 'consigned', perMille: 155 },
      },
      product: 'SP-1',
      name: '=SUM(A1:A9)',
      unit: 'kg',
      terms: { kind: 'consigned', perMille: 155 },
      sold: 1_250,
      returned: 250,
      taken: 1_000,
      opened: 5_000,
      went: { back: 1_000, expired: 1_500, short: -500 },
      paid: 90_000,
      borne: { shop: 5_000, producer: 5_000, programme: 0 },
      commission: 14_725,
      payable: 80_275,
      left: 3_000,
    },
  ],
  commission: 14_725,
  payable: 80_275,
  before: { payable: 100_000, paid: 60_000 },
  asOf: [{ device: '00000000-0000-7000-8000-0000000000aa', till: 2, seq: 7 }],
});

test('a settlement as a workbook says in numbers what the paper says, and what looks like a formula is words', async () => {
  const rows = await readSheet(settlementSheet(body));
  const line = rows.find(([name]) => name === '=SUM(A1:A9)');
  expect(line?.slice(5, 16)).toEqual([1.25, 0.25, 1, 100_000, 5_000, 0, 5_000, 90_000, 14_725, 80_275, 3]);
  const goods = (line?.slice(16, -1) ?? []).map(Number);
  expect(goods).toEqual([5, 2, 1, 1, 1.5, 0, 0, 0, 0, 0, 0, -0.5, 4]);
  const [opened = 0, came = 0, ...gone] = goods;
  expect(opened + came).toBe(gone.reduce((sum, each) => sum + each, 0));
  expect(rows.find(([name]) => name === 'Còn phải trả')?.[1]).toBe(120_275);
  expect(rows.some(([name]) => name === 'HTX <Muối> & "Tôm"')).toBe(true);
});
