import type { PrinterId } from '../../shared/contract/printer.ts';
import { keepsWaiting, type PrinterState } from '../../shared/printer/state.ts';
import { say, useNotice } from '../notice.ts';
import { useTill } from '../till/store.ts';
import { refetchPrinters, usePrinters } from './store.ts';

/** Something was given to a printer: what is said where it is on its way, and what where the printer keeps it waiting. */
export type OnItsWay = {
  /** Undefined: the one where slips come out. */
  readonly printer?: PrinterId;
  readonly going: string;
  readonly waits: (state: PrinterState) => string;
};

/** ms. A printer that is off is found out at once, one that is not on the network after three seconds. */
const FOUND_OUT = 4_000;

/** Says that something is on its way, or that it waits; also where that is found out while the sentence stands. */
export function sayOnItsWay({ printer, going, waits }: OnItsWay): void {
  const tellWaiting = (): boolean => {
    const state = stateOf(printer);
    if (!state || !keepsWaiting(state)) return false;
    say('stop', waits(state));
    return true;
  };
  if (tellWaiting()) return;
  say('done', going);
  const look = (): void => {
    // Something else was said, or it was put away: nobody is told of it late.
    if (useNotice.getState().notice?.text !== going || tellWaiting()) stop();
  };
  const follow = (): void => (printer === undefined ? look() : void refetchPrinters());
  const stops = [useTill.subscribe(follow), usePrinters.subscribe(look)];
  const timer = setTimeout(() => stop(), FOUND_OUT);
  const stop = (): void => {
    clearTimeout(timer);
    for (const end of stops) end();
  };
  follow();
}

function stateOf(printer: PrinterId | undefined): PrinterState | undefined {
  if (printer === undefined) return useTill.getState().status?.printer;
  return usePrinters.getState().shown?.printers.find(({ id }) => id === printer)?.state;
}
