import type { paymentCalls as contract } from '../../shared/contract/payment.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { unlessRefused } from './unlessRefused.ts';

export function paymentCalls({ transfers, slipQueued }: Pick<Counter, 'transfers' | 'slipQueued'>) {
  return {
    'payment.show': (asked) => transfers.show(asked),
    'payment.hide': () => {
      transfers.putAway();
      return { done: true };
    },
    'payment.now': () => ({ shown: transfers.now() }),
    'payment.print': () => unlessRefused(transfers.print(), slipQueued),
  } satisfies HandlersOf<typeof contract>;
}
