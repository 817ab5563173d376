import { t } from 'i18next';
import { create } from 'zustand';
import type { NamedOutlet } from '../../shared/catalogue/outlet.ts';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { ROAD, type SendDraft } from '../../shared/contract/draft.ts';
import type { HeldLot } from '../../shared/contract/stock.ts';
import type { Day } from '../../shared/day.ts';
import type { EntryId, LotId, OutletId } from '../../shared/id.ts';
import { formatQuantity, ONE, parseQuantity, type Quantity, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import type { Carriage } from '../../shared/stock/sent.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { keptAtTill } from '../keptAtTill.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { takeNamed } from '../shelf/namedGoods.ts';
import { withApproval } from '../staff/approval.ts';
import { dayTyped } from '../ui/day.ts';
import { openTransfer } from './list.ts';

export type Line = SendDraft['lines'][number];

export type Road = (typeof ROAD)[number];

type Typed = Omit<SendDraft, 'kind' | 'id'> & {
  /** Made when the first line was. */
  readonly id: EntryId | null;
};

type Sending = Typed & {
  readonly outlets: readonly NamedOutlet[];
  readonly questions: ReadonlyMap<number, GoodsQuestion>;
  readonly isBusy: boolean;
};

const NO_ROAD = { order: '', orderedOn: '', reason: '', carrier: '', vehicle: '', contract: '' };
const NEW: Typed & Pick<Sending, 'questions' | 'isBusy'> = {
  id: null,
  to: '',
  paper: 'internal',
  road: NO_ROAD,
  note: '',
  lines: [],
  questions: new Map(),
  isBusy: false,
};

const kept = keptAtTill('send');

/** Goods that are being sent. */
export const useSending = create<Sending>(() => ({ outlets: [], ...NEW }));

const { getState, setState } = useSending;

useSending.subscribe(({ id, to, paper, road, note, lines }) =>
  kept.write(id === null ? undefined : { kind: 'send', id, to, paper, road, note, lines }),
);

/** Goes on with what lies at the till, where nothing is typed here yet. */
export async function openSending(): Promise<void> {
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

export function dropSending(): void {
  setState(NEW);
}

export function put(said: Partial<Pick<Sending, 'to' | 'paper' | 'note'>>): void {
  setState(said);
}

export function putRoad(of: Road, words: string): void {
  setState(({ road }) => ({ road: { ...road, [of]: words } }));
}

export async function readOutlets(): Promise<void> {
  try {
    setState({ outlets: await bridge.call('transfer.outlets', {}) });
  } catch (why) {
    sayFailed(why);
  }
}

export function changeLine(key: number, change: Partial<Pick<Line, 'lot' | 'quantity' | 'evenIfShort'>>): void {
  setState(({ lines, questions }) => ({
    // What was looked at was another figure.
    lines: lines.map((line) => (line.key === key ? Object.assign({}, line, { evenIfShort: false }, change) : line)),
    questions: new Map([...questions].filter(([of]) => of !== key)),
  }));
}

export function removeLine(key: number): void {
  setState(({ lines }) => ({ lines: lines.filter((line) => line.key !== key) }));
}

export function scanToSend(code: string): Promise<void> {
  return takeNamed(code, (found) => addGoods(found.product, found));
}

type Said = { readonly lot?: string | null; readonly quantity?: Quantity | null };

/** A line more, or more of one that is there: the lot that its label names, else what expires first. */
export async function addGoods(product: ProductView, said: Said = {}): Promise<void> {
  try {
    await openSending();
    if (getState().id === null) {
      const { id } = await bridge.call('stock.newEntry', {});
      setState((now) => (now.id === null ? { id } : {}));
    }
    const { lots, loose } = await bridge.call('stock.lots', { product: product.product });
    const there = lots.filter(({ onHand }) => onHand > 0).toSorted(firstToEnd);
    const named = said.lot ? lots.find(({ lot }) => lot.code === said.lot) : undefined;
    const lot = named ?? there[0];
    addLine({
      product: product.product,
      name: product.name,
      unit: product.unit,
      lots: named && !there.includes(named) ? [named, ...there] : there,
      loose,
      lot: lot?.lot.id ?? '',
      quantity: product.weighed && !said.quantity ? '' : formatQuantity(said.quantity ?? ONE),
    });
  } catch (why) {
    sayFailed(why);
  }
}

const firstToEnd = (a: HeldLot, b: HeldLot): number =>
  (a.lot.expires ?? '9') < (b.lot.expires ?? '9') ? -1 : Number(a.lot.expires !== b.lot.expires);

function addLine(line: Omit<Line, 'key' | 'evenIfShort'>): void {
  const { lines } = getState();
  const before = lines.find(({ product, lot }) => product === line.product && lot === line.lot);
  if (!before) {
    const key = Math.max(0, ...lines.map((each) => each.key)) + 1;
    return setState({ lines: [...lines, { ...line, key, evenIfShort: false }] });
  }
  const sum = (parseQuantity(before.quantity) ?? 0) + (parseQuantity(line.quantity) ?? 0);
  changeLine(before.key, { quantity: sum === 0 ? before.quantity : formatQuantity(quantity(sum)) });
}

function carriageOf(road: Readonly<Record<Road, string>>): Carriage {
  const day: Day | undefined = dayTyped(road.orderedOn);
  const words = ROAD.filter((of) => of !== 'orderedOn').map((of) => [of, road[of].trim()] as const);
  return { ...Object.fromEntries(words.filter(([, said]) => said !== '')), ...(day && { orderedOn: day }) };
}

/** Into the books, all lines or none. */
export async function sendAll(): Promise<void> {
  const { id, to, paper, road, note, lines, isBusy, outlets } = getState();
  if (isBusy) return;
  const other = outlets.find((outlet) => outlet.id === to);
  if (!other) return say('stop', t('carry.needTo'));
  if (lines.length === 0 || id === null) return say('stop', t('carry.needLines'));
  if (road.orderedOn.trim() !== '' && !dayTyped(road.orderedOn)) return say('stop', t('carry.badDay'));
  const wrong = lines.findIndex((line) => !parseQuantity(line.quantity));
  if (wrong !== -1) return say('stop', t('carry.badQuantity', { line: wrong + 1 }));
  setState({ isBusy: true, questions: new Map() });
  try {
    const input = {
      id,
      to: to as OutletId,
      paper,
      carriage: carriageOf(road),
      ...(note.trim() !== '' && { note: note.trim() }),
      lines: lines.map(({ product, lot, quantity: typed, evenIfShort }) => ({
        product,
        lot: lot === '' ? null : (lot as LotId),
        quantity: parseQuantity(typed) ?? 0,
        ...(evenIfShort && { evenIfShort: true as const }),
      })),
    };
    const what = t('carry.what', { count: lines.length, other: other.name });
    const reply = await untilAnswered(() => withApproval('transfer.send', input, what));
    if (reply === null) return;
    if (isRefusal(reply)) return turnedBack(reply);
    dropSending();
    say('done', t('carry.sent', { number: reply.number }));
    await openSent(reply.entry);
  } catch (why) {
    sayFailed(why);
  } finally {
    setState({ isBusy: false });
  }
}

/** What was just sent, with its slip. */
async function openSent(entry: EntryId): Promise<void> {
  const found = (await bridge.call('transfer.list', {})).find((each) => each.entry === entry);
  if (found) await openTransfer(found);
}

function turnedBack(refusal: Refusal): void {
  if (refusal.refused === 'goods-questioned') {
    const { lines } = getState();
    setState({ questions: new Map(refusal.questions.map((each) => [lines[each.line - 1]?.key ?? 0, each])) });
  }
  refuse(refusal);
}
