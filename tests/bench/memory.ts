import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dong } from '../../src/shared/money.ts';
import { priceCart } from '../../src/shared/pricing/priceCart.ts';
import { benchCatalogue, labelOf } from '../support/benchCatalogue.ts';
import { done, lan } from '../support/counter.ts';
import { signInAt } from '../support/pins.ts';
import { type Bench, FULL, fullShop } from './bench.ts';
import { residentOf } from './measure.ts';
import { openLine, startProgram, startTill, type TillLine } from './till.ts';

const SALES = 20;
const SCANS_EACH = 10;

export const memory: Bench = {
  name: 'memory',
  about: 'memory of the till process after 200 scans and 20 sales, with 200,000 sales and 20,000 products',
  run: async (setting) => {
    const { folder: shop } = await fullShop(setting, 'memory');
    const { products } = await benchCatalogue(FULL.products);
    const labels = products.map(labelOf);
    const till = await startTill(shop);
    const bare = await startProgram([join(import.meta.dirname, 'emptyHost.ts')], []);
    const line = await openLine(till.ready['till'] as string);
    const atStart = residentOf(till.pid);
    await signInAt(line.ask, lan.id);
    for (let one = 0; one < SALES; one += 1)
      await sellTen(line, labels.slice(one * SCANS_EACH, (one + 1) * SCANS_EACH));
    await line.call('catalogue.tiles', { category: null, offset: 0, limit: 60 });
    await line.call('catalogue.search', { text: 'tom kho', limit: 20 });
    // The slips are drawn after the sales; they count too.
    await sleep(3_000);
    const value = residentOf(till.pid);
    const baseline = residentOf(bare.pid);
    line.close();
    await till.end();
    await bare.end();
    return [
      {
        name: 'memory.till',
        value,
        unit: 'MB resident',
        baseline,
        goal: { of: 'value', atMost: 150 },
        note: `${atStart.toFixed(0)} MB when it was ready; baseline: a Node process that serves an empty page`,
      },
    ];
  },
};

async function sellTen(line: TillLine, labels: readonly string[]): Promise<void> {
  for (const code of labels) done(await line.call('cart.scan', { code }));
  const { cart } = done(await line.call('cart.open', {}));
  const total = priceCart(cart).total;
  const given = dong(Math.ceil(total / 1_000) * 1_000);
  done(await line.call('sale.complete', { sale: cart.sale, total, tenders: [{ kind: 'cash', given }] }));
}
