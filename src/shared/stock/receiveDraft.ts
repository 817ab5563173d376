import { z } from 'zod';
import { Day } from '../day.ts';
import { EntryId, ProducerId, ProductId } from '../id.ts';
import { DONG_LIMIT, Dong } from '../money.ts';
import { QUANTITY_LIMIT, Quantity, quantity } from '../quantity.ts';
import { type AnnouncedLine, Announcement } from './announced.ts';
import { type Lot, LotCode, type Terms } from './lot.ts';

/** Terms as far as they are known: null where the figure is still to be said. */
export const DraftTerms = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consigned'), perMille: z.int().min(0).max(1000).nullable() }),
  z.object({ kind: z.literal('bought'), cost: Dong.refine((cost) => cost >= 0 && cost < DONG_LIMIT).nullable() }),
]);
export type DraftTerms = z.infer<typeof DraftTerms>;

/** A line of goods that are being unpacked, as far as it is known. */
export const DraftLine = z.object({
  /** Its handle, which it keeps while others come and go. */
  line: z.int().positive(),
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  weighed: z.boolean(),
  /** It has a last day in all likelihood. */
  food: z.boolean(),
  /** Null until it is weighed or counted. */
  quantity: Quantity.nullable(),
  code: LotCode,
  expires: Day.nullable(),
  /** Who says lot and day: the label that was scanned, the lot that came before, or a person; null where nobody does. */
  said: z.enum(['label', 'before', 'person']).nullable(),
  /** A person looked: no last day is printed. */
  hasNoDay: z.boolean(),
  owner: z.object({ id: ProducerId, name: z.string() }),
  terms: DraftTerms,
  /** A person looked: the lot of this code with another last day is another one. */
  isAnother: z.boolean(),
  /** Of goods that the office announced: which line of it, how many, and whether somebody looked at them. */
  announced: z.object({ at: z.int().nonnegative(), quantity: Quantity, checked: z.boolean() }).optional(),
});
export type DraftLine = z.infer<typeof DraftLine>;

/** As many as a document may have. */
export const DRAFT_LIMIT = 500;

/** Goods that are being received and not yet in the books. Its id becomes the entry's. */
export const ReceiveDraft = z.object({
  id: EntryId,
  note: z.string().max(80),
  /** What the office announced, as it stood when it was opened here. */
  announced: Announcement.optional(),
  lines: z.array(DraftLine).max(DRAFT_LIMIT),
});
export type ReceiveDraft = z.infer<typeof ReceiveDraft>;

export type LineChange = Partial<
  Pick<DraftLine, 'quantity' | 'code' | 'expires' | 'hasNoDay' | 'owner' | 'terms' | 'isAnother'> & {
    /** Somebody looked: announced goods are there as the line says. */
    readonly checked: true;
  }
>;

/** What is known of a product before its goods are looked at. */
export type KnownGoods = Pick<DraftLine, 'product' | 'name' | 'unit' | 'weighed' | 'food'> & {
  readonly producer: DraftLine['owner'];
  /** What came last of it; undefined where nothing ever did. */
  readonly last: Omit<Lot, 'id' | 'product'> | undefined;
  /** On what terms an owner's goods came last. */
  readonly termsOf: (owner: ProducerId) => Terms | undefined;
  readonly today: Day;
};

/** What a scan says of the goods in the hand. */
export type SaidOfGoods = {
  /** Null where it says none, and one cannot be taken for granted. */
  readonly quantity: Quantity | null;
  readonly code?: string | undefined;
  readonly expires?: Day | undefined;
  /** Where a delivery note says whose they are and on what terms: what differs in that is a line of its own. */
  readonly owner?: DraftLine['owner'];
  readonly terms?: DraftTerms | undefined;
};

export type Drafted = { readonly draft: ReceiveDraft; readonly touched: number };

/**
 * More of the line that has them already, or a line of their own. Announced goods are there as announced once one of them is
 * seen; what the label in the hand says of their lot is believed before the office.
 * @returns undefined where there is no room for another line
 */
export function addGoods(draft: ReceiveDraft, goods: KnownGoods, said: SaidOfGoods): Drafted | undefined {
  const there = lineOf(draft, goods, said);
  if (there) return { draft: withLine(draft, moreOf(there, said)), touched: there.line };
  if (draft.lines.length >= DRAFT_LIMIT) return undefined;
  const awaited = awaitedLine(draft, goods, said);
  const line = awaited ? seen(awaited, said) : newLine(draft, goods, said);
  return { draft: { ...draft, lines: [...draft.lines, line] }, touched: line.line };
}

/** A lot that the label names is looked for first; where it names none, what was announced and nobody looked at yet. */
function lineOf({ lines }: ReceiveDraft, goods: KnownGoods, said: SaidOfGoods): DraftLine | undefined {
  const unseen = lines.filter((line) => line.product === goods.product && isUnchecked(line));
  const same = lines.findLast((line) => isOfLine(line, goods, said));
  if (!saysLot(said)) return unseen[0] ?? same;
  return same ?? unseen.find((line) => mayBe(line, said)) ?? unseen[0];
}

function saysLot({ code, expires }: SaidOfGoods): boolean {
  return code !== undefined || expires !== undefined;
}

/** What either leaves open may be what the other says. */
function mayBe(line: { readonly code: string; readonly expires?: Day | null | undefined }, said: SaidOfGoods): boolean {
  const isCode = said.code === undefined || line.code === '' || line.code === said.code;
  return isCode && (said.expires === undefined || !line.expires || line.expires === said.expires);
}

function isOfLine(line: DraftLine, { product }: KnownGoods, said: SaidOfGoods): boolean {
  const { code, expires, owner, terms } = said;
  return (
    line.product === product &&
    (code === undefined || line.code === code) &&
    (expires === undefined || line.expires === expires) &&
    (owner === undefined || line.owner.id === owner.id) &&
    (terms === undefined || areSame(line.terms, terms))
  );
}

function areSame(one: DraftTerms, other: DraftTerms): boolean {
  if (one.kind === 'consigned') return other.kind === 'consigned' && one.perMille === other.perMille;
  return other.kind === 'bought' && one.cost === other.cost;
}

function moreOf(line: DraftLine, said: SaidOfGoods): DraftLine {
  if (line.announced) return line.announced.checked ? line : seen(line, said);
  const sum = quantity((line.quantity ?? 0) + (said.quantity ?? 0));
  return { ...line, quantity: said.quantity === null || sum > QUANTITY_LIMIT ? line.quantity : sum };
}

function seen(line: DraftLine, said: SaidOfGoods): DraftLine {
  const { code, expires } = said;
  return {
    ...line,
    ...(line.announced && { announced: { ...line.announced, checked: true } }),
    ...(saysLot(said) && { code: code ?? line.code, expires: expires ?? line.expires, said: 'label' as const }),
  };
}

/** A line of the announcement whose goods were taken off the draft, and are there after all. */
function awaitedLine(draft: ReceiveDraft, goods: KnownGoods, said: SaidOfGoods): DraftLine | undefined {
  const taken = new Set(draft.lines.map(({ announced }) => announced?.at));
  const free = [...(draft.announced?.lines ?? []).entries()].filter(
    ([at, { product }]) => product === goods.product && !taken.has(at),
  );
  const [at, line] = free.find(([, each]) => mayBe(each, said)) ?? free[0] ?? [];
  return at !== undefined && line ? announcedLine(draft, goods, { at, line }) : undefined;
}

type Awaited = { readonly at: number; readonly line: AnnouncedLine };

/** A line as the office announced it, still to be looked at. */
function announcedLine(draft: ReceiveDraft, goods: KnownGoods, { at, line }: Awaited): DraftLine {
  const { code, expires, terms } = line;
  return {
    ...newLine(draft, goods, { quantity: line.quantity, code, expires }),
    said: code !== '' || expires !== undefined ? 'label' : null,
    owner: draft.announced?.owner ?? goods.producer,
    terms,
    announced: { at, quantity: line.quantity, checked: false },
  };
}

/** Every line of an announcement that can come in, to be looked at one by one. */
export function fillAnnounced(
  draft: ReceiveDraft,
  announced: Announcement,
  goodsAt: readonly (KnownGoods | undefined)[],
): ReceiveDraft {
  const begun = { ...draft, announced, note: draft.note === '' ? (announced.note ?? '') : draft.note };
  const lines = [...announced.lines.entries()].flatMap(([at, line]): DraftLine[] => {
    const goods = goodsAt[at];
    return goods ? [Object.assign(announcedLine(begun, goods, { at, line }), { line: at + 1 })] : [];
  });
  return { ...begun, lines };
}

/** What nobody looked at is there as announced, or it is not. */
export function settleUnchecked(draft: ReceiveDraft, as: 'there' | 'missing'): ReceiveDraft {
  const lines = as === 'missing' ? draft.lines.filter((line) => !isUnchecked(line)) : draft.lines;
  return { ...draft, lines: lines.map((line) => (isUnchecked(line) ? seen(line, { quantity: null }) : line)) };
}

export function isUnchecked({ announced }: DraftLine): boolean {
  return announced?.checked === false;
}

/** The goods come in as if nobody had announced them: what nobody looked at is to be counted. */
export function leaveAnnounced(draft: ReceiveDraft): ReceiveDraft {
  return { id: draft.id, note: draft.note, lines: draft.lines.map(unannounced) };
}

function unannounced(line: DraftLine): DraftLine {
  const { announced: _, ...rest } = line;
  return isUnchecked(line) ? { ...rest, quantity: null } : rest;
}

function newLine(draft: ReceiveDraft, goods: KnownGoods, said: SaidOfGoods): DraftLine {
  const { product, name, unit, weighed, food } = goods;
  const owner = said.owner ?? ownerOf(goods);
  return {
    line: 1 + Math.max(0, ...draft.lines.map(({ line }) => line)),
    product,
    name,
    unit,
    weighed,
    food,
    quantity: said.quantity,
    ...lotSaid(goods, said),
    hasNoDay: false,
    owner,
    terms: termsFor(draft, goods, owner.id),
    isAnother: false,
  };
}

/** Whose goods most likely are, where nobody says it: as they came last. */
export function ownerOf({ last, producer }: Pick<KnownGoods, 'last' | 'producer'>): DraftLine['owner'] {
  return last?.owner ?? producer;
}

/** The lines of each owner, in the order their goods came: of each there is a receipt of its own. */
export function byOwner<Line extends Pick<DraftLine, 'owner'>>(lines: readonly Line[]): readonly (readonly Line[])[] {
  return [...Map.groupBy(lines, ({ owner }) => owner.id).values()];
}

/** A label's word counts; without one more of the last lot is likely, if that could still be sold. */
function lotSaid(
  { last, today }: KnownGoods,
  { code, expires }: SaidOfGoods,
): Pick<DraftLine, 'code' | 'expires' | 'said'> {
  if (code !== undefined || expires !== undefined) {
    return { code: code ?? '', expires: expires ?? null, said: 'label' };
  }
  if (!last || (last.expires !== undefined && last.expires < today)) return { code: '', expires: null, said: null };
  const isSaid = last.code !== '' || last.expires !== undefined;
  return { code: last.code, expires: last.expires ?? null, said: isSaid ? 'before' : null };
}

/** As these goods came last; else as this owner's others do, in this document or before. A cost is known of no other goods. */
function termsFor(draft: ReceiveDraft, { last, termsOf }: KnownGoods, owner: ProducerId): DraftTerms {
  if (last?.owner.id === owner) return last.terms;
  const like = draft.lines.findLast((line) => line.owner.id === owner)?.terms ?? termsOf(owner);
  if (like?.kind === 'bought') return { kind: 'bought', cost: null };
  return like ?? { kind: 'consigned', perMille: null };
}

/** @returns the draft as it is where there is no such line any more */
export function changeLine(draft: ReceiveDraft, line: number, change: LineChange): ReceiveDraft {
  const before = draft.lines.find((each) => each.line === line);
  if (!before) return draft;
  const { checked, ...said } = change;
  const isLot = change.code !== undefined || change.expires !== undefined;
  const isOther = isLot && (change.code ?? before.code) !== before.code;
  const after: DraftLine = {
    ...before,
    ...said,
    ...(isLot && { said: 'person', isAnother: false }),
    // Of another lot than before nobody knows the day.
    ...(isOther && before.said === 'before' && change.expires === undefined && { expires: null }),
    ...(change.expires && { hasNoDay: false }),
    ...(before.announced &&
      (checked || typeof change.quantity === 'number') && {
        announced: { ...before.announced, checked: true },
      }),
  };
  const changed = withLine(draft, after);
  return change.terms ? { ...changed, lines: changed.lines.map((each) => withTerms(each, after)) } : changed;
}

/** Terms are the owner's: said of one line they are said of all of theirs that have none yet. A cost is one product's. */
function withTerms(line: DraftLine, { owner, terms }: DraftLine): DraftLine {
  const isOpen = line.terms.kind === 'consigned' && line.terms.perMille === null;
  if (!isOpen || line.owner.id !== owner.id) return line;
  return { ...line, terms: terms.kind === 'bought' ? { kind: 'bought', cost: null } : terms };
}

function withLine(draft: ReceiveDraft, changed: DraftLine): ReceiveDraft {
  return { ...draft, lines: draft.lines.map((line) => (line.line === changed.line ? changed : line)) };
}

export type Lacks = 'quantity' | 'check' | 'terms' | 'day';

/** What a person must still say of a line before it can go into the books; the first thing first. */
export function lackOf(line: DraftLine): Lacks | undefined {
  const { quantity: came, terms, food, expires, hasNoDay } = line;
  if (came === null || came <= 0) return 'quantity';
  if (isUnchecked(line)) return 'check';
  if ((terms.kind === 'consigned' ? terms.perMille : terms.cost) === null) return 'terms';
  return food && expires === null && !hasNoDay ? 'day' : undefined;
}

/** @returns undefined where a figure is still to be said */
export function wholeTerms(terms: DraftTerms): Terms | undefined {
  if (terms.kind === 'consigned') {
    return terms.perMille === null ? undefined : { kind: 'consigned', perMille: terms.perMille };
  }
  return terms.cost === null ? undefined : { kind: 'bought', cost: terms.cost };
}
