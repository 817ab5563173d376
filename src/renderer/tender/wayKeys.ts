import { useEffect } from 'react';

/**
 * F1, F2 … or Alt+1, Alt+2 … choose the first, second … way; the browser's own meaning of these keys is off meanwhile.
 * @param choose with how many ways stand before it
 */
export function useWayKeys(choose: (nth: number) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const nth = nthOf(event);
      if (nth === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) choose(nth);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  });
}

function nthOf({ code, altKey, ctrlKey, metaKey }: KeyboardEvent): number | undefined {
  if (ctrlKey || metaKey) return undefined;
  const key = (altKey ? /^Digit([1-5])$/ : /^F([1-5])$/).exec(code)?.[1];
  return key === undefined ? undefined : Number(key) - 1;
}
