import { expect, test } from 'vitest';
import { layoutsDraftOf, layoutsOf } from '../../../src/central/pages/outlets/outletLayouts.ts';

test('layouts are typed one after the other, and read back as they were typed', () => {
  const layouts = layoutsOf('22IIIIIPPPPP/100, 28iiiiiiiinn\n02IIIII_WWWW');
  expect(layouts).toEqual([
    { digits: '22IIIIIPPPPP', per: 100 },
    { digits: '28IIIIIIIINN', per: 1 },
    { digits: '02IIIII_WWWW', per: 1 },
  ]);
  expect(layoutsDraftOf(layouts ?? [])).toBe('22IIIIIPPPPP/100, 28IIIIIIIINN, 02IIIII_WWWW');
  expect(layoutsOf(' ')).toEqual([]);
});

test.each(['22IIIIIPPPP', '99IIIIIPPPPP', '22IIIIIIIIII', '22IIIIIPPPPP/0', '22IIIIIPPPPP/1/1', '22PPIIIIIWWW'])(
  '%s is none',
  (text) => {
    expect(layoutsOf(text)).toBeNull();
  },
);
