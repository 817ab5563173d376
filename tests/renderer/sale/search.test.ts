import { beforeEach, expect, test } from 'vitest';
import { newestOf } from '../../../src/main/db/journal.ts';
import { driedShrimp, salt } from '../../support/counter.ts';
import { layLine } from './aCounterScreen.ts';

const line = layLine();
const store = {
  ...(await import('../../../src/renderer/sale/store.ts')),
  ...(await import('../../../src/renderer/sale/change.ts')),
  ...(await import('../../../src/renderer/sale/fill.ts')),
  ...(await import('../../../src/renderer/sale/lines.ts')),
  ...(await import('../../../src/renderer/sale/payment.ts')),
};
const { clearSearch, missActive, searchFor, takeActive, useSearch } = await import(
  '../../../src/renderer/sale/search.ts'
);

const inCart = async () => {
  await store.refetchCart();
  return store.useSale.getState().cart?.lines.map(({ product }) => product);
};

beforeEach(async () => {
  clearSearch();
  store.leaveCounter();
  await store.clearCart();
});

test('Enter takes the first of what the text in the field finds', async () => {
  searchFor('muoi');
  expect(await takeActive()).toBe(true);
  expect(await inCart()).toEqual([salt.id]);
  expect(useSearch.getState().text).toBe('');
});

test('what an earlier text found is not taken when the till does not answer for this one', async () => {
  searchFor('tom kho');
  await new Promise(setImmediate);
  expect(useSearch.getState().results?.map(({ product }) => product)).toEqual([driedShrimp.id]);

  line.answerAlways('catalogue.search', { problem: 'failed' });
  searchFor('muoi');
  expect(await takeActive()).toBe(false);
  line.answerAlways('catalogue.search', undefined);
  expect(await inCart()).toEqual([]);
  expect(store.useSale.getState().asking).toBeNull();
  expect(useSearch.getState()).toMatchObject({ text: 'muoi', results: null });
});

test('Enter whose answer comes after the text was changed takes nothing', async () => {
  const slow = line.hold('catalogue.search');
  searchFor('muoi');
  const taken = takeActive();
  searchFor('muoi t');
  slow.release();
  expect(await taken).toBe(false);
  expect(await inCart()).toEqual([]);
});

test('what the shelf has none of is told as the product it is, and nothing is sold', async () => {
  searchFor('muoi');
  expect(await missActive()).toBe(true);
  expect(await inCart()).toEqual([]);
  expect(useSearch.getState().text).toBe('');
  const { desk } = line;
  const [entry] = newestOf(desk.db, desk.signer.device, 'missed-demand', 1);
  expect(JSON.parse(entry?.body ?? '')).toMatchObject({ product: salt.id, text: salt.name });
});

test('a text that finds nothing tells of no product', async () => {
  searchFor('không có món này');
  expect(await missActive()).toBe(false);
});
