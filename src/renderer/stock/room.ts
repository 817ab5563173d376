import { create } from 'zustand';
import { leaveBehind } from '../notice.ts';
import { leavePrinters } from '../printer/room.ts';
import { leaveScanners } from '../scanner/room.ts';
import { leaveRoom } from '../shift/room.ts';

/** The page that lists the others. */
export const HOME = 'home';

/** The page of the room *Kho* that somebody is on, by its `id` (pages.ts) or `HOME`; null while they are elsewhere. */
export const useStockRoom = create<{ readonly page: string | null }>(() => ({ page: null }));

/** From wherever they are: other rooms are left. */
export function goToStock(page: string = HOME): void {
  leaveRoom();
  leavePrinters();
  leaveScanners();
  turnTo(page);
}

export function leaveStock(): void {
  turnTo(null);
}

function turnTo(page: string | null): void {
  if (page !== useStockRoom.getState().page) leaveBehind();
  useStockRoom.setState({ page });
}
