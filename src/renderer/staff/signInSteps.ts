import type { StaffAtTill } from '../../shared/contract/staff.ts';
import type { StaffId } from '../../shared/id.ts';
import type { ApprovalId } from '../../shared/staff/approval.ts';
import { may } from '../../shared/staff/rights.ts';

/** What stands between somebody who tapped their name and the counter. */
export type Step =
  | { readonly at: 'enter' }
  /** A new till: somebody who manages sets the first PIN. */
  | { readonly at: 'who-first'; readonly choose: readonly StaffAtTill[] }
  | { readonly at: 'manager-first'; readonly manager: StaffAtTill }
  | { readonly at: 'who-releases'; readonly choose: readonly StaffAtTill[] }
  | { readonly at: 'release'; readonly by: StaffAtTill }
  | { readonly at: 'new'; readonly release: ApprovalId | undefined }
  /** Only the centre can help. */
  | { readonly at: 'centre'; readonly why: 'tried-too-often' | 'nobody-releases' };

export function firstStep(person: StaffAtTill, people: readonly StaffAtTill[]): Step {
  if (person.pin === 'set') return { at: 'enter' };
  if (person.pin === 'centre') return { at: 'centre', why: 'tried-too-often' };
  const managing = people.filter(({ role }) => may(role, 'release-pin'));
  const nobodyYet = managing.every(({ pin }) => pin === 'none');
  if (!nobodyYet) return releasing(person, people);
  if (person.pin === 'none' && (managing.length === 0 || may(person.role, 'release-pin'))) {
    return { at: 'new', release: undefined };
  }
  const [only] = managing;
  if (!only) return { at: 'centre', why: 'nobody-releases' };
  return managing.length === 1 ? { at: 'manager-first', manager: only } : { at: 'who-first', choose: managing };
}

/** Who lets somebody set a new PIN: anybody who manages and can sign in, but never themselves. */
export function releasing(person: StaffAtTill, people: readonly StaffAtTill[]): Step {
  const choose = people.filter(({ id, role, pin }) => id !== person.id && pin === 'set' && may(role, 'release-pin'));
  const [only] = choose;
  if (!only) return { at: 'centre', why: 'nobody-releases' };
  return choose.length === 1 ? { at: 'release', by: only } : { at: 'who-releases', choose };
}

/** Whose PIN is typed, where it is not that of who signs in. */
export function askedOf(step: Step): StaffId | undefined {
  if (step.at === 'release') return step.by.id;
  return step.at === 'manager-first' ? step.manager.id : undefined;
}

type Asked = { readonly person: StaffAtTill; readonly people: readonly StaffAtTill[] };

/** Where the badge of somebody leads who lets another set a PIN, and is waited for. @returns undefined: it is not theirs to do */
export function afterBadge(step: Step, shown: StaffAtTill, { person, people }: Asked): Step | undefined {
  const isOf = (choose: readonly StaffAtTill[]): boolean => choose.some(({ id }) => id === shown.id);
  if (step.at === 'who-first') return isOf(step.choose) ? { at: 'manager-first', manager: shown } : undefined;
  if (step.at === 'who-releases') return isOf(step.choose) ? { at: 'release', by: shown } : undefined;
  if (step.at !== 'release' || shown.id === askedOf(step)) return undefined;
  const released = releasing(person, people);
  return released.at === 'who-releases' && isOf(released.choose) ? { at: 'release', by: shown } : undefined;
}
