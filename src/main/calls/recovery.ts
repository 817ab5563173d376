import type { recoveryCalls as contract } from '../../shared/contract/recovery.ts';
import type { HandlersOf } from '../answer.ts';

const WHOLE = { refused: 'nothing-to-restore' } as const;

/** Of a till that opened there is nothing to restore; of one that did not `openOrRecover.ts` answers. */
export function recoveryCalls() {
  return {
    'recovery.look': () => WHOLE,
    'recovery.restore': () => WHOLE,
    'recovery.beginAnew': () => WHOLE,
  } satisfies HandlersOf<typeof contract>;
}
