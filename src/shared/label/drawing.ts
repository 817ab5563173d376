import type { QrRows } from '../slip/slip.ts';
import type { LetterFace, PlacedText } from './letters.ts';

/** How large a label is, in dots, and how many of them lie side by side in a millimetre. */
export type LabelSize = {
  readonly width: number;
  readonly height: number;
  readonly dotsPerMm: number;
  /** White kept left and right, above and below, in dots: what the cutter, the die or a sheet printer's grip may take. */
  readonly marginX: number;
  readonly marginY: number;
};

/** Dots of one millimetre: print heads of 203 dpi have eight, of 300 dpi 11.8. */
export function dotsPerMm(dpi: number): number {
  return dpi === 203 ? 8 : dpi / 25.4;
}

/** One thing on a label; places in whole dots from its upper left. */
export type Mark =
  /** `y` of the line the letters stand on; `size` of the em. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly face: LetterFace;
      readonly size: number;
      readonly x: number;
      readonly y: number;
      readonly placed: PlacedText;
    }
  /** Bars without the white around them. */
  | {
      readonly kind: 'bars';
      readonly x: number;
      readonly y: number;
      readonly height: number;
      readonly module: number;
      readonly bars: readonly boolean[];
    }
  | { readonly kind: 'qr'; readonly x: number; readonly y: number; readonly module: number; readonly rows: QrRows };

/**
 * What the label could not do as it should, for whoever looks at the preview. `small-bars`: narrower than 0.264 mm a module, the
 * least that GS1 allows. `no-code`: there was no room for bars or QR code. `name-cut`: the name ends in an ellipsis.
 */
export type LabelFault = 'small-bars' | 'no-code' | 'name-cut';

export type LabelDrawing = {
  readonly size: LabelSize;
  readonly marks: readonly Mark[];
  readonly faults: readonly LabelFault[];
};
