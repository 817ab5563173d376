import { t } from 'i18next';
import { create } from 'zustand';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { WriteOffDraft } from '../../shared/contract/draft.ts';
import type { Ending } from '../../shared/contract/shelf.ts';
import type { HeldLot } from '../../shared/contract/stock.ts';
import type { Day } from '../../shared/day.ts';
import type { EntryId, LotId } from '../../shared/id.ts';
import { formatQuantity, ONE, parseQuantity, type Quantity, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { isExpired } from '../../shared/stock/lot.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import type { WriteOffWhy } from '../../shared/stock/writtenOff.ts';
import { bridge } from '../bridge/bridge.ts';
import { keptAtTill } from '../keptAtTill.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { takeNamed } from '../shelf/namedGoods.ts';
import { withApproval } from '../staff/approval.ts';

export type Line = WriteOffDraft['lines'][number];

type WriteOff = Omit<WriteOffDraft, 'kind' | 'id'> & {
  /** Made when the first line was. */
  readonly id: EntryId | null;
  /** A JPEG, base64. In this window only: it is taken again sooner than every key writes it to the disk. */
  readonly photo: string | null;
  /** What the till asked of each line, by its place from 0. */
  readonly questions: ReadonlyMap<number, GoodsQuestion['why']>;
  readonly isBusy: boolean;
};

const EMPTY: WriteOff = {
  id: null,
  today: null,
  why: null,
  note: '',
  photo: null,
  lines: [],
  questions: new Map(),
  isBusy: false,
};

const kept = keptAtTill('write-off');

/** Goods that are being written off, or sent back. */
export const useWriteOff = create<WriteOff>(() => EMPTY);

const { getState, setState } = useWriteOff;

useWriteOff.subscribe(({ id, today, why, note, lines }) =>
  kept.write(id === null ? undefined : { kind: 'write-off', id, today, why, note, lines }),
);

/** Goes on with what lies at the till, where nothing is typed here yet. */
export async function openWriteOff(): Promise<void> {
  if (getState().id !== null) return;
  try {
    const draft = await kept.open();
    if (!draft || getState().id !== null) return;
    const { kind: _, ...typed } = draft;
    setState(typed);
  } catch (why) {
    sayFailed(why);
  }
}

export function clearWriteOff(): void {
  setState(EMPTY);
}

export function chooseWhy(why: WriteOffWhy): void {
  setState({ why });
}

export function noteDown(note: string): void {
  setState({ note });
}

export function addPhoto(photo: string | null): void {
  setState({ photo });
}

export function changeLine(at: number, change: Partial<Pick<Line, 'lot' | 'quantity'>>): void {
  setState(({ lines, questions }) => ({
    lines: lines.map((line, n) => (n === at ? { ...line, ...change } : line)),
    questions: new Map([...questions].filter(([n]) => n !== at)),
  }));
}

export function removeLine(at: number): void {
  setState(({ lines }) => ({ lines: lines.filter((_, n) => n !== at), questions: new Map() }));
}

type Wanted = {
  /** Undefined: whichever ends first. */
  readonly lot?: LotId | undefined;
  /** As the label says it. */
  readonly code?: string | null;
  readonly quantity?: Quantity | null;
};

/** Begins a line of goods; of goods and lot that stand there already it is more. */
export async function addGoods(product: ProductView, wanted: Wanted = {}): Promise<void> {
  try {
    await openWriteOff();
    await beginOnce();
    const { lots, loose } = await bridge.call('stock.lots', { product: product.product });
    const there = lots.filter(({ onHand }) => onHand > 0);
    const lot = wanted.lot ?? labelledLot(there, wanted.code) ?? firstToEnd(there);
    const known = wanted.code ? lots.some((held) => held.lot.code === wanted.code) : true;
    addLine({
      product: product.product,
      name: product.name,
      unit: product.unit,
      lots: lots.filter((held) => held.onHand > 0 || held.lot.id === lot),
      loose,
      lot: lot ?? '',
      labelled: known ? null : (wanted.code ?? null),
      quantity: product.weighed && !wanted.quantity ? '' : formatQuantity(wanted.quantity ?? ONE),
    });
  } catch (why) {
    sayFailed(why);
  }
}

function labelledLot(lots: readonly HeldLot[], code: string | null | undefined): LotId | undefined {
  return code ? lots.find(({ lot }) => lot.code === code)?.lot.id : undefined;
}

/** What ends first: of goods that are written off, the expired ones come first of all. What never ends goes last. */
function firstToEnd(lots: readonly HeldLot[]): LotId | undefined {
  return lots.toSorted((a, b) => ((a.lot.expires ?? '9') < (b.lot.expires ?? '9') ? -1 : 1))[0]?.lot.id;
}

function addLine(line: Line): void {
  setState(({ lines }) => {
    const at = lines.findIndex(({ product, lot }) => product === line.product && lot === line.lot);
    const before = lines[at];
    if (!before) return { lines: [...lines, line] };
    const sum = (parseQuantity(before.quantity) ?? 0) + (parseQuantity(line.quantity) ?? 0);
    return {
      lines: lines.with(at, { ...before, quantity: sum === 0 ? before.quantity : formatQuantity(quantity(sum)) }),
    };
  });
}

/** How many lines of another paper would be lost if all that is left of lots is written off instead. */
export async function typedBeside(endings: readonly Ending[]): Promise<number> {
  await openWriteOff();
  const { lines, why } = getState();
  const wanted = new Set<string>(endings.map(({ lot, onHand }) => `${lot.id} ${formatQuantity(onHand)}`));
  const isSame = lines.every(({ lot, quantity: typed }) => wanted.has(`${lot} ${typed}`));
  return isSame && (why === null || why === 'expired') ? 0 : lines.length;
}

/** Begins a document of all that is left of lots, in the place of what was typed. */
export function takeOutLots(endings: readonly Ending[], why: WriteOffWhy): void {
  setState({
    ...EMPTY,
    why,
    lines: endings.map(({ product, name, unit, lot, onHand }) => ({
      product,
      name,
      unit,
      lots: [{ lot, onHand, receivedAt: 0 as HeldLot['receivedAt'] }],
      loose: quantity(0),
      lot: lot.id,
      labelled: null,
      quantity: formatQuantity(onHand),
    })),
  });
  void beginOnce().catch(sayFailed);
}

async function beginOnce(): Promise<void> {
  if (getState().id !== null) return;
  const { id, today } = await bridge.call('stock.newEntry', {});
  setState((now) => (now.id === null ? { id, today } : {}));
}

export function scanGoods(code: string): Promise<void> {
  return takeNamed(code, ({ product, lot, quantity: said }) => addGoods(product, { code: lot, quantity: said }));
}

/** What of a lot, or of none, the books have. */
export function heldOf({ lots, lot, loose }: Line): Quantity {
  return lot === '' ? loose : (lots.find((held) => held.lot.id === lot)?.onHand ?? quantity(0));
}

export function isPastDay({ lots, lot }: Line, today: Day | null): boolean {
  const held = lots.find((one) => one.lot.id === lot);
  return held !== undefined && today !== null && isExpired(held.lot, today);
}

/** Into the books, all lines or none. @returns whether it is there */
export async function writeOffAll(): Promise<boolean> {
  const { id, why, note, photo, lines, isBusy } = getState();
  if (isBusy) return false;
  if (lines.length === 0) return missing('writeOff.needLines');
  if (why === null) return missing('writeOff.needWhy');
  const amounts = lines.map((line) => parseQuantity(line.quantity));
  const wrong = amounts.findIndex((amount) => amount === undefined || amount === 0);
  if (wrong !== -1) {
    setState({ questions: new Map([[wrong, 'absurd-quantity']]) });
    say('stop', t('writeOff.badQuantity', { line: wrong + 1 }));
    return false;
  }
  if (id === null) return false;
  setState({ isBusy: true, questions: new Map() });
  try {
    const input = {
      id,
      why,
      ...(note.trim() !== '' && { note: note.trim().slice(0, 80) }),
      ...(photo !== null && { photo }),
      lines: lines.map(({ product, lot }, at) => ({
        product,
        lot: lot === '' ? null : (lot as LotId),
        quantity: amounts[at] ?? 0,
      })),
    };
    const reason = t(`writeOff.whys.${why}`);
    const reply = await withApproval('stock.writeOff', input, t('writeOff.what', { why: reason, count: lines.length }));
    if (reply === null) return false;
    if (isRefusal(reply)) return turnedBack(reply);
    setState(EMPTY);
    const done = t('writeOff.done', { number: reply.number, count: reply.lines });
    say('done', reply.photo === 'left-out' ? `${done} ${t('photo.leftOut')}` : done);
    return true;
  } catch (fault) {
    sayFailed(fault);
    return false;
  } finally {
    setState({ isBusy: false });
  }
}

function missing(words: 'writeOff.needLines' | 'writeOff.needWhy'): false {
  say('stop', t(words));
  return false;
}

function turnedBack(refusal: Refusal): false {
  if (refusal.refused === 'goods-questioned') {
    setState({ questions: new Map(refusal.questions.map(({ line, why }) => [line - 1, why])) });
  }
  refuse(refusal);
  return false;
}
