import { expect, test } from 'vitest';
import { head } from '../../../src/main/db/journal.ts';
import { openingOf, shiftNow } from '../../../src/main/db/shift.ts';
import { foldAhead, reportInFull, reportNow } from '../../../src/main/db/shiftReport.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { moveCash } from '../../../src/main/till/moveCash.ts';
import { aDesk, done, sell, withShift } from '../../support/aDesk.ts';
import { lansHand } from '../../support/hands.ts';

const openingIn = (desk: Desk) => openingOf(desk.db, shiftNow(desk.db).shift);
const now = (desk: Desk) => reportNow(desk.db, desk.signer.device, openingIn(desk));
const inFull = (desk: Desk) => reportInFull(desk.db, desk.signer.device, openingIn(desk));

test('only what came since it was asked for last is read again', () => {
  const desk = withShift(aDesk());
  for (let sale = 0; sale < 20; sale += 1) sell(desk);
  now(desk);
  sell(desk);
  const read: string[] = [];
  const each: Desk['db']['each'] = (sql, ...values) => {
    read.push(JSON.stringify(values));
    return desk.db.each(sql, ...values);
  };
  const { seq } = head(desk.db);
  const report = reportNow({ ...desk.db, each }, desk.signer.device, openingIn(desk));
  expect(read).toEqual([`[${seq - 1},1]`]);
  expect(report).toEqual(inFull(desk));
});

test('what a broken-off operation had written is not counted', () => {
  const desk = withShift(aDesk());
  sell(desk);
  const before = now(desk);
  const input = { id: newId(desk), direction: 'in' as const, amount: 200_000, reason: 'Đổi tiền' };
  const half = () =>
    desk.db.write(() => {
      done(moveCash(desk, input, lansHand));
      expect(now(desk).drawer.expected).toBe(before.drawer.expected + 200_000);
      throw new Error('the power went');
    });
  expect(half).toThrow('the power went');
  expect(now(desk)).toEqual(before);
  // Another entry takes the number of the one that is gone.
  sell(desk);
  expect(now(desk)).toEqual(inFull(desk));
});

test('two tills are not mixed up', () => {
  const desks = [withShift(aDesk()), withShift(aDesk())];
  for (const [n, desk] of desks.entries()) for (let sale = 0; sale <= n; sale += 1) sell(desk);
  for (const desk of [...desks, ...desks]) expect(now(desk)).toEqual(inFull(desk));
});

test('is folded ahead in steps while nobody waits', () => {
  const desk = withShift(aDesk());
  for (let sale = 0; sale < 7; sale += 1) sell(desk);
  const ahead = () => foldAhead(desk.db, desk.signer.device, { opening: openingIn(desk), limit: 3 });
  expect([ahead(), ahead(), ahead(), ahead()]).toEqual([5, 2, 0, 0]);
  expect(now(desk)).toEqual(inFull(desk));
});
