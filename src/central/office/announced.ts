import type { Product } from '../../shared/catalogue/product.ts';
import { addDays, type Day, dayOf } from '../../shared/day.ts';
import { type AnnouncementId, type OutletId, type ProducerId, uuidv7 } from '../../shared/id.ts';
import { canonical } from '../../shared/journal/canonical.ts';
import { type GoodRow, isFault, readNoteRow } from '../../shared/note/noteRow.ts';
import { QUANTITY_LIMIT, quantity } from '../../shared/quantity.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { type Announced, type AnnouncedLine, announcedState, differencesOf } from '../../shared/stock/announced.ts';
import type { NoteFault, NoteRow } from '../../shared/stock/deliveryNote.ts';
import { dayQuestion } from '../../shared/stock/lastDay.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import { type AnnouncedColumns, announce, findAnnounced, readAnnounced, withdraw } from '../db/announced.ts';
import { transaction } from '../db/query.ts';
import { announcedRow as toldRow } from '../stockPage.ts';
import type { AnnouncedRow, AnnouncedView, NotedLine, ToAnnounce } from './api/announced.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { Catalogue } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { noteBook } from './note/noteBook.ts';
import { readNote } from './note/readNote.ts';
import { noteDone } from './people/audit.ts';
import { isWithin, type Visit, withinOf } from './people/visit.ts';

/** Looked at: all that are to come stand before any other, and the others by the newest. */
const LOOKED_AT = 1_000;

export async function listAnnounced(
  desk: OfficeDesk,
  { outlet, view }: OfficeInput<'announced.list'>,
  visit: Visit,
): Promise<OfficeReply<'announced.list'>> {
  const catalogue = await desk.catalogue.fresh();
  const all = (await readAnnounced(desk.pool, outlet === null ? withinOf(visit) : [outlet], LOOKED_AT)).map((columns) =>
    rowOf(catalogue, columns),
  );
  const rows = all.filter((row) => isIn(row, view));
  return {
    today: dayOf(desk.clock()),
    rows: view === 'waiting' ? rows.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))) : rows,
    waiting: all.filter((row) => isIn(row, 'waiting')).length,
    differs: all.filter((row) => isIn(row, 'differs')).length,
  };
}

function isIn({ state, withdrawnAt, receipts }: AnnouncedRow, view: AnnouncedView): boolean {
  switch (view) {
    case 'waiting':
    case 'withdrawn':
      return state === view;
    case 'received':
      return receipts.length > 0;
    case 'differs':
      return (
        state === 'twice' ||
        (state === 'received' && withdrawnAt !== null) ||
        receipts.some(({ differences }) => differences.length > 0)
      );
  }
}

export async function showAnnounced(
  desk: OfficeDesk,
  { outlet, id }: OfficeInput<'announced.show'>,
): Promise<OfficeReply<'announced.show'>> {
  const found = await findAnnounced(desk.pool, id);
  if (found?.outlet !== outlet) return { refused: 'no-such-announcement' };
  return { row: rowOf(await desk.catalogue.fresh(), found), lines: [...found.body.lines] };
}

function rowOf({ outlets }: Catalogue, columns: AnnouncedColumns): AnnouncedRow {
  const { announced, receipts, id, at } = toldRow(columns);
  const { outlet, withdrawnAt } = columns;
  const { owner, day, note = '', lines } = announced;
  return {
    id,
    at,
    outlet: outlet as OutletId,
    outletName: outlets.get(outlet)?.name ?? outlet,
    owner,
    day,
    note,
    lines: lines.length,
    names: [...new Set(lines.map(({ name }) => name))].slice(0, 3),
    state: announcedState({ withdrawnAt, receipts }),
    withdrawnAt: withdrawnAt as AnnouncedRow['withdrawnAt'],
    receipts: receipts.map((receipt, n) => {
      const came = (columns.receipts[n]?.body.lines ?? []).map(cameOf);
      return Object.assign({}, receipt, { differences: differencesOf(announced, came) });
    }),
  };
}

function cameOf({ lot, ...goods }: AnnouncedColumns['receipts'][number]['body']['lines'][number]) {
  return { ...lot, ...goods };
}

export async function beginAnnouncing(
  desk: OfficeDesk,
  _: OfficeInput<'announced.begin'>,
  visit: Visit,
): Promise<OfficeReply<'announced.begin'>> {
  const within = withinOf(visit);
  const { outlets, producers, products } = await desk.catalogue.fresh();
  const goods = [...products.values()].filter(({ basket }) => basket === undefined);
  return {
    id: uuidv7(desk.clock(), desk.random(10)) as AnnouncementId,
    today: dayOf(desk.clock()),
    outlets: [...outlets.values()]
      .filter(({ id }) => isWithin(within, id))
      .map(({ id, name }) => ({ id, name }))
      .toSorted(byName),
    owners: [...producers.values()].map(({ id, name }) => ({ id, name })).toSorted(byName),
    products: goods
      .map(({ id, name, netContent, unit, weighed, producer }) => {
        const whose = producers.get(producer)?.name ?? '';
        const detail = [netContent, whose].filter((words) => words !== '').join(' · ');
        return { id, name, detail, unit, weighed, producer };
      })
      .toSorted(byName),
  };
}

const collator = new Intl.Collator('vi');

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return collator.compare(a.name, b.name);
}

/** What a delivery note's file says, row by row, as a till would read it. */
export async function readAnnouncedNote(
  desk: OfficeDesk,
  { owner, content }: OfficeInput<'announced.readNote'>,
): Promise<OfficeReply<'announced.readNote'>> {
  const rows = readNote(Buffer.from(content, 'base64'));
  if (isRefusal(rows)) return rows;
  const book = noteBook(await desk.catalogue.fresh(), dayOf(desk.clock()));
  const read = rows.map((row) => ({ row, found: readNoteRow(book, row) }));
  const named = read.flatMap(({ found }) => (isFault(found) || !found.owner ? [] : [found.owner.id]));
  const whose = owner ?? named[0] ?? null;
  const checked = read.map(({ row, found }) => (isFault(found) ? found : (ownerFault(row, found, whose) ?? found)));
  return {
    owner: whose,
    lines: checked.filter((each): each is GoodRow<Product> => !isFault(each)).map(notedLine),
    faults: checked.filter(isFault),
  };
}

/** One announcement is of one owner's goods. */
function ownerFault(
  { row, cells }: NoteRow,
  { owner }: GoodRow<Product>,
  whose: ProducerId | null,
): NoteFault | undefined {
  if (!owner || owner.id === whose) return undefined;
  return { row, column: cells.owner?.heading ?? '', found: (cells.owner?.text ?? '').slice(0, 80), why: 'other-owner' };
}

function notedLine({ goods, quantity: amount, code, expires, terms }: GoodRow<Product>): NotedLine {
  const { id: product, name, unit } = goods;
  return {
    product,
    name,
    unit,
    quantity: amount,
    code: code ?? '',
    ...(expires !== undefined && { expires }),
    ...(terms && { terms }),
  };
}

/** Nobody announces further ahead. */
const FURTHEST_DAYS = 366;

export async function saveAnnounced(
  desk: OfficeDesk,
  input: OfficeInput<'announced.save'>,
  visit: Visit,
): Promise<OfficeReply<'announced.save'>> {
  const catalogue = await desk.catalogue.fresh();
  const { id, outlet, day, note } = input;
  if (!catalogue.outlets.has(outlet)) return { refused: 'no-such-outlet' };
  const owner = catalogue.producers.get(input.owner);
  if (!owner) return { refused: 'no-such-owner' };
  const today = dayOf(desk.clock());
  if (day < today || day > addDays(today, FURTHEST_DAYS)) return { refused: 'absurd-day' };
  const lines = linesOf(catalogue, day, input.lines);
  if ('questions' in lines) return lines;
  const body = {
    owner: { id: owner.id, name: owner.name },
    day,
    ...(note !== undefined && { note }),
    lines: lines.lines,
  };
  const isNew = await transaction(desk.pool, async (tx) => {
    const done = await announce(tx, { id, outlet, body }, desk.clock());
    if (done) await noteDone(tx, desk, visit, { kind: 'announced', id, before: null, after: auditOf(body) });
    return done;
  });
  const there = isNew ? undefined : await findAnnounced(desk.pool, id);
  const isSame = isNew || (there?.outlet === outlet && canonical(there.body) === canonical(body));
  return isSame ? { done: true } : { refused: 'already-announced' };
}

function linesOf(
  { products }: Catalogue,
  day: Day,
  asked: readonly ToAnnounce[],
): { readonly lines: AnnouncedLine[] } | { questions: GoodsQuestion[] } {
  const lines: AnnouncedLine[] = [];
  const questions: GoodsQuestion[] = [];
  for (const [n, each] of asked.entries()) {
    const product = products.get(each.product);
    const question = questionOf(product, each, { line: n + 1, day, before: lines });
    if (question) questions.push(question);
    else if (product)
      lines.push({ ...each, quantity: quantity(each.quantity), name: product.name, unit: product.unit });
  }
  return questions.length > 0 ? { questions } : { lines };
}

type Place = { readonly line: number; readonly day: Day; readonly before: readonly AnnouncedLine[] };

/** What a till would ask of goods that come in on that day. */
function questionOf(product: Product | undefined, asked: ToAnnounce, place: Place): GoodsQuestion | undefined {
  const { line, day, before } = place;
  if (!product) return { line, name: asked.product, why: 'no-such-product' };
  const about = { line, name: product.name };
  if (product.basket) return { ...about, why: 'gift-basket' };
  if (asked.quantity <= 0 || asked.quantity > QUANTITY_LIMIT) return { ...about, why: 'absurd-quantity' };
  if (!product.weighed && asked.quantity % 1_000 !== 0) return { ...about, why: 'not-weighed' };
  const wrongDay = dayQuestion(asked.expires, day);
  if (wrongDay) return { ...about, ...wrongDay };
  const other = before.find((each) => isOtherDay(each, asked));
  return other && { ...about, why: 'other-day', other: other.expires ?? null };
}

/** One code stands for one day. */
function isOtherDay({ product, code, expires }: AnnouncedLine, asked: ToAnnounce): boolean {
  return asked.code !== '' && product === asked.product && code === asked.code && expires !== asked.expires;
}

export async function withdrawAnnounced(
  desk: OfficeDesk,
  { outlet, id }: OfficeInput<'announced.withdraw'>,
  visit: Visit,
): Promise<OfficeReply<'announced.withdraw'>> {
  const found = await findAnnounced(desk.pool, id);
  if (found?.outlet !== outlet) return { refused: 'no-such-announcement' };
  if (found.withdrawnAt !== null) return { done: true };
  const isGone = await transaction(desk.pool, async (tx) => {
    const done = await withdraw(tx, { id, outlet }, desk.clock());
    if (done) await noteDone(tx, desk, visit, { kind: 'announced', id, before: auditOf(found.body), after: null });
    return done;
  });
  return isGone ? { done: true } : { refused: 'already-received' };
}

/** As the log of changes has it: whose goods, when and how many lines, under the owner's name. */
function auditOf({ owner, day, note, lines }: Announced): object {
  return { name: owner.name, day, note: note ?? '', lines: lines.length };
}
