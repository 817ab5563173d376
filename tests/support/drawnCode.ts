import type { Picture } from '../../src/reader/picture.ts';
import { ean13Bars } from '../../src/shared/barcode/ean13.ts';
import { diceFrom } from './benchCatalogue.ts';

/** How an EAN-13 lies before a camera. */
export type Held = {
  /** Pixels a module. */
  readonly module: number;
  /** Degrees, clockwise. */
  readonly angle?: number;
  /** Pixels to each side that light spreads over. */
  readonly blur?: number;
  /** Standard deviation of the sensor's noise, of 255. */
  readonly noise?: number;
  /** Pixels from the picture's middle. */
  readonly right?: number;
  readonly down?: number;
};

type Size = { readonly width: number; readonly height: number };

const HEIGHT = 60;
const QUIET = 11;

/** A picture of goods on a grey counter with one code on a white label, as a camera would give it. */
export function drawnCode(digits: string, held: Held, { width, height }: Size = { width: 640, height: 480 }): Picture {
  const { module, angle = 0, blur = 0, noise = 0, right = 0, down = 0 } = held;
  const bars = ean13Bars(digits);
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const light = (x: number, y: number): number => {
    const [dx, dy] = [x - width / 2 - right, y - height / 2 - down];
    const along = (dx * cos + dy * sin) / module + bars.length / 2;
    const across = (dy * cos - dx * sin) / module;
    if (Math.abs(across) > HEIGHT / 2 + 4 || along < -QUIET || along > bars.length + QUIET) return COUNTER;
    return Math.abs(across) < HEIGHT / 2 && bars[Math.floor(along)] ? INK : PAPER;
  };
  const dice = diceFrom(7);
  const around = spots(blur);
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    let sum = 0;
    for (const { dx, dy } of around) sum += light(x + dx, y + dy);
    const grain = noise === 0 ? 0 : (dice() + dice() + dice() + dice() - 2) * 1.7 * noise;
    data[at] = Math.min(255, Math.max(0, sum / around.length + grain));
  }
  return { data, width, height };
}

const [INK, PAPER, COUNTER] = [35, 225, 120];

/** Where the light of one pixel comes from: nine places in it, further out the less sharp. */
function spots(blur: number): readonly { readonly dx: number; readonly dy: number }[] {
  const reach = 0.33 + blur;
  const offsets = [-reach, 0, reach];
  return offsets.flatMap((dy) => offsets.map((dx) => ({ dx: 0.5 + dx, dy: 0.5 + dy })));
}
