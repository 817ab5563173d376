import type { Bitmap } from '../slip/bitmap.ts';
import { strideOf } from '../slip/bitmap.ts';

/** What a label printer is told of its roll. */
export type Roll = {
  readonly widthMm: number;
  readonly heightMm: number;
  /** Between two labels; 0 on an endless roll. */
  readonly gapMm: number;
  /** 0 the lightest, 15 the darkest. */
  readonly darkness: number;
  /** Inches a second. */
  readonly speed: number;
};

export type Picture = { readonly bitmap: Bitmap; readonly copies: number };

/**
 * A job in TSPL (TSC's and Xprinter's label language): the roll once, then each label as one picture. No text is sent as text, so
 * that no name of a product can be a command, and Vietnamese is right on every printer.
 */
export function tsplJob(pictures: readonly Picture[], roll: Roll): Uint8Array {
  const head = [
    `SIZE ${roll.widthMm} mm,${roll.heightMm} mm`,
    `GAP ${roll.gapMm} mm,0 mm`,
    'DIRECTION 1',
    'REFERENCE 0,0',
    `DENSITY ${roll.darkness}`,
    `SPEED ${roll.speed}`,
  ];
  return joined([line(head.join('\r\n')), ...pictures.flatMap(tsplLabel)]);
}

function tsplLabel({ bitmap, copies }: Picture): Uint8Array[] {
  const { height, dots } = bitmap;
  const start = ascii(`CLS\r\nBITMAP 0,0,${strideOf(bitmap)},${height},0,`);
  return [start, whiteAsOne(bitmap, dots), line(`\r\nPRINT 1,${copies}`)];
}

/** In TSPL a set bit is white, also those that fill the last byte of a row up. */
function whiteAsOne(bitmap: Bitmap, dots: Uint8Array): Uint8Array {
  const stride = strideOf(bitmap);
  const spare = 0xff >> (((bitmap.width - 1) & 7) + 1);
  return dots.map((byte, at) => (~byte & 0xff) | (at % stride === stride - 1 ? spare : 0));
}

function line(text: string): Uint8Array {
  return ascii(`${text}\r\n`);
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
