import { CAP_HEIGHT, EM, type Glyph, type OutlinePoint, X_HEIGHT } from './letters.ts';
import { type PathStep, pathOf } from './outlinePath.ts';

/** A letter in dots. Row 0 is the highest; `left` and `top` say where it lies from the pen and the baseline. */
export type GlyphDots = {
  readonly left: number;
  /** Rows above the baseline of its first row. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 1 = black, row after row. */
  readonly dots: Uint8Array;
};

/** Lines looked at in each row of dots. */
const LINES = 8;
/** Places tried for a letter, so many in a dot: the one that leaves the fewest dots half covered keeps stems equally thick. */
const SHIFTS = 8;
/** Dots of the em from which nobody sees the difference. */
const LARGE = 48;
/** Straight pieces of one curve; its letters are at most some 200 dots high. */
const PIECES = 6;
/** Part of a dot that must be covered for it to be black: letters small enough that strokes are two dots need them all. */
const coverage = (size: number): number => (size < 30 ? 0.44 : 0.5);

type Segment = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** @param size of the em, in dots */
export function glyphDots({ outline }: Glyph, size: number): GlyphDots {
  const segments = segmentsOf(pathOf(outline.map((contour) => contour.map((point) => fitted(point, size)))));
  if (segments.length === 0) return { left: 0, top: 0, width: 0, height: 0, dots: new Uint8Array(0) };
  const xs = segments.map(({ x0 }) => x0);
  const ys = segments.map(({ y0 }) => y0);
  const left = Math.floor(Math.min(...xs)) - 1;
  const top = Math.ceil(Math.max(...ys));
  const area = { left, top, width: Math.ceil(Math.max(...xs)) + 1 - left, height: top - Math.floor(Math.min(...ys)) };
  const runs = runsOf(segments, area);
  let best: { readonly covered: Float64Array; readonly undecided: number } | undefined;
  for (let shift = 0; shift < (size < LARGE ? SHIFTS : 1); shift += 1) {
    // From the middle outwards, so that of equals the one that moves least is taken.
    const by = (shift % 2 === 0 ? shift : -shift - 1) / 2 / SHIFTS;
    const covered = coveredBy(runs, area, by);
    const undecided = covered.reduce((sum, part) => sum + Math.min(part, 1 - part), 0) + Math.abs(by) / 1000;
    if (!best || undecided < best.undecided - 1e-9) best = { covered, undecided };
  }
  const dots = Uint8Array.from(best?.covered ?? [], (part) => (part >= coverage(size) ? 1 : 0));
  return { ...area, dots };
}

/**
 * In dots, with the tops of small letters and of capitals moved to the nearest row's edge and what lies between them
 * stretched with them: what a font's own hints do for a screen.
 */
function fitted({ x, y, on }: OutlinePoint, size: number): OutlinePoint {
  const scale = size / EM;
  const small = Math.round(X_HEIGHT * scale);
  const capital = Math.round(CAP_HEIGHT * scale);
  const height =
    y <= 0
      ? y * scale
      : y <= X_HEIGHT
        ? (y / X_HEIGHT) * small
        : y <= CAP_HEIGHT
          ? small + ((y - X_HEIGHT) / (CAP_HEIGHT - X_HEIGHT)) * (capital - small)
          : capital + (y - CAP_HEIGHT) * scale;
  return { x: x * scale, y: height, on };
}

function segmentsOf(path: readonly PathStep[]): Segment[] {
  const segments: Segment[] = [];
  let from = { x: 0, y: 0 };
  for (const step of path) {
    if (step.step === 'curve') {
      segments.push(...curve(step));
      from = step.to;
    } else if (step.step !== 'close') {
      if (step.step === 'line') segments.push({ x0: from.x, y0: from.y, x1: step.x, y1: step.y });
      from = step;
    }
  }
  return segments;
}

function curve({ from, control, to }: Extract<PathStep, { step: 'curve' }>): Segment[] {
  const at = (part: number): { x: number; y: number } => {
    const [a, b, c] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
    return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
  };
  return Array.from({ length: PIECES }, (_, piece) => {
    const [start, end] = [at(piece / PIECES), at((piece + 1) / PIECES)];
    return { x0: start.x, y0: start.y, x1: end.x, y1: end.y };
  });
}

type Area = Pick<GlyphDots, 'left' | 'top' | 'width' | 'height'>;
/** On each line that is looked at: where ink begins and ends, in dots from the pen. */
type Runs = readonly (readonly (readonly [from: number, to: number])[])[];

/** Inside is where the outline winds around (non-zero), as TrueType has it. */
function runsOf(segments: readonly Segment[], { top, height }: Area): Runs {
  return Array.from({ length: height * LINES }, (_, line) => {
    const y = top - (line + 0.5) / LINES;
    const crossings = segments
      .filter(({ y0, y1 }) => (y0 <= y && y < y1) || (y1 <= y && y < y0))
      .map(({ x0, y0, x1, y1 }) => ({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 }))
      .toSorted((a, b) => a.x - b.x);
    const runs: (readonly [number, number])[] = [];
    let winding = 0;
    let from = 0;
    for (const { x, turn } of crossings) {
      if (winding === 0) from = x;
      winding += turn;
      if (winding === 0) runs.push([from, x]);
    }
    return runs;
  });
}

/** How much of each dot is inked, 0 to 1. */
function coveredBy(runs: Runs, { left, width, height }: Area, shift: number): Float64Array {
  const covered = new Float64Array(width * height);
  for (const [line, inked] of runs.entries()) {
    const row = Math.floor(line / LINES) * width;
    for (const [begin, end] of inked) {
      const [from, to] = [begin + shift - left, end + shift - left];
      for (let dot = Math.floor(from); dot < to; dot += 1) {
        const part = Math.min(dot + 1, to) - Math.max(dot, from);
        covered[row + dot] = (covered[row + dot] ?? 0) + part / LINES;
      }
    }
  }
  return covered;
}
