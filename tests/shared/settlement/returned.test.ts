import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '../../../src/shared/day.ts';
import type { SaleId, ShiftId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { apportion } from '../../../src/shared/pricing/apportion.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import type { ReturnBody } from '../../../src/shared/return/return.ts';
import { takeBack } from '../../../src/shared/return/takeBack.ts';
import { Bearer } from '../../../src/shared/sale/off.ts';
import { paidFor, type SaleBody, SaleLine } from '../../../src/shared/sale/sale.ts';
import { type Brought, broughtByReturned, broughtBySold } from '../../../src/shared/settlement/brought.ts';

const anyLine = fc
  .record({
    pieces: fc.integer({ min: 1, max: 9 }),
    price: fc.integer({ min: 50_000, max: 99_999 }),
    offs: fc.array(fc.tuple(fc.integer({ min: 1, max: 12_345 }), fc.constantFrom(...Bearer.options)), { maxLength: 4 }),
    parts: fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 4 }),
  })
  .map(({ pieces, price, offs, parts }) => {
    const amount = pieces * price;
    const line = SaleLine.parse({
      product: 'SP-1',
      name: 'Giỏ quà',
      unit: 'giỏ',
      quantity: pieces * 1_000,
      price,
      amount,
      ...(offs.length > 0 && {
        offs: offs.map(([off, borneBy]) => ({ by: 'promotion', amount: off, borneBy })),
      }),
      producer: { id: 'CT-0', name: 'Chủ thể' },
      vat: { class: 'hang', perMille: null },
    });
    if (parts.length === 0) return line;
    const weights = parts.map((weight, at) => ({ weight: weight + 1, key: `${at}` }));
    const shares = apportion(paidFor(line), weights);
    const inBasket = shares.map((share, at) => ({
      product: `SP-${at}`,
      name: 'Món',
      unit: 'gói',
      quantity: pieces * 1_000,
      amount: share,
      producer: { id: `CT-${at}`, name: 'Chủ thể' },
    }));
    return SaleLine.parse({ ...line, parts: inBasket });
  });

/** By owner: what buyers paid, and what each bearer bore. */
function sums(brought: readonly Brought[], sign: 1 | -1, into = new Map<string, number>()): Map<string, number> {
  const add = (key: string, amount: number) => into.set(key, (into.get(key) ?? 0) + sign * amount);
  for (const { owner, paid, borne } of brought) {
    add(`${owner.id} paid`, paid);
    for (const bearer of Bearer.options) add(`${owner.id} ${bearer}`, borne[bearer] ?? 0);
  }
  return into;
}

test('what comes back in whatever pieces takes from each owner, in the end, exactly what the sale brought, and on the way never more', () => {
  fc.assert(
    fc.property(anyLine, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (line, steps) => {
      const sale = {
        number: 'BL01-1-000001',
        day: '2026-11-23' as Day,
        lines: [line],
        tenders: [],
      } as unknown as SaleBody;
      const left = sums(broughtBySold(line), 1);
      const before: ReturnBody[] = [];
      for (let rest = line.quantity / 1_000; rest > 0; ) {
        const pieces = Math.min(rest, steps.next().value as number);
        rest -= pieces;
        const back = takenBack({ id: 'sale' as SaleId, sale, before }, pieces);
        before.push(back);
        for (const each of back.lines) sums(broughtByReturned(each), -1, left);
        for (const amount of left.values()) expect(amount).toBeGreaterThanOrEqual(0);
      }
      expect([...left.values()].every((amount) => amount === 0)).toBe(true);
    }),
  );
});

/** As credit, so that no cash is rounded: asked once for how much it is. */
function takenBack(sold: Parameters<typeof takeBack>[0], pieces: number): ReturnBody {
  const wanted = [{ line: 0, quantity: quantity(pieces * 1_000), to: 'stock' as const }];
  const context = {
    number: 'BL01-1-R000001',
    day: '2026-11-23' as Day,
    shift: 'shift' as ShiftId,
    cashier: 'Lan',
    cashRounding: 'none' as const,
    running: { sold: dong(0), returned: dong(0) },
    reason: 'Khách đổi ý',
    training: false,
  };
  const asked = takeBack(sold, wanted, [{ kind: 'exchange', amount: dong(0) }], context);
  const due = 'refused' in asked && asked.refused === 'refund-differs' ? asked.due : dong(0);
  const back = takeBack(sold, wanted, [{ kind: 'exchange', amount: due }], context);
  if ('refused' in back) throw new Error(JSON.stringify(back));
  return back;
}
