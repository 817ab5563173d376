import { expect, test, vi } from 'vitest';
import type { Part } from '../../../src/renderer/tender/parts.ts';
import type { SaleId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';

const lain = new Map<string, string>();
globalThis.sessionStorage = {
  getItem: (key: string) => lain.get(key) ?? null,
  setItem: (key: string, text: string) => void lain.set(key, text),
} as unknown as Storage;

const first = '019a0a4c-3f00-7000-8000-0123456789ab' as SaleId;
const second = '019a0a4c-3f00-7000-8000-0123456789ac' as SaleId;
const card: Part = { id: 1, tender: { kind: 'card', given: dong(50_000), reference: 'R1' } };
const cash: Part = { id: 1, tender: { kind: 'cash', given: dong(20_000) } };

/** The window as it is after a reload. */
async function reloaded() {
  vi.resetModules();
  return import('../../../src/renderer/tender/taken.ts');
}

test('what a card paid of a sale is there after a reload, each sale’s own, until the sale is paid', async () => {
  const before = await reloaded();
  before.keepParts(first, [card]);
  before.keepParts(second, [cash]);
  const after = await reloaded();
  expect(after.partsOf(first)).toEqual([card]);
  expect(after.partsOf(second)).toEqual([cash]);
  after.forgetParts(first);
  expect(after.partsOf(first)).toEqual([]);
  expect((await reloaded()).partsOf(second)).toEqual([cash]);
});

test('what cannot be read is none', async () => {
  lain.set('quay.taken', '{"x":');
  expect((await reloaded()).partsOf(first)).toEqual([]);
});
