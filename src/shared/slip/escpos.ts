import { ensure } from '../must.ts';
import type { Bitmap } from './raster.ts';

/** Command names are those of the ESC/POS command reference. */
const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;
const DLE_WITH_ONE_DOT_MORE = 0x18;
const INITIALISE = [ESC, 0x40] as const;
/** `GS V` 66: feeds the last row past the blade and leaves one point of the paper standing. */
const PARTIAL_CUT = [GS, 0x56, 0x42, 0x00] as const;
/** `ESC p`: 50 ms of current for the drawer on pin 2, then 500 ms of rest for its coil; times in units of 2 ms. */
const PULSE = [ESC, 0x70, 0x00, 0x19, 0xfa] as const;
/** `GS r` 1: tell the paper sensor's state, in order. */
const ASK_PAPER_STATUS = [GS, 0x72, 0x01] as const;

/**
 * Rows per `GS v 0` image. A printer that lost the end of a job swallows what follows as picture: measured, images of
 * 128 rows lose the next slip whole, 48 rows lose at most its head.
 */
export const BAND_ROWS = 48;
/** Lines fed before the cut, and without a cutter so far that the slip can be torn off under its last row. */
const FEED_LINES = { cut: 1, tear: 4 } as const;

export type JobOptions = {
  /** Four printable ASCII characters that the printer says back once all before them is done. */
  readonly processId: string;
  /** The job before this one may have been cut off inside an image: what is left of that image is filled up first. */
  readonly afterTrouble: boolean;
  /** False on printers without a cutter: the paper is fed out to be torn off. */
  readonly cut: boolean;
  /** Opens the cash drawer, before the slip is printed. */
  readonly pulse?: boolean;
};

/**
 * The bytes that print a picture once: initialise, the picture in bands of at most 48 rows with the white at their
 * right left out, feed, cut, and at last two questions that the printer answers in order. Either answer says that it
 * came past the cut.
 */
export function escposJob(bitmap: Bitmap, options: JobOptions): Uint8Array {
  const { processId, afterTrouble, cut, pulse = false } = options;
  const stride = Math.ceil(bitmap.width / 8);
  const padding = afterTrouble ? BAND_ROWS * stride : 0;
  const start = [...INITIALISE, ...(pulse ? PULSE : [])];
  const tail = [
    ESC,
    0x64,
    cut ? FEED_LINES.cut : FEED_LINES.tear,
    ...(cut ? PARTIAL_CUT : []),
    ...askWhenDone(processId),
  ];

  const bands = Math.ceil(bitmap.height / BAND_ROWS);
  const job = new Uint8Array(padding + start.length + bands * BAND_HEADER_BYTES + bitmap.dots.length + tail.length);
  job.set(start, padding);
  let end = padding + start.length;
  for (let top = 0; top < bitmap.height; top += BAND_ROWS) end = writeBand(job, end, { bitmap, stride, top });
  job.set(tail, end);
  defuse(job, end);
  return job.subarray(0, end + tail.length);
}

/** The bytes that open the cash drawer and print nothing. */
export function drawerJob({ processId, afterTrouble }: Pick<JobOptions, 'processId' | 'afterTrouble'>): Uint8Array {
  const padding = afterTrouble ? BAND_ROWS * WIDEST_PAPER : 0;
  return Uint8Array.of(...new Uint8Array(padding), ...INITIALISE, ...PULSE, ...askWhenDone(processId));
}

/** Bytes per row of 80 mm paper. */
const WIDEST_PAPER = 72;

function askWhenDone(processId: string): number[] {
  ensure(/^[\x20-\x7e]{4}$/.test(processId), `"${processId}" is four printable ASCII characters`);
  return [...askProcessId(processId), ...ASK_PAPER_STATUS];
}

/** `GS ( H`, function 48: answer with this id once everything before is done. */
function askProcessId(id: string): number[] {
  return [GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Array.from(id, (letter) => letter.charCodeAt(0))];
}

type Band = { readonly bitmap: Bitmap; readonly stride: number; readonly top: number };
const BAND_HEADER_BYTES = 8;

/** @returns where the next band begins */
function writeBand(job: Uint8Array, at: number, { bitmap, stride, top }: Band): number {
  const rows = Math.min(BAND_ROWS, bitmap.height - top);
  const picture = bitmap.dots.subarray(top * stride, (top + rows) * stride);
  const bytesPerRow = inkedBytes(picture, stride);
  job.set([GS, 0x76, 0x30, 0x00, bytesPerRow & 0xff, bytesPerRow >> 8, rows & 0xff, rows >> 8], at);
  const first = at + BAND_HEADER_BYTES;
  // All of it in one piece, then its rows moved together: half the time of going over it byte by byte (measured).
  job.set(picture, first);
  if (bytesPerRow < stride) {
    for (let row = 1; row < rows; row += 1) {
      const from = first + row * stride;
      job.copyWithin(first + row * bytesPerRow, from, from + bytesPerRow);
    }
  }
  return first + rows * bytesPerRow;
}

/** Bytes of a row up to the last black dot of any row; 1 where all is white, because an image has a width. */
function inkedBytes(picture: Uint8Array, stride: number): number {
  let inked = 1;
  for (let start = 0; start < picture.length; start += stride) {
    let bytes = stride;
    while (bytes > inked && picture[start + bytes - 1] === 0) bytes -= 1;
    inked = bytes;
  }
  return inked;
}

/**
 * Printers look for the real-time commands DLE EOT, DLE ENQ and DLE DC4 (status, recover, open the drawer) also inside
 * pictures. Where dots happen to spell one, the DLE gets one dot more, beside the one it has. The headers between the
 * images cannot spell one: after a 16 in them comes a 0.
 */
function defuse(job: Uint8Array, end: number): void {
  for (let at = job.indexOf(DLE); at !== -1 && at < end; at = job.indexOf(DLE, at + 1)) {
    const next = job[at + 1];
    if (next === 0x04 || next === 0x05 || next === 0x14) job[at] = DLE_WITH_ONE_DOT_MORE;
  }
}
