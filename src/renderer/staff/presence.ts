import { bridge } from '../bridge/bridge.ts';

/** ms. The till locks after minutes: more often is of no use. */
const OFTEN = 20_000;

/** Tells the till that somebody is there, on keys and touches. @returns how to stop */
export function tellPresence(page: Window): () => void {
  let told = Number.NEGATIVE_INFINITY;
  const tell = (event: Event): void => {
    if (event.timeStamp - told < OFTEN) return;
    told = event.timeStamp;
    // Nobody waits for the answer, and a till that is away shows that by itself.
    bridge.call('staff.present', {}).catch(() => undefined);
  };
  const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
  for (const sign of signs) page.addEventListener(sign, tell, { capture: true, passive: true });
  return () => {
    for (const sign of signs) page.removeEventListener(sign, tell, { capture: true });
  };
}
