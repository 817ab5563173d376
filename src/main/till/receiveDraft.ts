import { lastDayOf } from '../../shared/barcode/labelSays.ts';
import type { DraftReply } from '../../shared/contract/receive.ts';
import type { StockPaper, ToReceive } from '../../shared/contract/stock.ts';
import type { InputOf } from '../../shared/contract.ts';
import { EntryId } from '../../shared/id.ts';
import { ensure, must } from '../../shared/must.ts';
import { type GoodRow, isFault, readNoteRow } from '../../shared/note/noteRow.ts';
import { ONE } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { NoteFault, NoteRow } from '../../shared/stock/deliveryNote.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import {
  addGoods,
  byOwner,
  changeLine,
  type DraftLine,
  fillAnnounced,
  type KnownGoods,
  type LineChange,
  lackOf,
  leaveAnnounced,
  ownerOf,
  ReceiveDraft,
  type SaidOfGoods,
  settleUnchecked,
  wholeTerms,
} from '../../shared/stock/receiveDraft.ts';
import { nameOfProducer } from '../db/catalogue.ts';
import { draftOf, dropDraft, keepDraft } from '../db/draft.ts';
import { entryOf } from '../db/journal.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { announcedIn, awaited, checkAnnounced } from './announcedGoods.ts';
import { type Desk, newId } from './desk.ts';
import type { Hand } from './hand.ts';
import { knownGoods } from './knownGoods.ts';
import { noteBook } from './noteBook.ts';
import { questionsOf, receiveGoods } from './receiveGoods.ts';
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

/** What came of a delivery note: it is in the draft, or nothing of it is, and why row by row. */
export type Noted = { readonly noted: DraftReply } | { readonly faults: NoteFault[]; readonly good: number };

/**
 * Fills the draft from a delivery note, all rows or none; `skip`: all that can be taken, because somebody looked at the others.
 * @param name of the file: it is what the paper says it was received by, where nothing else is said
 */
export function noteIntoDraft(
  desk: Desk,
  { id, name, skip }: Pick<InputOf<'receive.readNote'>, 'id' | 'name' | 'skip'>,
  rows: readonly NoteRow[],
): Noted | Refusal {
  return desk.db.write((db) => {
    const begun = theDraft(db, desk, id);
    if (isRefusal(begun)) return begun;
    // What was announced is looked at line by line, and not added to from elsewhere.
    if (begun.announced) return { refused: 'draft-begun' };
    const book = noteBook(db, desk);
    const checked = rows.map((row) => readNoteRow(book, row));
    const faults = checked.filter(isFault);
    const good = checked.filter((each): each is GoodRow<KnownGoods> => !isFault(each));
    if (faults.length > 0 && !(skip && good.length > 0)) return { faults, good: good.length };
    let draft: ReceiveDraft | undefined = begun;
    for (const row of good) draft = draft && withRow(draft, row);
    if (!draft) return { refused: 'draft-full' };
    const noted = { ...draft, note: draft.note === '' ? noteName(name) : draft.note };
    keepDraft(db, 'receive', noted);
    return { noted: reply(db, desk, noted, null) };
  });
}

/** Fills an empty draft with what the office announced: all of it, or what can still come in because somebody looked at the rest. */
export function announcedIntoDraft(
  desk: Desk,
  { id, announced, skip }: InputOf<'receive.takeAnnounced'>,
): Noted | Refusal {
  return desk.db.write((db) => {
    const begun = theDraft(db, desk, id);
    if (isRefusal(begun)) return begun;
    if (begun.announced?.id === announced) return { noted: reply(db, desk, begun, null) };
    if (begun.announced || begun.lines.length > 0) return { refused: 'draft-begun' };
    const told = awaited(db, announced);
    if (isRefusal(told)) return told;
    const { goods, faults } = checkAnnounced(db, desk, told.announced);
    const good = goods.length - faults.length;
    if (faults.length > 0 && !(skip && good > 0)) return { faults: [...faults], good };
    const filled = fillAnnounced(begun, { ...told.announced, id: announced }, goods);
    keepDraft(db, 'receive', filled);
    return { noted: reply(db, desk, filled, null) };
  });
}

export function settleDraftUnchecked(desk: Desk, { id, as }: InputOf<'receive.unchecked'>): DraftReply | Refusal {
  return change(desk, id, (_, draft) => ({ draft: settleUnchecked(draft, as), touched: null }));
}

export function leaveDraftAnnounced(desk: Desk, id: EntryId): DraftReply | Refusal {
  return change(desk, id, (_, draft) => ({ draft: leaveAnnounced(draft), touched: null }));
}

function withRow(draft: ReceiveDraft, row: GoodRow<KnownGoods>): ReceiveDraft | undefined {
  const { goods, terms, ...said } = row;
  // A row without a lot says that none is known, and not that it is the one before; one without an owner, whose they usually are.
  const added = addGoods(draft, goods, { ...said, code: said.code ?? '', owner: said.owner ?? ownerOf(goods), terms });
  return added && (terms ? changeLine(added.draft, added.touched, { terms }) : added.draft);
}

/** `giao-hang-117.xlsx` → `giao-hang-117` */
function noteName(file: string): string {
  return file
    .replace(/\.\w{1,5}$/, '')
    .trim()
    .slice(0, 80);
}

/** What came of it: a receipt for each owner; `questions` are of lines by their handle. */
export type Finished = { readonly papers: StockPaper[] } | { readonly questions: GoodsQuestion[] };

/**
 * Writes the draft into the books and puts it away, in one transaction: a crash leaves the one or the other. Goods of several owners
 * are a receipt each unless they are wanted `together`, all of them or none. Asked for again, the papers that stand there are answered.
 */
export function finishDraft(
  desk: Desk,
  { id, together }: Pick<InputOf<'receive.finish'>, 'id' | 'together'>,
  hand: Hand,
): Finished | Refusal {
  return desk.db.write((db) => {
    const made = papersOf(db, desk, id);
    if (made.length > 0) return { papers: made };
    const draft = theDraft(db, desk, id);
    if (isRefusal(draft)) return draft;
    const lines = draft.lines.flatMap((line) => wholeLine(line) ?? []);
    if (lines.length === 0 || lines.length < draft.lines.length) return { refused: 'draft-unfinished' };
    const told = draft.announced && awaited(db, draft.announced.id);
    if (isRefusal(told)) return told;
    // All that may be asked is asked before the first receipt is written.
    const questions = questionsOf(db, desk, lines);
    if (questions.length > 0) return { questions: questions.map((each) => ofLine(each, handleOf(draft, each.line))) };
    const papers = receiveEach(desk, draft, together ? [draft.lines] : byOwner(draft.lines), hand);
    if (!isRefusal(papers)) dropDraft(db, 'receive');
    return isRefusal(papers) ? papers : { papers };
  });
}

function receiveEach(
  desk: Desk,
  { id, note, announced }: ReceiveDraft,
  receipts: readonly (readonly DraftLine[])[],
  hand: Hand,
): StockPaper[] | Refusal {
  const papers: StockPaper[] = [];
  // An announcement is of one owner's goods, and received by one of the receipts.
  const owners = receipts.findIndex((lines) => lines.some(({ owner }) => owner.id === announced?.owner.id));
  const ofAnnounced = Math.max(0, owners);
  for (const [nth, lines] of receipts.entries()) {
    const whole = lines.map((line) => must(wholeLine(line), `all of line ${line.line}`));
    const beside = {
      ...(note !== '' && { note }),
      ...(nth === ofAnnounced && announced && { announced: announced.id }),
    };
    const done = receiveGoods(desk, { id: idBeside(id, nth), lines: whole, ...beside }, hand);
    // What could be refused was, before anything of it was written.
    ensure(!isRefusal(done) || nth === 0, `receipt ${nth + 1} of a draft is received as the first was`);
    if (isRefusal(done)) return done;
    papers.push(done);
  }
  return papers;
}

/** The ids of a draft's receipts follow its own, so that they are found again however often it is sent. */
function idBeside(id: EntryId, nth: number): EntryId {
  const tail = (BigInt(`0x${id.slice(-12)}`) + BigInt(nth)) & 0xff_ff_ff_ff_ff_ffn;
  return EntryId.parse(`${id.slice(0, -12)}${tail.toString(16).padStart(12, '0')}`);
}

function papersOf(db: ReadDb, desk: Desk, id: EntryId): StockPaper[] {
  const papers: StockPaper[] = [];
  for (;;) {
    const made = entryOf(db, desk.signer.device, idBeside(id, papers.length));
    if (!made) return papers;
    papers.push(paperOf(made));
  }
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
  return { draft, touched, today: wallDay(db, desk.clock()), announced: announcedIn(db, draft) };
}

function add(draft: ReceiveDraft, goods: KnownGoods, said: SaidOfGoods): Changed | Refusal {
  return addGoods(draft, goods, said) ?? { refused: 'draft-full' };
}
