import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/shared/day.ts';
import { LotId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { Bearer } from '../../../src/shared/sale/off.ts';
import { paidFor, SaleLine } from '../../../src/shared/sale/sale.ts';
import { type Brought, broughtBySold, grossOf } from '../../../src/shared/settlement/brought.ts';
import type { LotMoved } from '../../../src/shared/stock/lot.ts';

const SALT = { id: 'ctcp-muoi', name: 'Công ty CP Muối Bạc Liêu' };
const SHRIMP = { id: 'htx-da-giau', name: 'Hộ kinh doanh Đa Giàu' };

function aLine(change: Readonly<Record<string, unknown>> = {}): SaleLine {
  return SaleLine.parse({
    product: 'SP-1',
    name: 'Muối tinh',
    unit: 'gói',
    quantity: 3_000,
    price: 10_000,
    amount: 30_000,
    producer: SALT,
    vat: { class: 'muoi', perMille: null },
    ...change,
  });
}

function aLot(n: number, moved: number, owner = SHRIMP): LotMoved {
  return {
    id: LotId.parse(`0192f0c1-0000-7000-8000-${n.toString().padStart(12, '0')}`),
    code: `L${n}`,
    expires: '2027-01-01' as Day,
    owner: owner as LotMoved['owner'],
    terms: { kind: 'consigned', perMille: 150 },
    quantity: quantity(moved),
  };
}

const off = (amount: number, borneBy: Bearer) => ({ by: 'promotion', amount, borneBy });

describe('what a line brought', () => {
  it('is its producer’s where no lot is known', () => {
    const [only, ...others] = broughtBySold(aLine({ offs: [off(3_000, 'shop'), off(1_000, 'producer')] }));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ owner: SALT, paid: 26_000, quantity: 3_000, borne: { shop: 3_000, producer: 1_000 } });
    expect(only?.lot).toBeUndefined();
  });

  it('is shared by the lots it was taken from, and what no lot is known for stays the producer’s', () => {
    const brought = broughtBySold(aLine({ lots: [aLot(1, 1_000), aLot(2, 1_000)] }));
    expect(brought.map(({ owner, lot, paid }) => [owner.id, lot?.code, paid])).toEqual([
      ['htx-da-giau', 'L1', 10_000],
      ['htx-da-giau', 'L2', 10_000],
      ['ctcp-muoi', undefined, 10_000],
    ]);
  });

  it('is shared by what is in a gift basket, also what was taken off the basket', () => {
    const part = { unit: 'gói', quantity: 1_000 };
    const parts = [
      { ...part, product: 'SP-1', name: 'Muối', producer: SALT, amount: 30_000 },
      { ...part, product: 'SP-2', name: 'Tôm', producer: SHRIMP, amount: 60_000 },
    ];
    const line = aLine({ quantity: 1_000, price: 99_000, amount: 99_000, offs: [off(9_000, 'producer')], parts });
    expect(broughtBySold(line).map(({ owner, paid, borne }) => [owner.id, paid, borne])).toEqual([
      ['ctcp-muoi', 30_000, { producer: 3_000 }],
      ['htx-da-giau', 60_000, { producer: 6_000 }],
    ]);
  });

  it('is shared evenly where a basket was given away', () => {
    const part = { unit: 'gói', quantity: 1_000, amount: 0 };
    const parts = [
      { ...part, product: 'SP-1', name: 'Muối', producer: SALT },
      { ...part, product: 'SP-2', name: 'Tôm', producer: SHRIMP },
    ];
    const line = aLine({ quantity: 1_000, price: 90_000, amount: 90_000, offs: [off(90_000, 'shop')], parts });
    expect(broughtBySold(line).map(({ borne }) => borne.shop)).toEqual([45_000, 45_000]);
  });
});

const anyOffs = fc.array(fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom(...Bearer.options)), {
  maxLength: 4,
});
const anyLots = fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 5 });

function sumOf(brought: readonly Brought[], of: (each: Brought) => number): number {
  return brought.reduce((sum, each) => sum + of(each), 0);
}

describe('however a line is shared', () => {
  it('not a đồng is lost or invented, nor a gram, nor is anybody’s part below nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40_000, max: 5_000_000 }), anyOffs, anyLots, (amount, taken, moved) => {
        const lots = moved.map((each, at) => aLot(at + 1, each));
        const whole = moved.reduce((sum, each) => sum + each, 1_000);
        const offs = taken.map(([less, bearer]) => off(less, bearer));
        const line = aLine({
          amount,
          quantity: whole,
          ...(offs.length > 0 && { offs }),
          ...(lots.length > 0 && { lots }),
        });
        const brought = broughtBySold(line);
        expect(sumOf(brought, ({ paid }) => paid)).toBe(paidFor(line));
        expect(sumOf(brought, grossOf)).toBe(amount);
        expect(sumOf(brought, ({ quantity: each }) => each)).toBe(whole);
        expect(
          brought.every(({ paid, borne }) => paid >= 0 && Bearer.options.every((each) => (borne[each] ?? 0) >= 0)),
        ).toBe(true);
        for (const bearer of Bearer.options) {
          const all = taken.reduce((sum, [less, by]) => (by === bearer ? sum + less : sum), 0);
          expect(sumOf(brought, ({ borne }) => borne[bearer] ?? 0)).toBe(dong(all));
        }
      }),
    );
  });
});
