import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../src/shared/day.ts';
import type { DeviceId, ProductId } from '../../../src/shared/id.ts';
import { uuidv7 } from '../../../src/shared/id.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import type { CountedLine } from '../../../src/shared/stock/counted.ts';
import { mergeSheets, type Sheet } from '../../../src/shared/stock/mergeSheets.ts';
import { ofLot } from '../../support/stockEntries.ts';

const till = (nth: number): DeviceId => uuidv7(0, new Uint8Array(10).fill(nth)) as DeviceId;

type Counted = { readonly product: string; readonly found: number; readonly at: number; readonly lot?: number };

function line({ product, found, at, lot }: Counted): CountedLine {
  const { quantity: _, ...told } = ofLot(lot ?? 0, 1);
  return {
    product: product as ProductId,
    name: product,
    unit: 'gói',
    quantity: quantity(found),
    at: at as Instant,
    ...(lot !== undefined && { lot: told }),
  };
}

function sheet(device: number, seq: number, counted: readonly Counted[], more: Partial<Sheet['body']> = {}): Sheet {
  return { device: till(device), seq, body: { ...more, lines: counted.map(line) } };
}

const totals = (sheets: readonly Sheet[]): Record<string, number> =>
  Object.fromEntries([...mergeSheets(sheets)].map(([product, { total }]) => [product, total]));

describe('sheets of one count', () => {
  test('add up where they are of other places', () => {
    const shelf = sheet(1, 5, [{ product: 'muoi', found: 4_000, at: 10 }], { place: 'Kệ 1' });
    const store = sheet(2, 9, [{ product: 'muoi', found: 7_000, at: 20 }], { place: 'Kho' });
    expect(totals([shelf, store])).toEqual({ muoi: 11_000 });
  });

  test('replace each other where the same place was counted again, by whichever till', () => {
    const first = sheet(
      1,
      5,
      [
        { product: 'muoi', found: 4_000, at: 10 },
        { product: 'tom', found: 1_000, at: 11 },
      ],
      { place: 'Kệ 1' },
    );
    const again = sheet(2, 9, [{ product: 'muoi', found: 3_000, at: 20 }], { place: 'Kệ 1' });
    expect(totals([again, first])).toEqual({ muoi: 3_000, tom: 1_000 });
  });

  test('count a lot beside what nobody looked the lot of', () => {
    const lots = sheet(1, 5, [
      { product: 'muoi', found: 4_000, at: 10, lot: 1 },
      { product: 'muoi', found: 500, at: 12 },
    ]);
    const merged = mergeSheets([lots]).get('muoi' as ProductId);
    expect([...(merged?.byLot ?? [])].map(([lot, { quantity: found }]) => [lot, found])).toEqual([
      [ofLot(1, 1).id, 4_000],
      ['', 500],
    ]);
    expect(merged).toMatchObject({ total: 4_500, since: 10, at: 12, places: 1 });
  });

  test('give way to a recount, which stands for all places, lots and tills before it; what is found later adds to it', () => {
    const shelf = sheet(1, 5, [{ product: 'muoi', found: 4_000, at: 10, lot: 1 }], { place: 'Kệ 1' });
    const store = sheet(
      2,
      9,
      [
        { product: 'muoi', found: 7_000, at: 20 },
        { product: 'tom', found: 1, at: 21 },
      ],
      { place: 'Kho' },
    );
    const recount = sheet(1, 6, [{ product: 'muoi', found: 10_000, at: 30 }], { recount: true });
    expect(totals([shelf, store, recount])).toEqual({ muoi: 10_000, tom: 1 });
    expect(totals([shelf, store, recount, sheet(2, 10, [{ product: 'muoi', found: 2_000, at: 40 }])])).toEqual({
      muoi: 12_000,
      tom: 1,
    });
    const newer = sheet(2, 11, [{ product: 'muoi', found: 9_000, at: 50 }], { recount: true });
    expect(totals([newer, shelf, store, recount])).toEqual({ muoi: 9_000, tom: 1 });
  });
});

const anyCounted = fc.record({
  product: fc.constantFrom('muoi', 'tom', 'mam'),
  found: fc.nat(9_000),
  at: fc.nat(6),
  lot: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
});
const anySheets = fc
  .array(
    fc.record({
      device: fc.integer({ min: 1, max: 3 }),
      place: fc.constantFrom('Kệ 1', 'Kho', undefined),
      recount: fc.constantFrom(undefined, undefined, true as const),
      lines: fc.array(anyCounted, { maxLength: 6 }),
    }),
    { maxLength: 8 },
  )
  .map((sheets) =>
    sheets.map(({ device, place, recount, lines }, seq) =>
      sheet(device, seq + 1, lines as Counted[], {
        ...(place !== undefined && { place }),
        ...(recount && { recount }),
      }),
    ),
  );

const shown = (sheets: readonly Sheet[]) =>
  [...mergeSheets(sheets).values()]
    .map((each) => [each, [...each.byLot].toSorted(([a], [b]) => (a < b ? -1 : 1))] as const)
    .toSorted(([a], [b]) => (a.product < b.product ? -1 : 1));

test('sheets come to the same in whatever order and however often they are heard of', () => {
  fc.assert(
    fc.property(anySheets, fc.array(fc.nat(100)), (sheets, dice) => {
      const mixed = [...sheets, ...sheets.filter((_, at) => (dice[at] ?? 0) % 2 === 0)]
        .map((each, at) => [dice[at] ?? 50, each] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, each]) => each);
      expect(shown(mixed)).toEqual(shown(sheets));
    }),
  );
});

test('with no recount, what stands of a product is the last count of each place and lot, added up', () => {
  fc.assert(
    fc.property(anySheets, (made) => {
      const sheets = made.map(({ device, seq, body: { place, lines } }) => ({
        device,
        seq,
        body: { lines, ...(place !== undefined && { place }) },
      }));
      const last = new Map<string, { order: readonly (number | string)[]; product: string; found: number }>();
      for (const { device, seq, body } of sheets)
        body.lines.forEach((each, nth) => {
          const key = [each.product, body.place, each.lot?.id].join('/');
          const order = [each.at, device, seq, nth];
          const before = last.get(key);
          const isLater =
            !before ||
            order.some(
              (part, at) =>
                comesAfter(part, before.order[at]) && order.slice(0, at).every((same, i) => same === before.order[i]),
            );
          if (isLater) last.set(key, { order, product: each.product, found: each.quantity });
        });
      const expected: Record<string, number> = {};
      for (const { product, found } of last.values()) expected[product] = (expected[product] ?? 0) + found;
      expect(totals(sheets)).toEqual(expected);
    }),
  );
});

const half = (device: number, of: (nth: number) => number) =>
  Array.from({ length: 25 }, (_, seq) =>
    sheet(
      device,
      seq + 1,
      Array.from({ length: 200 }, (__, nth) => ({
        product: `SP-${seq * 200 + nth}`,
        found: of(seq * 200 + nth),
        at: device * 100_000 + seq * 200 + nth,
      })),
      { place: `Máy ${device}` },
    ),
  );

test('5,000 products on two tills merge exactly, and in a moment', ({ annotate }) => {
  const sheets = [...half(1, (nth) => nth * 1_000), ...half(2, (nth) => (nth % 7) * 1_000)];
  const begun = performance.now();
  const merged = mergeSheets(sheets);
  void annotate(`merged in ${Math.round(performance.now() - begun)} ms`);
  expect(merged.size).toBe(5_000);
  for (let nth = 0; nth < 5_000; nth++)
    expect(merged.get(`SP-${nth}` as ProductId)?.total).toBe(nth * 1_000 + (nth % 7) * 1_000);
});

test('the lot that a line names is kept', () => {
  const lot = ofLot(2, 1).id;
  expect(
    mergeSheets([sheet(1, 1, [{ product: 'muoi', found: 1, at: 1, lot: 2 }])])
      .get('muoi' as ProductId)
      ?.byLot.get(lot)?.lot?.code,
  ).toBe('L-2');
});

function comesAfter(part: number | string, other: number | string | undefined): boolean {
  return typeof part === 'number' ? part > Number(other) : part > String(other);
}
