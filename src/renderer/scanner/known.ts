import { create } from 'zustand';
import type { ScannersShown, SerialScan } from '../../shared/contract/scanner.ts';
import { usualWedge, type WedgeSettings } from '../../shared/scanner/wedge.ts';
import { bridge } from '../bridge/bridge.ts';
import { CallRefused } from '../bridge/connection.ts';
import { sayFailed } from '../notice.ts';
import { onReturn } from '../till/store.ts';

/** A copy of what the till knows of its scanners. */
export const useScanners = create<ScannersShown>(() => ({ wedge: usualWedge, serial: [] }));

export function wedgeNow(): WedgeSettings {
  return useScanners.getState().wedge;
}

async function refetch(): Promise<void> {
  try {
    useScanners.setState(await bridge.call('scanner.list', {}));
  } catch (why) {
    // Nobody is signed in any more.
    if (!(why instanceof CallRefused)) sayFailed(why);
  }
}

/** Keeps the copy true while somebody is signed in. @returns how to stop */
export function followScanners(): () => void {
  void refetch();
  const stops = [bridge.on('scanners', (shown) => useScanners.setState(shown)), onReturn(() => void refetch())];
  return () => {
    for (const stop of stops) stop();
  };
}

/** ms that a window leaves a scan to the one that is in front. */
const BEHIND = 80;

/**
 * Hears what scanners on serial cables read. Of several windows of one till the one in front takes it; each scan is taken once.
 * @returns how to stop
 */
export function listenForSerial(scanned: (code: string) => void): () => void {
  let turn = Promise.resolve();
  return bridge.on('scan', (scan) => {
    // In the order they were read, however long each answer takes.
    turn = turn.then(() => take(scan, scanned));
  });
}

async function take({ scan, code }: SerialScan, scanned: (code: string) => void): Promise<void> {
  if (!document.hasFocus()) await new Promise((resolve) => setTimeout(resolve, BEHIND));
  try {
    const { taken } = await bridge.call('scanner.take', { scan });
    if (taken) scanned(code);
  } catch (why) {
    sayFailed(why);
  }
}
