import { useEffect } from 'react';
import type { StaffId } from '../../shared/id.ts';
import { closeFind } from '../recent/store.ts';
import { leaveToNext } from '../return/store.ts';
import { goTo, leaveRoom, useRoom } from './room.ts';

/**
 * F10 opens the room for shift and drawer, and leaves it. What one person had open, there or over the counter, is not for
 * the next.
 * @param free false while a buyer pays
 */
export function useRoomKey(signedIn: StaffId | null, free: boolean): void {
  useEffect(() => (signedIn === null ? undefined : putAway), [signedIn]);
  useEffect(() => {
    if (signedIn === null || !free) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F10' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (event.repeat || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      if (useRoom.getState().place) leaveRoom();
      else goTo({ at: 'home' });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [signedIn, free]);
}

function putAway(): void {
  leaveRoom();
  closeFind();
  leaveToNext();
}
