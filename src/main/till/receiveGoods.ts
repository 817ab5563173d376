import type { StockPaper, ToReceive } from '../../shared/contract/stock.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Day } from '../../shared/day.ts';
import type { LotId } from '../../shared/id.ts';
import { DONG_LIMIT } from '../../shared/money.ts';
import { quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { dayQuestion } from '../../shared/stock/lastDay.ts';
import { isSameLot, type Lot } from '../../shared/stock/lot.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import type { GoodsReceivedBody, ReceivedLine } from '../../shared/stock/received.ts';
import { nameOfProducer } from '../db/catalogue.ts';
import { entryOf } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import { isTraining } from '../db/shift.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { lotsOf } from '../db/stock.ts';
import { awaited } from './announcedGoods.ts';
import { type Desk, newId } from './desk.ts';
import type { Hand } from './hand.ts';
import { goodsIn, isQuestion, nextNumber, paperOf, questioned, wallDay } from './stockPaper.ts';

/**
 * Writes down that goods came in, all lines or none. The id was made when the document was begun, so asking twice, or after a
 * crash, receives them once. Goods of a lot that the outlet knows are more of it.
 */
export function receiveGoods(desk: Desk, input: InputOf<'stock.receive'>, hand: Hand): StockPaper | Refusal {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, input.id);
    if (made) return paperOf(made);
    if (isTraining(db)) return { refused: 'training-on' };
    const told = input.announced && awaited(db, input.announced);
    if (isRefusal(told)) return told;
    const at = desk.clock();
    const day = wallDay(db, at);
    const lines = linesOf(db, desk, input.lines, day);
    if (isRefusal(lines)) return lines;
    const leave = hand.may('receive-goods');
    if (isRefusal(leave)) return leave;
    const body: GoodsReceivedBody = {
      number: nextNumber(db, desk, 'NK'),
      day,
      by: hand.actor.name,
      ...(input.note !== undefined && { note: input.note }),
      ...(input.announced && { announced: input.announced }),
      lines,
      ...leave,
    };
    const entry = record(db, desk.signer, { id: input.id, at, actor: hand.actor.id, kind: 'goods-received', body });
    queueSlip(db, { entry: input.id, number: body.number, copy: 0, at });
    return paperOf(entry);
  });
}

/** What is to be mended or answered in lines before they are received, by their place. */
export function questionsOf(db: ReadDb, desk: Desk, lines: readonly ToReceive[]): GoodsQuestion[] {
  return looked(db, desk, lines, wallDay(db, desk.clock())).questions;
}

function linesOf(db: ReadDb, desk: Desk, asked: readonly ToReceive[], day: Day): ReceivedLine[] | Refusal {
  const { lines, questions } = looked(db, desk, asked, day);
  return questions.length > 0 ? questioned(questions) : lines;
}

function looked(db: ReadDb, desk: Desk, asked: readonly ToReceive[], day: Day) {
  const lines: ReceivedLine[] = [];
  const questions: GoodsQuestion[] = [];
  for (const [n, each] of asked.entries()) {
    const line = lineOf(db, each, { desk, day, line: n + 1, before: lines });
    if (isQuestion(line)) questions.push(line);
    else lines.push(line);
  }
  return { lines, questions };
}

type Place = {
  readonly desk: Desk;
  readonly day: Day;
  readonly line: number;
  /** The lines above it: their lots are known, too. */
  readonly before: readonly ReceivedLine[];
};

function lineOf(db: ReadDb, asked: ToReceive, place: Place): ReceivedLine | GoodsQuestion {
  const item = goodsIn(db, place.day, asked, place.line);
  if (isQuestion(item)) return item;
  const about = { line: place.line, name: item.name };
  const owner = nameOfProducer(db, asked.owner);
  if (owner === undefined) return { ...about, why: 'no-such-owner' };
  if (asked.terms.kind === 'bought' && (asked.terms.cost < 0 || asked.terms.cost >= DONG_LIMIT))
    return { ...about, why: 'absurd-cost' };
  const wrongDay = dayQuestion(asked.expires, place.day);
  if (wrongDay) return { ...about, ...wrongDay };

  const known = [
    ...lotsOf(db, asked.product).map(({ lot }) => lot),
    ...place.before.map(({ lot }) => lot).filter(({ product }) => product === asked.product),
  ];
  const { quantity: came, owner: id, isAnother, ...rest } = asked;
  const lot = { ...rest, owner: { id, name: owner } };
  const same = known.find((other) => isSameLot(lot, other));
  const other = same || isAnother ? undefined : known.find((found) => isOtherDay(found, asked));
  if (other) return { ...about, why: 'other-day', other: other.expires ?? null };
  const whole: Lot = same ?? { ...lot, id: newId<LotId>(place.desk) };
  return { lot: whole, name: item.name, unit: item.unit, quantity: quantity(came) };
}

/** One code stands for one day: where it does not, either was mistyped, or the code says little. */
function isOtherDay({ code, expires }: Lot, asked: ToReceive): boolean {
  return asked.code !== '' && code === asked.code && expires !== asked.expires;
}
