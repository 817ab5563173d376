import type { StockPaper } from '../../shared/contract/stock.ts';
import type { ToAccept } from '../../shared/contract/transfer.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Day } from '../../shared/day.ts';
import { ensure } from '../../shared/must.ts';
import { QUANTITY_LIMIT, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { type ArrivedLine, type GoodsArrivedBody, isExplained } from '../../shared/stock/arrived.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import type { SentLine } from '../../shared/stock/sent.ts';
import { itemOf } from '../db/catalogue.ts';
import { dropDraftOf } from '../db/draft.ts';
import { enrolled } from '../db/enrolment.ts';
import { entryOf } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import { isTraining } from '../db/shift.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { type Transfer, transferOf } from '../db/transfer.ts';
import type { Desk } from './desk.ts';
import type { Hand } from './hand.ts';
import { isQuestion, nextNumber, paperOf, questioned, wallDay } from './stockPaper.ts';

/**
 * Writes down what arrived of a transfer, once per id and once per transfer as far as this till has heard. It closes the transfer:
 * what did not come is told why, line by line.
 */
export function acceptGoods(desk: Desk, input: InputOf<'transfer.accept'>, hand: Hand): StockPaper | Refusal {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, input.id);
    if (made) return paperOf(made);
    if (isTraining(db)) return { refused: 'training-on' };
    const transfer = transferOf(db, input.of);
    if (!transfer) return { refused: 'no-such-transfer' };
    const closed = whyNot(db, transfer, input.back === true);
    if (closed) return closed;
    const at = desk.clock();
    const day = wallDay(db, at);
    const lines = linesOf(db, day, transfer.sent.lines, input.lines);
    if (isRefusal(lines)) return lines;
    const leave = hand.may('accept-goods');
    if (isRefusal(leave)) return leave;
    const { number, from, day: sentOn } = transfer.sent;
    const body: GoodsArrivedBody = {
      number: nextNumber(db, desk, 'NC'),
      day,
      by: hand.actor.name,
      of: { ...input.of, number, day: sentOn, from },
      ...(input.note !== undefined && { note: input.note }),
      lines,
      ...leave,
    };
    const entry = record(db, desk.signer, { id: input.id, at, actor: hand.actor.id, kind: 'goods-arrived', body });
    dropDraftOf(db, 'accept', input.id);
    queueSlip(db, { entry: input.id, number: body.number, copy: 0, at });
    return paperOf(entry);
  });
}

/** It is somebody else's, or done. */
function whyNot(db: ReadDb, { sent, arrivals }: Transfer, back: boolean): Refusal | undefined {
  const [first] = arrivals;
  if (first) return { refused: 'already-accepted', number: first.number, day: first.day };
  const end = back ? sent.from : sent.to;
  return end.id === enrolled(db).outlet ? undefined : { refused: 'transfer-elsewhere', outlet: end.name };
}

function linesOf(
  db: ReadDb,
  day: Day,
  sent: readonly SentLine[],
  counted: readonly ToAccept[],
): ArrivedLine[] | Refusal {
  ensure(sent.length === counted.length, `${counted.length} lines for the ${sent.length} of the transfer`);
  const found = sent.map((line, n) => lineOf(db, day, { sent: line, counted: counted[n] as ToAccept, line: n + 1 }));
  const questions = found.filter((line): line is GoodsQuestion => isAsked(line));
  return questions.length > 0 ? questioned(questions) : found.filter((line): line is ArrivedLine => !isAsked(line));
}

/** A line that arrived has a `why` of its own. */
const isAsked = (line: ArrivedLine | GoodsQuestion): line is GoodsQuestion => 'line' in line && isQuestion(line);

type Counted = { readonly sent: SentLine; readonly counted: ToAccept; readonly line: number };

/** The goods may be unknown to this catalogue, and arrive all the same. */
function lineOf(db: ReadDb, day: Day, { sent, counted, line }: Counted): ArrivedLine | GoodsQuestion {
  const { quantity: left, ...goods } = sent;
  const { arrived, why } = counted;
  const about = { line, name: goods.name };
  if (arrived > QUANTITY_LIMIT) return { ...about, why: 'absurd-quantity' };
  if (itemOf(db, day, goods.product)?.weighed === false && (arrived - left) % 1_000 !== 0)
    return { ...about, why: 'not-weighed' };
  if (!isExplained({ sent: left, arrived, why })) return { ...about, why: 'unexplained' };
  return { ...goods, sent: left, arrived: quantity(arrived), ...(why && { why }) };
}
