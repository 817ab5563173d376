import type { RefObject } from 'react';
import { usePageKeys } from '../ui/pageKeys.ts';

/**
 * F2 leads to how many of the line that was begun last; pressed again, to the one above.
 * @param lines with one field of text each
 */
export function useQuantityKey(lines: RefObject<HTMLElement | null>): void {
  usePageKeys({
    F2: () => {
      const fields = [...(lines.current?.querySelectorAll('input') ?? [])];
      const here = fields.findIndex((field) => field === document.activeElement);
      fields.at(here === -1 ? -1 : here - 1)?.focus();
    },
  });
}
