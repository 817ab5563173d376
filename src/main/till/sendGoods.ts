import type { StockPaper } from '../../shared/contract/stock.ts';
import type { ToSend } from '../../shared/contract/transfer.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Day } from '../../shared/day.ts';
import { quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import type { GoodsSentBody, SentLine } from '../../shared/stock/sent.ts';
import { dropDraftOf } from '../db/draft.ts';
import { entryOf } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import { isTraining } from '../db/shift.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { looseOf, lotOf } from '../db/stock.ts';
import { otherOutlet, ownName } from '../db/transfer.ts';
import type { Desk } from './desk.ts';
import type { Hand } from './hand.ts';
import { goodsIn, isQuestion, nextNumber, paperOf, questioned, wallDay } from './stockPaper.ts';

/**
 * Writes down that goods left for another outlet, all lines or none, once per id. More than the books have is sent as well where
 * somebody looked: the goods are there, and the books are mended at the next count.
 */
export function sendGoods(desk: Desk, input: InputOf<'transfer.send'>, hand: Hand): StockPaper | Refusal {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, input.id);
    if (made) return paperOf(made);
    if (isTraining(db)) return { refused: 'training-on' };
    const to = otherOutlet(db, input.to);
    if (!to) return { refused: 'no-such-outlet' };
    const at = desk.clock();
    const day = wallDay(db, at);
    const lines = linesOf(db, day, input.lines);
    if (isRefusal(lines)) return lines;
    const leave = hand.may('send-goods');
    if (isRefusal(leave)) return leave;
    const body: GoodsSentBody = {
      number: nextNumber(db, desk, 'CK'),
      day,
      by: hand.actor.name,
      from: ownName(db),
      to,
      paper: input.paper,
      ...(Object.keys(input.carriage).length > 0 && { carriage: input.carriage }),
      ...(input.note !== undefined && { note: input.note }),
      lines,
      ...leave,
    };
    const entry = record(db, desk.signer, { id: input.id, at, actor: hand.actor.id, kind: 'goods-sent', body });
    dropDraftOf(db, 'send', input.id);
    queueSlip(db, { entry: input.id, number: body.number, copy: 0, at });
    return paperOf(entry);
  });
}

function linesOf(db: ReadDb, day: Day, asked: readonly ToSend[]): SentLine[] | Refusal {
  const taken = new Map<string, number>();
  const found = asked.map((each, n) => {
    const line = lineOf(db, day, each, n + 1);
    if (isQuestion(line)) return line;
    return shortOf(db, { line: n + 1, each, taken }) ?? line;
  });
  const questions = found.filter((line): line is GoodsQuestion => isQuestion(line));
  return questions.length > 0 ? questioned(questions) : found.filter((line): line is SentLine => !isQuestion(line));
}

function lineOf(db: ReadDb, day: Day, asked: ToSend, line: number): SentLine | GoodsQuestion {
  const item = goodsIn(db, day, asked, line);
  if (isQuestion(item)) return item;
  const { product, name, unit } = item;
  const goods = { product, name, unit, quantity: quantity(asked.quantity) };
  if (asked.lot === null) return goods;
  const found = lotOf(db, asked.lot);
  if (found?.lot.product !== product) return { line, name, why: 'no-such-lot' };
  const { product: _, ...lot } = found.lot;
  return { ...goods, lot };
}

type Taking = {
  readonly line: number;
  readonly each: ToSend;
  /** What the lines above take of each lot. */
  readonly taken: Map<string, number>;
};

/** Where the lines up to this one take more of its lot than the books have, and nobody looked yet. */
function shortOf(db: ReadDb, { line, each, taken }: Taking): GoodsQuestion | undefined {
  const key = `${each.product} ${lotKey(each.lot)}`;
  const all = (taken.get(key) ?? 0) + each.quantity;
  taken.set(key, all);
  const known = each.lot === null ? undefined : lotOf(db, each.lot);
  const onHand = each.lot === null ? looseOf(db, each.product) : quantity(known?.onHand ?? 0);
  if (each.evenIfShort || all <= onHand) return undefined;
  return { line, name: goodsName(db, each), why: 'more-than-books', onHand };
}

const goodsName = (db: ReadDb, { product }: ToSend): string =>
  db.get<{ name: string }>('SELECT name FROM product WHERE id = ?', product)?.name ?? product;
