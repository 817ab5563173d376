import { type RefObject, useEffect, useRef } from 'react';
import { isVeiled } from './focus.ts';

/**
 * Hears the keys of a dialog wherever in it the focus is, while no other stands over it.
 * @param press called with every key that goes down
 * @param part of a dialog that may itself stand over another: then its keys are whatever the uppermost hears
 */
export function useDialogKeys(press: (event: KeyboardEvent) => void, part?: RefObject<HTMLElement | null>): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const dialogs = [...document.querySelectorAll('[role="dialog"]')];
      const isMine = part ? dialogs.at(-1)?.contains(part.current) : dialogs.length === 1;
      if (isMine && !isVeiled() && !event.isComposing) latest.current(event);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [part]);
}
