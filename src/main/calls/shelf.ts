import type { shelfCalls as contract } from '../../shared/contract/shelf.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { outletOf } from '../db/catalogue.ts';
import { starsChanges } from '../db/certificates.ts';
import { enrolled } from '../db/enrolment.ts';
import { heardAt } from '../db/heard.ts';
import { hintsOf } from '../db/hints.ts';
import { missedOf } from '../db/missed.ts';
import { catchUpNow } from '../db/movementList.ts';
import { endingLots, shelfGoods } from '../db/shelf.ts';
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
    'shelf.hints': () => {
      caughtUp();
      const { byText } = missedOf(db, today());
      const asked = [...byText].map(([text, times]) => ({ text, times })).toSorted((a, b) => b.times - a.times);
      const { zone } = outletOf(db, enrolled(db).outlet);
      return { hints: hintsOf(db, today(), zone), asked, isPart: heardAt(db) !== null, today: today() };
    },
  } satisfies HandlersOf<typeof contract>;
}
