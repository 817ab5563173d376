import { judge } from './judge.ts';
import { halved, type Picture } from './picture.ts';
import type { Read, ReadCode } from './read.ts';
import { type Ruling, ruled, turned } from './turned.ts';
import type { Zbar } from './zbar.ts';
import type { Zxing } from './zxing.ts';

export type Engines = { readonly zxing: Zxing; readonly zbar: Zbar };

/** Twice as many points as pixels, four lines made one, sharpened: what is small or blurred. */
export const FINE: Ruling = { angle: 0, apart: 6, density: 2, thick: 4, sharpenOver: 4 };
/** Twice as many points and nothing else: bars of two pixels are told from each other by it. */
const CLOSE: Ruling = { angle: 0, apart: 3, density: 2, thick: 1, sharpenOver: 0 };
/** Between the rows and columns that every look has; the engines read some 25° to either side of them. */
const SLANT = 45;
/** Pixels. Beyond it a code has more of them than anyone needs, and a look takes long. */
const LARGEST = 4_000_000;

/** Every code in one picture that can be believed: by two looks, and where they leave a doubt by all there are. */
export async function readStill(engines: Engines, picture: Picture): Promise<readonly ReadCode[]> {
  if (picture.width * picture.height > LARGEST) {
    const small = await readStill(engines, halved(picture));
    if (small.length > 0) return small;
  }
  const { zxing, zbar } = engines;
  const looks: Read[][] = [await zxing(picture, 'all'), await zbar(picture)];
  const first = judge(looks);
  if (first.sure) return first.codes;
  for (const look of FURTHER) looks.push(await look(engines, picture));
  return judge(looks).codes;
}

type Look = (engines: Engines, picture: Picture) => Promise<Read[]>;

const FURTHER: readonly Look[] = [
  ({ zxing }, picture) => zxing(ruled(picture, FINE), 'rows'),
  ({ zxing }, picture) => zxing(ruled(picture, CLOSE), 'rows'),
  ({ zbar }, picture) => zbar(turned(picture, SLANT)),
  ({ zxing }, picture) => zxing(ruled(picture, { ...FINE, angle: SLANT }), 'rows'),
  ({ zxing }, picture) => zxing(ruled(picture, { ...FINE, angle: -SLANT }), 'rows'),
];
