import { expect, test } from 'vitest';
import { dong } from '../../../src/shared/money.ts';
import { aManagersScreen } from './aManagersScreen.ts';

const CHANGE = { direction: 'in' as const, amount: dong(200_000), reason: 'Đổi tiền lẻ' };

test('cash whose answer was lost on the way is in the journal once', async () => {
  const { entries, loseAnswerTo } = await aManagersScreen();
  const { beginMove } = await import('../../../src/renderer/shift/ask.ts');
  loseAnswerTo('shift.moveCash');
  expect(await beginMove()(CHANGE)).toBe(true);
  expect(entries('cash-moved')).toBe(1);
});

test('sent again from the same form after the till went wrong, it is still one', async () => {
  const { entries, failAfter } = await aManagersScreen();
  const { beginMove } = await import('../../../src/renderer/shift/ask.ts');
  const move = beginMove();
  failAfter('shift.moveCash');
  expect(await move(CHANGE)).toBe(false);
  expect(await move(CHANGE)).toBe(true);
  expect(entries('cash-moved')).toBe(1);
  expect(await beginMove()(CHANGE)).toBe(true);
  expect(entries('cash-moved')).toBe(2);
});
