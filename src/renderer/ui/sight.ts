import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps an element of a list whole in the list's box: scrolled to at once whenever `mark` changes, and left alone while
 * it is known to be in sight, so that what happens to one line again and again asks the browser for no place.
 * @param mark null where nothing is asked
 */
export function useKeptInSight(element: RefObject<Element | null>, mark: string | null): void {
  const whole = useRef(false);
  const asked = mark !== null;
  useLayoutEffect(() => {
    if (mark !== null && !whole.current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [element, mark]);
  useEffect(() => {
    const watched = element.current;
    if (!asked || !watched) return undefined;
    const look = new IntersectionObserver(
      (seen) => {
        whole.current = (seen.at(-1)?.intersectionRatio ?? 0) >= WHOLE;
      },
      { root: watched.parentElement, threshold: WHOLE },
    );
    look.observe(watched);
    return () => {
      look.disconnect();
      whole.current = false;
    };
  }, [element, asked]);
}

/** Of 1; a hair's breadth is lost to rounding where the screen is scaled. */
const WHOLE = 0.99;
