import { expect, test } from 'vitest';
import { newSession } from '../../../src/main/session.ts';
import { printerLeave } from '../../../src/main/staff/printerLeave.ts';
import type { Staff } from '../../../src/shared/catalogue/outlet.ts';
import type { PrinterId } from '../../../src/shared/contract/printer.ts';
import type { StaffId } from '../../../src/shared/id.ts';
import { lan } from '../../support/aDesk.ts';
import { huong, minh } from '../../support/aStaffedTill.ts';

const LIFETIME = 900_000;
const [ONE, OTHER] = [1, 2] as readonly PrinterId[] as readonly [PrinterId, PrinterId];

/** Lan at a printer that Hương let her try. */
function aTry() {
  let now = 0;
  const people = new Map<StaffId, Staff>([lan, huong, minh].map((who) => [who.id, who]));
  const look = (staff: StaffId) => people.get(staff);
  const session = newSession(look);
  session.signIn(lan.id);
  const leave = printerLeave({ visit: session.visit, look, monotonic: () => now }, LIFETIME);
  leave.give(ONE, { id: huong.id, name: huong.name });
  return { leave, session, people, wait: (ms: number) => (now += ms) };
}

test('leave to try a printer lasts for that one', () => {
  const { leave } = aTry();
  expect(leave.lasts(ONE)).toBe(true);
  expect(leave.lasts(ONE)).toBe(true);
  expect(leave.lasts(OTHER)).toBe(false);
});

test('it ends in time, however often it was used', () => {
  const { leave, wait } = aTry();
  wait(LIFETIME - 1);
  expect(leave.lasts(ONE)).toBe(true);
  wait(1);
  expect(leave.lasts(ONE)).toBe(false);
});

test('it ends with the page, a lock, a sign-out, and with somebody else', () => {
  const left = aTry();
  left.leave.end();
  expect(left.leave.lasts(ONE)).toBe(false);
  const locked = aTry();
  locked.session.lock();
  locked.session.signIn(lan.id);
  expect(locked.leave.lasts(ONE)).toBe(false);
  const gone = aTry();
  gone.session.signOut();
  gone.session.signIn(lan.id);
  expect(gone.leave.lasts(ONE)).toBe(false);
  const another = aTry();
  another.session.signIn(minh.id);
  expect(another.leave.lasts(ONE)).toBe(false);
});

test('it is void once its giver is taken off, or may not any more', () => {
  const gone = aTry();
  gone.people.delete(huong.id);
  expect(gone.leave.lasts(ONE)).toBe(false);
  const demoted = aTry();
  demoted.people.set(huong.id, { ...huong, role: 'cashier' });
  expect(demoted.leave.lasts(ONE)).toBe(false);
});
