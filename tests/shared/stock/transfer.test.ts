import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NamedOutlet } from '../../../src/shared/catalogue/outlet.ts';
import type { Day } from '../../../src/shared/day.ts';
import type { DeviceId, EntryId, OutletId, ProductId } from '../../../src/shared/id.ts';
import { uuidv7 } from '../../../src/shared/id.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { type ArrivedLine, type DifferenceWhy, GoodsArrivedBody } from '../../../src/shared/stock/arrived.ts';
import { lotKey, type Moved, movedBy } from '../../../src/shared/stock/moved.ts';
import { GoodsSentBody, type SentLine } from '../../../src/shared/stock/sent.ts';
import { ofLot } from '../../support/stockEntries.ts';

const place = (code: string): NamedOutlet => ({ id: code as OutletId, code, name: `Điểm ${code}`, address: '' });
const day = '2026-11-23' as Day;

function sentLine(product: string, lot: number, thousandths: number): SentLine {
  const { quantity: _, ...told } = ofLot(lot, 1);
  const goods = { product: product as ProductId, name: product, unit: 'gói', quantity: quantity(thousandths) };
  return lot === 0 ? goods : { ...goods, lot: told };
}

function sentOf(lines: readonly SentLine[]): GoodsSentBody {
  const from = place('BL01');
  return GoodsSentBody.parse({
    number: 'BL01-1-CK000001',
    day,
    by: 'Hương',
    from,
    to: place('CM02'),
    paper: 'internal',
    lines,
  });
}

function arrivedOf(lines: readonly ArrivedLine[]): GoodsArrivedBody {
  const of = {
    device: uuidv7(0, new Uint8Array(10)) as DeviceId,
    entry: uuidv7(1, new Uint8Array(10)) as EntryId,
    number: 'BL01-1-CK000001',
    day,
    from: place('BL01'),
  };
  return GoodsArrivedBody.parse({ number: 'CM02-1-NC000001', day, by: 'Tư', of, lines });
}

function came({ quantity: sent, ...line }: SentLine, arrived: number, less: 'missing' | 'damaged'): ArrivedLine {
  const why: DifferenceWhy | undefined = arrived === sent ? undefined : arrived > sent ? 'more' : less;
  return { ...line, sent, arrived: quantity(arrived), ...(why && { why }) };
}

const sums = (moved: readonly Moved[]): Map<string, number> =>
  new Map(moved.map(({ product, lot, quantity: by }) => [`${product} ${lotKey(lot?.id)}`, by]));

const anyLine = fc.record({
  product: fc.constantFrom('muoi', 'tom-kho'),
  lot: fc.nat(3),
  sent: fc.integer({ min: 1, max: 5_000 }),
  arrived: fc.nat(6_000),
  less: fc.constantFrom<['missing', 'damaged']>('missing', 'damaged'),
});

test('for any transfer what left one shelf is what came onto the other, what was lost, and less what was found more, lot by lot', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 20 }), (asked) => {
      // A lot is of one product.
      const lines = asked.map(({ product, lot, ...rest }) => ({ ...rest, product, lot: product === 'muoi' ? lot : 0 }));
      const sent = lines.map((each) => sentLine(each.product, each.lot, each.sent));
      const off = sums(movedBy({ kind: 'goods-sent', body: sentOf(sent) }));
      const on = sums(
        movedBy({
          kind: 'goods-arrived',
          body: arrivedOf(lines.map(({ arrived, less }, n) => came(sent[n] as SentLine, arrived, less))),
        }),
      );
      const apart = new Map<string, number>();
      for (const [n, { arrived }] of lines.entries()) {
        const { product, lot, quantity: left } = sent[n] as SentLine;
        const key = `${product} ${lotKey(lot?.id)}`;
        apart.set(key, (apart.get(key) ?? 0) + left - arrived);
      }
      for (const [key, lost] of apart) expect(-(off.get(key) ?? 0)).toBe((on.get(key) ?? 0) + lost);
      expect([...on.keys()].filter((key) => !apart.has(key))).toEqual([]);
    }),
  );
});

describe('a line that arrived', () => {
  const line = sentLine('muoi', 1, 2_000);
  const counted = (arrived: number, why?: string) => ({
    ...came(line, 2_000, 'missing'),
    arrived,
    ...(why !== undefined && { why }),
  });

  test.each([
    [2_000, undefined, true],
    [1_999, 'missing', true],
    [0, 'damaged', true],
    [2_001, 'more', true],
    [2_000, 'missing', false],
    [1_999, undefined, false],
    [1_999, 'more', false],
    [2_001, 'damaged', false],
    [-1, 'missing', false],
  ] as const)('of 2 packs as %i thousandths, told as %s, is one: %s', (arrived, why, isOne) => {
    const { success } = GoodsArrivedBody.safeParse({
      ...arrivedOf([came(line, 2_000, 'missing')]),
      lines: [counted(arrived, why)],
    });
    expect(success).toBe(isOne);
  });
});
