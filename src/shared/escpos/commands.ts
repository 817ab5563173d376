import { ensure } from '../must.ts';
import type { EscposProfile } from '../printer/profile.ts';
import { type Out, put, putAscii, putMany } from './out.ts';

/** Commands by their names in the ESC/POS command reference. */
export const ESC = 0x1b;
export const GS = 0x1d;
export const FS = 0x1c;
export const LF = 0x0a;

/** Lines fed before the cut, and without a cutter so far that the slip can be torn off under its last row. */
const FEED_LINES = { cut: 1, tear: 4 } as const;

/** `GS V` 66 and 65: feed the last row past the blade, then cut all but one point of the paper, or all of it. */
const CUTS = { partial: 0x42, full: 0x41 } as const;

/** `ESC p`: which pin of the socket. */
const PINS = { pin2: 0, pin5: 1 } as const;

/** 50 ms of current for the drawer, then 500 ms of rest for its coil; in units of 2 ms. */
const PULSE_TIMES = [0x19, 0xfa] as const;

/** `ESC @`: forgets what an earlier job set. */
export function initialise(out: Out): void {
  put(out, ESC, 0x40);
}

/** `ESC p`: opens the drawer, if one hangs on the printer. */
export function openDrawer(out: Out, { drawer }: Pick<EscposProfile, 'drawer'>): void {
  if (drawer !== 'none') put(out, ESC, 0x70, PINS[drawer], ...PULSE_TIMES);
}

/** `ESC d` and `GS V`. */
export function feedAndCut(out: Out, { cutter }: Pick<EscposProfile, 'cutter'>): void {
  put(out, ESC, 0x64, cutter === 'none' ? FEED_LINES.tear : FEED_LINES.cut);
  if (cutter !== 'none') put(out, GS, 0x56, CUTS[cutter], 0);
}

/**
 * The questions that the printer answers in their turn, once all before them is done: `GS ( H` function 48, say this id back,
 * and `GS r` 1, tell the state of the paper.
 * @param processId four printable ASCII characters
 */
export function askWhenDone(out: Out, { asks }: Pick<EscposProfile, 'asks'>, processId: string): void {
  ensure(/^[\x20-\x7e]{4}$/.test(processId), `"${processId}" is four printable ASCII characters`);
  if (asks.done === 'process' || asks.done === 'either') {
    put(out, GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30);
    putAscii(out, processId);
  }
  if (asks.done === 'paper' || asks.done === 'either') put(out, GS, 0x72, 0x01);
}

/** `ESC J`: so many dots of white paper. */
export function feedDots(out: Out, dots: number): void {
  for (let left = dots; left > 0; left -= 0xff) put(out, ESC, 0x4a, Math.min(left, 0xff));
}

/** `ESC a`: pictures and codes in the middle, or everything from the left. */
export function align(out: Out, where: 'left' | 'centre'): void {
  put(out, ESC, 0x61, where === 'centre' ? 1 : 0);
}

/** Fills up a picture that an earlier job may have left open. */
export function fillUp(out: Out, bytes: number): void {
  putMany(out, 0, bytes);
}
