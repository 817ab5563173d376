import type { Outline, OutlinePoint } from './letters.ts';

/** One step of a path that both PDF and SVG can say: curves are quadratic, as TrueType has them. */
export type PathStep =
  | { readonly step: 'move' | 'line'; readonly x: number; readonly y: number }
  | {
      readonly step: 'curve';
      /** Where the curve begins, its control point, and where it ends. */
      readonly from: Point;
      readonly control: Point;
      readonly to: Point;
    }
  | { readonly step: 'close' };
type Point = { readonly x: number; readonly y: number };

/** A letter's outline as a path. Between two points that the curve does not go through it goes through their middle. */
export function pathOf(outline: Outline): PathStep[] {
  return outline.flatMap(contourSteps);
}

function contourSteps(contour: readonly OutlinePoint[]): PathStep[] {
  const points = contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length] ?? point;
    return point.on || next.on ? [point] : [point, middle(point, next)];
  });
  const start = points.findIndex(({ on }) => on);
  const [first, ...rest] = [...points.slice(start), ...points.slice(0, start + 1)];
  if (!first) return [];
  const steps: PathStep[] = [{ step: 'move', x: first.x, y: first.y }];
  let from: Point = first;
  let control: Point | undefined;
  for (const point of rest) {
    if (!point.on) control = point;
    else {
      steps.push(control ? { step: 'curve', from, control, to: point } : { step: 'line', x: point.x, y: point.y });
      control = undefined;
      from = point;
    }
  }
  return [...steps, { step: 'close' }];
}

function middle(a: OutlinePoint, b: OutlinePoint): OutlinePoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true };
}
