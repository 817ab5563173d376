import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { picturesJob } from '../../src/shared/escpos/job.ts';
import { dong } from '../../src/shared/money.ts';
import { usualProfile } from '../../src/shared/printer/profile.ts';
import { loadAtlas } from '../../src/shared/slip/atlas.ts';
import { layoutSlip } from '../../src/shared/slip/layout.ts';
import { type Bitmap, rasterise } from '../../src/shared/slip/raster.ts';
import { saleSlip } from '../../src/shared/slip/saleSlip.ts';
import { aSale } from '../support/aSale.ts';
import { benchCatalogue, diceFrom, pick } from '../support/benchCatalogue.ts';
import { MORNING, showroom } from '../support/counter.ts';
import type { Bench } from './bench.ts';
import { inTurn, median, pairedRatio, taking } from './measure.ts';

const COLUMNS = 48;
const DOTS = 576;
const LINES = 20;
const BURST = 50;

export const slip: Bench = {
  name: 'slip',
  about: 'a slip of 20 lines on 80 mm paper, from the sale to ESC/POS raster bytes',
  run: async ({ long }) => {
    const atlas = loadAtlas(readFileSync(join(import.meta.dirname, '../../assets/slip/glyphs.bin')));
    const sale = await aLongSale();
    const context = { outlet: showroom, at: MORNING, till: 2, copy: 0, demoPrices: false };
    const draw = (): Bitmap => rasterise(layoutSlip(saleSlip(sale, context), COLUMNS), atlas, DOTS);
    const toBytes = (): Uint8Array => picturesJob([draw()], usualProfile, { processId: '0001', afterTrouble: false });
    const { dots } = draw();
    for (let warm = 0; warm < 300; warm += 1) toBytes();

    const { ours, deflate } = await inTurn(long ? 60 : 20, {
      ours: () => taking(BURST, () => repeat(toBytes)).cpu,
      deflate: () => taking(BURST, () => repeat(() => deflateSync(dots))).cpu,
    });
    return [
      {
        name: 'slip.cpu',
        value: median(ours) / 1_000,
        unit: 'ms CPU',
        baseline: median(deflate) / 1_000,
        ratio: pairedRatio(ours, deflate),
        goal: { of: 'value', atMost: 1 },
        note: `${toBytes().length} bytes to the printer; baseline: zlib deflates the same ${dots.length} bytes of picture once`,
      },
    ];
  },
};

function repeat(work: () => unknown): void {
  for (let one = 0; one < BURST; one += 1) work();
}

async function aLongSale() {
  const { products } = await benchCatalogue(500);
  const dice = diceFrom(3);
  const example = aSale();
  const lines = Array.from({ length: LINES }, (_, index) => {
    const like = pick(example.lines, dice);
    return { ...like, name: products[index * 7]?.name ?? like.name };
  });
  return aSale({ lines, total: dong(lines.reduce((sum, { amount }) => sum + amount, 0)) });
}
