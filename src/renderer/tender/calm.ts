import { type MouseEvent, useCallback } from 'react';

/** ms. The second tap of a double tap falls on what has come into its place: it is not meant. */
const SAME_TAP = 700;
/** ms. An Enter pressed twice took one part; it does not finish the sale as well. */
const SAME_ENTER = 500;

export type Calm = {
  /** Whether a key that was pressed now is still the one that made this form appear. */
  readonly isSamePress: (event: { readonly timeStamp: number }) => boolean;
  /** Lets a tap pass only where it is not the rest of a double tap. Keys make clicks of `detail` 0, and have no place to miss. */
  readonly holdTap: (event: MouseEvent) => void;
};

/**
 * @param at since when what stands under the finger stands there, on the page's clock
 * @param isFirst nothing was taken before it, so an Enter right away is meant
 */
export function useCalm(at: number, isFirst: boolean): Calm {
  const isSamePress = useCallback(
    ({ timeStamp }: { readonly timeStamp: number }) => !isFirst && timeStamp - at < SAME_ENTER,
    [at, isFirst],
  );
  const holdTap = useCallback(
    (event: MouseEvent) => {
      if (event.detail > 0 && event.nativeEvent.timeStamp - at < SAME_TAP) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    [at],
  );
  return { isSamePress, holdTap };
}
