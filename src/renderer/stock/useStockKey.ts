import { useEffect, useRef } from 'react';
import type { StaffId } from '../../shared/id.ts';
import { goToStock, leaveStock, useStockRoom } from './room.ts';

/**
 * Alt+K opens the room *Kho*, and leaves it. Whoever comes back after a lock is where they were; the next person is not.
 * @param free false while a buyer pays
 */
export function useStockKey(signedIn: StaffId | null, free: boolean): void {
  const last = useRef<StaffId | null>(null);
  useEffect(() => {
    if (signedIn === null) return;
    if (last.current !== null && last.current !== signedIn) leaveStock();
    last.current = signedIn;
  }, [signedIn]);
  useEffect(() => {
    if (signedIn === null || !free) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (event.repeat || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      if (useStockRoom.getState().page === null) goToStock();
      else leaveStock();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [signedIn, free]);
}
