import { PHOTO_SIDE, type PhotoType } from '../../shared/catalogue/photo.ts';

export type PhotoFacts = { readonly type: PhotoType; readonly width: number; readonly height: number };

/**
 * What a picture's own bytes say it is: its name and what a browser calls it are nobody's word. Whole files only, and none that
 * move.
 * @returns undefined where it is no JPEG, PNG or WebP, is cut short, or is larger than `side` either way
 */
export function readPhoto(bytes: Uint8Array, side = PHOTO_SIDE): PhotoFacts | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const facts = readJpeg(file) ?? readPng(file) ?? readWebp(file);
    return facts && isSide(facts.width, side) && isSide(facts.height, side) ? facts : undefined;
  } catch (error) {
    // Read past the end: cut short.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isSide(pixels: number, most: number): boolean {
  return pixels >= 1 && pixels <= most;
}

/** ITU T.81: segments up to the frame header (SOF), of which C4, C8 and CC are other things. */
function readJpeg(file: Buffer): PhotoFacts | undefined {
  if (file.readUInt16BE(0) !== 0xffd8 || file.readUInt16BE(file.length - 2) !== 0xffd9) return undefined;
  let at = 2;
  while (file.readUInt8(at) === 0xff) {
    const marker = file.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
    // The picture's data before its header is no picture.
    if (marker === 0xda) return undefined;
    at += 2 + file.readUInt16BE(at + 2);
  }
  return undefined;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** PNG, third edition: IHDR first, IEND last; `acTL` makes it a film. */
function readPng(file: Buffer): PhotoFacts | undefined {
  if (!file.subarray(0, 8).equals(PNG) || file.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  let at = 8;
  while (at < file.length) {
    const kind = file.toString('latin1', at + 4, at + 8);
    if (kind === 'acTL') return undefined;
    at += 12 + file.readUInt32BE(at);
    if (kind !== 'IEND') continue;
    const ends = at === file.length;
    return ends ? { type: 'image/png', width: file.readUInt32BE(16), height: file.readUInt32BE(20) } : undefined;
  }
  return undefined;
}

/** RFC 9649: one of three kinds of first chunk. Sides in VP8L and VP8X are one less than they are. */
function readWebp(file: Buffer): PhotoFacts | undefined {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  if (file.readUInt32LE(4) + 8 !== file.length) return undefined;
  const type = 'image/webp';
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8 ':
      if (file.readUIntBE(23, 3) !== 0x9d012a) return undefined;
      return { type, width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const sides = file.readUInt32LE(21);
      if (file.readUInt8(20) !== 0x2f) return undefined;
      return { type, width: (sides & 0x3fff) + 1, height: ((sides >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X': {
      const moves = (file.readUInt8(20) & 0x02) !== 0;
      return moves ? undefined : { type, width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 };
    }
    default:
      return undefined;
  }
}
