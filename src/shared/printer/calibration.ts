import { z } from 'zod';
import { type EscposProfile, type Form, StatusQuestion, usualProfile } from './profile.ts';

/** What a printer answered when it was asked everything once; what did not come in time is false. */
export const Probe = z.object({
  /** It could be written to at all. */
  reached: z.boolean(),
  /** `GS ( H` and `GS r 1`. */
  process: z.boolean(),
  paper: z.boolean(),
  /** DLE EOT 1, 2, 4. */
  status: z.array(StatusQuestion),
  /** For the technician: what came, in hexadecimal. */
  heard: z.string(),
});
export type Probe = z.infer<typeof Probe>;

/** What of that makes a profile. Without what was heard, which can look like a payment card's number and is never kept. */
export const Answered = Probe.omit({ heard: true });
export type Answered = z.infer<typeof Answered>;

/** A code page that some printers print Vietnamese with. `id` stands before its line on the sheet. */
export type Candidate = { readonly id: string; readonly form: Extract<Form, { kind: 'native' }> };

const tcvn3 = (id: string, page: number, upperPage: number): Candidate => ({
  id,
  form: { kind: 'native', encoding: 'tcvn3', page, upperPage },
});
const one = (id: string, encoding: 'cp1258' | 'viscii', page: number): Candidate => ({
  id,
  form: { kind: 'native', encoding, page },
});

/** Every page worth trying, best known first; the sheet prints the sample once in each. */
export const candidates: readonly Candidate[] = [
  tcvn3('A', 30, 31),
  tcvn3('B', 49, 50),
  tcvn3('C', 27, 27),
  one('D', 'cp1258', 52),
  one('E', 'cp1258', 27),
  one('F', 'cp1258', 32),
  one('G', 'cp1258', 35),
  one('H', 'cp1258', 41),
  one('I', 'cp1258', 94),
  one('J', 'viscii', 51),
  one('K', 'viscii', 27),
];

/** All tones over all vowels that they stack on, in both cases: what goes wrong first. */
export const SAMPLE = 'Đặc sản ẮẰẲẴẶ ấầẩẫậ Ễễ Ộộ Ợợ Ửử Ỹỹ ₫';

/** The widths whose ruler is on the sheet, in dots; the widest that came out whole is the head's. */
export const RULERS = [384, 504, 576] as const;

/** What the manager ticks on the screen, with the sheet in hand. */
export const CalibrationAnswers = z.object({
  /** The widest ruler whose arrow at the right edge is whole. */
  dots: z.literal(RULERS),
  /** Lines whose letters are all right, by the letter before them. */
  pages: z.array(z.string().max(2)).max(20),
  /** Print in letters where a line was right: quicker on a slow cable. Else in dots. */
  letters: z.boolean(),
  /** The printer's own QR code and bar code were there, beside ours. */
  qr: z.boolean(),
  barcode: z.boolean(),
  cut: z.enum(['none', 'partial', 'full']),
  drawer: z.enum(['none', 'pin2', 'pin5']),
});
export type CalibrationAnswers = z.infer<typeof CalibrationAnswers>;

const COLUMNS = { 384: 32, 504: 42, 576: 48 } as const;

/** The profile of a printer whose sheet came out so, and which answered so. Dots wherever letters were not asked for, or none were right. */
export function profileFrom(answers: CalibrationAnswers, probe: Answered): EscposProfile {
  const { dots, qr, barcode, cut, drawer } = answers;
  const right = candidates.find(({ id }) => answers.pages.includes(id));
  return {
    ...usualProfile,
    columns: COLUMNS[dots],
    dots,
    form: answers.letters && right ? right.form : { kind: 'raster' },
    qr: qr ? 'native' : 'raster',
    barcode: barcode ? 'native' : 'raster',
    cutter: cut,
    drawer,
    asks: { done: doneSign(probe), status: [...probe.status] },
  };
}

/** The surest sign it gives that a slip is out. */
export function doneSign({ process, paper, status }: Answered): EscposProfile['asks']['done'] {
  if (process) return 'process';
  if (paper) return 'paper';
  return status.length > 0 ? 'status' : 'none';
}
