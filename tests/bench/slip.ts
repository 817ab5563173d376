import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { slipBitmap, slipJob } from '../../src/shared/escpos/job.ts';
import { dong } from '../../src/shared/money.ts';
import { usualProfile } from '../../src/shared/printer/profile.ts';
import { type Atlas, loadAtlas } from '../../src/shared/slip/atlas.ts';
import { saleSlip } from '../../src/shared/slip/saleSlip.ts';
import { aSale } from '../support/aSale.ts';
import { benchCatalogue, diceFrom, pick } from '../support/benchCatalogue.ts';
import { MORNING, showroom } from '../support/counter.ts';
import type { Bench } from './bench.ts';
import type { Finding } from './figure.ts';
import { inTurn, median, pairedRatio, taking } from './measure.ts';
import { besideOthers } from './slipWriters.ts';

const LINES = 20;
const BURST = 50;

export const slip: Bench = {
  name: 'slip',
  about: 'a slip on 80 mm paper: twenty goods from the sale to dots, and twenty lines beside other encoders',
  run: async (setting) => {
    const atlas = loadAtlas(readFileSync(join(import.meta.dirname, '../../assets/slip/glyphs.bin')));
    return [await twentyGoods(atlas, setting.long), ...(await besideOthers(atlas, setting))];
  },
};

async function twentyGoods(atlas: Atlas, long: boolean): Promise<Finding> {
  const sale = await aLongSale();
  const context = { outlet: showroom, at: MORNING, till: 2, copy: 0, demoPrices: false };
  const printing = { profile: usualProfile, atlas };
  const toBytes = () => slipJob(saleSlip(sale, context), printing, { processId: '0001', afterTrouble: false });
  const { dots } = slipBitmap(saleSlip(sale, context), printing);
  for (let warm = 0; warm < 300; warm += 1) toBytes();

  const { ours, deflate } = await inTurn(long ? 60 : 20, {
    ours: () => taking(BURST, () => repeat(toBytes)).cpu,
    deflate: () => taking(BURST, () => repeat(() => deflateSync(dots))).cpu,
  });
  return {
    name: 'slip.cpu',
    value: median(ours) / 1_000,
    unit: 'ms CPU',
    baseline: median(deflate) / 1_000,
    ratio: pairedRatio(ours, deflate),
    goal: { of: 'value', atMost: 1 },
    note: `${toBytes().length} bytes to the printer; baseline: zlib deflates the same ${dots.length} bytes of picture once`,
  };
}

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
