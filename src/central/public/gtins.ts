import { gtinKey } from '../../shared/barcode/gtin.ts';

/**
 * Beginnings that GS1 leaves to companies for use within their own walls (General Specifications §1.4): 02, 04 and 20–29 of an
 * EAN-13 and of what is packed of it, 0 and 2 of an EAN-8. Such a number names a product nowhere else.
 */
const OF_EAN = /^\d(?:0[24]|2)/;
const OF_EAN_8 = /^000000[02]/;

/** @returns the 14 digits of a number that names a product all over the world, else undefined */
export function worldGtin(code: string): string | undefined {
  const key = gtinKey(code);
  if (key === undefined) return undefined;
  return (key.startsWith('000000') ? OF_EAN_8 : OF_EAN).test(key) ? undefined : key;
}
