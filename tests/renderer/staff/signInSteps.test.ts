import { describe, expect, test } from 'vitest';
import { afterBadge, askedOf, firstStep, releasing } from '../../../src/renderer/staff/signInSteps.ts';
import type { StaffAtTill } from '../../../src/shared/contract/staff.ts';
import { StaffId } from '../../../src/shared/id.ts';

const person = (id: string, role: StaffAtTill['role'], pin: StaffAtTill['pin']): StaffAtTill => ({
  id: StaffId.parse(id),
  name: id,
  role,
  pin,
});

describe('the first question after a name', () => {
  test('is the PIN, where there is one', () => {
    const lan = person('lan', 'cashier', 'set');
    expect(firstStep(lan, [lan])).toEqual({ at: 'enter' });
  });

  test('is a manager’s first PIN on a new till; of several managers, which', () => {
    const [lan, huong, tam] = [
      person('lan', 'cashier', 'none'),
      person('huong', 'manager', 'none'),
      person('tam', 'administrator', 'none'),
    ];
    expect(firstStep(lan, [lan, huong])).toEqual({ at: 'manager-first', manager: huong });
    expect(firstStep(lan, [lan, huong, tam])).toEqual({ at: 'who-first', choose: [huong, tam] });
    expect(firstStep(huong, [lan, huong, tam])).toEqual({ at: 'new', release: undefined });
  });

  test('is a manager’s leave, once a manager has a PIN', () => {
    const [lan, huong, tam] = [
      person('lan', 'cashier', 'none'),
      person('huong', 'manager', 'set'),
      person('tam', 'administrator', 'none'),
    ];
    expect(firstStep(lan, [lan, huong, tam])).toEqual({ at: 'release', by: huong });
    expect(firstStep(tam, [lan, huong, tam])).toEqual({ at: 'release', by: huong });
  });

  test('is one’s own PIN where the outlet names nobody who manages', () => {
    const lan = person('lan', 'cashier', 'none');
    expect(firstStep(lan, [lan])).toEqual({ at: 'new', release: undefined });
  });

  test('is for the centre where nobody here can help: a blocked manager alone, or too many wrong tries', () => {
    const huong = person('huong', 'manager', 'blocked');
    const lan = person('lan', 'cashier', 'centre');
    expect(firstStep(huong, [lan, huong])).toEqual({ at: 'centre', why: 'nobody-releases' });
    expect(firstStep(lan, [lan, huong])).toEqual({ at: 'centre', why: 'tried-too-often' });
  });

  test('nobody is asked to release themselves', () => {
    const huong = person('huong', 'manager', 'set');
    expect(releasing(huong, [huong])).toEqual({ at: 'centre', why: 'nobody-releases' });
  });
});

describe('a badge at the sign-in', () => {
  const [lan, huong, tam, minh] = [
    person('lan', 'cashier', 'none'),
    person('huong', 'manager', 'set'),
    person('tam', 'administrator', 'set'),
    person('minh', 'cashier', 'set'),
  ];
  const asked = { person: lan, people: [lan, huong, tam, minh] };

  test('of somebody who may release picks them, also once another was asked', () => {
    const who = releasing(lan, asked.people);
    expect(afterBadge(who, tam, asked)).toEqual({ at: 'release', by: tam });
    expect(afterBadge({ at: 'release', by: huong }, tam, asked)).toEqual({ at: 'release', by: tam });
  });

  test('of the one whose PIN is asked changes nothing', () => {
    const step = { at: 'release', by: huong } as const;
    expect(afterBadge(step, huong, asked)).toBeUndefined();
    expect(askedOf(step)).toBe(huong.id);
  });

  test('of anybody else is for the sign-in: they want to sign in themselves', () => {
    expect(afterBadge({ at: 'release', by: huong }, minh, asked)).toBeUndefined();
    expect(afterBadge({ at: 'enter' }, huong, asked)).toBeUndefined();
  });
});
