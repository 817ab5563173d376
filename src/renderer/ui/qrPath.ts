/** Modules of white around a code, which readers need: ISO/IEC 18004 §9.1. */
export const QUIET = 4;

/** One stroke for each run of dark modules in a row. */
export function pathOf(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
}
