import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { DATABASE } from '../../src/main/ledger/openLedger.ts';
import { PIN } from '../support/pins.ts';
import { type Bench, fullShop } from './bench.ts';
import { freshPage, openBrowser } from './browser.ts';
import { bytesReadBy, inTurn, median } from './measure.ts';
import { type Program, startProgram, startTill } from './till.ts';

export const start: Bench = {
  name: 'start',
  about: 'from nothing to a screen that takes scans, with 200,000 sales and 20,000 products',
  run: async (setting) => {
    const { folder: shop } = await fullShop(setting, 'start');
    const browser = await openBrowser();
    const till = () => timed(browser, () => startTill(shop), toFirstScan);
    const empty = () => timed(browser, startEmpty, toEmptyPage);
    try {
      await till();
      await empty();
      const took = await inTurn(setting.long ? 15 : 6, { till, empty });
      const beyond = took.till.map(({ seconds }, round) => seconds - (took.empty[round]?.seconds ?? 0));
      const file = statSync(join(shop, 'till', DATABASE)).size / 1_000_000;
      const read = median(took.till.map(({ megabytes }) => megabytes));
      return [
        {
          name: 'start.beyond-empty',
          value: median(beyond),
          unit: 's',
          baseline: median(took.empty.map(({ seconds }) => seconds)),
          goal: { of: 'value', atMost: 1.5 },
          note: `the till took ${median(took.till.map(({ seconds }) => seconds)).toFixed(2)} s in all, program, page, the tap on a name and a PIN; baseline: an empty page of a Node host; programs anew each time, files in the system’s cache`,
        },
        {
          name: 'start.read',
          value: read,
          unit: 'MB read',
          baseline: file,
          goal: { of: 'ratio', atMost: 0.25 },
          note: 'all reads of the till process up to then, its own sources too; baseline: the size of its database, nearly all of it journal',
        },
      ];
    } finally {
      await browser.close();
    }
  },
};

type Started = { readonly seconds: number; readonly megabytes: number };
type Way = (browser: Browser, url: string) => Promise<() => Promise<void>>;

async function timed(browser: Browser, begin: () => Promise<Program>, way: Way): Promise<Started> {
  const begun = performance.now();
  const program = await begin();
  const close = await way(browser, program.ready['till'] as string);
  const seconds = (performance.now() - begun) / 1_000;
  const megabytes = bytesReadBy(program.pid) / 1_000_000;
  await close();
  await program.end();
  return { seconds, megabytes };
}

/** Somebody has to say who they are after a start; each tap is made the moment it can be. */
const toFirstScan: Way = async (browser, url) => {
  const page = await freshPage(browser);
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('[data-testid="staff"]').first().click();
  for (const digit of PIN) await page.locator('[data-testid="pin-pad"]').getByRole('button', { name: digit }).click();
  await page.waitForSelector('[data-testid="pay"]');
  return () => page.context().close();
};

const toEmptyPage: Way = async (browser, url) => {
  const page = await freshPage(browser);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector('[data-testid="empty"]');
  return () => page.context().close();
};

function startEmpty(): Promise<Program> {
  return startProgram([join(import.meta.dirname, 'emptyHost.ts')], []);
}
