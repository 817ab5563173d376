import type { MadePaper } from '../../shared/contract/settlement.ts';
import type { InputOf } from '../../shared/contract.ts';
import { addDays } from '../../shared/day.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { type ProducerSettledBody, SETTLED_LINES, type SettledLine } from '../../shared/settlement/settled.ts';
import { isMoved, type Statement } from '../../shared/settlement/statementOf.ts';
import { entryOf, type StoredEntry } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import { isTraining } from '../db/shift.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { bringUpToDate, countedFor, statementFor } from '../db/statement.ts';
import type { Desk } from './desk.ts';
import type { Hand } from './hand.ts';
import { nextNumber, wallDay } from './stockPaper.ts';

/**
 * Settles with a producer for everything up to a day that was not settled before, and prints what it came to. The id was made
 * when the statement was opened, so asking twice settles once. What somebody saw is what is settled: where a sale came between,
 * nothing is, and they look again.
 */
export function settleProducer(desk: Desk, input: InputOf<'settlement.settle'>, hand: Hand): MadePaper | Refusal {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, input.id);
    if (made) return madePaper(made);
    if (isTraining(db)) return { refused: 'training-on' };
    const at = desk.clock();
    const day = wallDay(db, at);
    if (input.until > day) return { refused: 'period-to-come', day };
    const statement = readStatement(db, input);
    if (isRefusal(statement)) return statement;
    const leave = hand.may('settle-producer');
    if (isRefusal(leave)) return leave;
    const { producer, from, until, commission, payable, before, asOf, heard } = statement;
    const body: ProducerSettledBody = {
      number: nextNumber(db, desk, 'QT'),
      day,
      by: hand.actor.name,
      producer,
      // Of days that were settled before something may come late: that period is the day itself.
      ...(from !== null && { from: from > until ? until : from }),
      until,
      lines: withCounted(db, statement),
      commission,
      payable,
      before,
      asOf,
      ...(heard.length > 0 && { heard }),
      ...leave,
    };
    const entry = record(db, desk.signer, { id: input.id, at, actor: hand.actor.id, kind: 'producer-settled', body });
    queueSlip(db, { entry: input.id, number: body.number, copy: 0, at });
    return madePaper(entry);
  });
}

function readStatement(db: WriteDb, input: InputOf<'settlement.settle'>): Statement | Refusal {
  const left = bringUpToDate(db);
  if (left > 0) return { refused: 'books-behind', left };
  const statement = statementFor(db, input);
  if (!statement) return { refused: 'no-such-producer' };
  const { producer, from, until, lines, payable, commissionWanted } = statement;
  // The last day that was settled may be settled again: what came late of it is still open.
  const settledTo = from === null ? until : addDays(from, -1);
  if (until < settledTo) return { refused: 'period-settled', day: settledTo };
  if (!lines.some(isMoved)) return { refused: 'nothing-to-settle', name: producer.name };
  if (commissionWanted) return { refused: 'commission-wanted', name: producer.name };
  if (lines.length > SETTLED_LINES) return { refused: 'too-many-lines' };
  return payable === input.due ? statement : { refused: 'statement-changed', due: payable };
}

/** What its goods brought at each till, so that a settlement elsewhere that had not heard of this one is told from what is new. */
function withCounted(db: ReadDb, { producer, until, lines }: Statement): SettledLine[] {
  const countedOf = countedFor(db, { producer: producer.id, until });
  return lines.map((line) => (isMoved(line) ? { ...line, counted: countedOf(line) } : line));
}

/** What is answered of a settlement that stands in the journal, whatever was asked for under its id. */
export function madePaper({ header, body }: StoredEntry): MadePaper {
  const { number, payable, amount } = JSON.parse(body) as Pick<MadePaper, 'number' | 'amount'> & {
    readonly payable?: MadePaper['amount'];
  };
  return { entry: header.id, number, amount: payable ?? amount };
}
