import type { settlementCalls as contract } from '../../shared/contract/settlement.ts';
import { dong } from '../../shared/money.ts';
import { ProducerSettledBody } from '../../shared/settlement/settled.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { entryOf } from '../db/journal.ts';
import { settlementPapers } from '../db/settlementPapers.ts';
import { allStatements, asOf, bringUpToDate, statementFor } from '../db/statement.ts';
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
    'settlement.producers': ({ until }) => {
      db.write(bringUpToDate);
      const producers = allStatements(db, until).map(({ producer, from, payable, before, lines, commissionWanted }) => {
        const owed = dong(before.payable - before.paid);
        return { producer, from, payable, owed, lines: lines.length, commissionWanted };
      });
      return { today: wallDay(db, clock()), producers, asOf: asOf(db) };
    },
    'settlement.statement': (asked) => {
      db.write(bringUpToDate);
      return statementFor(db, asked) ?? { refused: 'no-such-producer' };
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
