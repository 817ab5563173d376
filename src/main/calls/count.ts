import type { countCalls as contract } from '../../shared/contract/count.ts';
import type { CountId } from '../../shared/id.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { allProducers, categories } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import { closeCount, countResult, dropCount } from '../till/closeCount.ts';
import { beginCount, knownCount, listCounts, listedOf, sheetsOf } from '../till/count.ts';
import { draftLines, handIn, scanCounted, setCounted } from '../till/countGoods.ts';
import { newId } from '../till/desk.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

export function countCalls(counter: Counter) {
  const { db, slipWritten } = counter;
  const hand = handOf(counter);
  return {
    'count.newCount': () => ({ count: newId<CountId>(counter.desk()), place: `Máy ${enrolled(db).till}` }),
    'count.begin': (input, permit) =>
      unlessRefused(beginCount(counter.desk(), input, hand(permit)), counter.journalGrew),
    'count.list': () => listCounts(counter.desk()),
    'count.look': ({ count }, permit) => {
      const desk = counter.desk();
      const known = knownCount(db, desk, count);
      if (!known) return { refused: 'no-such-count' };
      return { count: listedOf(db, known), mine: draftLines(desk, known, hand(permit)), sheets: sheetsOf(known) };
    },
    'count.scan': (input, permit) => scanCounted(counter.desk(), input, hand(permit)),
    'count.set': (input, permit) => setCounted(counter.desk(), input, hand(permit)),
    'count.handIn': (input, permit) => unlessRefused(handIn(counter.desk(), input, hand(permit)), counter.journalGrew),
    'count.result': (input, permit) => countResult(counter.desk(), input, hand(permit)),
    'count.close': (input, permit) => unlessRefused(closeCount(counter.desk(), input, hand(permit)), slipWritten),
    'count.drop': (input, permit) => unlessRefused(dropCount(counter.desk(), input, hand(permit)), slipWritten),
    'count.scopes': () => ({ categories: categories(db).map(({ category }) => category), producers: allProducers(db) }),
  } satisfies HandlersOf<typeof contract>;
}
