import type { StaffAtTill } from '../../shared/contract/staff.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { ApprovalId } from '../../shared/staff/approval.ts';
import type { Pin } from '../../shared/staff/pin.ts';
import { bridge } from '../bridge/bridge.ts';
import { refetchTill } from '../till/store.ts';
import { type Fault, faultOf } from './fault.ts';

// What the till is asked about PINs. A PIN is held for the one asking and no longer; each answers what was wrong, or null.

type Person = Pick<StaffAtTill, 'id'>;

export async function enter({ id: staff }: Person, pin: Pin): Promise<Fault | null> {
  const reply = await bridge.call('staff.signIn', { staff, pin });
  if (isRefusal(reply)) return faultOf(reply);
  await refetchTill();
  return null;
}

export async function setAndEnter(person: Person, pin: Pin, release?: ApprovalId): Promise<Fault | null> {
  const reply = await bridge.call('staff.setPin', { staff: person.id, pin, ...(release && { release }) });
  return isRefusal(reply) ? faultOf(reply) : enter(person, pin);
}

export async function releaseBy(
  { id: staff }: Person,
  by: Person,
  pin: Pin,
  then: (release: ApprovalId) => void,
): Promise<Fault | null> {
  const reply = await bridge.call('staff.release', { staff, by: by.id, pin });
  if (isRefusal(reply)) return faultOf(reply);
  then(reply.release);
  return null;
}

/** The first PIN of a till is a manager's, who with it lets the person set theirs, without typing it a third time. */
export async function setFirst(
  manager: Person,
  person: Person,
  pin: Pin,
  then: (release: ApprovalId) => void,
): Promise<Fault | null> {
  const reply = await bridge.call('staff.setPin', { staff: manager.id, pin });
  return isRefusal(reply) ? faultOf(reply) : releaseBy(person, manager, pin, then);
}

export async function changeOwn(old: Pin, pin: Pin): Promise<Fault | null> {
  const reply = await bridge.call('staff.changePin', { old, pin });
  return isRefusal(reply) ? faultOf(reply) : null;
}
