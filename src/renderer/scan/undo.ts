/** How to undo what a scanner's keys did from one of its characters on, in the place that character went to. */
export type Undo = {
  /** A field, or what else takes keys: asked only once the scan is whole, for a kept key gets its place later. */
  readonly place: () => unknown;
  readonly run: (composing: boolean) => void;
};

/** A key that did nothing. */
export const NOTHING_DONE: Undo = { place: () => undefined, run: () => undefined };

/**
 * Undoes a scan's keys: each place is put back as it was before the first that went there. A surface may have come between. The
 * last place goes first: letters that were taken for a search, on a slow machine, put the later ones into its field.
 */
export function undoAll(undos: readonly Undo[], composing: boolean): void {
  const first = new Map<unknown, Undo>();
  for (const undo of undos) {
    const where = undo.place();
    if (!first.has(where)) first.set(where, undo);
  }
  for (const { run } of [...first.values()].toReversed()) run(composing);
}
