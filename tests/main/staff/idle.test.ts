import { expect, test } from 'vitest';
import { idleLock } from '../../../src/main/staff/idle.ts';

/** A lock whose while ends when the test says so. */
function aLock() {
  const due: (() => void)[] = [];
  const now = { paying: false, locked: 0 };
  const idle = idleLock({
    ms: 180_000,
    later: (_, act) => {
      due.push(act);
      return () => void due.splice(due.indexOf(act), 1);
    },
    held: () => now.paying,
    lock: () => {
      now.locked += 1;
    },
  });
  return {
    now,
    idle,
    due,
    passWhile: () => {
      for (const act of due.splice(0)) act();
    },
  };
}

test('a till that nobody touches is locked', () => {
  const { now, idle, passWhile } = aLock();
  idle.somebodyIsThere();
  passWhile();
  expect(now.locked).toBe(1);
});

test('while a buyer pays it is not, and a while after they have it is', () => {
  const { now, idle, due, passWhile } = aLock();
  now.paying = true;
  idle.somebodyIsThere();
  passWhile();
  passWhile();
  expect([now.locked, due.length]).toEqual([0, 1]);
  now.paying = false;
  passWhile();
  expect(now.locked).toBe(1);
});

test('a payment that nobody touched for a quarter of an hour was left, and the till is locked', () => {
  const { now, idle, passWhile } = aLock();
  now.paying = true;
  idle.somebodyIsThere();
  for (let whiles = 0; whiles < 5; whiles += 1) passWhile();
  expect(now.locked).toBe(0);
  passWhile();
  expect(now.locked).toBe(1);
});
