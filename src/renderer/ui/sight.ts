/**
 * Scrolls an element of a list into its box where it is not whole in sight. The browser says so once it has laid the
 * page out anyway; asking at once would make it lay out twice for every scan.
 * @returns how to stop
 */
export function bringIntoSight(element: Element | null): (() => void) | undefined {
  if (!element) return undefined;
  const look = new IntersectionObserver(
    ([seen]) => {
      look.disconnect();
      if (seen && seen.intersectionRatio < WHOLE) element.scrollIntoView({ block: 'nearest' });
    },
    { root: element.parentElement },
  );
  look.observe(element);
  return () => look.disconnect();
}

/** Of 1; a hair's breadth is lost to rounding where the screen is scaled. */
const WHOLE = 0.99;
