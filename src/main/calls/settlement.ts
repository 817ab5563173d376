import type { settlementCalls as contract } from '../../shared/contract/settlement.ts';
import { dong } from '../../shared/money.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import { ProducerSettledBody } from '../../shared/settlement/settled.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { entryOf, head } from '../db/journal.ts';
import { settlementPapers } from '../db/settlementPapers.ts';
import type { TillDb } from '../db/sqlite.ts';
import { allStatements, bringUpToDate, statementFor } from '../db/statement.ts';
import { settlementSheet } from '../sheet/settlementSheet.ts';
import { payProducer } from '../till/payProducer.ts';
import { settleProducer } from '../till/settleProducer.ts';
import { wallDay } from '../till/stockPaper.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function settlementCalls(counter: Counter) {
  const { db, clock, slipWritten } = counter;
  const hand = handOf(counter);
  return {
    'settlement.catchUp': () => {
      const left = db.write(bringUpToDate);
      return { left, of: head(db).seq };
    },
    'settlement.producers': ({ until }) => {
      const behind = booksBehind(db);
      if (behind) return behind;
      const producers = allStatements(db, until).map(({ producer, from, payable, before, lines, commissionWanted }) => {
        const owed = dong(before.payable - before.paid);
        return { producer, from, payable, owed, lines: lines.length, commissionWanted };
      });
      return { today: wallDay(db, clock()), producers };
    },
    'settlement.statement': (asked) => {
      const behind = booksBehind(db);
      if (behind) return behind;
      const statement = statementFor(db, asked);
      return statement ? { ...statement, at: clock() } : { refused: 'no-such-producer' };
    },
    'settlement.settle': (input, permit) =>
      unlessRefused(settleProducer(counter.desk(), input, hand(permit)), slipWritten),
    'settlement.pay': (input, permit) => unlessRefused(payProducer(counter.desk(), input, hand(permit)), slipWritten),
    'settlement.sheet': ({ entry: id }) => {
      const entry = entryOf(db, counter.desk().signer.device, id);
      if (entry?.header.kind !== 'producer-settled') return { refused: 'no-such-sale' };
      const body = ProducerSettledBody.parse(JSON.parse(entry.body));
      return { name: `${body.number}.xlsx`, type: XLSX, content: settlementSheet(body).toString('base64') };
    },
    'settlement.papers': ({ producer }) => settlementPapers(db, counter.desk().signer.device, producer),
  } satisfies HandlersOf<typeof contract>;
}

/** What was sold since the books were counted last is counted at once, where it is little. */
function booksBehind(db: TillDb): RefusalOf<'books-behind'> | undefined {
  const left = db.write(bringUpToDate);
  return left > 0 ? { refused: 'books-behind', left } : undefined;
}
