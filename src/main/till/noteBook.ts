import type { NoteBook } from '../../shared/note/noteRow.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { KnownGoods } from '../../shared/stock/receiveDraft.ts';
import { allProducers, productsByCode, productsByName } from '../db/catalogue.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { Desk } from './desk.ts';
import { knownGoods } from './knownGoods.ts';
import { wallDay } from './stockPaper.ts';

/** The till's own catalogue, for reading delivery notes. */
export function noteBook(db: ReadDb, desk: Desk): NoteBook<KnownGoods> {
  return {
    today: wallDay(db, desk.clock()),
    byCode: (code) => productsByCode(db, code),
    byName: (name) => productsByName(db, name),
    goodsOf(product) {
      const goods = knownGoods(db, desk, product);
      if (!isRefusal(goods)) return goods;
      return goods.refused === 'basket-not-received' ? 'gift-basket' : undefined;
    },
    owners: () => allProducers(db),
  };
}
