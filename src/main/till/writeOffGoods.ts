import type { ToWriteOff } from '../../shared/contract/stock.ts';
import type { InputOf, ReplyOf } from '../../shared/contract.ts';
import type { Day } from '../../shared/day.ts';
import { quantity } from '../../shared/quantity.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import type { GoodsWrittenOffBody, WrittenOffLine } from '../../shared/stock/writtenOff.ts';
import { dropDraftOf } from '../db/draft.ts';
import { entryOf, type StoredEntry } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import { isTraining } from '../db/shift.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { lotOf } from '../db/stock.ts';
import type { Desk } from './desk.ts';
import type { Hand } from './hand.ts';
import { goodsIn, isQuestion, nextNumber, paperOf, questioned, wallDay } from './stockPaper.ts';
import { takePhoto } from './takePhoto.ts';

/**
 * Writes down that goods left the shelf unsold, all lines or none, once per id. More than the books have is written off as
 * well: the goods were there, and the books are mended at the next count.
 */
export function writeOffGoods(desk: Desk, input: InputOf<'stock.writeOff'>, hand: Hand): ReplyOf<'stock.writeOff'> {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, input.id);
    if (made) return written(made, input);
    if (isTraining(db)) return { refused: 'training-on' };
    const at = desk.clock();
    const day = wallDay(db, at);
    const found = input.lines.map((line, n) => lineOf(db, day, line, n + 1));
    const questions = found.filter((line): line is GoodsQuestion => isQuestion(line));
    if (questions.length > 0) return questioned(questions);
    const leave = hand.may('write-off-goods');
    if (isRefusal(leave)) return leave;
    const taken = takePhoto(db, input.photo);
    const body: GoodsWrittenOffBody = {
      number: nextNumber(db, desk, 'XH'),
      day,
      by: hand.actor.name,
      why: input.why,
      ...(input.note !== undefined && { note: input.note }),
      ...(taken && { photo: taken.hash }),
      lines: found.filter((line): line is WrittenOffLine => !isQuestion(line)),
      ...leave,
    };
    const entry = record(db, desk.signer, { id: input.id, at, actor: hand.actor.id, kind: 'goods-written-off', body });
    taken?.keep(entry.header.seq);
    dropDraftOf(db, 'write-off', input.id);
    queueSlip(db, { entry: input.id, number: body.number, copy: 0, at });
    return written(entry, input);
  });
}

function written(entry: StoredEntry, { photo }: InputOf<'stock.writeOff'>): ReplyOf<'stock.writeOff'> {
  const { photo: named } = JSON.parse(entry.body) as GoodsWrittenOffBody;
  return { ...paperOf(entry), photo: photo === undefined ? 'none' : named ? 'kept' : 'left-out' };
}

function lineOf(db: ReadDb, day: Day, asked: ToWriteOff, line: number): WrittenOffLine | GoodsQuestion {
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
