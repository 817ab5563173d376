import type { Bitmap } from '../../src/shared/slip/bitmap.ts';
import { interpret } from './interpreter/interpret.ts';
import { atlasOfTests, readRows } from './interpreter/readRows.ts';

export { interpret, type Printed } from './interpreter/interpret.ts';
export type { Question } from './interpreter/machine.ts';
export { atlasOfTests, dotAt, readRows } from './interpreter/readRows.ts';

/**
 * A printer's mind for tests: reads the bytes of a job as the ESC/POS command reference has them and puts the dots on
 * a paper of its own. It shares nothing with the encoder; letters in dots are read back by comparing cells with the atlas,
 * letters of the printer's own by tables that are held against glibc's.
 */
export type Paper = {
  readonly bitmap: Bitmap;
  /** Every row of letters, from the top, runs of spaces as one: `TỔNG 366.500 ₫`. */
  readonly text: string[];
  /** The same with every space where it stands. */
  readonly rows: string[];
  readonly cuts: number;
  /** How often the cash drawer was opened. */
  readonly pulses: number;
  readonly acks: number;
};

/**
 * Reads a job to paper and text.
 * @param paperDots 576 on 80 mm paper, 384 on 58 mm
 * @throws where a printer would have printed rubbish
 */
export function readSlip(bytes: Uint8Array, paperDots = 576): Paper {
  const printed = interpret(bytes, paperDots);
  if (printed.strays.length > 0) throw new Error(`printed as letters: ${printed.strays.join(' ')}`);
  const rows = readRows(printed.bitmap, atlasOfTests());
  const text = rows.map((row) => row.trim().replaceAll(/ +/g, ' '));
  return {
    bitmap: printed.bitmap,
    text,
    rows,
    cuts: printed.cuts,
    pulses: printed.pulses,
    acks: printed.questions.length,
  };
}
