import type { tillCalls as contract } from '../../shared/contract/till.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';

export function tillCalls(counter: Counter) {
  return {
    'till.state': () => counter.state(),
    'till.status': () => counter.status(),
    'till.enrol': async ({ centre, code }) => counter.enrol(centre, code),
    'till.sync': () => counter.sync(),
  } satisfies HandlersOf<typeof contract>;
}
