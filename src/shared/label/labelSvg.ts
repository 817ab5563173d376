import type { LabelDrawing, Mark } from './drawing.ts';
import { areasOf, qrAreas } from './labelBitmap.ts';
import { EM, type LetterFace, type Letters } from './letters.ts';
import { pathOf } from './outlinePath.ts';

/** A label as SVG, for the screen: the same letters, bars and places that its PDF has. */
export function labelSvg({ size: { width, height }, marks }: LabelDrawing, letters: Letters): string {
  const shapes = marks.map((mark) => markShapes(mark, letters)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#fff"/>${shapes}</svg>`;
}

function markShapes(mark: Mark, letters: Letters): string {
  if (mark.kind === 'text') {
    const { face, size, x, y, placed } = mark;
    const path = placed.letters.map((one) =>
      letterPath(letters, { face, letter: one.letter, dx: x + one.x, dy: y, scale: size / EM }),
    );
    return `<path d="${path.join('')}"/>`;
  }
  const areas = mark.kind === 'bars' ? areasOf(mark) : qrAreas(mark);
  return `<path shape-rendering="crispEdges" d="${areas.map((area) => `M${area.x} ${area.y}h${area.width}v${area.height}h-${area.width}z`).join('')}"/>`;
}

type Placed = {
  readonly face: LetterFace;
  readonly letter: string;
  readonly dx: number;
  readonly dy: number;
  readonly scale: number;
};

function letterPath(letters: Letters, { face, letter, dx, dy, scale }: Placed): string {
  const at = ({ x, y }: { x: number; y: number }): string =>
    `${(dx + x * scale).toFixed(1)} ${(dy - y * scale).toFixed(1)}`;
  return pathOf(letters.glyphOf(face, letter).outline)
    .map((step) => {
      if (step.step === 'close') return 'Z';
      if (step.step === 'curve') return `Q${at(step.control)} ${at(step.to)}`;
      return `${step.step === 'move' ? 'M' : 'L'}${at(step)}`;
    })
    .join('');
}
