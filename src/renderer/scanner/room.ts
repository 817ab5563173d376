import { create } from 'zustand';
import { leavePrinters } from '../printer/room.ts';
import { leaveRoom } from '../shift/room.ts';

/** Whether somebody checks the scanner; null while selling. */
export type ScannerPlace = { readonly at: 'check' } | { readonly at: 'serial' };

export const useScannerRoom = create<{ readonly place: ScannerPlace | null }>(() => ({ place: null }));

/** From wherever they are: other rooms are left. */
export function goToScanners(place: ScannerPlace = { at: 'check' }): void {
  leaveRoom();
  leavePrinters();
  useScannerRoom.setState({ place });
}

export function leaveScanners(): void {
  useScannerRoom.setState({ place: null });
}
