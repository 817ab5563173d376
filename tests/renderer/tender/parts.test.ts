import { expect, test } from 'vitest';
import { roundedBy } from '../../../src/renderer/tender/parts.ts';
import { EntryId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import type { Part } from '../../../src/shared/sale/part.ts';

const bill = { total: dong(338_000), rounding: '1000' } as const;
const credit = EntryId.parse('0192f0c1-2a00-7000-8000-0000000000c1');
const part = (given: number): Part => ({ id: 1, tender: { kind: 'exchange', given: dong(given), return: credit } });

test('what cash rounds is told also where a credit pays part of it', () => {
  expect(roundedBy('cash', bill, [part(153_750)])).toBe(-250);
  expect(roundedBy('cash', { ...bill, total: dong(338_300) }, [])).toBe(-300);
});

test('nothing is rounded where nothing is left for cash, or another way pays it', () => {
  expect(roundedBy('cash', bill, [part(338_000)])).toBe(0);
  expect(roundedBy('card', bill, [part(153_750)])).toBe(0);
});
