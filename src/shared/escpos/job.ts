import type { EscposProfile } from '../printer/profile.ts';
import type { Atlas } from '../slip/atlas.ts';
import { type Bitmap, strideOf } from '../slip/bitmap.ts';
import { layoutSlip, type Row } from '../slip/layout.ts';
import { rasterise } from '../slip/raster.ts';
import { feed, image, type Slip } from '../slip/slip.ts';
import { BAND_ROWS, putPicture } from './bands.ts';
import { isDrawnByPrinter, putCode } from './codes.ts';
import { askWhenDone, feedAndCut, fillUp, initialise, openDrawer } from './commands.ts';
import { type NativeProfile, putInLetters } from './native.ts';
import { type Out, startOut, written } from './out.ts';
import { pageFor } from './page/pages.ts';
import { writableSlip } from './page/writable.ts';

/** What a slip is printed with. */
export type Printing = {
  readonly profile: EscposProfile;
  readonly atlas: Atlas;
  /** The shop's, at the head of the slip; made smaller where the paper is narrower. */
  readonly logo?: Bitmap | undefined;
};

export type JobOptions = {
  /** Four printable ASCII characters that the printer says back once all before them is done. */
  readonly processId: string;
  /** The job before this one may have been cut off inside an image: what is left of that image is filled up first. */
  readonly afterTrouble: boolean;
  /** Opens the cash drawer, before the slip is printed; nothing where the printer has none. */
  readonly pulse?: boolean;
};

/**
 * The bytes that print a slip once: initialise, the slip, feed, cut, and at last the questions that the printer answers in
 * order. An answer says that it came past the cut.
 */
export function slipJob(slip: Slip, printing: Printing, options: JobOptions): Uint8Array {
  const { profile, atlas } = printing;
  const rows = rowsOf(slip, printing);
  const out = startJob(profile, options, LETTERS_BYTES);
  if (isNative(profile)) putInLetters(out, rows, { profile, atlas });
  else putInDots(out, rows, printing);
  feedAndCut(out, profile);
  askWhenDone(out, profile, options.processId);
  return written(out);
}

/** Most slips in letters; longer ones and pictures make room. */
const LETTERS_BYTES = 4_096;

/** One picture, and where the printer draws a code itself, one before and one after it. */
function putInDots(out: Out, rows: readonly Row[], { profile, atlas }: Printing): void {
  let from = 0;
  for (const [at, row] of rows.entries()) {
    if (!isDrawnByPrinter(row, profile)) continue;
    if (at > from) putPicture(out, rasterise(rows.slice(from, at), atlas, profile.dots));
    putCode(out, row);
    from = at + 1;
  }
  if (from < rows.length) putPicture(out, rasterise(rows.slice(from), atlas, profile.dots));
}

function isNative(profile: EscposProfile): profile is NativeProfile {
  return profile.form.kind === 'native';
}

/**
 * The slip as it comes out, dot for dot; of what the printer draws itself, be it letters or codes, a stand-in drawn from the
 * same rows.
 */
export function slipBitmap(slip: Slip, printing: Printing): Bitmap {
  return rasterise(rowsOf(slip, printing), printing.atlas, printing.profile.dots);
}

function rowsOf(slip: Slip, { profile, logo }: Printing): Row[] {
  const whole = logo ? [image(logo), feed(12), ...slip] : slip;
  return layoutSlip(isNative(profile) ? writableSlip(whole, pageFor(profile.form)) : whole, profile.columns);
}

/** The bytes that print pictures once, each fed out and cut by itself. */
export function picturesJob(pictures: readonly Bitmap[], profile: EscposProfile, options: JobOptions): Uint8Array {
  const out = startJob(profile, options, pictures[0]?.dots.length ?? 0);
  for (const picture of pictures) {
    putPicture(out, picture);
    feedAndCut(out, profile);
  }
  askWhenDone(out, profile, options.processId);
  return written(out);
}

/** Bytes that come after a picture, and more. */
const TAIL_BYTES = 64;

/** The bytes that open the cash drawer and print nothing. */
export function drawerJob(profile: EscposProfile, options: Omit<JobOptions, 'pulse'>): Uint8Array {
  const out = startJob(profile, { ...options, pulse: true }, TAIL_BYTES);
  askWhenDone(out, profile, options.processId);
  return written(out);
}

function startJob(profile: EscposProfile, { afterTrouble, pulse = false }: JobOptions, room: number): Out {
  const padding = afterTrouble ? BAND_ROWS * strideOf({ width: profile.dots }) : 0;
  const out = startOut(padding + TAIL_BYTES + room);
  fillUp(out, padding);
  initialise(out);
  if (pulse) openDrawer(out, profile);
  return out;
}
