import type { saleCalls as contract, Receipt } from '../../shared/contract/sale.ts';
import { dueOf } from '../../shared/sale/sale.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { newestOf, type StoredEntry } from '../db/journal.ts';
import { saleOf } from '../db/record.ts';
import { completeSale } from '../till/completeSale.ts';
import { unlessRefused } from './unlessRefused.ts';

export function saleCalls(counter: Counter) {
  const { db, session, transfers } = counter;
  return {
    'sale.complete': (input) =>
      unlessRefused(completeSale(counter.desk(), input, session.present(), transfers.received), () => {
        transfers.hide();
        counter.slipQueued();
        counter.journalGrew();
      }),
    'sale.recent': ({ limit }) => newestOf(db, counter.desk().signer.device, 'sale', limit).map(summary),
  } satisfies HandlersOf<typeof contract>;
}

function summary(entry: StoredEntry) {
  const { header } = entry;
  const sale = saleOf(entry);
  return {
    sale: header.id as string as Receipt['sale'],
    number: sale.number,
    at: header.at,
    cashier: sale.cashier,
    due: dueOf(sale),
  };
}
