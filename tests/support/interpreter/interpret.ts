import type { Bitmap } from '../../../src/shared/slip/bitmap.ts';
import { COMMANDS, type LetterRow, type Machine, newMachine, printLetter, printRow, type Question } from './machine.ts';
import { bitmapOf } from './paper.ts';

export type Printed = {
  readonly bitmap: Bitmap;
  readonly cuts: number;
  readonly cutKinds: readonly ('partial' | 'full')[];
  /** How often the cash drawer was opened, and by which pin. */
  readonly pulses: number;
  readonly pins: readonly (2 | 5)[];
  readonly questions: readonly Question[];
  /** Whether the last it was told to do was to answer: nothing came out, and no drawer opened, after it was asked. */
  readonly endsAsked: boolean;
  /** Highest image, in rows. */
  readonly highestImage: number;
  /** Bytes that a printer would have printed as rubbish. */
  readonly strays: readonly number[];
  readonly letterRows: readonly LetterRow[];
  /** What the codes say that the printer drew itself. */
  readonly codes: Machine['codes'];
};

/** Executes what is there of a job; a command that is not whole yet is left, as a printer would wait for the rest. */
export function interpret(bytes: Uint8Array, paperDots = 576): Printed {
  const machine = newMachine(paperDots);
  let endsAsked = false;
  for (let at = 0; at < bytes.length; ) {
    const before = { asked: machine.questions.length, did: deeds(machine) };
    at += step(machine, bytes, at);
    if (machine.questions.length > before.asked) endsAsked = true;
    else if (deeds(machine) > before.did) endsAsked = false;
  }
  const { roll, cuts, pulses, questions, highestImage, strays, letterRows, codes } = machine;
  return {
    bitmap: bitmapOf(roll),
    cuts: cuts.length,
    cutKinds: cuts,
    pulses: pulses.length,
    pins: pulses,
    questions,
    endsAsked,
    highestImage,
    strays,
    letterRows,
    codes,
  };
}

function deeds({ roll, cuts, pulses }: Machine): number {
  return roll.lines.length + cuts.length + pulses.length;
}

const LF = 0x0a;
/** DLE, ESC, FS, GS. */
const BEGINNINGS = new Set([0x10, 0x1b, 0x1c, 0x1d]);

/** @returns the length of the command at `at` */
function step(machine: Machine, bytes: Uint8Array, at: number): number {
  const byte = (offset: number): number => bytes[at + offset] ?? 0;
  if (byte(0) === 0) return 1;
  // The first byte of a command whose rest has not come yet.
  if (at === bytes.length - 1 && BEGINNINGS.has(byte(0))) return 1;
  const name = String.fromCharCode(byte(0), byte(1));
  if (name === '\x1dv') return printImage(machine, bytes, at);
  const command = COMMANDS[name];
  if (command) {
    const length = command.length(byte);
    if (at + length <= bytes.length) command.run(machine, byte);
    return length;
  }
  if (byte(0) === LF) printRow(machine, machine.spacing);
  else printLetter(machine, byte(0));
  return 1;
}

/** `GS v 0`: row after row as they come, also of an image whose end is not there. */
function printImage(machine: Machine, bytes: Uint8Array, at: number): number {
  const { roll } = machine;
  const byte = (offset: number): number => bytes[at + offset] ?? 0;
  if (at + 8 > bytes.length) return 8;
  const bytesPerRow = byte(4) + 256 * byte(5);
  const height = byte(6) + 256 * byte(7);
  if (bytesPerRow > roll.stride) throw new Error(`an image of ${bytesPerRow * 8} dots on paper of ${roll.dots}`);
  machine.highestImage = Math.max(machine.highestImage, height);
  for (let row = 0; row < height && at + 8 + (row + 1) * bytesPerRow <= bytes.length; row += 1) {
    const line = new Uint8Array(roll.stride);
    line.set(bytes.subarray(at + 8 + row * bytesPerRow, at + 8 + (row + 1) * bytesPerRow));
    roll.lines.push(line);
  }
  return 8 + bytesPerRow * height;
}
