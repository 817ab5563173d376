/**
 * GTINs (GS1 General Specifications §7.9): 8, 12, 13 or 14 digits, the last a check digit. All spellings of one
 * number are one product, so they are kept and looked up padded to 14.
 */
export function checkDigit(digitsBefore: string): number {
  let sum = 0;
  for (let i = 0; i < digitsBefore.length; i++) {
    const fromRight = digitsBefore.length - i;
    sum += Number(digitsBefore[i]) * (fromRight % 2 === 1 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

const GTIN_LENGTHS = new Set([8, 12, 13, 14]);

/** Whether a text has the form of a GTIN, its check digit not looked at. */
export function looksLikeGtin(text: string): boolean {
  return GTIN_LENGTHS.has(text.length) && /^\d+$/.test(text);
}

export function hasValidCheckDigit(digits: string): boolean {
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** @returns the 14-digit key of a valid GTIN, else undefined */
export function gtinKey(text: string): string | undefined {
  return looksLikeGtin(text) && hasValidCheckDigit(text) ? text.padStart(14, '0') : undefined;
}

/**
 * A GTIN as people know it: an EAN-8 has 8 digits, a carton's 14, any other 13.
 * @param key its 14 digits
 */
export function spelledGtin(key: string): string {
  return key.startsWith('000000') ? key.slice(6) : key.replace(/^0/, '');
}
