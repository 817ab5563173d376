import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { touchedLine } from '../../../src/renderer/display/touched.ts';
import { pathOf } from '../../../src/renderer/ui/qrPath.ts';
import type { DisplayLine, DisplayView } from '../../../src/shared/contract/display.ts';
import type { SaleId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';

const aLine = (line: number, pieces = 1): DisplayLine => ({
  line,
  name: 'Muối',
  producer: 'HTX',
  stars: 4,
  quantity: quantity(pieces * 1000),
  unit: 'gói',
  weighed: false,
  price: dong(10_000),
  gross: dong(pieces * 10_000),
  amount: dong(pieces * 10_000),
});

const aCart = (lines: DisplayLine[], sale = 'a'): DisplayView => ({
  stage: 'cart',
  shop: 'Quầy',
  training: false,
  sale: sale as SaleId,
  lines,
  total: dong(0),
  saved: dong(0),
});

describe('the line the eye is led to', () => {
  test('is the one just laid down', () => {
    const before = { view: aCart([aLine(1)]), touched: 1 };
    expect(touchedLine(before, aCart([aLine(1), aLine(2)]))).toBe(2);
  });

  test('is the one of which there are more now', () => {
    const before = { view: aCart([aLine(1), aLine(2)]), touched: 2 };
    expect(touchedLine(before, aCart([aLine(1, 2), aLine(2)]))).toBe(1);
  });

  test('stays where it was when another is taken away, and is none when it is the one', () => {
    const before = { view: aCart([aLine(1), aLine(2)]), touched: 2 };
    expect(touchedLine(before, aCart([aLine(2)]))).toBe(2);
    expect(touchedLine(before, aCart([aLine(1)]))).toBeNull();
  });

  test('is the newest of a cart that was not there before', () => {
    expect(touchedLine({ view: null, touched: null }, aCart([aLine(1), aLine(2)]))).toBe(2);
    expect(touchedLine({ view: aCart([aLine(1)]), touched: 1 }, aCart([aLine(1)], 'b'))).toBe(1);
  });
});

test('a code is drawn with every dark module, and no light one', () => {
  const rows = fc.integer({ min: 1, max: 12 }).chain((side) =>
    fc.array(fc.string({ unit: fc.constantFrom('0', '1'), minLength: side, maxLength: side }), {
      minLength: side,
      maxLength: side,
    }),
  );
  fc.assert(
    fc.property(rows, (code) => {
      const drawn = new Set<string>();
      for (const [, x = '', y = '', length = ''] of pathOf(code).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
        for (let at = 0; at < Number(length); at++) drawn.add(`${Number(x) + at - 4} ${Number(y) - 4}`);
      }
      const dark = code.flatMap((row, y) =>
        Array.from(row, (each, x) => (each === '1' ? `${x} ${y}` : '')).filter(Boolean),
      );
      expect(drawn).toEqual(new Set(dark));
    }),
  );
});
