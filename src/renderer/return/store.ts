import { t } from 'i18next';
import { create } from 'zustand';
import type { CashRounding } from '../../shared/catalogue/outlet.ts';
import type { Brought, ReturnReceipt } from '../../shared/contract/return.ts';
import type { ProductId, SaleId, StaffId } from '../../shared/id.ts';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { formatQuantity, ONE } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import {
  mayRefundBy,
  type Refund,
  type RefundKind,
  ROOM_WITHOUT_SLIP,
  type Room,
  refundsBy,
  sumOf,
} from '../../shared/return/refund.ts';
import type { Destination } from '../../shared/return/return.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { dismiss, refuse, say, sayFailed } from '../notice.ts';
import { closeFind } from '../recent/store.ts';
import { askWhich } from '../sale/choice.ts';
import { withApproval } from '../staff/approval.ts';
import { useTill } from '../till/store.ts';
import { play } from '../ui/sound.ts';
import { type Begun, keepBegun, keptOf, type Row } from './begun.ts';
import { broughtRow, leftOf, placeFor, rowsOf, totalOf, withQuantity } from './rows.ts';

/** Goods being taken back, until they are. */
export type Taking = Begun & { readonly busy: boolean };

type Return = {
  readonly taking: Taking | null;
  /** What was taken back last, until it is put away. */
  readonly receipt: ReturnReceipt | null;
};

export const useReturn = create<Return>(() => ({ taking: null, receipt: null }));

const { getState, setState } = useReturn;

useReturn.subscribe(({ taking, receipt }) => keepBegun(receipt ? null : taking));

/** Opens what this person had begun before the window was loaded anew, under the same id: pressed again it is still one. */
export function openKept(by: StaffId): void {
  const { taking } = getState();
  const begun = taking ? undefined : keptOf(by);
  if (begun) setState({ taking: { ...begun, busy: false } });
  else keepBegun(taking);
}

/** Counts comings and goings: an answer to whoever stood here before is not shown to the next. */
let visit = 0;

/**
 * @param sale null: without a slip
 * @returns whether goods are being taken back now
 */
export async function beginReturn(sale: SaleId | null): Promise<boolean> {
  const asked = visit;
  try {
    const begun = await bridge.call('return.begin', { sale });
    if (asked !== visit) return false;
    if (isRefusal(begun)) {
      refuse(begun);
      return false;
    }
    closeFind();
    dismiss();
    const rows = begun.sale ? rowsOf(begun.sale.lines) : [];
    const selected = Math.max(
      0,
      rows.findIndex((row) => leftOf(row) !== 0),
    );
    const kind = begun.sale?.likely ?? 'cash';
    const fresh = { otherwise: false, reason: '', reference: '', busy: false };
    setState({ taking: { ...begun, ...fresh, rows, selected, kind }, receipt: null });
    return true;
  } catch (why) {
    sayFailed(why);
    return false;
  }
}

export function leave(): void {
  if (!getState().taking?.busy) setState({ taking: null, receipt: null });
}

/** Whatever is open or under way here: what one person took back is not for the next to go on with. */
export function leaveToNext(): void {
  visit += 1;
  setState({ taking: null, receipt: null });
}

function change(how: (taking: Taking) => Partial<Taking>): void {
  setState(({ taking }) => (taking && !taking.busy ? { taking: { ...taking, ...how(taking) } } : {}));
}

function changeRow(at: number, how: (row: Row) => Row): void {
  change(({ rows }) => ({ rows: rows.map((row, n) => (n === at ? how(row) : row)), selected: at }));
}

export const setQuantity = (at: number, wanted: number): void => changeRow(at, (row) => withQuantity(row, wanted));
/** One piece more or less; of what is weighed, all or nothing. */
export function step(at: number, pieces: 1 | -1): void {
  changeRow(at, (row) => {
    if (row.pieces) return withQuantity(row, row.quantity + pieces * ONE);
    return withQuantity(row, pieces === 1 ? (leftOf(row) ?? row.quantity) : 0);
  });
}
export const setDestination = (at: number, to: Destination): void =>
  changeRow(at, (row) => ({ ...row, to, placed: true }));
export function turnDestination(at: number): void {
  changeRow(at, (row) => ({ ...row, to: row.to === 'stock' ? 'write-off' : 'stock', placed: true }));
}
export const removeRow = (at: number): void => change(({ rows }) => ({ rows: rows.filter((_, n) => n !== at) }));
/** Faulty goods are not sold again, until somebody says so of a line. */
export function setReason(reason: string): void {
  change(({ rows }) => ({ reason, rows: rows.map((row) => (row.placed ? row : { ...row, to: placeNow(reason) })) }));
}

/** The usual reasons, likeliest first, as the screen says them. */
export function usualReasons(): readonly string[] {
  return REASONS.map((name) => t(`returns.reasons.${name}`));
}

/** The next of the usual ones, unless words of one's own stand there: those are not taken for it. */
export function nextReason(): void {
  const usual = usualReasons();
  const { reason = '' } = getState().taking ?? {};
  if (reason.trim() === '' || usual.includes(reason))
    setReason(usual[(usual.indexOf(reason) + 1) % usual.length] ?? '');
}

const REASONS = ['faulty', 'mind', 'wrong', 'expired'] as const;
/** Of them, those after which nobody wants the goods. */
const SPOILT = ['faulty', 'expired'] as const satisfies readonly (typeof REASONS)[number][];

/** Where goods go that come back for this reason. */
export function placeNow(reason: string): Destination {
  return placeFor(
    reason,
    SPOILT.map((name) => t(`returns.reasons.${name}`)),
  );
}

/** Nothing where money cannot go back so: a key reaches what a tile does not let through. */
export const setKind = (kind: RefundKind): void =>
  change(({ sale }) => (mayRefundBy(kind, roomOf(sale)) ? { kind, otherwise: false } : {}));
/** What did not come as money becomes a credit, or goes out with it all the same. */
export const turnOtherwise = (): void => change(({ otherwise }) => ({ otherwise: !otherwise }));
export const setReference = (reference: string): void => change(() => ({ reference }));
export const select = (selected: number): void => change(() => ({ selected }));

export function selectNeighbour(by: 1 | -1): void {
  change(({ rows, selected }) => ({ selected: Math.min(rows.length - 1, Math.max(0, selected + by)) }));
}

/** Everything that is left; pressed again, nothing. */
export function takeAll(): void {
  change(({ rows }) => {
    const all = rows.every((row) => row.quantity === (leftOf(row) ?? row.quantity));
    return { rows: rows.map((row) => withQuantity(row, all ? 0 : (leftOf(row) ?? row.quantity))) };
  });
}

/** @returns whether the code was taken here: while goods are being taken back, no scan goes into a cart */
export function scanIntoReturn(code: string): boolean {
  const { taking, receipt } = getState();
  if (!taking || receipt) {
    if (receipt) leave();
    return false;
  }
  if (taking.sale) say('stop', t('returns.scanRefused'));
  else bringScanned(code);
  return true;
}

function bringScanned(code: string, chosen?: ProductId): void {
  const scan = { code, ...(chosen !== undefined && { chosen }) };
  void bring(
    () => bridge.call('return.scan', scan),
    (product) => bringScanned(code, product),
  );
}

export function bringProduct(product: ProductId): void {
  void bring(() => bridge.call('return.product', { product }));
}

async function bring(call: () => Promise<Brought | Refusal>, choose?: (product: ProductId) => void): Promise<void> {
  const asked = visit;
  try {
    const brought = await call();
    if (asked !== visit) return;
    if (isRefusal(brought)) {
      return choose && brought.refused === 'shared-code' ? askWhich(brought, choose) : refuse(brought);
    }
    play('taken');
    dismiss();
    change(({ rows, reason }) => {
      const row = { ...broughtRow(brought), to: placeNow(reason) };
      const at = rows.findIndex(
        ({ of, price }) => of.kind === 'brought' && of.product === brought.product && price === brought.price,
      );
      const same = rows[at];
      if (!same) return { rows: [...rows, row], selected: rows.length };
      const added = withQuantity(same, same.quantity + row.quantity);
      return { rows: rows.with(at, added), selected: at };
    });
  } catch (why) {
    sayFailed(why);
  }
}

/** What cash is rounded to in the open shift. */
export function cashRounding(): CashRounding {
  const { state } = useTill.getState();
  return (state?.stage === 'enrolled' && state.shift?.cashRounding) || 'none';
}

/** How the money goes back for what is chosen. */
export function refundsOf({ kind, rows, sale, reference, otherwise }: Taking): {
  readonly total: Dong;
  readonly refunds: Refund[];
} {
  const total = totalOf(rows);
  const how = { rounding: cashRounding(), room: roomOf(sale), reference: reference.trim(), otherwise };
  return { total, refunds: refundsBy(kind, total, how) };
}

/** What of it only a manager lets go back as money: what did not come so. */
export function beyondOf(taking: Taking): Dong {
  return sumOf(refundsOf({ ...taking, otherwise: false }).refunds, 'exchange');
}

function roomOf(sale: Taking['sale']): Room {
  return sale ?? ROOM_WITHOUT_SLIP;
}

/** Takes the goods back. What is missing is said, and nothing happens. */
export async function finish(): Promise<void> {
  const { taking } = getState();
  if (!taking || taking.busy) return;
  const lacking = lackingIn(taking);
  if (lacking !== undefined) return say('stop', lacking);
  const asked = visit;
  setState({ taking: { ...taking, busy: true } });
  try {
    const reply = await untilAnswered(() => ask(taking));
    if (reply === null || asked !== visit) return;
    if (isRefusal(reply)) return refuse(reply);
    dismiss();
    setState({ receipt: reply });
  } catch (why) {
    sayFailed(why);
  } finally {
    const now = getState().taking;
    if (now && asked === visit) setState({ taking: { ...now, busy: false } });
  }
}

function lackingIn({ rows, reason, kind, reference }: Taking): string | undefined {
  if (rows.every((row) => row.quantity === 0)) return t('refusals.nothing-to-return');
  if (reason.trim() === '') return t('returns.needReason');
  const bank = kind === 'card' || kind === 'transfer';
  return bank && reference.trim() === '' ? t('returns.needReference') : undefined;
}

function ask(taking: Taking): Promise<ReturnReceipt | Refusal | null> {
  const { id, sale, rows, reason } = taking;
  const { total, refunds } = refundsOf(taking);
  const what = whatOf(taking, total);
  const coming = rows.filter((row) => row.quantity > 0);
  if (sale) {
    const lines = coming.flatMap(({ of, quantity, to }) =>
      of.kind === 'line' ? [{ line: of.line, quantity, to }] : [],
    );
    return withApproval('return.complete', { id, sale: sale.id, lines, refunds, reason: reason.trim() }, what);
  }
  const goods = coming.flatMap(({ of, quantity, to }) =>
    of.kind === 'brought' ? [{ product: of.product, quantity, to }] : [],
  );
  return withApproval('return.completeWithoutSlip', { id, goods, refunds, reason: reason.trim() }, what);
}

/** What leave is asked for: where money goes back for what was not paid in money, that is said first. */
function whatOf(taking: Taking, total: Dong): string {
  const beyond = taking.otherwise ? beyondOf(taking) : 0;
  const words = { amount: formatDong(total), goods: goodsOf(taking) };
  if (beyond === 0) return t('returns.what', words);
  return t('returns.whatOtherwise', { ...words, beyond: formatDong(dong(beyond)) });
}

/** As many as somebody reads before they type a PIN. */
const NAMED = 3;

/** `2 hộp Trà xạ đen, 1 gói Muối tinh, + 4 món` */
function goodsOf({ rows }: Taking): string {
  const coming = rows.filter((row) => row.quantity > 0);
  const named = coming.slice(0, NAMED).map((row) => `${formatQuantity(row.quantity)} ${row.unit} ${row.name}`);
  const more = coming.length - named.length;
  return [...named, ...(more > 0 ? [t('held.more', { count: more })] : [])].join(', ');
}
