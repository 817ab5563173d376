import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, test, vi } from 'vitest';
import { salt } from '../../support/aDesk.ts';
import { huong, minh } from '../../support/aStaffedTill.ts';
import { aManagersScreen } from '../shift/aManagersScreen.ts';

const kept = new Map<string, string>();
globalThis.sessionStorage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => void kept.set(key, text),
} as unknown as Storage;
beforeEach(() => kept.clear());

const CODE = salt.codes[0] ?? '';

/** A manager who counts the shop, with four packs of salt on the draft. */
async function counting() {
  const screen = await aManagersScreen();
  const count = await import('../../../src/renderer/count/store.ts');
  count.begin({ kind: 'shop' }, false);
  await vi.waitFor(() => expect(count.useCount.getState().count).not.toBeNull());
  await count.refetchCounts();
  const find = async (pieces: number) => {
    count.setQuantity({ product: salt.id, lot: null }, pieces * 1_000);
    await count.refetchCounts();
  };
  await find(4);
  return { ...screen, ...count, find, now: () => count.useCount.getState() };
}

test('what was handed in is in the journal once, though the till’s answer was lost on the way', async () => {
  const { handIn, loseAnswerTo, entries, refetchCounts, now } = await counting();
  loseAnswerTo('count.handIn');
  handIn();
  await refetchCounts();
  expect(entries('goods-counted')).toBe(2);
  expect(now()).toMatchObject({ mine: [], sheets: [{ lines: 1 }] });
});

test('what was counted after an answer that never came is handed in, too, and the first of it not again', async () => {
  const { handIn, failAfter, entries, find, refetchCounts, now } = await counting();
  failAfter('count.handIn');
  handIn();
  await refetchCounts();
  expect(entries('goods-counted')).toBe(2);
  await find(5);
  handIn();
  await vi.waitFor(() => expect(now().sheets).toHaveLength(2));
  expect(entries('goods-counted')).toBe(3);
  expect(now().mine).toEqual([]);
});

test('a count is closed once: with a lost answer, and pressed again after the till went wrong', async () => {
  for (const wrong of ['loseAnswerTo', 'failAfter'] as const) {
    const { close, handIn, entries, refetchCounts, setReason, now, [wrong]: go } = await counting();
    handIn();
    await refetchCounts();
    setReason('Kiểm kê');
    go('count.close');
    close();
    await refetchCounts();
    await vi.waitFor(() => expect(now().busy).toBe(false));
    if (wrong === 'failAfter') close();
    await vi.waitFor(() =>
      expect(now().over).toMatchObject({ number: expect.stringMatching(/KK000001$/), dropped: false }),
    );
    expect(now().view).toBe('closed');
    expect(entries('stock-adjusted')).toBe(1);
  }
});

test('a code of several products asks which it is, and counts what somebody chose', async () => {
  const { folder, scanned, choose, refetchCounts, now } = await counting();
  const db = new Database(join(folder, 'till.db'));
  db.prepare('INSERT INTO product_code (code, product) SELECT ?, id FROM product WHERE id <> ? LIMIT 1').run(
    CODE,
    salt.id,
  );
  db.close();
  scanned(CODE);
  await refetchCounts();
  expect(now().choice?.code).toBe(CODE);
  expect(now().choice?.options).toHaveLength(2);
  expect(now().mine).toMatchObject([{ product: salt.id, quantity: 4_000 }]);
  choose(salt.id);
  await refetchCounts();
  expect(now()).toMatchObject({ choice: null, mine: [{ product: salt.id, quantity: 5_000 }] });
});

test('counting again opens what was pressed, and its figure stands for all that was counted before', async () => {
  const { countAgain, handIn, openResult, find, refetchCounts, now } = await counting();
  handIn();
  await refetchCounts();
  openResult();
  await vi.waitFor(() => expect(now().view).toBe('result'));
  const [difference] = now().result?.differences ?? [];
  if (!difference) throw new Error('salt was found that the books have not');
  expect(difference).toMatchObject({ counted: 4_000, weighed: false });
  countAgain(difference);
  expect(now()).toMatchObject({ view: 'count', recount: true, asked: { product: salt.id, adds: false } });
  await find(2);
  handIn();
  await refetchCounts();
  openResult();
  await vi.waitFor(() => expect(now().result?.differences).toMatchObject([{ counted: 2_000, recounted: true }]));
});

test('the next person begins at the list and sees nothing of what came out; whoever comes back is where they were', async () => {
  const { comeAs, now } = await counting();
  comeAs(huong.id);
  const { goOnWith, refetchCounts } = await import('../../../src/renderer/count/store.ts');
  const [listed] = now().counts;
  if (!listed) throw new Error('no count');
  goOnWith(listed);
  await refetchCounts();
  comeAs(huong.id);
  expect(now().view).toBe('count');
  comeAs(minh.id);
  expect(now()).toMatchObject({ view: 'list', count: null, mine: [], result: null });
});
