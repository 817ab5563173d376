import { crc32, deflateSync } from 'node:zlib';
import { type Bitmap, strideOf } from '../../../shared/slip/bitmap.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A slip as a picture, dot for dot: a PNG of 1 bit a dot (ISO/IEC 15948), as the dots lie in the memory already. A receipt of 500 lines
 * is 16,000 rows: a byte a dot would hold up the sale beside it for most of a second.
 */
export function slipPng(bitmap: Bitmap): Buffer {
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head(bitmap)),
    chunk('IDAT', deflateSync(rows(bitmap))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Greyscale, 1 bit deep; deflate, no interlacing. */
function head({ width, height }: Bitmap): Buffer {
  const facts = Buffer.alloc(13);
  facts.writeUInt32BE(width, 0);
  facts.writeUInt32BE(height, 4);
  facts[8] = 1;
  return facts;
}

/** Each after a byte that says: not predicted from the row above, for rows of text compress best as they are. In a PNG, 1 is white. */
function rows(bitmap: Bitmap): Buffer {
  const stride = strideOf(bitmap);
  const filtered = Buffer.alloc((stride + 1) * bitmap.height);
  for (let y = 0; y < bitmap.height; y += 1) {
    const from = y * (stride + 1) + 1;
    for (let at = 0; at < stride; at += 1) filtered[from + at] = ~(bitmap.dots[y * stride + at] ?? 0) & 0xff;
  }
  return filtered;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
