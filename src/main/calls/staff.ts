import type { staffCalls as contract } from '../../shared/contract/staff.ts';
import { calls } from '../../shared/contract.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { isWeak } from '../../shared/staff/pin.ts';
import { may, Right } from '../../shared/staff/rights.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { staffOf } from '../db/catalogue.ts';
import { boundInput } from '../permit.ts';
import { approverOf } from '../staff/approvals.ts';
import type { Why } from '../staff/pins.ts';
import { unlessRefused } from './unlessRefused.ts';

export function staffCalls(counter: Counter) {
  const { db, session, pins, approvals, releases, idle } = counter;
  /** A PIN that was tried may change how its owner stands; a new one is an entry, too. */
  const pinTouched = <T>(result: T): T => {
    counter.stateChanged();
    counter.journalGrew();
    return result;
  };
  return {
    'staff.signIn': async ({ staff, pin }) => {
      const person = await pins.check(staff, pin);
      if (isRefusal(person)) return pinTouched(person);
      session.signIn(person.id);
      idle.somebodyIsThere();
      counter.stateChanged();
      return person;
    },
    'staff.signOut': () => {
      session.signOut();
      counter.transfers.hide();
      counter.stateChanged();
      return { done: true };
    },
    'staff.present': () => {
      if (session.person()) idle.somebodyIsThere();
      return { done: true };
    },
    'staff.release': async ({ staff, by, pin }) => {
      if (staff === by) return { refused: 'not-yourself' };
      const approver = staffOf(db, by);
      if (!approver || !staffOf(db, staff)) return { refused: 'no-such-person' };
      if (!may(approver.role, 'release-pin')) return { refused: 'may-not-approve' };
      if (pins.standing(staff) === 'centre') return { refused: 'pin-centre' };
      const checked = await pins.check(by, pin);
      if (isRefusal(checked)) return pinTouched(checked);
      return { release: releases.give({ staff, approvedBy: approverOf(checked) }) };
    },
    'staff.setPin': async ({ staff, pin, release }) => {
      // Before the release is spent: whoever thought of a bad one thinks of another.
      if (isWeak(pin)) return { refused: 'weak-pin' };
      const released = release === undefined ? undefined : releases.take(release);
      if (release !== undefined && released?.staff !== staff) return { refused: 'release-needed' };
      const why: Why = released ? { by: 'release', approvedBy: released.approvedBy } : { by: 'bootstrap' };
      return unlessRefused(await pins.set(staff, pin, why), () => pinTouched(undefined));
    },
    'staff.changePin': async ({ old, pin }) => {
      const { id } = session.present();
      const checked = await pins.check(id, old);
      if (isRefusal(checked)) return pinTouched(checked);
      return unlessRefused(await pins.set(id, pin, { by: 'self' }), () => pinTouched(undefined));
    },
    'staff.approve': async ({ staff, pin, call, input }) => {
      const asking = session.present();
      const bound = boundTo(call, input);
      const approver = staffOf(db, staff);
      if (staff === asking.id) return { refused: 'not-yourself' };
      if (!approver) return { refused: 'no-such-person' };
      if (!bound || !Right.options.some((right) => may(approver.role, right))) return { refused: 'may-not-approve' };
      const checked = await pins.check(staff, pin);
      if (isRefusal(checked)) return pinTouched(checked);
      return { approval: approvals.give({ approver: approverOf(checked), askedBy: asking.id, call, input: bound }) };
    },
  } satisfies HandlersOf<typeof contract>;
}

/** The input as the call itself would read it; undefined where no such call asks for approval, or it does not fit. */
function boundTo(call: string, input: unknown): string | undefined {
  const schema = Object.hasOwn(calls, call) ? calls[call as keyof typeof calls].input : undefined;
  if (!schema || !('approval' in schema.shape)) return undefined;
  const parsed = schema.safeParse(input);
  return parsed.success ? boundInput(parsed.data) : undefined;
}
