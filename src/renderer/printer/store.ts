import { useEffect } from 'react';
import { create } from 'zustand';
import type { ReplyOf } from '../../shared/contract.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { onReturn } from '../till/store.ts';

export type PrintersShown = ReplyOf<'printer.list'>;

/** A copy of what the till knows of its printers, kept true while somebody looks. Null until it was asked once. */
export const usePrinters = create<{ readonly shown: PrintersShown | null }>(() => ({ shown: null }));

export async function refetchPrinters(): Promise<void> {
  try {
    usePrinters.setState({ shown: await bridge.call('printer.list', {}) });
  } catch (why) {
    sayFailed(why);
  }
}

/** Asks for the printers, and again whenever something may have changed. @returns what is known, null at first */
export function useFollowedPrinters(): PrintersShown | null {
  useEffect(() => {
    void refetchPrinters();
    const stops = [bridge.on('status', () => void refetchPrinters()), onReturn(() => void refetchPrinters())];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return usePrinters(({ shown }) => shown);
}
