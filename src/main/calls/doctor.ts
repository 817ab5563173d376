import type { doctorCalls as contract } from '../../shared/contract/doctor.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';

export function doctorCalls({ doctor }: Pick<Counter, 'doctor'>) {
  return {
    'doctor.shown': () => doctor.shown(),
    'doctor.look': () => doctor.look(),
    'doctor.callOff': () => doctor.callOff(),
    'doctor.bundle': (_, permit) => {
      const may = permit('support-bundle');
      return isRefusal(may) ? may : doctor.bundle();
    },
  } satisfies HandlersOf<typeof contract>;
}
