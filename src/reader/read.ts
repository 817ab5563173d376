/** How a printed code is made, by the names on our labels and in our answers. */
export type CodeFormat =
  | 'EAN-13'
  | 'EAN-8'
  | 'UPC-A'
  | 'Code128'
  | 'GS1-128'
  | 'QR'
  | 'DataMatrix'
  | 'GS1-DataMatrix'
  | 'GS1-DataBar-Expanded';

/** A code as a scanner would send it. */
export type ReadCode = {
  readonly format: CodeFormat;
  /** Symbology identifier, ISO/IEC 15424: `]E0`, `]C1` … */
  readonly id: string;
  /** Its text; of GS1 codes with FNC1 as 0x1D between elements. A UPC-A has twelve digits. */
  readonly value: string;
};

/** What one look at a picture found. */
export type Read = ReadCode & {
  readonly engine: 'zxing' | 'zbar';
  /** On how many lines the same was read: how sure it is. */
  readonly lines: number;
};

const RETAIL: ReadonlySet<CodeFormat> = new Set(['EAN-13', 'EAN-8', 'UPC-A']);

/** Whether it is the kind of code on goods, a number with a check digit and no more. */
export function isRetail({ format }: ReadCode): boolean {
  return RETAIL.has(format);
}

/** EAN and UPC from digits: a UPC-A is an EAN-13 that begins with 0, and every reader says so in another way. */
export function retailCode(digits: string): ReadCode | undefined {
  if (digits.length === 8) return { format: 'EAN-8', id: ']E4', value: digits };
  if (digits.length === 12) return { format: 'UPC-A', id: ']E0', value: digits };
  if (digits.length !== 13) return undefined;
  return digits.startsWith('0')
    ? { format: 'UPC-A', id: ']E0', value: digits.slice(1) }
    : { format: 'EAN-13', id: ']E0', value: digits };
}
