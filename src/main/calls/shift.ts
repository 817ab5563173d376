import type { shiftCalls as contract } from '../../shared/contract/shift.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { openShift } from '../till/openShift.ts';
import { unlessRefused } from './unlessRefused.ts';

export function shiftCalls(counter: Counter) {
  const { session } = counter;
  return {
    'shift.open': ({ float }) =>
      unlessRefused(openShift(counter.desk(), float, session.present()), () => {
        counter.stateChanged();
        counter.journalGrew();
      }),
  } satisfies HandlersOf<typeof contract>;
}
