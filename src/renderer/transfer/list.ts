import { t } from 'i18next';
import { create } from 'zustand';
import type { TransferListed, TransferRead } from '../../shared/contract/transfer.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { readSlipCode } from '../../shared/slip/slipCode.ts';
import type { TransferKey } from '../../shared/stock/arrived.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { goToStock } from '../stock/room.ts';

/** Lines with their places: goods of one lot may stand on a slip twice. */
export function placed<Line>(lines: readonly Line[]): { readonly line: Line; readonly at: number }[] {
  return lines.map((line, at) => ({ line, at }));
}

export type View =
  | { readonly of: 'list' }
  | { readonly of: 'send' }
  /** One transfer; `back`: it is being taken back here. */
  | { readonly of: 'one'; readonly transfer: TransferRead; readonly back: boolean };

type Transfers = {
  readonly view: View;
  readonly list: readonly TransferListed[] | null;
  /** The page of the room that one was opened from, where that is not this one. */
  readonly cameFrom: string | null;
};

/** Goods on their way from and to this outlet, and what of it is looked at. */
export const useTransfers = create<Transfers>(() => ({ view: { of: 'list' }, list: null, cameFrom: null }));

const { getState, setState } = useTransfers;

export function show(view: View): void {
  setState({ view });
  if (view.of === 'list') void refetchTransfers();
}

export async function refetchTransfers(): Promise<void> {
  try {
    setState({ list: await bridge.call('transfer.list', {}) });
  } catch (why) {
    sayFailed(why);
  }
}

export async function openTransfer({ device, entry }: TransferKey, back = false): Promise<void> {
  try {
    const transfer = await bridge.call('transfer.read', { device, entry });
    if (isRefusal(transfer)) return refuse(transfer);
    show({ of: 'one', transfer, back });
  } catch (why) {
    sayFailed(why);
  }
}

/** Opens the transfer behind a figure of the stock list, and leads back there. */
export async function openBehind(transfer: TransferKey): Promise<void> {
  await openTransfer(transfer);
  if (getState().view.of !== 'one') return;
  setState({ cameFrom: 'list' });
  goToStock('transfer');
}

/** Back to where it was opened from. */
export function leaveTransfer(): void {
  const { cameFrom } = getState();
  setState({ cameFrom: null });
  show({ of: 'list' });
  if (cameFrom !== null) goToStock(cameFrom);
}

/** The code of a slip opens its transfer; the till knows it by its number, once it has heard of it. */
export async function openBySlip(code: string): Promise<void> {
  const slip = readSlipCode(code);
  if (!slip) return say('stop', t('carry.notSlip'));
  await refetchTransfers();
  const found = getState().list?.find(({ number }) => number === slip.number);
  if (found) await openTransfer(found);
  else say('stop', t('carry.notListed', { number: slip.number }));
}
