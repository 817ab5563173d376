import { z } from 'zod';

/** How the printer is written to: in dots, which always comes out right, or in letters of a code page it was calibrated with. */
export const Form = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('raster') }),
  z.object({
    kind: z.literal('native'),
    encoding: z.enum(['tcvn3', 'cp1258', 'viscii']),
    /** The number of `ESC t`; of small letters where capitals have a page of their own. */
    page: z.int().min(0).max(255),
    /** TCVN-3 has capitals on a second page. */
    upperPage: z.int().min(0).max(255).optional(),
  }),
]);
export type Form = z.infer<typeof Form>;

/** How a code (QR, EAN-13) is drawn: by the printer's own command, or by us in dots. */
const Drawn = z.enum(['native', 'raster']);

/**
 * What tells the till that a slip came past the cut. `process` (`GS ( H`) and `paper` (`GS r 1`) are answered in their turn;
 * `either` asks both, for a printer that nobody has calibrated yet. `status`: it only says how it is at the moment (DLE EOT),
 * before and after. `none`: it says nothing. With the last two a slip counts as accepted and never as printed.
 */
export const DoneSign = z.enum(['either', 'process', 'paper', 'status', 'none']);
export type DoneSign = z.infer<typeof DoneSign>;

/** The numbers of DLE EOT that it answers: 1 whether it is online, 2 cover and paper end, 4 how much paper is left. */
export const StatusQuestion = z.literal([1, 2, 4]);
export type StatusQuestion = z.infer<typeof StatusQuestion>;

/** Dots of a letter side by side. */
const LETTER_DOTS = 12;

export const EscposProfile = z
  .object({
    language: z.literal('escpos'),
    /** Letters of 12 dots that fit side by side. */
    columns: z.literal([32, 42, 48]),
    /** Dots of its head side by side; 8 are a millimetre. */
    dots: z.literal([384, 504, 576]),
    form: Form,
    qr: Drawn,
    barcode: Drawn,
    cutter: z.enum(['none', 'partial', 'full']),
    /** Which pin of its socket opens a drawer; `none`: no drawer hangs on it. */
    drawer: z.enum(['none', 'pin2', 'pin5']),
    asks: z.object({
      done: DoneSign,
      /** What is asked before a slip, and now and then. Empty: nothing is known of it unless a slip tells. */
      status: z.array(StatusQuestion).max(3),
    }),
  })
  .refine(({ columns, dots }) => columns * LETTER_DOTS <= dots, 'as many letters as its head has dots for');
export type EscposProfile = z.infer<typeof EscposProfile>;

/** Measures of a label, in millimetres. */
const label = {
  widthMm: z.int().min(15).max(120),
  heightMm: z.int().min(10).max(200),
  /** White between two labels; 0 on an endless roll. */
  gapMm: z.int().min(0).max(20),
  dpi: z.literal([203, 300]),
  /** 0 the lightest, 15 the darkest (TSPL `DENSITY`); ZPL takes double. */
  darkness: z.int().min(0).max(15),
  /** Inches a second. */
  speed: z.int().min(1).max(12),
};

export const LabelProfile = z.discriminatedUnion('language', [
  z.object({ language: z.literal('tspl'), ...label }),
  z.object({ language: z.literal('zpl'), ...label }),
]);
export type LabelProfile = z.infer<typeof LabelProfile>;

/** What is known of a printer's abilities, from a table, from its calibration sheet, or by default. */
export const PrinterProfile = z.discriminatedUnion('language', [EscposProfile, ...LabelProfile.options]);
export type PrinterProfile = z.infer<typeof PrinterProfile>;

/** 80 mm paper and what works on every printer: dots, a cut, a drawer on pin 2, and both questions at the end. */
export const usualProfile: EscposProfile = {
  language: 'escpos',
  columns: 48,
  dots: 576,
  form: { kind: 'raster' },
  qr: 'raster',
  barcode: 'raster',
  cutter: 'partial',
  drawer: 'pin2',
  asks: { done: 'either', status: [1] },
};

const narrow = { columns: 32, dots: 384, cutter: 'none' } as const;
const usualLabel = { widthMm: 50, heightMm: 30, gapMm: 2, dpi: 203, darkness: 8, speed: 4 } as const;
const native = (page: number, upperPage: number) => ({ kind: 'native', encoding: 'tcvn3', page, upperPage }) as const;

/**
 * Profiles by name, for a start and for the command line. Page numbers as the makers document them; a calibration sheet has the
 * last word, because they change with model and region (docs/printing.md).
 */
export const namedProfiles = {
  '80mm': usualProfile,
  '58mm': { ...usualProfile, ...narrow },
  '80mm-42': { ...usualProfile, columns: 42, dots: 504 },
  'epson-tm': {
    ...usualProfile,
    form: native(30, 31),
    qr: 'native',
    barcode: 'native',
    asks: { done: 'process', status: [1, 2, 4] },
  },
  bixolon: { ...usualProfile, form: native(49, 50), qr: 'native', barcode: 'native' },
  'tspl-50x30': { language: 'tspl', ...usualLabel },
  'zpl-50x30': { language: 'zpl', ...usualLabel },
} as const satisfies Record<string, PrinterProfile>;
export type ProfileName = keyof typeof namedProfiles;
