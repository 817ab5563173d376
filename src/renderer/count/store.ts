import { t } from 'i18next';
import { create } from 'zustand';
import type {
  CountClosed,
  CountDifference,
  CountDraftLine,
  CountListed,
  CountResult,
  CountSheetListed,
} from '../../shared/contract/count.ts';
import type { InputOf, ReplyOf } from '../../shared/contract.ts';
import type { CountId, ProductId, StaffId } from '../../shared/id.ts';
import { quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import type { CountScope } from '../../shared/stock/counted.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { hush, refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { play } from '../ui/sound.ts';
import { askedUnder, known } from './asked.ts';

/** What of counting is in sight. */
export type View = 'list' | 'begin' | 'count' | 'result' | 'closed';

/** Goods whose quantity somebody is about to say. */
export type Asked = Pick<CountDraftLine, 'product' | 'name' | 'unit' | 'weighed' | 'lot' | 'quantity'> & {
  readonly adds: boolean;
};

/** A code that several products have, as it was scanned: which it is, a person says. */
type Choice = Pick<RefusalOf<'shared-code'>, 'options'> & { readonly code: string };

/** A count that is over, with what is said over its slip. */
export type Over = Pick<CountClosed, 'entry' | 'number'> & { readonly dropped: boolean; readonly lines?: number };

type Counting = {
  /** Whose page it is. */
  readonly by: StaffId | null;
  readonly view: View;
  readonly counts: readonly CountListed[];
  readonly count: CountListed | null;
  readonly mine: readonly CountDraftLine[];
  readonly sheets: readonly CountSheetListed[];
  readonly place: string;
  readonly recount: boolean;
  readonly asked: Asked | null;
  readonly choice: Choice | null;
  readonly result: CountResult | null;
  /** Why it is closed, as far as it is typed: a lock takes nothing of it. */
  readonly reason: string;
  /** Whether what nobody counted is taken for gone. */
  readonly gone: boolean;
  readonly over: Over | null;
  readonly scopes: ReplyOf<'count.scopes'> | null;
  readonly busy: boolean;
};

/** What is counted lies on the till's disk; here is what is shown of it. */
export const useCount = create<Counting>(() => ({
  by: null,
  view: 'list',
  counts: [],
  count: null,
  mine: [],
  sheets: [],
  place: '',
  recount: false,
  asked: null,
  choice: null,
  result: null,
  reason: '',
  gone: false,
  over: null,
  scopes: null,
  busy: false,
}));

const { getState, setState } = useCount;

let turn: Promise<unknown> = Promise.resolve();

/** One after the other, so that each scan counts upon the one before. */
function inTurn(act: () => Promise<void>): Promise<unknown> {
  turn = turn.then(act).catch(sayFailed);
  return turn;
}

export const show = (view: View): void => setState({ view, asked: null, choice: null });
export const setPlace = (place: string): void => setState({ place });
export const askQuantity = (asked: Asked | null): void => setState({ asked });
export const setReason = (reason: string): void => setState({ reason });
export const setGone = (gone: boolean): void => setState({ gone });
export const leaveChoice = (): void => setState({ choice: null });

/** Whoever comes back is where they were; the next person begins at the list, and sees nothing that only one had leave to see. */
export function comeAs(by: StaffId): void {
  if (getState().by !== by)
    setState({ by, view: 'list', count: null, mine: [], asked: null, choice: null, result: null });
}

export function refetchCounts(): Promise<unknown> {
  return inTurn(async () => {
    setState({ counts: await bridge.call('count.list', {}) });
    const { count } = getState();
    if (count) await lookAgain(count.count);
  });
}

async function lookAgain(id: CountId): Promise<void> {
  const reply = await bridge.call('count.look', { count: id });
  if (isRefusal(reply)) return refuse(reply);
  setState({ count: reply.count, mine: reply.mine, sheets: reply.sheets });
}

export function openBegin(): void {
  show('begin');
  void inTurn(async () => setState({ scopes: await bridge.call('count.scopes', {}) }));
}

export function begin(scope: CountScope, blind: boolean): void {
  void inTurn(async () => {
    const { count, place } = await bridge.call('count.newCount', {});
    const reply = await bridge.call('count.begin', { count, scope, blind });
    if (isRefusal(reply)) return refuse(reply);
    await enter(reply, scope.kind === 'shelf' ? scope.name : place);
  });
}

export function goOnWith(count: CountListed): void {
  void inTurn(async () => {
    const { place } = await bridge.call('count.newCount', {});
    await enter(count, getState().place || place);
  });
}

async function enter(count: CountListed, place: string): Promise<void> {
  const fresh = { mine: [], sheets: [], recount: false, asked: null, choice: null, reason: '', gone: false };
  setState({ ...fresh, count, place, view: 'count' });
  await lookAgain(count.count);
}

/** @param chosen which of several goods of the code somebody says it is */
export function scanned(code: string, chosen?: ProductId): void {
  const scan = crypto.randomUUID();
  void inTurn(async () => {
    const { view, count, place, recount } = getState();
    if (view !== 'count' || !count) return say('stop', t('count.openFirst'));
    const where = { count: count.count, place, recount };
    const reply = await bridge.call('count.scan', { ...where, code, scan, ...(chosen && { chosen }) });
    if (isRefusal(reply)) return refusedScan(reply, code);
    hush();
    if (reply.weigh) return askQuantity({ ...reply.line, adds: true });
    play('taken');
    keep(reply.line);
  });
}

function refusedScan(refusal: Refusal, code: string): void {
  if (refusal.refused === 'shared-code') return setState({ choice: { code, options: refusal.options } });
  play('refused');
  refuse(refusal);
}

export function choose(product: ProductId): void {
  const { choice } = getState();
  leaveChoice();
  if (choice) scanned(choice.code, product);
}

const sameLine = (a: CountDraftLine, b: CountDraftLine): boolean =>
  a.product === b.product && a.lot === b.lot && a.place === b.place && a.recount === b.recount;

function keep(line: CountDraftLine): void {
  setState(({ mine }) => ({ mine: [line, ...mine.filter((each) => !sameLine(each, line))], asked: null }));
}

/** @param found thousandths; null takes the line away */
export function setQuantity(of: Pick<Asked, 'product' | 'lot'> & Partial<CountDraftLine>, found: number | null): void {
  void inTurn(async () => {
    const { count, place, recount } = getState();
    if (!count) return;
    const where = { count: count.count, place: of.place ?? place, recount: of.recount ?? recount };
    const reply = await bridge.call('count.set', { ...where, product: of.product, lot: of.lot, quantity: found });
    if (isRefusal(reply)) return refuse(reply);
    if (reply.line) keep(reply.line);
    else await lookAgain(count.count);
  });
}

/** Once, however often it is pressed and whenever the till's answer is lost. */
export function handIn(): void {
  void inTurn(async () => {
    const { count, mine } = getState();
    if (!count) return;
    const asked = { count: count.count, deed: 'hand-in' } as const;
    const reply = await untilAnswered(async () =>
      bridge.call('count.handIn', { count: count.count, id: await askedUnder(asked) }),
    );
    known(asked);
    if (isRefusal(reply)) return refuse(reply);
    await lookAgain(count.count);
    // Its answer was lost the first time, and more was counted since.
    if (reply.sheets === 0 && getState().mine.length > 0) return handIn();
    say('done', t('count.handedIn', { count: reply.lines || mine.length }));
    setState({ recount: false });
  });
}

export function openResult(): void {
  void inTurn(async () => {
    const { count } = getState();
    if (!count) return;
    // What the neighbours counted and sold until now belongs to it; without a line to the centre it is shown as of before.
    await bridge.call('till.sync', {}).catch(() => undefined);
    const reply = await withApproval('count.result', { count: count.count }, t('count.leaveResult'));
    if (reply === null) return;
    if (isRefusal(reply)) return refuse(reply);
    setState({ result: reply, view: 'result' });
  });
}

/** This product anew, at whatever place: how much of it is asked for at once. */
export function countAgain({ product, name, unit, weighed }: CountDifference): void {
  const asked = { product, name, unit, weighed, lot: null, quantity: quantity(0), adds: false };
  setState({ view: 'count', recount: true, asked });
}

export function close(): void {
  const { reason, gone } = getState();
  const uncounted = gone ? 'gone' : 'leave';
  end(false, (ids) => withApproval('count.close', { ...ids, reason: reason.trim(), uncounted }, t('count.leaveClose')));
}

export function drop(): void {
  const { reason } = getState();
  end(true, (ids) => withApproval('count.drop', { ...ids, reason: reason.trim() }, t('count.leaveDrop')));
}

type Ids = Pick<InputOf<'count.drop'>, 'count' | 'id'>;

/** Ends the count once, as `handIn` hands in once. */
function end(dropped: boolean, ask: (ids: Ids) => Promise<CountClosed | Refusal | null>): void {
  if (getState().busy) return;
  setState({ busy: true });
  void inTurn(async () => {
    const { count: listed } = getState();
    if (!listed) return;
    const { count } = listed;
    const asked = { count, deed: 'end' } as const;
    const reply = await untilAnswered(async () => ask({ count, id: await askedUnder(asked) }));
    known(asked);
    if (reply === null) return;
    if (isRefusal(reply)) return refuse(reply);
    setState({ over: { ...reply, dropped }, view: 'closed', count: null, mine: [], result: null });
  }).finally(() => setState({ busy: false }));
}

/** The slip of a count that was ended here. */
export function showOver({ closed }: CountListed): void {
  if (closed?.entry) setState({ over: { ...closed, entry: closed.entry }, view: 'closed' });
}

/** @returns false where Escape leads out of counting */
export function stepBack(): boolean {
  const { view, asked, choice } = getState();
  if (asked) askQuantity(null);
  else if (choice) leaveChoice();
  else if (view === 'result') show('count');
  else if (view === 'list') return false;
  else {
    show('list');
    void refetchCounts();
  }
  return true;
}
