/** How to undo what a scanner's keys did from one of its characters on, in the place that character went to. */
export type Undo = {
  /** A field, or what else takes keys: asked only once the scan is whole, for a kept key gets its place later. */
  readonly place: () => unknown;
  readonly run: (composing: boolean) => void;
};

/** A key that did nothing. */
export const NOTHING_DONE: Undo = { place: () => undefined, run: () => undefined };

/** Undoes a scan's keys: each place is put back as it was before the first that went there. A surface may have come between. */
export function undoAll(undos: readonly Undo[], composing: boolean): void {
  const done = new Set<unknown>();
  for (const { place, run } of undos) {
    const where = place();
    if (done.has(where)) continue;
    done.add(where);
    run(composing);
  }
}
