import type { PrinterId } from '../../shared/contract/printer.ts';
import { bridge } from '../bridge/bridge.ts';
import { type PrinterPlace, usePrinterRoom } from './room.ts';

function printerAt(place: PrinterPlace | null): PrinterId | undefined {
  return place && 'id' in place ? place.id : undefined;
}

/** Leave to try a printer ends with its page. Where the till does not hear of it, a lock, a sign-out or the time ends it. */
export function tellWhenLeft(): () => void {
  return usePrinterRoom.subscribe(({ place }, { place: before }) => {
    const left = printerAt(before);
    if (left === undefined || left === printerAt(place)) return;
    bridge.call('printer.left', {}).catch(() => undefined);
  });
}
