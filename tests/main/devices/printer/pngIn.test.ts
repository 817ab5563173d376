import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { bitmapOfPng } from '../../../../src/main/devices/printer/pngIn.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

type Head = { readonly width: number; readonly height: number; readonly interlaced?: boolean };

/** One byte of grey a dot. */
function head({ width, height, interlaced = false }: Head): Buffer {
  const content = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, interlaced ? 1 : 0]);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  return chunk('IHDR', content);
}

const png = (...chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([SIGNATURE, ...chunks, chunk('IEND', Buffer.alloc(0))]);
const dots = (bytes: number): Buffer => chunk('IDAT', deflateSync(Buffer.alloc(bytes)));

describe('a picture for the head of slips', () => {
  it('is black where it is darker than half, and white where one can see through', () => {
    const picture = new PNG({ width: 4, height: 1 });
    picture.data.set([0, 0, 0, 255, 120, 120, 120, 255, 140, 140, 140, 255, 0, 0, 0, 0]);
    expect(bitmapOfPng(PNG.sync.write(picture))).toEqual({ width: 4, height: 1, dots: Uint8Array.of(0b1100_0000) });
  });

  it('is read as written by hand here', () => {
    expect(bitmapOfPng(png(head({ width: 8, height: 2 }), dots(9 * 2)))).toEqual({
      width: 8,
      height: 2,
      dots: Uint8Array.of(0xff, 0xff),
    });
  });

  it.each([
    ['one wider than paper', png(head({ width: 577, height: 1 }), dots(578))],
    [
      'one that says its size twice, and the second time more',
      png(head({ width: 8, height: 2 }), head({ width: 8, height: 90_000 }), dots(9 * 90_000)),
    ],
    ['one that is cut off', png(head({ width: 8, height: 2 }), dots(9 * 2)).subarray(0, -20)],
    ['none at all', Buffer.alloc(100)],
  ])('is not %s', (_what, file) => {
    expect(bitmapOfPng(file)).toBeUndefined();
  });

  it('does not fill the memory, however much a small file unpacks to', () => {
    const bomb = png(head({ width: 8, height: 8, interlaced: true }), dots(200_000_000));
    expect(bomb.length).toBeLessThan(300_000);
    const before = process.resourceUsage().maxRSS;
    expect(bitmapOfPng(bomb)).toBeUndefined();
    expect((process.resourceUsage().maxRSS - before) * 1_024).toBeLessThan(50_000_000);
  });
});
