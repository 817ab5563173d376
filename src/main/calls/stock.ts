import type { stockCalls as contract } from '../../shared/contract/stock.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { allProducers } from '../db/catalogue.ts';
import { heardAt } from '../db/heard.ts';
import { entryOf } from '../db/journal.ts';
import { catchUpNow, movementsOf, toldOf } from '../db/movementList.ts';
import { looseOf, lotsOf } from '../db/stock.ts';
import { listStock } from '../db/stockList.ts';
import { photoOf } from '../db/takenPhoto.ts';
import { newId } from '../till/desk.ts';
import { nameGoods } from '../till/nameGoods.ts';
import { receiveGoods } from '../till/receiveGoods.ts';
import { wallDay } from '../till/stockPaper.ts';
import { writeOffGoods } from '../till/writeOffGoods.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

export function stockCalls(counter: Counter) {
  const { db, clock } = counter;
  const hand = handOf(counter);
  const { slipWritten } = counter;
  return {
    'stock.newEntry': () => ({ id: newId(counter.desk()), today: wallDay(db, clock()) }),
    'stock.receive': (input, permit) => unlessRefused(receiveGoods(counter.desk(), input, hand(permit)), slipWritten),
    'stock.writeOff': (input, permit) => unlessRefused(writeOffGoods(counter.desk(), input, hand(permit)), slipWritten),
    'stock.photo': ({ entry }) => photoOf(db, entryOf(db, counter.desk().signer.device, entry)),
    'stock.owners': () => allProducers(db),
    'stock.scan': (asked) => nameGoods(db, asked, clock),
    'stock.list': (asked) => {
      const day = wallDay(db, clock());
      if (asked.offset === 0) catchUpNow(db, counter.desk().signer.device);
      return { ...listStock(db, day, asked), today: day, heardAt: heardAt(db) };
    },
    'stock.lots': ({ product }) => ({ lots: lotsOf(db, product), loose: looseOf(db, product) }),
    'stock.movements': (asked) => ({
      movements: movementsOf(db, counter.desk().signer.device, asked),
      told: toldOf(db, asked.product),
    }),
  } satisfies HandlersOf<typeof contract>;
}
