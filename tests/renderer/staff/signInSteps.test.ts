import { describe, expect, test } from 'vitest';
import { firstStep, releasing } from '../../../src/renderer/staff/signInSteps.ts';
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
