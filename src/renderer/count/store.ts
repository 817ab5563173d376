import { t } from 'i18next';
import { create } from 'zustand';
import type {
  CountClosed,
  CountDraftLine,
  CountListed,
  CountResult,
  CountSheetListed,
} from '../../shared/contract/count.ts';
import type { ReplyOf } from '../../shared/contract.ts';
import type { CountId, ProductId } from '../../shared/id.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { CountScope } from '../../shared/stock/counted.ts';
import { bridge } from '../bridge/bridge.ts';
import { hush, refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { play } from '../ui/sound.ts';

/** What of counting is in sight. */
export type View = 'list' | 'begin' | 'count' | 'result' | 'closed';

/** Goods whose quantity somebody is about to say. */
export type Asked = Pick<CountDraftLine, 'product' | 'name' | 'unit' | 'weighed' | 'lot' | 'quantity'> & {
  readonly adds: boolean;
};

type Counting = {
  readonly view: View;
  readonly counts: readonly CountListed[];
  readonly count: CountListed | null;
  readonly mine: readonly CountDraftLine[];
  readonly sheets: readonly CountSheetListed[];
  readonly place: string;
  readonly recount: boolean;
  readonly asked: Asked | null;
  readonly result: CountResult | null;
  readonly closed: CountClosed | null;
  readonly scopes: ReplyOf<'count.scopes'> | null;
  readonly busy: boolean;
};

/** What is counted lies on the till's disk; here is what is shown of it. */
export const useCount = create<Counting>(() => ({
  view: 'list',
  counts: [],
  count: null,
  mine: [],
  sheets: [],
  place: '',
  recount: false,
  asked: null,
  result: null,
  closed: null,
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

export const show = (view: View): void => setState({ view, asked: null });
export const setPlace = (place: string): void => setState({ place });
export const askQuantity = (asked: Asked | null): void => setState({ asked });
export const setRecount = (recount: boolean): void => setState({ recount });

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
  setState({ count, mine: [], sheets: [], place, recount: false, asked: null, view: 'count' });
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
    if (isRefusal(reply)) return refusedScan(reply);
    hush();
    if (reply.weigh) return askQuantity({ ...reply.line, adds: true });
    play('taken');
    keep(reply.line);
  });
}

function refusedScan(refusal: Refusal): void {
  play('refused');
  refuse(refusal);
}

const sameLine = (a: CountDraftLine, b: CountDraftLine): boolean =>
  a.product === b.product && a.lot === b.lot && a.place === b.place && a.recount === b.recount;

function keep(line: CountDraftLine): void {
  setState(({ mine }) => ({ mine: [line, ...mine.filter((each) => !sameLine(each, line))], asked: null }));
}

/** @param quantity thousandths; null takes the line away */
export function setQuantity(
  of: Pick<Asked, 'product' | 'lot'> & Partial<CountDraftLine>,
  quantity: number | null,
): void {
  void inTurn(async () => {
    const { count, place, recount } = getState();
    if (!count) return;
    const where = { count: count.count, place: of.place ?? place, recount: of.recount ?? recount };
    const reply = await bridge.call('count.set', { ...where, product: of.product, lot: of.lot, quantity });
    if (isRefusal(reply)) return refuse(reply);
    if (reply.line) keep(reply.line);
    else await lookAgain(count.count);
  });
}

export function handIn(): void {
  void inTurn(async () => {
    const { count } = getState();
    if (!count) return;
    const { id } = await bridge.call('stock.newEntry', {});
    const reply = await bridge.call('count.handIn', { count: count.count, id });
    if (isRefusal(reply)) return refuse(reply);
    say('done', t('count.handedIn', { count: reply.lines }));
    setState({ recount: false });
    await lookAgain(count.count);
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

export function countAgain(): void {
  setState({ view: 'count', recount: true, asked: null });
}

export function close(reason: string, uncounted: 'leave' | 'gone'): void {
  end((id, count) => withApproval('count.close', { count, id, reason, uncounted }, t('count.leaveClose')));
}

export function drop(reason: string): void {
  end((id, count) => withApproval('count.drop', { count, id, reason }, t('count.leaveDrop')));
}

function end(ask: (id: CountClosed['entry'], count: CountId) => Promise<CountClosed | Refusal | null>): void {
  if (getState().busy) return;
  setState({ busy: true });
  void inTurn(async () => {
    const { count } = getState();
    if (!count) return;
    const { id } = await bridge.call('stock.newEntry', {});
    const reply = await ask(id, count.count);
    if (reply === null) return;
    if (isRefusal(reply)) return refuse(reply);
    setState({ closed: reply, view: 'closed', count: null, mine: [], result: null });
  }).finally(() => setState({ busy: false }));
}

/** @returns false where Escape leads out of counting */
export function stepBack(): boolean {
  const { view, asked } = getState();
  if (asked) askQuantity(null);
  else if (view === 'result') show('count');
  else if (view === 'list') return false;
  else {
    show('list');
    void refetchCounts();
  }
  return true;
}
