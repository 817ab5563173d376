import { beforeEach, expect, test } from 'vitest';
import { driedShrimp, salt } from '../../support/counter.ts';
import { layLine } from './aCounterScreen.ts';

const line = layLine();
const store = await import('../../../src/renderer/sale/store.ts');
const { clearSearch, searchFor, takeActive, useSearch } = await import('../../../src/renderer/sale/search.ts');

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
