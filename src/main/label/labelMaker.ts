import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'uqr';
import type { JobOptions } from '../../shared/escpos/job.ts';
import { LabelJob } from '../../shared/label/label.ts';
import { drawnLetters, labelBitmap } from '../../shared/label/labelBitmap.ts';
import { drawLabel, type LabelPrinting, labelJobBytes } from '../../shared/label/labelJob.ts';
import { loadLetters } from '../../shared/label/letters.ts';
import type { PrinterProfile } from '../../shared/printer/profile.ts';
import type { Bitmap } from '../../shared/slip/bitmap.ts';

/** Makes what a printer prints of a job of labels. */
export type LabelMaker = {
  /** What drawing takes. The letters are read when they are first needed: most tills print no label for days. */
  readonly printing: () => LabelPrinting;
  /**
   * The bytes of a job, in the printer's language.
   * @param labels a job's `labels`, as `labelsJson` wrote them
   */
  readonly bytes: (labels: string, profile: PrinterProfile, options: JobOptions) => Uint8Array;
  /** Each label of a job once, for a till that keeps pictures instead of printing. */
  readonly pictures: (labels: string, profile: PrinterProfile) => Bitmap[];
};

/** @param assets the folder of what ships with the product */
export function labelMaker(assets: string): LabelMaker {
  let known: LabelPrinting | undefined;
  const printing = (): LabelPrinting => {
    if (!known) {
      const letters = loadLetters(readFileSync(join(assets, 'label/letters.bin')));
      known = { letters, drawn: drawnLetters(letters), qr: qrRows };
    }
    return known;
  };
  return {
    printing,
    bytes: (labels, profile, options) =>
      labelJobBytes(LabelJob.parse(JSON.parse(labels)), { profile, printing: printing(), options }),
    pictures: (labels, profile) =>
      LabelJob.parse(JSON.parse(labels)).flatMap(({ label }) => {
        const drawing = drawLabel(label, profile, printing());
        return drawing ? [labelBitmap(drawing, printing().drawn)] : [];
      }),
  };
}

/** Level M: a corner of a label that is scratched may be lost. */
function qrRows(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 0 }).data;
}
