import type { staffCalls as contract } from '../../shared/contract/staff.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { staffOf } from '../db/catalogue.ts';

export function staffCalls(counter: Counter) {
  const { db, session } = counter;
  return {
    'staff.signIn': ({ staff }) => {
      const person = staffOf(db, staff);
      if (!person) return { refused: 'no-such-person' };
      session.signIn(person.id);
      counter.stateChanged();
      return person;
    },
    'staff.signOut': () => {
      session.signOut();
      counter.stateChanged();
      return { done: true };
    },
  } satisfies HandlersOf<typeof contract>;
}
