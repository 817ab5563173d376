import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Staff } from '../../../src/shared/catalogue/outlet.ts';
import type { CartReply } from '../../../src/shared/contract/cart.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import { lan, salt } from '../../support/aDesk.ts';
import { huong, minh } from '../../support/aStaffedTill.ts';
import { aTillWithPeople } from '../../support/aTillWithPeople.ts';
import { givePins, PIN, signInAt } from '../../support/pins.ts';

const refused = (code: string) => expect.objectContaining({ refused: code });

describe('switching', () => {
  test('the person keeps the cart', async () => {
    const { till, ask } = aTillWithPeople();
    await signInAt(till.answer, lan.id);
    await ask('shift.open', { float: 500_000 });
    await ask('cart.add', { product: salt.id, quantity: ONE });
    await signInAt(till.answer, minh.id);
    expect(await ask('cart.open', {})).toMatchObject({ cart: { lines: [{ product: salt.id }] } });
  });
});

describe('a till that nobody touches', () => {
  test('locks on whoever was there, says so, and keeps the cart', async () => {
    const { till, ask, state, nobodyComes } = aTillWithPeople();
    await signInAt(till.answer, lan.id);
    await ask('shift.open', { float: 500_000 });
    await ask('cart.add', { product: salt.id, quantity: ONE });
    const heard: unknown[] = [];
    till.listen((name, event) => name === 'state' && heard.push(event));
    nobodyComes();
    expect(heard).toEqual([expect.objectContaining({ signedIn: null, lockedOn: lan.id })]);
    expect(await till.answer('cart.open', {})).toEqual({ turnedAway: { refused: 'not-signed-in' } });
    await signInAt(till.answer, lan.id);
    expect(await state()).toMatchObject({ signedIn: lan, lockedOn: null });
    expect(await ask('cart.open', {})).toMatchObject({ cart: { lines: [{ product: salt.id }] } });
  });

  test('does not lock while a buyer pays, and does once they do no more', async () => {
    const { till, ask, state, nobodyComes } = aTillWithPeople();
    await signInAt(till.answer, lan.id);
    await ask('shift.open', { float: 500_000 });
    const { cart } = (await ask('cart.add', { product: salt.id, quantity: ONE })) as CartReply;
    await ask('cart.beginPayment', { sale: cart.sale });
    nobodyComes();
    expect(await state()).toMatchObject({ signedIn: lan });
    await ask('cart.leavePayment', {});
    nobodyComes();
    expect(await state()).toMatchObject({ signedIn: null, lockedOn: lan.id });
  });

  test('waits anew when somebody is there, and has one timer at most', async () => {
    const { till, ask, timers } = aTillWithPeople();
    await signInAt(till.answer, lan.id);
    const [before] = timers;
    await ask('staff.present', {});
    expect(timers.size).toBe(1);
    expect([...timers][0]).not.toBe(before);
  });

  test('does not lock while a call of the counter is under way', async () => {
    const { till, ask, timers } = aTillWithPeople();
    await signInAt(till.answer, lan.id);
    await ask('shift.open', { float: 500_000 });
    const selling = till.answer('cart.add', { product: salt.id, quantity: ONE });
    expect(timers.size).toBe(0);
    await selling;
    expect(timers.size).toBe(1);
  });
});

describe('leave for a call', () => {
  const input = { float: 0 };
  const aReturn = { call: 'return.refund', input: {} };

  test('is not one’s own to give', async () => {
    const { till, ask } = aTillWithPeople();
    await signInAt(till.answer, huong.id);
    expect(await ask('staff.approve', { staff: huong.id, pin: PIN, ...aReturn })).toEqual(refused('not-yourself'));
  });

  test('is not a cashier’s to give, nor for a call that never asks for any, and costs no try', async () => {
    const { till, ask, state } = aTillWithPeople();
    await givePins(till.answer, [lan.id, minh.id, huong.id]);
    await signInAt(till.answer, lan.id);
    expect(await ask('staff.approve', { staff: minh.id, pin: PIN, ...aReturn })).toEqual(refused('may-not-approve'));
    for (const call of ['shift.open', 'no.such', '__proto__', 'constructor']) {
      const answer = await ask('staff.approve', { staff: huong.id, pin: '731864', call, input });
      expect(answer).toEqual(refused('may-not-approve'));
    }
    expect((await state()).staff.find(({ id }) => id === huong.id)?.pin).toBe('set');
    expect(await ask('staff.signIn', { staff: huong.id, pin: '731864' })).toEqual({ refused: 'wrong-pin', left: 4 });
  });
});

async function aCartOfLans() {
  const till = aTillWithPeople();
  await givePins(till.till.answer, [lan.id, minh.id, huong.id]);
  await signInAt(till.till.answer, lan.id);
  await till.ask('shift.open', { float: 500_000 });
  const { cart } = (await till.ask('cart.add', { product: salt.id, quantity: ONE })) as CartReply;
  const price = { sale: cart.sale, line: cart.lines[0]?.line, price: 20_000, reason: 'bao bì móp' };
  const leaveFor = (input: object, staff: Staff = huong) =>
    till.ask('staff.approve', { staff: staff.id, pin: PIN, call: 'cart.changePrice', input });
  return { ...till, price, leaveFor };
}

describe('a price that a cashier changes with a manager’s leave', () => {
  const needed = { refused: 'needs-approval', right: 'change-price' };

  test('goes through once, and only as it was asked for', async () => {
    const { ask, price, leaveFor } = await aCartOfLans();
    expect(await ask('cart.changePrice', price)).toEqual(needed);
    const approval = (await leaveFor(price)) as { approval: string };
    expect(await ask('cart.changePrice', { ...price, ...approval })).not.toHaveProperty('refused');
    expect(await ask('cart.changePrice', { ...price, ...approval })).toEqual(needed);
    const other = (await leaveFor(price)) as { approval: string };
    expect(await ask('cart.changePrice', { ...price, price: 19_000, ...other })).toEqual(needed);
  });

  test('is not for whoever signs in afterwards', async () => {
    const { till, ask, price, leaveFor } = await aCartOfLans();
    const approval = (await leaveFor(price)) as { approval: string };
    await signInAt(till.answer, minh.id);
    expect(await ask('cart.changePrice', { ...price, ...approval })).toEqual(needed);
  });

  test('a wrong PIN of the manager’s gives none, and counts as the manager’s', async () => {
    const { ask, price } = await aCartOfLans();
    const asked = { staff: huong.id, pin: '731864', call: 'cart.changePrice', input: price };
    expect(await ask('staff.approve', asked)).toEqual({ refused: 'wrong-pin', left: 4 });
    expect(await ask('staff.approve', asked)).toEqual({ refused: 'wrong-pin', left: 3 });
    expect(await ask('cart.changePrice', price)).toEqual(needed);
  });
});

describe('a release', () => {
  test('is for one person and one PIN, and not for oneself', async () => {
    const { till, ask } = aTillWithPeople();
    await givePins(till.answer, [huong.id]);
    expect(await ask('staff.release', { staff: huong.id, by: huong.id, pin: PIN })).toEqual(refused('not-yourself'));
    const given = (await ask('staff.release', { staff: lan.id, by: huong.id, pin: PIN })) as { release: string };
    expect(await ask('staff.setPin', { staff: lan.id, pin: '111111', ...given })).toEqual(refused('weak-pin'));
    expect(await ask('staff.setPin', { staff: lan.id, pin: PIN, ...given })).toEqual({ done: true });
    expect(await ask('staff.setPin', { staff: lan.id, pin: '604283', ...given })).toEqual(refused('release-needed'));
    const other = (await ask('staff.release', { staff: lan.id, by: huong.id, pin: PIN })) as { release: string };
    expect(await ask('staff.setPin', { staff: minh.id, pin: PIN, ...other })).toEqual(refused('release-needed'));
  });

  test('is not a cashier’s to give', async () => {
    const { till, ask } = aTillWithPeople();
    await givePins(till.answer, [lan.id]);
    expect(await ask('staff.release', { staff: minh.id, by: lan.id, pin: PIN })).toEqual(refused('may-not-approve'));
  });
});

test('one’s own PIN is changed with the old one only', async () => {
  const { till, ask } = aTillWithPeople();
  await signInAt(till.answer, lan.id);
  expect(await ask('staff.changePin', { old: '731864', pin: '604283' })).toEqual(refused('wrong-pin'));
  expect(await ask('staff.changePin', { old: PIN, pin: '604283' })).toEqual({ done: true });
  expect(await ask('staff.signIn', { staff: lan.id, pin: PIN })).toEqual(refused('wrong-pin'));
  expect(await ask('staff.signIn', { staff: lan.id, pin: '604283' })).toMatchObject({ id: lan.id });
});

test('no PIN that was set or tried stands in any file of the till: database, its log, journal, program’s log, secrets', async () => {
  const { till, ask, folder } = aTillWithPeople();
  await signInAt(till.answer, lan.id);
  await ask('staff.signIn', { staff: lan.id, pin: '731864' });
  await ask('staff.changePin', { old: PIN, pin: '604283' });
  await till.answer('staff.signIn', { staff: lan.id, pin: 731864 });
  await till.answer('staff.signIn', { staff: 'lan nguyen', pin: '731864' });
  await till.answer('staff.changePin', { old: '604283', pin: '7318640' });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['till.db', 'till.db-wal', 'till.log']));
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name));
    for (const pin of [PIN, '731864', '604283']) expect([name, bytes.includes(pin)]).toEqual([name, false]);
  }
});
