import { t } from 'i18next';
import { create } from 'zustand';
import type { ShownTransfer } from '../../shared/contract/payment.ts';
import type { InputOf } from '../../shared/contract.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { onReturn } from '../till/store.ts';

/** A copy of the VietQR code that the till shows, and of what the bank told of it. */
export const useTransfer = create<{ readonly shown: ShownTransfer | null }>(() => ({ shown: null }));

/** How a transfer stands, from what is asked for and what came. */
export function standingOf({ amount, received }: ShownTransfer): 'unconfirmed' | 'partial' | 'confirmed' | 'over' {
  if (received === 0) return 'unconfirmed';
  if (received < amount) return 'partial';
  return received > amount ? 'over' : 'confirmed';
}

/** Keeps the copy true, also of what the bank told while the line was broken. @returns how to stop */
export function followTransfer(): () => void {
  const stops = [bridge.on('payment', ({ shown }) => useTransfer.setState({ shown })), onReturn(() => void refetch())];
  return () => {
    for (const stop of stops) stop();
  };
}

async function refetch(): Promise<void> {
  try {
    useTransfer.setState(await bridge.call('payment.now', {}));
  } catch (why) {
    sayFailed(why);
  }
}

export async function showTransfer(asked: InputOf<'payment.show'>): Promise<void> {
  try {
    const reply = await bridge.call('payment.show', asked);
    if (!isRefusal(reply)) return useTransfer.setState({ shown: reply });
    useTransfer.setState({ shown: null });
    refuse(reply);
  } catch (why) {
    sayFailed(why);
  }
}

export async function hideTransfer(): Promise<void> {
  useTransfer.setState({ shown: null });
  try {
    await bridge.call('payment.hide', {});
  } catch (why) {
    sayFailed(why);
  }
}

export async function printTransfer(): Promise<void> {
  try {
    const reply = await bridge.call('payment.print', {});
    if (isRefusal(reply)) refuse(reply);
    else say('done', t('transfer.printed'));
  } catch (why) {
    sayFailed(why);
  }
}
