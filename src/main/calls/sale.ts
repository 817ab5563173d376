import type { saleCalls as contract } from '../../shared/contract/sale.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { completeSale } from '../till/completeSale.ts';
import { unlessRefused } from './unlessRefused.ts';

export function saleCalls(counter: Counter) {
  const { session, transfers } = counter;
  return {
    'sale.complete': (input) =>
      unlessRefused(completeSale(counter.desk(), input, session.present(), transfers.received), () => {
        transfers.hide();
        counter.slipWritten();
      }),
  } satisfies HandlersOf<typeof contract>;
}
