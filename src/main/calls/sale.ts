import type { saleCalls as contract } from '../../shared/contract/sale.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { completeSale } from '../till/completeSale.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

export function saleCalls(counter: Counter) {
  const { transfers } = counter;
  const hand = handOf(counter);
  return {
    'sale.complete': (input, permit) =>
      unlessRefused(completeSale(counter.desk(), input, hand(permit), transfers.received), () => {
        transfers.hide();
        counter.slipWritten();
      }),
  } satisfies HandlersOf<typeof contract>;
}
