import { useEffect, useRef } from 'react';
import type { StaffId } from '../../shared/id.ts';
import { closeLabels } from '../label/store.ts';
import { closeFind } from '../recent/store.ts';
import { leaveToNext, openKept } from '../return/store.ts';
import { goTo, leaveRoom, useRoom } from './room.ts';

/**
 * F10 opens the room for shift and drawer, and leaves it. What one person had open over the counter is not for the next;
 * whoever comes back, after a lock or a restart of the till, finds it as it was.
 * @param free false while a buyer pays
 */
export function useRoomKey(signedIn: StaffId | null, free: boolean): void {
  const last = useRef<StaffId | null>(null);
  useEffect(() => {
    if (signedIn === null) return undefined;
    if (last.current === null) openKept(signedIn);
    else if (last.current !== signedIn) putAway();
    last.current = signedIn;
    return leaveRoom;
  }, [signedIn]);
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
  closeFind();
  closeLabels();
  leaveToNext();
}
