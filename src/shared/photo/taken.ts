import { z } from 'zod';

/** Bytes of a photograph taken at a till: what a shop's line carries in some seconds. */
export const TAKEN_BYTES = 200_000;
/** Pixels of its longer side. */
export const TAKEN_SIDE = 1_280;

/** A JPEG, base64, as it goes from screen to till and from till to centre. */
export const TakenContent = z.base64().max(Math.ceil(TAKEN_BYTES / 3) * 4);

/** Begins and ends as a JPEG does (ITU T.81: SOI, EOI). What is inside is looked at by the centre. */
export function isJpeg(bytes: Uint8Array): boolean {
  const [first, second, last, beforeLast] = [bytes[0], bytes[1], bytes.at(-1), bytes.at(-2)];
  return bytes.length > 4 && first === 0xff && second === 0xd8 && beforeLast === 0xff && last === 0xd9;
}
