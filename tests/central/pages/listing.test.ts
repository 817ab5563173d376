import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SaleRow } from '../../../src/central/office/api/sales.ts';
import { type Listing, salesListing } from '../../../src/central/pages/sales/listing.ts';

/** Sales at the centre, as its list gives them out page by page. */
let sold: SaleRow[] = [];

beforeEach(() => {
  sold = [];
  vi.stubGlobal('fetch', async (_path: string, { body }: { body: string }) => Response.json(answer(JSON.parse(body))));
});
afterEach(() => vi.unstubAllGlobals());

function answer({ limit, before }: { limit: number; before?: string }): object {
  const below = before === undefined ? Number.POSITIVE_INFINITY : Number(before);
  const found = sold.toSorted((a, b) => b.at - a.at).filter(({ at }) => at < below);
  const sales = found.slice(0, limit);
  return {
    sales,
    count: sold.length,
    amount: 0,
    returns: 0,
    returned: 0,
    next: found.length > limit ? `${sales.at(-1)?.at}` : null,
  };
}

function soldAt(at: number): SaleRow {
  const id = `01a1382b-f039-727f-a2a9-${String(at).padStart(12, '0')}`;
  return {
    device: '01a1382b-f039-727f-a2a9-9c5521136d79',
    sale: id,
    number: `BL01-1-${at}`,
    at,
    day: '2026-11-22',
    arrivedAt: at,
    outlet: 'BL01',
    outletName: 'Showroom',
    till: 1,
    cashier: 'Lan',
    total: 1000,
    pieces: 1,
    kind: 'sale',
  } as SaleRow;
}

/** One sale each second from a moment on. */
function sell(count: number, from: number): void {
  for (let i = 0; i < count; i++) {
    const at = from + i;
    sold.push(soldAt(at));
  }
}

/** Freshens, and waits until the list says as many as the centre has. */
async function freshened({ freshen, store }: Listing): Promise<void> {
  freshen();
  await vi.waitFor(() => expect(store.getState().total).toBe(sold.length));
}

async function readToTheEnd({ loadOlder, store }: Listing): Promise<number[]> {
  while (store.getState().next !== null) {
    const { next } = store.getState();
    loadOlder();
    await vi.waitFor(() => expect(store.getState().next).not.toBe(next));
  }
  return store.getState().arrivals?.shown.map(({ at }) => at) ?? [];
}

const all = () => sold.map(({ at }) => at).toSorted((a, b) => b - a);

test('a till comes back with more sales than a page holds: none is missing between them and those shown before', async () => {
  const listing = salesListing({}, { mustHold: () => false, onNews: () => undefined });
  sell(100, 1_000);
  await freshened(listing);
  sell(200, 5_000);
  await freshened(listing);
  expect(await readToTheEnd(listing)).toEqual(all());
});

test('the same while somebody reads further down: all of them wait above, and nothing moves', async () => {
  const listing = salesListing({}, { mustHold: () => true, onNews: () => undefined });
  sell(100, 1_000);
  await freshened(listing);
  const before = listing.store.getState().arrivals?.shown;
  sell(500, 5_000);
  await freshened(listing);
  expect(listing.store.getState().arrivals?.shown).toBe(before);
  expect(listing.store.getState().arrivals?.waiting).toHaveLength(500);
  listing.showWaiting();
  expect(await readToTheEnd(listing)).toEqual(all());
});

test('sales that belong between those shown, and below the last of them, are found too', async () => {
  const listing = salesListing({}, { mustHold: () => false, onNews: () => undefined });
  sell(30, 10_000);
  sell(30, 20_000);
  await freshened(listing);
  sell(150, 15_000);
  sell(150, 1_000);
  await freshened(listing);
  expect(await readToTheEnd(listing)).toEqual(all());
});

test('news is counted once, by what the centre has more', async () => {
  const onNews = vi.fn<(count: number) => void>();
  const listing = salesListing({}, { mustHold: () => false, onNews });
  sell(3, 1_000);
  await freshened(listing);
  sell(300, 5_000);
  await freshened(listing);
  expect(onNews.mock.calls).toEqual([[300]]);
});
