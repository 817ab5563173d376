import type { Staff } from '../shared/catalogue/outlet.ts';
import type { StaffId } from '../shared/id.ts';
import { must } from '../shared/must.ts';

/** Who stands at the till. Kept in memory only: after a restart somebody has to say again who they are. */
export type Session = {
  /** Null where nobody is signed in, or the centre has taken them off since. */
  readonly person: () => Staff | null;
  /** For calls that the caller check lets through only when somebody is signed in. */
  readonly present: () => Staff;
  readonly signIn: (staff: StaffId) => void;
  readonly signOut: () => void;
  /** Nobody was there for a while: whoever was signed in must enter their PIN again. */
  readonly lock: () => void;
  /** Who it was locked on; null where it was not, or somebody has signed in since. */
  readonly lockedOn: () => StaffId | null;
  /** Which coming or going it is: another number after each sign-in, sign-out and lock. */
  readonly visit: () => number;
};

/** @param look the person as the catalogue has them now */
export function newSession(look: (staff: StaffId) => Staff | undefined): Session {
  let id: StaffId | undefined;
  let locked: StaffId | undefined;
  let visit = 0;
  const person = (): Staff | null => (id && look(id)) ?? null;
  return {
    person,
    present: () => must(person(), 'somebody signed in'),
    signIn: (staff) => {
      visit += 1;
      id = staff;
      locked = undefined;
    },
    signOut: () => {
      visit += 1;
      id = undefined;
      locked = undefined;
    },
    lock: () => {
      visit += 1;
      locked = id ?? locked;
      id = undefined;
    },
    lockedOn: () => locked ?? null,
    visit: () => visit,
  };
}
