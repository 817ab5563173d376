import { gtinKey, looksLikeGtin } from '../barcode/gtin.ts';
import { addDays, Day } from '../day.ts';
import { fold, foldedWords } from '../fold.ts';
import type { ProducerId, ProductId } from '../id.ts';
import { DONG_LIMIT, type Dong, dong } from '../money.ts';
import { QUANTITY_LIMIT, type Quantity, quantity } from '../quantity.ts';
import { looksLikeCard } from '../sale/card.ts';
import type { NoteCell, NoteFault, NoteRow } from '../stock/deliveryNote.ts';
import { dayQuestion } from '../stock/lastDay.ts';
import type { Terms } from '../stock/lot.ts';

type Owner = { readonly id: ProducerId; readonly name: string };

/** What must be known of goods to read how many there are. */
export type NoteGoods = { readonly unit: string; readonly weighed: boolean };

/** What a note's rows are looked up in: the catalogue, as whoever reads the note has it. */
export type NoteBook<Goods extends NoteGoods> = {
  readonly today: Day;
  /** All that are listed under a GTIN's 14 digits, or under the text itself. */
  readonly byCode: (code: string) => readonly ProductId[];
  /** All of a name, with or without what a pack holds behind it. */
  readonly byName: (name: string) => readonly ProductId[];
  /** Undefined where the catalogue has no such product (any more). */
  readonly goodsOf: (product: ProductId) => Goods | 'gift-basket' | undefined;
  readonly owners: () => readonly Owner[];
};

/** A row that can be taken: whose goods, how many, and what it says beside. */
export type GoodRow<Goods> = {
  readonly goods: Goods;
  readonly quantity: Quantity;
  readonly code: string | undefined;
  readonly expires: Day | undefined;
  readonly owner: Owner | undefined;
  readonly terms: Terms | undefined;
};

type Why = NoteFault['why'];
type Wrong = { readonly why: Why; readonly cell: NoteCell | undefined; readonly facts?: object };

/** Looks at one row: what can be taken of it, or the first thing that is wrong. */
export function readNoteRow<Goods extends NoteGoods>(
  book: NoteBook<Goods>,
  { row, cells }: NoteRow,
): GoodRow<Goods> | NoteFault {
  const reckoned = Object.values(cells).find((cell) => cell.formula);
  const found = reckoned ? wrong('formula', reckoned) : rowOf(book, cells);
  if (!('why' in found)) return found;
  const { why, cell, facts } = found;
  return { row, column: cell?.heading ?? '', found: (cell?.text ?? '').slice(0, 80), why, ...facts } as NoteFault;
}

export function isFault(row: GoodRow<unknown> | NoteFault): row is NoteFault {
  return 'why' in row;
}

function wrong(why: Why, cell: NoteCell | undefined, facts?: object): Wrong {
  return { why, cell, ...(facts && { facts }) };
}

function rowOf<Goods extends NoteGoods>(book: NoteBook<Goods>, cells: NoteRow['cells']): GoodRow<Goods> | Wrong {
  const product = productIn(book, cells);
  if (typeof product !== 'string') return product;
  const goods = book.goodsOf(product);
  const named = cells.code ?? cells.name;
  if (goods === undefined) return wrong('unknown-product', named);
  if (goods === 'gift-basket') return wrong('gift-basket', named);
  const unit = cells.unit && fold(cells.unit.text) !== fold(goods.unit) ? cells.unit : undefined;
  if (unit) return wrong('wrong-unit', unit, { unit: goods.unit });
  const amount = amountIn(cells.quantity, goods.weighed);
  if (typeof amount !== 'number') return amount;
  const expires = dayIn(cells.expires, book.today);
  if (expires !== undefined && typeof expires !== 'string') return expires;
  const code = cells.lot?.text;
  if (code !== undefined && (code.length > 40 || looksLikeCard(code))) return wrong('bad-lot', cells.lot);
  const owner = ownerIn(book, cells.owner);
  if (owner && 'why' in owner) return owner;
  const terms = termsIn(cells);
  if (terms && 'why' in terms) return terms;
  return { goods, quantity: amount, code, expires, owner, terms };
}

function productIn<Goods extends NoteGoods>(
  book: NoteBook<Goods>,
  { code, name }: NoteRow['cells'],
): ProductId | Wrong {
  const cell = code ?? name;
  const found = code ? byCode(book, code.text) : book.byName(name?.text ?? '');
  const [first, second] = found;
  if (first === undefined) return wrong('unknown-product', cell);
  return second === undefined ? first : wrong('several-products', cell);
}

/** A barcode in any of its spellings, or the catalogue's own id. */
function byCode<Goods extends NoteGoods>(book: NoteBook<Goods>, text: string): readonly ProductId[] {
  const bare = text.replaceAll(/\s/g, '');
  const listed = book.byCode((looksLikeGtin(bare) && gtinKey(bare)) || bare);
  return listed.length > 0 || book.goodsOf(bare as ProductId) === undefined ? listed : [bare as ProductId];
}

/** Whole, or with a comma or a dot; `1.250` of what is weighed would be a thousand here and one elsewhere, and is refused. */
const AMOUNT = /^(\d{1,7})(?:[.,](\d{1,3})0*)?$/;

function amountIn(cell: NoteCell | undefined, weighed: boolean): Quantity | Wrong {
  if (!cell) return wrong('no-quantity', undefined);
  const text = cell.text.replaceAll(' ', '');
  if (text.startsWith('-')) return wrong('negative', cell);
  const [, whole = '', fraction = ''] = AMOUNT.exec(text) ?? [];
  const isAmbiguous = /^\d{1,3}\.\d{3}$/.test(text);
  if (whole === '' || isAmbiguous) return wrong('absurd-quantity', cell);
  const amount = quantity(Number(whole) * 1_000 + Number(fraction.padEnd(3, '0')));
  if (amount <= 0 || amount > QUANTITY_LIMIT) return wrong('absurd-quantity', cell);
  return !weighed && amount % 1_000 !== 0 ? wrong('not-weighed', cell) : amount;
}

function dayIn(cell: NoteCell | undefined, today: Day): Day | undefined | Wrong {
  if (!cell) return undefined;
  const day = dayOfText(cell.text);
  if (!day) return wrong('bad-day', cell);
  const asked = dayQuestion(day, today);
  return asked ? wrong(asked.why, cell, { day }) : day;
}

/** Day 1 of a spreadsheet is 1 January 1900, and 1900 a leap year there: so it counts from 30 December 1899. */
const SHEETS_FIRST = '1899-12-30' as Day;

/** `31/12/2026`, `31-12-26`, `311226`, `2026-12-31`, or the number that a spreadsheet keeps for it. */
function dayOfText(text: string): Day | undefined {
  if (/^[3-9]\d{4}(?:\.0+)?$/.test(text)) return addDays(SHEETS_FIRST, Math.trunc(Number(text)));
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text) ?? [];
  const spelled = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Day.safeParse(iso ?? spelled).data;
}

function ownerIn<Goods extends NoteGoods>(
  book: NoteBook<Goods>,
  cell: NoteCell | undefined,
): Owner | undefined | Wrong {
  if (!cell) return undefined;
  const wanted = foldedWords(cell.text).join(' ');
  const found = book.owners().filter(({ id, name }) => id === cell.text || foldedWords(name).join(' ') === wanted);
  return found.length === 1 ? found[0] : wrong('unknown-owner', cell);
}

/** Whoever says what goods cost has bought them. */
function termsIn({ cost, commission }: NoteRow['cells']): Terms | undefined | Wrong {
  if (cost) {
    const amount = costOf(cost.text);
    return amount === undefined ? wrong('bad-cost', cost) : { kind: 'bought', cost: amount };
  }
  if (!commission) return undefined;
  const [, whole, tenth = '0'] = /^(\d{1,3})(?:[.,](\d))?0*\s*%?$/.exec(commission.text) ?? [];
  const perMille = whole === undefined ? undefined : Number(whole) * 10 + Number(tenth);
  return perMille === undefined || perMille > 1_000
    ? wrong('bad-commission', commission)
    : { kind: 'consigned', perMille };
}

/** `18.000`, `18,000 đ`, `18000`: whole đồng. */
function costOf(text: string): Dong | undefined {
  const bare = text.replace(/\s*(?:₫|đồng|đ|vnđ|vnd)\.?$/iu, '');
  if (!/^\d{1,3}(?:[., ]\d{3})*$|^\d+$/.test(bare)) return undefined;
  const amount = Number(bare.replaceAll(/\D/g, ''));
  return amount < DONG_LIMIT ? dong(amount) : undefined;
}
