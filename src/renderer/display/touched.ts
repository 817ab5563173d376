import type { DisplayLine, DisplayView } from '../../shared/contract/display.ts';

export type Seen = {
  /** What the till says the buyer sees. Null until it has answered for the first time. */
  readonly view: DisplayView | null;
  /** The line that changed last, for the eye to find; null where none did. */
  readonly touched: number | null;
};

/** The newest of the lines that were not there before or are otherwise now; the last touched one where none is. */
export function touchedLine({ view: before, touched }: Seen, now: DisplayView): number | null {
  if (now.stage !== 'cart' && now.stage !== 'paying') return null;
  const isSame = before !== null && 'sale' in before && before.sale === now.sale;
  const known = new Map<number, DisplayLine>(isSame ? before.lines.map((line) => [line.line, line]) : []);
  const changed = now.lines.findLast((line) => known.get(line.line)?.quantity !== line.quantity);
  if (changed) return changed.line;
  return now.lines.some(({ line }) => line === touched) ? touched : null;
}
