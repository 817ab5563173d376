import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleaned, faultOf, offOf } from '../../../src/renderer/sale/discountTyped.ts';
import { dong } from '../../../src/shared/money.ts';

const goods = dong(144_000);
const percent = (text: string) => ({ kind: 'percent', text }) as const;
const amount = (text: string) => ({ kind: 'amount', text }) as const;

test('60000 typed where per cent is asked for is no per cent, and that is said', () => {
  expect(cleaned(percent('60000'))).toBe('60000');
  expect(faultOf(percent('60000'), goods)).toBe('noPercent');
});

test('twelve and a half per cent is a discount, a twentieth of one is none', () => {
  expect(offOf(percent('12,5'))).toEqual({ perMille: 125 });
  expect(faultOf(percent('0,05'), goods)).toBe('noPercent');
});

test('more than the goods is too much, as much as they cost is not', () => {
  expect(faultOf(amount('144001'), goods)).toBe('tooMuch');
  expect(faultOf(amount('144000'), goods)).toBeNull();
});

test('nothing typed is said to be missing, and so are goods', () => {
  expect(faultOf(percent(''), goods)).toBe('nothing');
  expect(faultOf(amount('0'), goods)).toBe('nothing');
  expect(faultOf(percent('5'), dong(0))).toBe('noGoods');
});

test('what is no fault takes something off, and never more than there is', () => {
  fc.assert(
    fc.property(fc.constantFrom('percent', 'amount'), fc.string(), (kind, text) => {
      const typed = { kind, text: cleaned({ kind, text }) } as const;
      const off = offOf(typed);
      if (faultOf(typed, goods) !== null) return;
      const least = off && ('amount' in off ? off.amount : off.perMille);
      const most = off && ('amount' in off ? goods : 1_000);
      expect(least).toBeGreaterThan(0);
      expect(least).toBeLessThanOrEqual(most ?? 0);
    }),
  );
});
