import type { transferCalls as contract } from '../../shared/contract/transfer.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { otherOutlets } from '../db/transfer.ts';
import { acceptGoods } from '../till/acceptGoods.ts';
import { sendGoods } from '../till/sendGoods.ts';
import { wallDay } from '../till/stockPaper.ts';
import { listTransfers, readTransfer } from '../till/transferShown.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

export function transferCalls(counter: Counter) {
  const { db, clock, slipWritten } = counter;
  const hand = handOf(counter);
  return {
    'transfer.outlets': () => otherOutlets(db),
    'transfer.list': () => listTransfers(db),
    'transfer.read': (key) => readTransfer(db, wallDay(db, clock()), key),
    'transfer.send': (input, permit) => unlessRefused(sendGoods(counter.desk(), input, hand(permit)), slipWritten),
    'transfer.accept': (input, permit) => unlessRefused(acceptGoods(counter.desk(), input, hand(permit)), slipWritten),
  } satisfies HandlersOf<typeof contract>;
}
