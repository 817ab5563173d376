import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAND_ROWS } from '../../../src/shared/escpos/bands.ts';
import { drawerJob, type JobOptions, picturesJob } from '../../../src/shared/escpos/job.ts';
import { type EscposProfile, usualProfile } from '../../../src/shared/printer/profile.ts';
import type { Bitmap } from '../../../src/shared/slip/bitmap.ts';
import { interpret } from '../../support/slipInterpreter.ts';

const plain: JobOptions = { processId: 'A001', afterTrouble: false };

function jobOf(picture: Bitmap, options: JobOptions = plain, profile: EscposProfile = usualProfile): Uint8Array {
  return picturesJob([picture], profile, options);
}

function aBitmap(width: number, dots: Uint8Array): Bitmap {
  const stride = Math.ceil(width / 8);
  return { width, height: dots.length / stride, dots };
}

/** Pictures with much black that spells commands, and much white. */
const bitmap = fc
  .record({ stride: fc.constantFrom(1, 48, 72), height: fc.integer({ min: 0, max: 130 }) })
  .chain(({ stride, height }) =>
    fc
      .array(fc.constantFrom(0x00, 0x00, 0x10, 0x10, 0x04, 0x05, 0x14, 0x1b, 0x1d, 0xff), {
        minLength: stride * height,
        maxLength: stride * height,
        size: 'max',
      })
      .map((bytes) => aBitmap(stride * 8, Uint8Array.from(bytes))),
  );

function realTimeCommands(bytes: Uint8Array): number {
  let count = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0x10 && [0x04, 0x05, 0x14].includes(bytes[at + 1] ?? 0)) count += 1;
  }
  return count;
}

describe('the cash drawer', () => {
  it('opens before the slip is printed, and only where it is asked to', () => {
    const slip = aBitmap(8, Uint8Array.of(0x80));
    const job = jobOf(slip, { ...plain, pulse: true });
    expect([...job.subarray(0, 7)]).toEqual([0x1b, 0x40, 0x1b, 0x70, 0x00, 0x19, 0xfa]);
    expect(interpret(job)).toMatchObject({ pulses: 1, cuts: 1, strays: [] });
    expect(interpret(jobOf(slip, plain)).pulses).toBe(0);
  });

  it('opens without paper, also after a slip that was cut off', () => {
    const job = drawerJob(usualProfile, { processId: 'A001', afterTrouble: false });
    expect(interpret(job)).toMatchObject({ pulses: 1, cuts: 0, strays: [], bitmap: { height: 0 } });
    const later = drawerJob(usualProfile, { processId: 'A001', afterTrouble: true });
    expect(later.indexOf(0x1b)).toBe(BAND_ROWS * 72);
    expect(interpret(later)).toMatchObject({ pulses: 1, cuts: 0, strays: [] });
  });
});

describe('the bytes of a print job', () => {
  it('begin with initialise and end with feed, cut and two questions', () => {
    const job = jobOf(aBitmap(8, Uint8Array.of(0x80)), plain);
    const initialise = [0x1b, 0x40];
    const image = [0x1d, 0x76, 0x30, 0x00, 0x01, 0x00, 0x01, 0x00, 0x80];
    const feedAndCut = [0x1b, 0x64, 0x01, 0x1d, 0x56, 0x42, 0x00];
    const questions = [0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, 0x41, 0x30, 0x30, 0x31, 0x1d, 0x72, 0x01];
    expect([...job]).toEqual([...initialise, ...image, ...feedAndCut, ...questions]);
  });

  it('leave out the white beside and between words', () => {
    const wide = { rows: 20, bytes: 72 };
    const white = { rows: 10, bytes: 1 };
    const narrow = { rows: 40, bytes: 3 };
    const dots = new Uint8Array(72 * 70);
    for (let row = 0; row < 20; row += 1) dots[row * 72 + 71] = 1;
    for (let row = 30; row < 70; row += 1) dots[row * 72 + 2] = 1;
    const picture = jobOf(aBitmap(576, dots)).length - jobOf(aBitmap(576, new Uint8Array(0))).length;
    expect(picture).toBe([wide, white, narrow].reduce((sum, { rows, bytes }) => sum + 8 + rows * bytes, 0));
  });

  it('put the picture on paper dot for dot, in images of at most 48 rows, without a real-time command', () => {
    fc.assert(
      fc.property(bitmap, (picture) => {
        const job = jobOf(picture, plain);
        const printed = interpret(job, picture.width);
        expect(printed.highestImage).toBeLessThanOrEqual(BAND_ROWS);
        expect(printed.strays).toEqual([]);
        expect(realTimeCommands(job)).toBe(0);
        const paper = printed.bitmap.dots.subarray(0, picture.dots.length);
        for (const [at, byte] of picture.dots.entries()) {
          // The only dot that may be added stands beside one that is there.
          expect([byte, byte === 0x10 ? 0x18 : byte]).toContain(paper[at]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('add that dot only where two bytes spell a command', () => {
    const job = jobOf(aBitmap(24, Uint8Array.of(0x10, 0x04, 0x10)), plain);
    expect([...interpret(job, 24).bitmap.dots.subarray(0, 3)]).toEqual([0x18, 0x04, 0x10]);
  });

  it('first fill up the image that a cut-off job left open', () => {
    const slip = aBitmap(576, new Uint8Array(72 * 60).fill(0xaa));
    const whole = jobOf(slip, plain);
    const next = jobOf(slip, { ...plain, processId: 'A002', afterTrouble: true });
    for (const cutOff of [10, 11, 1_000, 3_400, whole.length - 30]) {
      const paper = interpret(Uint8Array.from([...whole.subarray(0, cutOff), ...next]), 576);
      expect(paper.cuts).toBe(1);
      expect(paper.questions[0]).toEqual({ kind: 'process', id: 'A002' });
      expect(paper.bitmap.dots.filter((byte) => byte === 0xaa).length).toBeGreaterThanOrEqual(72 * 60);
    }
  });

  it('feed out the paper instead of cutting it where there is no cutter', () => {
    const printed = interpret(jobOf(aBitmap(8, Uint8Array.of(1)), plain, { ...usualProfile, cutter: 'none' }), 8);
    expect(printed.cuts).toBe(0);
    expect(printed.bitmap.height).toBe(1 + 4 * 30);
  });

  it('ask with four printable letters and nothing else', () => {
    expect(() => jobOf(aBitmap(8, Uint8Array.of(1)), { ...plain, processId: 'ắ001' })).toThrow('printable');
  });
});
