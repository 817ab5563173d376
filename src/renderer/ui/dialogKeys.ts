import { useEffect, useRef } from 'react';
import { isVeiled } from './focus.ts';

/**
 * Hears the keys of a dialog wherever in it the focus is, while no other stands over it.
 * @param press called with every key that goes down
 */
export function useDialogKeys(press: (event: KeyboardEvent) => void): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const alone = document.querySelectorAll('[role="dialog"]').length === 1;
      if (alone && !isVeiled() && !event.isComposing) latest.current(event);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
