import { t } from 'i18next';
import { create } from 'zustand';
import type { AcceptDraft } from '../../shared/contract/draft.ts';
import type { TransferRead } from '../../shared/contract/transfer.ts';
import type { EntryId } from '../../shared/id.ts';
import { formatQuantity, parseQuantity, type Quantity } from '../../shared/quantity.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { type DifferenceWhy, isExplained, type TransferKey } from '../../shared/stock/arrived.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { keptAtTill } from '../keptAtTill.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { openTransfer } from './list.ts';

export type Counted = AcceptDraft['lines'][number];

type Accepting = Omit<AcceptDraft, 'kind' | 'id' | 'of'> & {
  /** Which transfer it is of; null: of none. */
  readonly of: TransferKey | null;
  readonly id: EntryId | null;
  readonly isBusy: boolean;
  readonly focus: number | null;
};

const NONE: Accepting = { of: null, id: null, note: '', lines: [], isBusy: false, focus: null };
const kept = keptAtTill('accept');

/** What is counted of a transfer that arrives. */
export const useAccepting = create<Accepting>(() => NONE);

const { getState, setState } = useAccepting;

useAccepting.subscribe(({ of, id, note, lines }) =>
  kept.write(of === null || id === null ? undefined : { kind: 'accept', of, id, note, lines }),
);

const isOf = (of: TransferKey | null, { device, entry }: TransferKey): boolean =>
  of?.device === device && of.entry === entry;

/** All there, until somebody counts otherwise; what was counted of this one before is found again. */
export async function begin(transfer: TransferRead): Promise<void> {
  if (isOf(getState().of, transfer)) return;
  const { device, entry, sent } = transfer;
  const lines = sent.lines.map(({ quantity }) => ({ arrived: formatQuantity(quantity), why: null }));
  setState({ ...NONE, of: { device, entry }, lines });
  try {
    const draft = await kept.open();
    const isThis = draft !== undefined && isOf(draft.of, transfer);
    const { id } = isThis ? draft : await bridge.call('stock.newEntry', {});
    if (isOf(getState().of, transfer)) setState(isThis ? { id, note: draft.note, lines: draft.lines } : { id });
  } catch (why) {
    sayFailed(why);
  }
}

export function noteArrival(note: string): void {
  setState({ note });
}

export function count(at: number, said: Partial<Counted>): void {
  setState(({ lines }) => ({
    lines: lines.map((line, n) => (n === at ? Object.assign({}, line, said) : line)),
    focus: null,
  }));
}

/** The reason that fits a figure; the one chosen, where it still does. */
export function whyOf({ arrived, why }: Counted, sent: Quantity): DifferenceWhy | undefined {
  const came = amountOf(arrived);
  if (came === undefined || came === sent) return undefined;
  if (came > sent) return 'more';
  return why === 'damaged' ? 'damaged' : 'missing';
}

/** Nothing came is a figure, too. */
export function amountOf(typed: string): number | undefined {
  return /^\s*0+\s*$/.test(typed) ? 0 : parseQuantity(typed);
}

/** Leads the next key to the line of what was scanned. */
export async function scanArrived({ sent }: TransferRead, code: string): Promise<void> {
  try {
    const found = await bridge.call('stock.scan', { code });
    if (isRefusal(found)) return refuse(found);
    const { product } = found.product;
    const byLot = sent.lines.findIndex((line) => line.product === product && line.lot?.code === found.lot);
    const at = byLot === -1 ? sent.lines.findIndex((line) => line.product === product) : byLot;
    if (at === -1) return say('stop', t('carry.notHere'));
    setState({ focus: at });
  } catch (why) {
    sayFailed(why);
  }
}

export async function acceptAll(transfer: TransferRead, back: boolean): Promise<void> {
  const { id, note, lines, isBusy } = getState();
  if (isBusy || id === null) return;
  const { device, entry, sent, other, number } = transfer;
  const counted = lines.map((line, at) => {
    const why = whyOf(line, sent.lines[at]?.quantity as Quantity);
    return { arrived: amountOf(line.arrived) ?? -1, ...(why && { why }) };
  });
  const wrong = counted.findIndex(
    ({ arrived, why }, at) => arrived < 0 || !isExplained({ sent: sent.lines[at]?.quantity ?? 0, arrived, why }),
  );
  if (wrong !== -1) return say('stop', t('carry.badQuantity', { line: wrong + 1 }));
  setState({ isBusy: true });
  try {
    const input = {
      id,
      of: { device, entry },
      ...(back && { back: true as const }),
      ...(note.trim() !== '' && { note: note.trim() }),
      lines: counted,
    };
    const what = back
      ? t('carry.whatBack', { number })
      : t('carry.whatAccept', { count: lines.length, other: other.name });
    const reply = await untilAnswered(() => withApproval('transfer.accept', input, what));
    if (reply === null) return;
    if (isRefusal(reply)) refuse(reply);
    else {
      setState(NONE);
      say('done', t('carry.acceptedNow', { number: reply.number }));
    }
    if (!isRefusal(reply) || reply.refused === 'already-accepted') await openTransfer({ device, entry });
  } catch (why) {
    sayFailed(why);
  } finally {
    setState({ isBusy: false });
  }
}
