import { expect, test } from 'vitest';
import { readable } from '../../../src/central/pages/suspense/readable.ts';

const at = Date.UTC(2026, 10, 23, 2, 5);

test('an entry of a kind that nobody here knows is read as far as it says single things, and its lines', () => {
  const body = {
    number: 'BL01-2-000002',
    total: 310_000,
    day: '2026-11-23',
    rings: 3,
    training: false,
    lines: [{ name: 'Muối tinh', quantity: 1_500, amount: 37_500 }, { name: 'Thùng' }],
    buyer: { name: 'Cơ quan' },
  };
  expect(readable(JSON.stringify({ at, actor: 'nv-1', body }))).toEqual({
    at: '23/11/2026 09:05',
    actor: 'nv-1',
    facts: [
      { name: 'number', value: 'BL01-2-000002' },
      { name: 'total', value: '310.000\u00a0₫' },
      { name: 'day', value: '23/11/2026' },
      { name: 'rings', value: '3' },
      { name: 'training', value: 'false' },
    ],
    lines: [
      { name: 'Muối tinh', quantity: '1,5', amount: '37.500\u00a0₫' },
      { name: 'Thùng', quantity: '', amount: '' },
    ],
  });
});

test.each([
  ['cut in the middle', '{"at":1,"actor":"nv-1","body":{"total":3'],
  ['no entry', '[]'],
  ['without a body', JSON.stringify({ at, actor: 'nv-1' })],
])('what is %s is not read in words', (_what, text) => {
  expect(readable(text)).toBeUndefined();
});

test.each([
  ['money that is no whole đồng', { total: 1.5 }, [{ name: 'total', value: '1.5' }]],
  ['lines that are none', { lines: 'Muối' }, [{ name: 'lines', value: 'Muối' }]],
])('%s is shown as it stands', (_what, body, facts) => {
  expect(readable(JSON.stringify({ at, actor: 'nv-1', body }))).toMatchObject({ facts, lines: [] });
});
