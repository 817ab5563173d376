import type { Bitmap } from './bitmap.ts';

/**
 * A slip before anybody knows how wide the paper is: what stands on it, in order. Pure data, so that it can be laid
 * out for 80 mm and 58 mm, previewed and tested without a printer.
 */
export type Slip = readonly Block[];

export type Block =
  /** Words, wrapped between words. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'centre';
      readonly face: Face;
      /** Columns kept free on the left, on every row of it. */
      readonly indent: number;
    }
  /** Words on the left and a figure on the right edge; the figure is never broken while it fits the paper. */
  | {
      readonly kind: 'pair';
      readonly left: string;
      readonly right: string;
      readonly face: Face;
      /** Only the figure is heavier than its words. */
      readonly rightFace: Face;
      readonly indent: number;
    }
  /** A line across the paper. */
  | { readonly kind: 'rule'; readonly stroke: 'solid' | 'dashed' }
  /** White paper, in dots (8 dots = 1 mm). */
  | { readonly kind: 'feed'; readonly dots: number }
  /**
   * A QR code in the middle: its modules row by row, true = black, without the white margin around it; `side` in dots at most.
   * `text` is what it says, for printers that draw it themselves; without it they are sent the picture.
   */
  | { readonly kind: 'qr'; readonly rows: QrRows; readonly side?: number; readonly text?: string }
  /** An EAN-13 code in the middle, its thirteen digits under it. */
  | { readonly kind: 'barcode'; readonly digits: string }
  /** A picture in the middle, made smaller where the paper is narrower. It is added when a slip is drawn: no JSON holds it. */
  | { readonly kind: 'image'; readonly picture: Bitmap };

export type QrRows = readonly (readonly boolean[])[];

/** A QR code and what it says. */
export type QrCode = { readonly text: string; readonly rows: QrRows };

/** How letters are drawn: one column wide, or `large`, bold at twice the width and height. */
export type Face = 'regular' | 'bold' | 'large';

type TextOptions = { readonly face?: Face; readonly indent?: number };

export function text(words: string, { face = 'regular', indent = 0 }: TextOptions = {}): Block {
  return { kind: 'text', text: words, align: 'left', face, indent };
}

export function centred(words: string, face: Face = 'regular'): Block {
  return { kind: 'text', text: words, align: 'centre', face, indent: 0 };
}

type PairOptions = TextOptions & { readonly rightFace?: Face };

export function pair(left: string, right: string, options: PairOptions = {}): Block {
  const { face = 'regular', rightFace = face, indent = 0 } = options;
  return { kind: 'pair', left, right, face, rightFace, indent };
}

export function rule(stroke: 'solid' | 'dashed' = 'solid'): Block {
  return { kind: 'rule', stroke };
}

export function feed(dots: number): Block {
  return { kind: 'feed', dots };
}

/** @param side dots; 45 mm where nothing is said */
export function qr({ text: words, rows }: QrCode, side?: number): Block {
  return { kind: 'qr', rows, text: words, ...(side !== undefined && { side }) };
}

export function barcode(digits: string): Block {
  return { kind: 'barcode', digits };
}

export function image(picture: Bitmap): Block {
  return { kind: 'image', picture };
}
