import type { Staff } from '../shared/catalogue/outlet.ts';
import { must } from '../shared/must.ts';

/** Who stands at the till. Kept in memory only: after a restart somebody has to say again who they are. */
export type Session = {
  readonly person: () => Staff | null;
  /** For calls that the caller check lets through only when somebody is signed in. */
  readonly present: () => Staff;
  readonly signIn: (person: Staff) => void;
  readonly signOut: () => void;
};

export function newSession(): Session {
  let person: Staff | null = null;
  return {
    person: () => person,
    present: () => must(person, 'somebody signed in'),
    signIn: (staff) => {
      person = staff;
    },
    signOut: () => {
      person = null;
    },
  };
}
