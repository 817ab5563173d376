import { closeSync, openSync, writeSync } from 'node:fs';
import encodeJpeg, { init } from '@jsquash/jpeg/encode.js';
import { programBytes } from '../../src/quay/programBytes.ts';
import type { Picture } from '../../src/reader/picture.ts';
import { type Dice, diceFrom } from './benchCatalogue.ts';

/** What Chromium plays such a file with. */
export const FRAMES_A_SECOND = 30;

export type Presentation = {
  /** Frame from which the product is whole and sharp. */
  readonly sharp: number;
  /** Frame with which the next one begins. */
  readonly end: number;
};

export type Film = {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** How many frames each picture is shown: 2 is made in half the time, and moves like a camera of 15 a second. */
  readonly each?: 1 | 2;
};

/** Frames of each part of a presentation: an empty counter, moving in, focusing, held before the camera, moving out. */
const PARTS = { empty: 8, in: 10, focus: 8, held: 42, out: 7 } as const;

/**
 * Films products as a cashier holds them before a camera, one after the other: moved in, out of focus at first, never quite
 * still, with a sensor's noise. Each frame carries its number as stripes in the uppermost rows.
 */
export async function film(
  pictures: readonly Picture[],
  { file, width, height, each = 1 }: Film,
): Promise<Presentation[]> {
  await init({ wasmBinary: programBytes('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm') });
  const out = openSync(file, 'w');
  const dice = diceFrom(11);
  const grain = Int8Array.from({ length: 65_521 }, () => (dice() + dice() + dice() - 1.5) * 14);
  const shown: Presentation[] = [];
  let number = 0;
  for (const picture of pictures) {
    const frames = posesOf(dice);
    shown.push({
      sharp: number + PARTS.empty + PARTS.in + PARTS.focus,
      end: number + Math.ceil(frames.length / each) * each,
    });
    const blurred = [picture, ...[1, 2, 4].map((reach) => blur(picture, reach))];
    for (const pose of frames.filter((_, at) => at % each === 0)) {
      const grey = compose(blurred[pose.blur] ?? picture, pose, { width, height });
      for (let at = 0, from = Math.floor(dice() * 60_000); at < grey.length; at += 1, from += 1) {
        grey[at] = Math.min(255, Math.max(0, (grey[at] as number) + (grain[from % grain.length] as number)));
      }
      stripe(grey, width, number);
      const jpeg = new Uint8Array(await encodeJpeg(colour(grey, width, height), FAST));
      for (let time = 0; time < each; time += 1) writeSync(out, jpeg);
      number += each;
    }
  }
  closeSync(out);
  return shown;
}

/** A camera sends baseline pictures; and a film of thousands is to be made within a minute. */
const FAST = {
  quality: 85,
  baseline: true,
  progressive: false,
  optimize_coding: false,
  trellis_multipass: false,
  trellis_opt_zero: false,
  trellis_opt_table: false,
} as const;

type Pose = {
  readonly right: number;
  readonly down: number;
  readonly turn: number;
  readonly scale: number;
  readonly blur: number;
};

/** Right and down in parts of the picture's width; 1 is out of sight. */
function posesOf(dice: Dice): Pose[] {
  const [sway, phase, tilt] = [0.006 + dice() * 0.01, dice() * 6, (dice() - 0.5) * 8];
  const held = (frame: number): Pose => ({
    right: Math.sin(frame / 5 + phase) * sway,
    down: Math.cos(frame / 7 + phase) * sway,
    turn: tilt + Math.sin(frame / 9) * 1.5,
    scale: 0.95 + Math.sin(frame / 11 + phase) * 0.05,
    blur: 0,
  });
  const run = (length: number, pose: (frame: number) => Pose): Pose[] => Array.from({ length }, (_, at) => pose(at));
  return [
    ...run(PARTS.empty, () => ({ ...held(0), right: 2 })),
    ...run(PARTS.in, (frame) => ({ ...held(0), right: 1 - frame / PARTS.in, blur: 3 })),
    ...run(PARTS.focus, (frame) => ({ ...held(0), blur: Math.max(1, 3 - Math.floor((frame * 3) / PARTS.focus)) })),
    ...run(PARTS.held, held),
    ...run(PARTS.out, (frame) => ({ ...held(PARTS.held), down: (frame + 1) / PARTS.out, blur: 1 })),
  ];
}

type Size = { readonly width: number; readonly height: number };

const COUNTER = 118;

function compose({ data, width, height }: Picture, pose: Pose, size: Size): Uint8Array {
  const fit = Math.max(width / size.width, height / size.height) / pose.scale;
  const [cos, sin] = [Math.cos((pose.turn * Math.PI) / 180) * fit, Math.sin((pose.turn * Math.PI) / 180) * fit];
  const grey = new Uint8Array(size.width * size.height).fill(COUNTER);
  for (let row = 0, at = 0; row < size.height; row += 1) {
    const y = row - size.height / 2 - pose.down * size.width;
    for (let column = 0; column < size.width; column += 1, at += 1) {
      const x = column - size.width / 2 - pose.right * size.width;
      const fromX = width / 2 + x * cos + y * sin - 0.5;
      const fromY = height / 2 - x * sin + y * cos - 0.5;
      if (fromX < 0 || fromY < 0 || fromX >= width - 1 || fromY >= height - 1) continue;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      const [along, low, pixel] = [fromX - left, fromY - top, top * width + left];
      const above = (data[pixel] as number) * (1 - along) + (data[pixel + 1] as number) * along;
      const below = (data[pixel + width] as number) * (1 - along) + (data[pixel + width + 1] as number) * along;
      grey[at] = above * (1 - low) + below * low;
    }
  }
  return grey;
}

/** Box blur, both ways. @param reach pixels to each side */
function blur(picture: Picture, reach: number): Picture {
  const { width, height } = picture;
  const pass = (from: Uint8Array, { step, count, next, lines }: Way): Uint8Array<ArrayBuffer> => {
    const to = new Uint8Array(from.length);
    for (let line = 0; line < lines; line += 1) {
      for (let at = 0; at < count; at += 1) {
        let sum = 0;
        for (let near = -reach; near <= reach; near += 1) {
          sum += from[line * next + Math.min(count - 1, Math.max(0, at + near)) * step] as number;
        }
        to[line * next + at * step] = sum / (reach * 2 + 1);
      }
    }
    return to;
  };
  const wide = pass(picture.data, { step: 1, count: width, next: width, lines: height });
  return { data: pass(wide, { step: width, count: height, next: 1, lines: width }), width, height };
}

/** Along rows or columns: how far from pixel to pixel and from line to line. */
type Way = { readonly step: number; readonly count: number; readonly next: number; readonly lines: number };

/** Sixteen fields side by side, the first the highest bit, white = 1. */
export const STRIPE = { bits: 16, width: 16, height: 16 } as const;

function stripe(grey: Uint8Array, width: number, number: number): void {
  for (let row = 0; row < STRIPE.height; row += 1) {
    for (let x = 0; x < STRIPE.bits * STRIPE.width; x += 1) {
      const bit = (number >> (STRIPE.bits - 1 - Math.floor(x / STRIPE.width))) & 1;
      grey[row * width + x] = bit === 1 ? 255 : 0;
    }
  }
}

function colour(grey: Uint8Array, width: number, height: number): ImageData {
  const pixels = new Uint32Array(grey.length);
  for (let at = 0; at < grey.length; at += 1) pixels[at] = 0xff000000 | ((grey[at] as number) * 0x010101);
  return { data: new Uint8ClampedArray(pixels.buffer), width, height, colorSpace: 'srgb' };
}
