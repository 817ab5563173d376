import type { Picture } from './picture.ts';
import { isRetail, type Read, type ReadCode } from './read.ts';
import type { Engines } from './readStill.ts';
import { type Ruling, ruled, turned } from './turned.ts';

/** Lines a look must have found a number on; a frame is one of many, so it may be passed over. */
const ENOUGH = 2;
/** Further apart than for a still: the next frame comes. Four lines in one are what a dim shop's noise asks for. */
const ROWS: Ruling = { angle: 0, apart: 8, density: 2, thick: 4, sharpenOver: 4 };

type Look = (engines: Engines, picture: Picture) => Promise<Read[]>;

const straight: Look = ({ zbar }, picture) => zbar(picture);
const slanted: Look = ({ zbar }, picture) => zbar(turned(picture, 45));
const rows: Look = ({ zxing }, picture) => zxing(ruled(picture, ROWS), 'rows');
const everything: Look = ({ zxing }, picture) => zxing(picture, 'all');

/** By frame, in turn: what lies straight in all, what lies askew or is noisy in every second, what is square in every fourth. */
const TURNS: readonly (readonly Look[])[] = [
  [straight, rows],
  [straight, slanted],
  [everything, rows],
  [straight, slanted],
];

/**
 * What one frame of a moving picture shows. Some of it is misread: whoever asks believes what several frames agree on.
 * @param turn counts the frames
 */
export async function readFrame(engines: Engines, picture: Picture, turn: number): Promise<readonly ReadCode[]> {
  const reads: Read[] = [];
  for (const look of TURNS[turn % TURNS.length] ?? []) reads.push(...(await look(engines, picture)));
  const codes = reads.filter((read) => !isRetail(read) || read.lines >= ENOUGH);
  return codes.map(({ format, id, value }) => ({ format, id, value }));
}
