import { ean8Bars, ean13Bars } from '../barcode/ean13.ts';
import { checkDigit, hasValidCheckDigit } from '../barcode/gtin.ts';
import { ensure, unreachable } from '../must.ts';

/** What a label lets a scanner read: bars, or where a product has only a text as its code, that text in a QR code. */
export type LabelCode =
  | { readonly kind: 'ean13' | 'ean8' | 'upca'; readonly digits: string; readonly inStore: boolean }
  | { readonly kind: 'text'; readonly text: string };

/**
 * The code of a product that goes on its label: its own GTIN if it has one, else the in-store code the centre gave it, else
 * one an outlet uses, else a text. Within these the first.
 * @param codes as the catalogue keeps them: GTINs padded to 14 digits, or texts
 * @returns undefined where it has none that can be printed: GTIN-14 is a case's, not a packet's
 */
export function labelCodeOf(codes: readonly string[]): LabelCode | undefined {
  const read = codes.map(labelCode).filter((code) => code !== undefined);
  const ours = (code: LabelCode): boolean => code.kind === 'ean13' && /^2[01]/.test(code.digits);
  return (
    read.find((code) => code.kind !== 'text' && !code.inStore) ??
    read.find(ours) ??
    read.find((code) => code.kind !== 'text') ??
    read[0]
  );
}

function labelCode(code: string): LabelCode | undefined {
  if (!/^\d{14}$/.test(code)) return { kind: 'text', text: code };
  if (!hasValidCheckDigit(code) || !code.startsWith('0')) return undefined;
  if (code.startsWith('000000')) return { kind: 'ean8', digits: code.slice(6), inStore: code[6] === '2' };
  if (code.startsWith('00')) return { kind: 'upca', digits: code.slice(2), inStore: code[2] === '2' };
  return { kind: 'ean13', digits: code.slice(1), inStore: code[1] === '2' };
}

/** The in-store code of a weighed product with a weight in it (docs/internal-codes.md). @param grams 1 to 99,999 */
export function withWeight(code: LabelCode, grams: number): LabelCode | undefined {
  ensure(Number.isInteger(grams) && grams > 0 && grams < 100_000, 'a label has five digits for the grams');
  if (code.kind !== 'ean13' || !code.digits.startsWith('21')) return undefined;
  const digits = code.digits.slice(0, 7) + grams.toString().padStart(5, '0');
  return { ...code, digits: digits + checkDigit(digits) };
}

/** Bars of one module each, the white before and after them in modules, and the digits as they stand below. */
export type Symbol = {
  readonly bars: readonly boolean[];
  readonly quiet: { readonly left: number; readonly right: number };
  readonly digits: string;
};

/** The symbol of a code (GS1 General Specifications §5.2). A UPC-A's bars are those of the EAN-13 with a leading zero. */
export function symbolOf(code: Exclude<LabelCode, { kind: 'text' }>): Symbol {
  const { kind, digits } = code;
  switch (kind) {
    case 'ean8':
      return { bars: ean8Bars(digits), quiet: { left: 7, right: 7 }, digits };
    case 'upca':
      return { bars: ean13Bars(`0${digits}`), quiet: { left: 11, right: 9 }, digits };
    case 'ean13':
      return { bars: ean13Bars(digits), quiet: { left: 11, right: 7 }, digits };
    default:
      return unreachable(kind);
  }
}

export type Traced = { readonly lot: string | null; readonly expiresOn: string | null };

/**
 * The GS1 Digital Link of a packet: `https://id.gs1.org/01/08934567890123/10/L1?17=261130`. GS1's own resolver, because the
 * number is GS1's; an in-store number means nothing there.
 * @returns undefined for a code that is no GTIN
 */
export function digitalLink(code: LabelCode, { lot, expiresOn }: Traced): string | undefined {
  if (code.kind === 'text' || code.inStore) return undefined;
  const packet = lot === null ? '' : `/10/${encodeURIComponent(lot)}`;
  const until = expiresOn === null ? '' : `?17=${expiresOn.slice(2).replaceAll('-', '')}`;
  return `https://id.gs1.org/01/${code.digits.padStart(14, '0')}${packet}${until}`;
}
