import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundInput, permitOf } from '../../../src/main/permit.ts';
import { newSession } from '../../../src/main/session.ts';
import { type Leave, newPasses } from '../../../src/main/staff/approvals.ts';
import { Role, type Staff } from '../../../src/shared/catalogue/outlet.ts';
import type { StaffId } from '../../../src/shared/id.ts';
import type { ApprovalId } from '../../../src/shared/staff/approval.ts';
import { Right } from '../../../src/shared/staff/rights.ts';
import { lan } from '../../support/aDesk.ts';
import { huong, minh, person, tam } from '../../support/aStaffedTill.ts';

const call = { name: 'cash.out', input: { amount: 200_000, reason: 'mua đá' } };

/** A till whose people can be signed in, promoted and taken off, with approvals by hand. */
function aDoor() {
  let now = 0;
  let dice = 0;
  const people = new Map<StaffId, Staff>([lan, minh, huong, tam].map((who) => [who.id, who]));
  const look = (staff: StaffId) => people.get(staff);
  const session = newSession(look);
  const random = (count: number) => Uint8Array.from({ length: count }, () => (dice++ * 89 + 7) % 256);
  const approvals = newPasses<Leave>({ monotonic: () => now, random }, 120_000);
  return {
    people,
    signIn: (who: Staff) => session.signIn(who.id),
    wait: (ms: number) => {
      now += ms;
    },
    approve: (by: Staff, { name, input } = call, askedBy = lan.id): ApprovalId =>
      approvals.give({ approver: { id: by.id, name: by.name }, askedBy, call: name, input: boundInput(input) }),
    /** The call made anew, as it comes through the door. */
    permit: (approval?: ApprovalId, { name, input }: { name: string; input: object } = call) =>
      permitOf({ session, approvals, look }, { name, input: { ...input, ...(approval && { approval }) } }),
  };
}

/** Written down by hand, so that a change of the table in the program is noticed here. */
const EXPECTED: Record<Right, readonly Role[]> = {
  'change-price': ['manager', 'administrator'],
  'discount-above-limit': ['manager', 'administrator'],
  'remove-after-payment-began': ['manager', 'administrator'],
  return: ['manager', 'administrator'],
  'return-without-slip': ['manager', 'administrator'],
  'refund-otherwise': ['manager', 'administrator'],
  'spend-credit-without-slip': ['manager', 'administrator'],
  'open-drawer': ['manager', 'administrator'],
  'take-cash-out': ['manager', 'administrator'],
  'close-anothers-shift': ['manager', 'administrator'],
  'switch-training': ['manager', 'administrator'],
  'release-pin': ['manager', 'administrator'],
  'set-up-printers': ['manager', 'administrator'],
  'set-up-scanners': ['manager', 'administrator'],
  'receive-goods': ['manager', 'administrator'],
  'write-off-goods': ['manager', 'administrator'],
  'settle-producer': ['manager', 'administrator'],
  'sell-expired': ['manager', 'administrator'],
  'send-goods': ['manager', 'administrator'],
  'accept-goods': ['manager', 'administrator'],
  'count-stock-close': ['manager', 'administrator'],
  'take-voucher': ['manager', 'administrator'],
  'drop-payment': ['manager', 'administrator'],
  'export-journal': ['manager', 'administrator'],
  'set-up-backups': ['manager', 'administrator'],
  'support-bundle': ['manager', 'administrator'],
};

describe('every right, for every role', () => {
  const matrix = Right.options.flatMap((right) => Role.options.map((role) => [right, role] as const));
  test('is in the table', () => expect(Object.keys(EXPECTED).toSorted()).toEqual(Right.options.toSorted()));

  test.each(matrix)('%s by a %s alone', (right, role) => {
    const door = aDoor();
    const who = person('ai-do', 'Ai đó', role);
    door.people.set(who.id, who);
    door.signIn(who);
    const alone = EXPECTED[right].includes(role);
    expect(door.permit()(right)).toEqual(alone ? {} : { refused: 'needs-approval', right });
  });

  test.each(matrix)('%s by a cashier, approved by a %s', (right, role) => {
    const door = aDoor();
    const by = person('ai-do', 'Ai đó', role);
    door.people.set(by.id, by);
    door.signIn(lan);
    const approved = EXPECTED[right].includes(role);
    expect(door.permit(door.approve(by))(right)).toEqual(
      approved ? { approvedBy: { id: by.id, name: by.name } } : { refused: 'needs-approval', right },
    );
  });
});

function aCashierAsks() {
  const door = aDoor();
  door.signIn(lan);
  return door;
}

describe('an approval', () => {
  const refused = { refused: 'needs-approval', right: 'take-cash-out' };
  test('is good for one call', () => {
    const door = aCashierAsks();
    const approval = door.approve(huong);
    expect(door.permit(approval)('take-cash-out')).toEqual({ approvedBy: { id: huong.id, name: 'Hương' } });
    expect(door.permit(approval)('take-cash-out')).toEqual(refused);
  });

  test('covers all that one call needs', () => {
    const door = aCashierAsks();
    const permit = door.permit(door.approve(huong));
    expect(permit('take-cash-out')).toHaveProperty('approvedBy');
    expect(permit('open-drawer')).toHaveProperty('approvedBy');
  });

  test('is bound to the call', () => {
    const door = aCashierAsks();
    const approval = door.approve(huong);
    expect(door.permit(approval, { ...call, name: 'return.take' })('take-cash-out')).toEqual(refused);
    expect(door.permit(approval)('take-cash-out'), 'spent by being tried').toEqual(refused);
  });

  test('is bound to the input: any other is refused, and the same in another order is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.string(), (amount, reason) => {
        fc.pre(reason.isWellFormed());
        const door = aCashierAsks();
        const same = amount === call.input.amount && reason === call.input.reason;
        const answer = door.permit(door.approve(huong), { ...call, input: { reason, amount } })('take-cash-out');
        expect('approvedBy' in answer).toBe(same);
      }),
    );
    const door = aCashierAsks();
    const turned = { ...call, input: { reason: call.input.reason, amount: call.input.amount } };
    expect(door.permit(door.approve(huong), turned)('take-cash-out')).toHaveProperty('approvedBy');
  });

  test('dies after two minutes', () => {
    const door = aCashierAsks();
    const [first, second] = [door.approve(huong), door.approve(huong)];
    door.wait(119_999);
    expect(door.permit(first)('take-cash-out')).toHaveProperty('approvedBy');
    door.wait(1);
    expect(door.permit(second)('take-cash-out')).toEqual(refused);
  });

  test('is nobody else’s: whoever signs in afterwards must ask anew', () => {
    const door = aCashierAsks();
    const approval = door.approve(huong);
    door.signIn(minh);
    expect(door.permit(approval)('take-cash-out')).toEqual(refused);
  });

  test('is never one’s own, also when one’s role has changed in between', () => {
    const door = aDoor();
    door.signIn(huong);
    const approval = door.approve(huong, call, huong.id);
    door.people.set(huong.id, { ...huong, role: 'cashier' });
    expect(door.permit(approval)('take-cash-out')).toEqual(refused);
  });

  test('is void once the approver may no more, or is gone', () => {
    const door = aCashierAsks();
    const [first, second] = [door.approve(huong), door.approve(huong)];
    door.people.set(huong.id, { ...huong, role: 'cashier' });
    expect(door.permit(first)('take-cash-out')).toEqual(refused);
    door.people.delete(huong.id);
    expect(door.permit(second)('take-cash-out')).toEqual(refused);
  });

  test('that nobody gave is none', () => {
    const door = aCashierAsks();
    expect(door.permit('A'.repeat(24) as ApprovalId)('take-cash-out')).toEqual(refused);
  });

  test('is not spent where none is needed', () => {
    const door = aDoor();
    const approval = door.approve(tam, call, lan.id);
    door.signIn(huong);
    expect(door.permit(approval)('take-cash-out')).toEqual({});
    door.signIn(lan);
    expect(door.permit(approval)('take-cash-out')).toHaveProperty('approvedBy');
  });
});
