import type { shelfCalls as contract, GoodsHint } from '../../shared/contract/shelf.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { outletOf } from '../db/catalogue.ts';
import { starsChanges } from '../db/certificates.ts';
import { enrolled } from '../db/enrolment.ts';
import { type Asked, byUrgency, hintsOf, spokenOf } from '../db/hints.ts';
import { missedOf } from '../db/missed.ts';
import { catchUpNow } from '../db/movementList.ts';
import { endingLots, shelfGoods } from '../db/shelf.ts';
import { isSoldElsewhereUntold, soldDaysOf } from '../db/soldDays.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { neighbours } from '../db/toldStock.ts';
import { wallDay } from '../till/stockPaper.ts';

/** What a shop looks up of its stock, and may do about it. */
export function shelfCalls(counter: Counter) {
  const { db, clock } = counter;
  const today = () => wallDay(db, clock());
  const caughtUp = () => catchUpNow(db, counter.desk().signer.device);
  return {
    'shelf.goods': ({ product }) => {
      caughtUp();
      return shelfGoods(db, product, today());
    },
    'shelf.expiring': ({ days }) => ({ lots: endingLots(db, today(), days), today: today() }),
    'shelf.certificates': ({ days }) => ({ changes: starsChanges(db, today(), days), today: today() }),
    'shelf.hints': async () => {
      caughtUp();
      const missed = missedOf(db, today());
      const asked = [...missed.byText].map(([text, times]) => ({ text, times })).toSorted((a, b) => b.times - a.times);
      const { zone } = outletOf(db, enrolled(db).outlet);
      const hints = await hintsInTurns(db, { today: today(), zone, missed });
      return { hints, asked, isPart: isSoldElsewhereUntold(db), others: neighbours(db), today: today() };
    },
    'shelf.soldDays': ({ product }) => {
      caughtUp();
      return { ...soldDaysOf(db, product, today()), others: neighbours(db) };
    },
  } satisfies HandlersOf<typeof contract>;
}

/** Products reckoned before the till may do something else: of a shop of 20,000 all together take two seconds (measured). */
const AT_ONCE = 50;

/** Of all products there is something to say of; whoever sells meanwhile is not kept waiting. */
async function hintsInTurns(db: ReadDb, asked: Asked): Promise<GoodsHint[]> {
  const products = spokenOf(db, asked);
  const hints: GoodsHint[] = [];
  for (let from = 0; from < products.length; from += AT_ONCE) {
    hints.push(...hintsOf(db, products.slice(from, from + AT_ONCE), asked));
    await new Promise<void>((next) => setImmediate(next));
  }
  return hints.toSorted(byUrgency);
}
