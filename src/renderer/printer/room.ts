import { create } from 'zustand';
import type { PrinterId } from '../../shared/contract/printer.ts';
import { leaveRoom } from '../shift/room.ts';

/** Where among the printers somebody is; null while selling. */
export type PrinterPlace =
  | { readonly at: 'list' }
  | { readonly at: 'printer'; readonly id: PrinterId }
  | { readonly at: 'add' }
  | { readonly at: 'change'; readonly id: PrinterId }
  | { readonly at: 'calibrate'; readonly id: PrinterId }
  | { readonly at: 'logo' };

export const usePrinterRoom = create<{ readonly place: PrinterPlace | null }>(() => ({ place: null }));

/** From wherever they are: the room for shift and drawer is left. */
export function goToPrinters(place: PrinterPlace): void {
  leaveRoom();
  usePrinterRoom.setState({ place });
}

export function leavePrinters(): void {
  usePrinterRoom.setState({ place: null });
}

/** Where Escape leads; null is back to selling. */
export function stepBack(place: PrinterPlace): PrinterPlace | null {
  switch (place.at) {
    case 'list':
      return null;
    case 'change':
    case 'calibrate':
      return { at: 'printer', id: place.id };
    case 'printer':
    case 'add':
    case 'logo':
      return { at: 'list' };
  }
}
