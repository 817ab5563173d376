import { checkDigit } from '../barcode/gtin.ts';

/** GS1 prefix 952 is for demonstrations: no product bears it. Every digit is in it, so that a wrong digit row shows. */
const DEMO = '952013467801';

/** The bars of the set-up card: what a scanner is known to have read, when it reads this. */
export const SETUP_DIGITS = `${DEMO}${checkDigit(DEMO)}`;

/**
 * The small square on the card, for scanners that read such: letters that Telex and VNI rewrite, capitals, marks that lie elsewhere on
 * other layouts, and between two halves the separator of GS1 labels (FNC1, 0x1D).
 */
export const SETUP_TEXT = 'QUAY-ddaawo1/Aa:?_\u001DEND';

/** Whether a code, however it is wrapped, is one of the card's. */
export function isSetupCard(code: string): boolean {
  return code.includes(SETUP_DIGITS) || /QUAY-.{6,20}END/.test(code);
}
