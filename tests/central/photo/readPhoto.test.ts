import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPhoto } from '../../../src/central/photo/readPhoto.ts';
import { PHOTO_SIDE } from '../../../src/shared/catalogue/photo.ts';
import { drawPhoto } from '../../support/aStory.ts';

const kept = (name: string) => readFileSync(new URL(`pictures/${name}`, import.meta.url));

describe('what a picture’s bytes say', () => {
  test.each([
    ['baseline.jpg', { type: 'image/jpeg', width: 40, height: 30 }],
    ['lossy.webp', { type: 'image/webp', width: 40, height: 30 }],
    ['lossless.webp', { type: 'image/webp', width: 40, height: 30 }],
    ['see-through.webp', { type: 'image/webp', width: 40, height: 30 }],
  ])('of %s', (name, facts) => {
    expect(readPhoto(kept(name))).toEqual(facts);
  });

  test('of a PNG', () => {
    expect(readPhoto(drawPhoto().bytes)).toEqual({ type: 'image/png', width: 64, height: 48 });
  });

  test.each([
    ['words', Buffer.from('Đây là một bức ảnh.')],
    ['nothing', Buffer.alloc(0)],
    ['a drawing that can carry a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a page', Buffer.from('<!doctype html><img src=x>')],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['a page behind the first bytes of a picture', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from('<script>')])],
    ['more pixels than a display has', drawPhoto({ width: PHOTO_SIDE + 1, height: 4 }).bytes],
  ])('%s: no photograph', (_, bytes) => {
    expect(readPhoto(bytes)).toBeUndefined();
  });

  test('cut short anywhere, or with something after its end: no photograph, and nothing thrown', () => {
    for (const whole of [kept('baseline.jpg'), kept('lossy.webp'), kept('lossless.webp'), drawPhoto().bytes]) {
      for (let length = 0; length < whole.length; length += 1) {
        expect(readPhoto(whole.subarray(0, length))).toBeUndefined();
      }
      expect(readPhoto(Buffer.concat([whole, Buffer.from('<script>')]))).toBeUndefined();
    }
  });

  test('with any byte other than it was: whatever it says is within what is taken', () => {
    const files = [kept('baseline.jpg'), kept('lossy.webp'), kept('see-through.webp'), drawPhoto().bytes];
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(255), (file, at, value) => {
        const bytes = Buffer.from(file);
        bytes[at % bytes.length] = value;
        const facts = readPhoto(bytes);
        if (facts) expect(Math.max(facts.width, facts.height)).toBeLessThanOrEqual(PHOTO_SIDE);
      }),
    );
  });
});
