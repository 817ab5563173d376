import { type JobOptions, picturesJob } from '../escpos/job.ts';
import { unreachable } from '../must.ts';
import type { EscposProfile, PrinterProfile } from '../printer/profile.ts';
import type { Bitmap } from '../slip/bitmap.ts';
import { dotsPerMm, type LabelDrawing, type LabelSize } from './drawing.ts';
import type { Label, LabelJob } from './label.ts';
import { type DrawnLetters, labelBitmap } from './labelBitmap.ts';
import { type LabelTools, layoutLabel } from './layout.ts';
import { type Picture, tsplJob } from './tspl.ts';
import { zplJob } from './zpl.ts';

/** What drawing labels takes: see `LabelTools`, and the letters once drawn. */
export type LabelPrinting = LabelTools & { readonly drawn: DrawnLetters };

/** Tickets of a receipt printer, in millimetres: as high as a shelf's price rail. */
const TICKET_MM = { wide: 40, narrow: 36 } as const;
const MARGIN_MM = 1.5;

/** The label that a printer makes: its roll's, or a short ticket as wide as its head. */
export function labelSizeOf(profile: PrinterProfile): LabelSize {
  if (profile.language === 'escpos') return ticketSize(profile);
  const perMm = dotsPerMm(profile.dpi);
  const margin = Math.round(MARGIN_MM * perMm);
  return {
    width: Math.floor(profile.widthMm * perMm),
    height: Math.floor(profile.heightMm * perMm),
    dotsPerMm: perMm,
    marginX: margin,
    marginY: margin,
  };
}

function ticketSize({ dots }: EscposProfile): LabelSize {
  const perMm = dotsPerMm(203);
  const height = (dots === 384 ? TICKET_MM.narrow : TICKET_MM.wide) * perMm;
  return { width: dots, height, dotsPerMm: perMm, marginX: perMm, marginY: perMm };
}

/** A label as a printer of this profile prints it. @returns undefined where its labels are too small for it */
export function drawLabel(label: Label, profile: PrinterProfile, printing: LabelPrinting): LabelDrawing | undefined {
  return layoutLabel(label, labelSizeOf(profile), printing);
}

/**
 * The bytes that print labels once. A label that does not fit a printer's labels is left white, which whoever asks for it is
 * told before (`drawLabel`), and meets here only where the roll was changed since.
 */
export function labelJobBytes(
  job: LabelJob,
  { profile, printing, options }: { profile: PrinterProfile; printing: LabelPrinting; options: JobOptions },
): Uint8Array {
  const pictures = job.map(({ label, copies }): Picture => ({ bitmap: pictureOf(label, profile, printing), copies }));
  switch (profile.language) {
    case 'escpos':
      return picturesJob(pictures.flatMap(repeated), profile, options);
    case 'tspl':
      return tsplJob(pictures, profile);
    case 'zpl':
      return zplJob(pictures, profile);
    default:
      return unreachable(profile);
  }
}

function pictureOf(label: Label, profile: PrinterProfile, printing: LabelPrinting): Bitmap {
  const drawing = drawLabel(label, profile, printing);
  return labelBitmap(drawing ?? { size: labelSizeOf(profile), marks: [], faults: [] }, printing.drawn);
}

function repeated({ bitmap, copies }: Picture): Bitmap[] {
  return Array.from({ length: copies }, () => bitmap);
}
