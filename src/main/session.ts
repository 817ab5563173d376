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
};

/** @param look the person as the catalogue has them now */
export function newSession(look: (staff: StaffId) => Staff | undefined): Session {
  let id: StaffId | undefined;
  const person = (): Staff | null => (id && look(id)) ?? null;
  return {
    person,
    present: () => must(person(), 'somebody signed in'),
    signIn: (staff) => {
      id = staff;
    },
    signOut: () => {
      id = undefined;
    },
  };
}
