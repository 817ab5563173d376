import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutFrames, type Frame, NOTHING_YET } from '../../../../src/main/devices/scanner/frames.ts';

/** What comes of bytes in these pieces. */
function framesOf(...chunks: readonly (string | Uint8Array)[]): Frame[] {
  let unended = NOTHING_YET;
  return chunks.flatMap((chunk) => {
    const [next, frames] = cutFrames(unended, Buffer.from(chunk));
    unended = next;
    return frames;
  });
}

describe('what a serial scanner sends', () => {
  test.each([
    ['ended by CR', ['8938507000006\r'], ['8938507000006']],
    ['ended by CR and LF, which is one end', ['8938507000006\r\n'], ['8938507000006']],
    ['ended by a Tab', ['8938507000006\t'], ['8938507000006']],
    ['between STX and ETX', ['\u00028938507000006\u0003'], ['8938507000006']],
    ['two in one piece', ['8938507000006\r4006381333931\r'], ['8938507000006', '4006381333931']],
    ['one in three pieces', ['89385', '07000', '006\r'], ['8938507000006']],
    [
      'with identifier and FNC1',
      [']d2010893850700000610L7\u001D17270128\r'],
      [']d2010893850700000610L7\u001D17270128'],
    ],
    ['with Vietnamese letters', ['Lô-Ớt\r'], ['Lô-Ớt']],
  ] as const)('is cut into codes: %s', (_, chunks, codes) => {
    expect(framesOf(...chunks)).toEqual(codes.map((code) => ({ code })));
  });

  test('is no code before its end, however long nothing comes', () => {
    expect(framesOf('8938507000006')).toEqual([]);
  });

  test('is noise where it is no text: at a wrong speed, or with other control characters', () => {
    expect(framesOf(Uint8Array.of(0xf8, 0x80, 0x9c, 0xe0, 0x0d))).toEqual([{ fault: 'noise' }]);
    expect(framesOf('893\u00008507\r')).toEqual([{ fault: 'noise' }]);
  });

  test('is too long at 2,001 characters, and the next code is whole again', () => {
    expect(framesOf(`${'1'.repeat(2_000)}\r`)).toEqual([{ code: '1'.repeat(2_000) }]);
    expect(framesOf(`${'1'.repeat(2_001)}\r`, '8938507000006\r')).toEqual([
      { fault: 'long' },
      { code: '8938507000006' },
    ]);
    expect(framesOf('1'.repeat(50_000), '1'.repeat(50_000), '\r8938507000006\r')).toEqual([
      { fault: 'long' },
      { code: '8938507000006' },
    ]);
  });

  test('comes to the same in whatever pieces the cable brings it', () => {
    const code = fc.string({
      unit: fc.constantFrom(...Array.from('0189AZaz-/:?]Ớ\u001D')),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat(9)), (codes, cuts) => {
        const bytes = Buffer.from(codes.map((each) => `${each}\r\n`).join(''));
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; ) {
          const length = 1 + (cuts.next().value ?? 0);
          pieces.push(bytes.subarray(at, at + length));
          at += length;
        }
        expect(framesOf(...pieces)).toEqual(codes.map((each) => ({ code: each })));
      }),
    );
  });
});
