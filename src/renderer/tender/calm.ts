import { type MouseEvent, useCallback, useState } from 'react';

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

/** @param form what stands under the finger now: a new one begins anew. `first`: none was there before it */
export function useCalm(form: string, first: string): Calm {
  const [shown, setShown] = useState(() => ({ form, at: performance.now() }));
  if (shown.form !== form) setShown({ form, at: performance.now() });
  const { at } = shown;
  const isSamePress = useCallback(
    ({ timeStamp }: { readonly timeStamp: number }) => form !== first && timeStamp - at < SAME_ENTER,
    [at, form, first],
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
