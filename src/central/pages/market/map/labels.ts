import type { Point } from './frame.ts';

export type Box = Point & { readonly width: number; readonly height: number };

/** A mark on the map, and how much room its words take. The most important one comes first. */
export type Dot = Point & {
  readonly key: string;
  readonly radius: number;
  readonly words: { readonly width: number; readonly height: number };
};

export type Label = { readonly box: Box; readonly far: boolean };

/** How far words stand from their mark: close by, or where a thin line leads to them. */
const DISTANCES = [4, 16, 32, 52] as const;
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const;

/**
 * Puts words beside their marks so that none lies on another one, on a mark, or on what is taken already.
 * @returns no label for a mark beside which there is no room: its figure stands in the table
 */
export function placeLabels(
  dots: readonly Dot[],
  sheet: { readonly width: number; readonly height: number },
  taken: readonly Box[],
): ReadonlyMap<string, Label> {
  const marks = dots.map(markBox);
  const labels = new Map<string, Label>();
  for (const dot of dots) {
    const full = [...taken, ...marks, ...[...labels.values()].map(({ box }) => box)];
    const free = placesBeside(dot).find(({ box }) => isOn(sheet, box) && !full.some((other) => doTouch(box, other)));
    if (free) labels.set(dot.key, free);
  }
  return labels;
}

function markBox({ x, y, radius }: Dot): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function placesBeside({ x, y, radius, words }: Dot): Label[] {
  return DISTANCES.flatMap((distance, nth) =>
    SIDES.map(([right, down]) => ({
      far: nth > 0,
      box: {
        ...words,
        x: x + right * (radius + distance) + ((right - 1) * words.width) / 2,
        y: y + down * (radius + distance) + ((down - 1) * words.height) / 2,
      },
    })),
  );
}

const isOn = (sheet: { readonly width: number; readonly height: number }, { x, y, width, height }: Box): boolean =>
  x >= 0 && y >= 0 && x + width <= sheet.width && y + height <= sheet.height;

export const doTouch = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** Where a thin line from a mark's edge reaches its words. */
export function leaderOf({ x, y, radius }: Dot, { box }: Label): readonly [Point, Point] {
  const end = {
    x: Math.min(Math.max(x, box.x), box.x + box.width),
    y: Math.min(Math.max(y, box.y), box.y + box.height),
  };
  const length = Math.hypot(end.x - x, end.y - y);
  const part = length > 0 ? Math.min(1, radius / length) : 0;
  return [{ x: x + (end.x - x) * part, y: y + (end.y - y) * part }, end];
}
