import { mintInternalCode } from '../barcode/internal.ts';
import { candidates, RULERS, SAMPLE } from '../printer/calibration.ts';
import { type EscposProfile, usualProfile } from '../printer/profile.ts';
import type { Atlas } from '../slip/atlas.ts';
import { type Bitmap, setBlack } from '../slip/bitmap.ts';
import { layoutSlip } from '../slip/layout.ts';
import { rasterise } from '../slip/raster.ts';
import { barcode, centred, feed, type QrCode, qr, rule, type Slip, text } from '../slip/slip.ts';
import { putPicture } from './bands.ts';
import { askWhenDone, feedAndCut, fillUp, initialise } from './commands.ts';
import { putInLetters } from './native.ts';
import { type Out, startOut, written } from './out.ts';
import { pageFor } from './page/pages.ts';
import { writableSlip } from './page/writable.ts';

export type CalibrationSheet = {
  readonly atlas: Atlas;
  /** Any QR code and what it says, in printable ASCII. */
  readonly code: QrCode;
  /** As of a slip's job. */
  readonly processId: string;
  readonly afterTrouble: boolean;
};

/** What the narrowest printer can print; the rest is asked by the rulers. */
export const NARROW: EscposProfile = { ...usualProfile, columns: 32, dots: 384 };
/** An in-store number that no product has. */
export const NO_PRODUCT = mintInternalCode(9_999_999_999);
export const QR_SIDE = 160;
const SHEET_BYTES = 65_536;

/**
 * A sheet that shows what a printer can do: the sample in dots, which always comes out right, and in letters of every page worth
 * trying, its name (`A`, `B` …) before it; a QR code and an EAN-13 in dots and by the printer's own command; a ruler for every
 * width of paper; a partial cut; and both questions that are answered in their turn.
 */
export function calibrationJob({ atlas, code, processId, afterTrouble }: CalibrationSheet): Uint8Array {
  const out = startOut(SHEET_BYTES);
  if (afterTrouble) fillUp(out, LARGEST_BAND);
  putDots(out, head(), atlas);
  for (const { id, form } of candidates) {
    // Started afresh, so that a printer that has not the page prints this line wrong and not in the page before.
    initialise(out);
    putLetters(out, [text(`${id}) ${SAMPLE}`)], { ...NARROW, form }, atlas);
  }
  initialise(out);
  putCodes(out, code, atlas);
  putDots(out, RULER_WORDS, atlas);
  for (const dots of RULERS) putPicture(out, ruler(dots, atlas));
  feedAndCut(out, NARROW);
  askWhenDone(out, NARROW, processId);
  return written(out);
}

/** Bytes of a band on the widest paper. */
const LARGEST_BAND = 48 * 72;

export function head(): Slip {
  return [
    centred('TỜ HIỆU CHỈNH MÁY IN', 'bold'),
    rule(),
    text('Mẫu đúng, in bằng chấm:'),
    text(SAMPLE, { face: 'bold' }),
    feed(6),
    text('In bằng chữ của máy. Đánh dấu trên màn hình những dòng giống mẫu; chữ hoa in thành chữ thường cũng được.'),
    feed(6),
  ];
}

function putCodes(out: Out, code: QrCode, atlas: Atlas): void {
  const own: EscposProfile = { ...NARROW, form: { kind: 'raster' }, qr: 'native', barcode: 'native' };
  putDots(out, [rule('dashed'), centred('Mã QR do máy tự vẽ:')], atlas);
  putOwn(out, [qr(code, QR_SIDE)], own, atlas);
  putDots(out, [centred('Mã QR in bằng chấm:'), qr(code, QR_SIDE)], atlas);
  putDots(out, [rule('dashed'), centred('Mã vạch do máy tự vẽ:')], atlas);
  putOwn(out, [barcode(NO_PRODUCT)], own, atlas);
  putDots(out, [centred('Mã vạch in bằng chấm:'), barcode(NO_PRODUCT)], atlas);
}

export const RULER_WORDS: Slip = [rule('dashed'), text('Bề ngang: chọn thước dài nhất còn thấy đủ mũi tên bên phải.')];

function putDots(out: Out, slip: Slip, atlas: Atlas): void {
  initialise(out);
  putPicture(out, rasterise(layoutSlip(slip, NARROW.columns), atlas, NARROW.dots));
}

/** By the printer's own commands, and no letters. */
function putOwn(out: Out, slip: Slip, profile: EscposProfile, atlas: Atlas): void {
  const form = { kind: 'native', encoding: 'cp1258', page: 0 } as const;
  const codes = layoutSlip(slip, profile.columns).filter(({ kind }) => kind !== 'text');
  putInLetters(out, codes, { profile: { ...profile, form }, atlas });
}

type Lettered = EscposProfile & { readonly form: Extract<EscposProfile['form'], { kind: 'native' }> };

function putLetters(out: Out, slip: Slip, profile: Lettered, atlas: Atlas): void {
  const rows = layoutSlip(writableSlip(slip, pageFor(profile.form)), profile.columns);
  putInLetters(out, rows, { profile, atlas });
}

const RULER_ROWS = 48;
const ARROW_DOTS = 12;

/** A line across paper of a width, named at its left, with an arrow that touches its right edge. */
export function ruler(width: number, atlas: Atlas): Bitmap {
  const picture = rasterise([{ kind: 'text', large: false, spans: [nameOf(width)] }, WHITE], atlas, width);
  const middle = RULER_ROWS - ARROW_DOTS - 1;
  for (let x = 0; x < width; x += 1) {
    const spread = Math.max(0, ARROW_DOTS - (width - 1 - x));
    // Upright where it is thin, so that the head is as high as it is long.
    const half = spread === 0 ? 0 : ARROW_DOTS - spread;
    for (let y = middle - half; y <= middle + half; y += 1) setBlack(picture, x, y);
  }
  return picture;
}

const WHITE = { kind: 'feed', dots: RULER_ROWS - 30 } as const;

function nameOf(dots: number) {
  return { column: 0, text: `${dots}`, face: 'bold' } as const;
}
