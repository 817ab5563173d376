import { lastDayOf } from '../../shared/barcode/labelSays.ts';
import type { DraftReply } from '../../shared/contract/receive.ts';
import type { StockPaper, ToReceive } from '../../shared/contract/stock.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { EntryId, ProducerId, ProductId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { ONE } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { isFood } from '../../shared/stock/food.ts';
import type { Terms } from '../../shared/stock/lot.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import {
  addGoods,
  changeLine,
  type DraftLine,
  type KnownGoods,
  type LineChange,
  lackOf,
  ReceiveDraft,
  type SaidOfGoods,
  wholeTerms,
} from '../../shared/stock/receiveDraft.ts';
import { itemOf, nameOfProducer } from '../db/catalogue.ts';
import { draftOf, dropDraft, keepDraft } from '../db/draft.ts';
import { entryOf } from '../db/journal.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { lastTermsOf, lotsOf } from '../db/stock.ts';
import { type Desk, newId } from './desk.ts';
import type { Hand } from './hand.ts';
import { receiveGoods } from './receiveGoods.ts';
import { noProduct, quantityFor, resolveCode } from './resolveCode.ts';
import { paperOf, wallDay } from './stockPaper.ts';

/** The goods that are being received, as they lie on the disk; nothing is begun by looking. */
export function draftNow(desk: Desk): DraftReply {
  return reply(desk.db, desk, draftIn(desk.db, desk), null);
}

/** What a scanner read is a line more, or more of one that is there. */
export function scanIntoDraft(desk: Desk, { id, code, chosen }: InputOf<'receive.scan'>): DraftReply | Refusal {
  return change(desk, id, (db, draft) => {
    const scan = resolveCode(db, code, desk.clock, chosen);
    if (scan.scan !== 'product' && scan.scan !== 'expired') return noProduct(db, scan, wallDay(db, desk.clock()));
    const goods = knownGoods(db, desk, scan.product);
    if (isRefusal(goods)) return goods;
    if (scan.scan === 'expired') return { refused: 'past-its-day', name: goods.name, day: scan.on };
    const amount = scan.carton ? null : quantityFor(scan, goods.weighed);
    // The grams of a label on something counted by the piece.
    if (!scan.carton && scan.quantity !== null && amount === null) return { refused: 'not-weighed' };
    const quantity = amount ?? (goods.weighed || scan.carton ? null : ONE);
    return add(draft, goods, { quantity, code: scan.lot, expires: lastDayOf(scan) });
  });
}

/** What was found by name. */
export function addToDraft(desk: Desk, { id, product }: InputOf<'receive.add'>): DraftReply | Refusal {
  return change(desk, id, (db, draft) => {
    const goods = knownGoods(db, desk, product);
    return isRefusal(goods) ? goods : add(draft, goods, { quantity: goods.weighed ? null : ONE });
  });
}

export function changeDraftLine(desk: Desk, input: InputOf<'receive.change'>): DraftReply | Refusal {
  const { id, line, owner, ...rest } = input;
  return change(desk, id, (db, draft) => {
    const name = owner && nameOfProducer(db, owner);
    const wanted = { ...rest, ...(owner && name !== undefined && { owner: { id: owner, name } }) };
    const said = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as LineChange;
    return { draft: changeLine(draft, line, said), touched: line };
  });
}

export function hasNoDays(desk: Desk, id: EntryId): DraftReply | Refusal {
  return change(desk, id, (_, draft) => {
    const lines = draft.lines.map((line) => (lackOf(line) === 'day' ? { ...line, hasNoDay: true } : line));
    return { draft: { ...draft, lines }, touched: null };
  });
}

export function removeFromDraft(desk: Desk, { id, line }: InputOf<'receive.remove'>): DraftReply | Refusal {
  return change(desk, id, (_, draft) => ({
    draft: { ...draft, lines: draft.lines.filter((each) => each.line !== line) },
    touched: null,
  }));
}

export function noteDraft(desk: Desk, { id, note }: InputOf<'receive.note'>): DraftReply | Refusal {
  return change(desk, id, (_, draft) => ({ draft: { ...draft, note }, touched: null }));
}

export function clearDraft(desk: Desk, id: EntryId): DraftReply | Refusal {
  return desk.db.write((db) => {
    const draft = theDraft(db, desk, id);
    if (isRefusal(draft)) return draft;
    dropDraft(db, 'receive');
    return reply(db, desk, emptyDraft(desk), null);
  });
}

/** What came of it; `questions` are of lines by their handle. */
export type Finished = { readonly paper: StockPaper } | { readonly questions: GoodsQuestion[] };

/**
 * Writes the draft into the books and puts it away, in one transaction: a crash leaves the one or the other. Asked for again, the
 * paper that stands there is answered.
 */
export function finishDraft(desk: Desk, id: EntryId, hand: Hand): Finished | Refusal {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, id);
    if (made) return { paper: paperOf(made) };
    const draft = theDraft(db, desk, id);
    if (isRefusal(draft)) return draft;
    const lines = draft.lines.flatMap((line) => wholeLine(line) ?? []);
    if (lines.length === 0 || lines.length < draft.lines.length) return { refused: 'draft-unfinished' };
    const done = receiveGoods(desk, { id, lines, ...(draft.note !== '' && { note: draft.note }) }, hand);
    if (!isRefusal(done)) {
      dropDraft(db, 'receive');
      return { paper: done };
    }
    if (done.refused !== 'goods-questioned') return done;
    return { questions: done.questions.map((each) => ofLine(each, handleOf(draft, each.line))) };
  });
}

function ofLine(question: GoodsQuestion, line: number): GoodsQuestion {
  return { ...question, line };
}

function handleOf({ lines }: ReceiveDraft, counted: number): number {
  return must(lines[counted - 1], `line ${counted}`).line;
}

/** @returns undefined where a person must still say something of it */
function wholeLine(line: DraftLine): ToReceive | undefined {
  const terms = wholeTerms(line.terms);
  if (lackOf(line) !== undefined || line.quantity === null || !terms) return undefined;
  return {
    product: line.product,
    quantity: line.quantity,
    code: line.code,
    ...(line.expires !== null && { expires: line.expires }),
    owner: line.owner.id,
    terms,
    ...(line.isAnother && { isAnother: true as const }),
  };
}

type Changed = { readonly draft: ReceiveDraft; readonly touched: number | null };

function change(
  desk: Desk,
  id: EntryId,
  how: (db: WriteDb, draft: ReceiveDraft) => Changed | Refusal,
): DraftReply | Refusal {
  return desk.db.write((db) => {
    const draft = theDraft(db, desk, id);
    if (isRefusal(draft)) return draft;
    const changed = how(db, draft);
    if (isRefusal(changed)) return changed;
    keepDraft(db, 'receive', changed.draft);
    return reply(db, desk, changed.draft, changed.touched);
  });
}

/** The draft that the screen means, or the reason why there is none: another window may have finished it. */
function theDraft(db: ReadDb, desk: Desk, id: EntryId): ReceiveDraft | Refusal {
  const kept = draftOf(db, 'receive', ReceiveDraft);
  if (kept) return kept.id === id ? kept : { refused: 'other-draft' };
  // Nothing was typed yet: the id is the one that the screen was told, unless its goods came in already.
  return entryOf(db, desk.signer.device, id) ? { refused: 'other-draft' } : { id, note: '', lines: [] };
}

function draftIn(db: ReadDb, desk: Desk): ReceiveDraft {
  return draftOf(db, 'receive', ReceiveDraft) ?? emptyDraft(desk);
}

function emptyDraft(desk: Desk): ReceiveDraft {
  return { id: newId(desk), note: '', lines: [] };
}

function reply(db: ReadDb, desk: Desk, draft: ReceiveDraft, touched: number | null): DraftReply {
  return { draft, touched, today: wallDay(db, desk.clock()) };
}

function add(draft: ReceiveDraft, goods: KnownGoods, said: SaidOfGoods): Changed | Refusal {
  return addGoods(draft, goods, said) ?? { refused: 'draft-full' };
}

/** What the till knows of goods that come in; a gift basket is made of what comes in, and does not come itself. */
export function knownGoods(db: ReadDb, desk: Desk, product: ProductId): KnownGoods | Refusal {
  const today = wallDay(db, desk.clock());
  const item = itemOf(db, today, product);
  if (!item) return { refused: 'no-such-product' };
  const { name, unit, weighed, category, producer, parts } = item;
  if (parts !== undefined) return { refused: 'basket-not-received', name };
  return {
    product,
    name,
    unit,
    weighed,
    food: isFood(category ?? ''),
    producer,
    last: lotsOf(db, product).at(-1)?.lot,
    termsOf: (owner: ProducerId): Terms | undefined => lastTermsOf(db, owner),
    today,
  };
}
