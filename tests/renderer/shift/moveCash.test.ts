import { beforeEach, expect, test, vi } from 'vitest';
import { dong } from '../../../src/shared/money.ts';
import { huong, minh } from '../../support/aStaffedTill.ts';
import { aManagersScreen } from './aManagersScreen.ts';

const CHANGE = { by: huong.id, amount: dong(200_000), reason: 'Đổi tiền lẻ', asked: null };

const kept = new Map<string, string>();
globalThis.sessionStorage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => void kept.set(key, text),
} as unknown as Storage;
beforeEach(() => kept.clear());

const screen = () => import('../../../src/renderer/shift/move.ts');

test('cash whose answer was lost on the way is in the journal once', async () => {
  const { entries, loseAnswerTo } = await aManagersScreen();
  const { moveCash } = await screen();
  loseAnswerTo('shift.moveCash');
  expect(await moveCash('in', CHANGE)).toBe(true);
  expect(entries('cash-moved')).toBe(1);
});

test('sent again from the same form after the till went wrong, it is still one; the next form is another', async () => {
  const { entries, failAfter } = await aManagersScreen();
  const { moveCash, moveOf } = await screen();
  failAfter('shift.moveCash');
  expect(await moveCash('in', CHANGE)).toBe(false);
  expect(await moveCash('in', CHANGE)).toBe(true);
  expect(entries('cash-moved')).toBe(1);
  expect(moveOf('in', huong.id)).toMatchObject({ amount: null, asked: null });
  expect(await moveCash('in', CHANGE)).toBe(true);
  expect(entries('cash-moved')).toBe(2);
});

test('after a reload the form is there as it was asked for, and one more press makes it one entry', async () => {
  const { entries, failAfter } = await aManagersScreen();
  failAfter('shift.moveCash');
  await (await screen()).moveCash('in', CHANGE);

  const window = globalThis.window;
  vi.resetModules();
  globalThis.window = window;
  const { leaveMove, moveCash, moveOf } = await screen();
  leaveMove('in');
  const again = moveOf('in', huong.id);
  expect(again).toMatchObject({ amount: 200_000, reason: 'Đổi tiền lẻ', asked: expect.any(String) });
  expect(moveOf('in', minh.id)).toMatchObject({ amount: null, asked: null });
  expect(await moveCash('in', { ...again, amount: dong(again.amount ?? 0) })).toBe(true);
  expect(entries('cash-moved')).toBe(1);
});

test('what was only typed is there after a reload, and goes when its page is left', async () => {
  vi.resetModules();
  const before = await screen();
  before.keepMove('out', { ...CHANGE, reason: 'Nộp' });
  vi.resetModules();
  const after = await screen();
  expect(after.moveOf('out', huong.id)).toMatchObject({ amount: 200_000, reason: 'Nộp' });
  after.leaveMove('out');
  expect(after.moveOf('out', huong.id)).toMatchObject({ amount: null, reason: '' });
});

test('a card number in the reason is refused and kept nowhere, and the form can be mended and sent', async () => {
  const { entries } = await aManagersScreen();
  const { keepMove, moveCash, moveOf } = await screen();
  const wrong = { ...CHANGE, reason: 'khách 4111 1111 1111 1111' };
  keepMove('in', wrong);
  expect(await moveCash('in', wrong)).toBe(false);
  expect([...kept.values()].join()).not.toContain('4111');
  expect(moveOf('in', huong.id)).toMatchObject({ amount: 200_000, asked: null });
  expect(await moveCash('in', CHANGE)).toBe(true);
  expect(entries('cash-moved')).toBe(1);
});
