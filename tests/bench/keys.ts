import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { type BenchCatalogue, benchCatalogue, diceFrom, labelOf, pick } from '../support/benchCatalogue.ts';
import { lan } from '../support/counter.ts';
import { signInAt } from '../support/pins.ts';
import { type Bench, FULL, fullShop } from './bench.ts';
import { freshPage, openBrowser, typeScan } from './browser.ts';
import type { Finding } from './figure.ts';
import { median, percentile } from './measure.ts';
import { openLine, startTill } from './till.ts';

/** A key, and where on the screen its answer is seen. */
type Step = { readonly of: string; readonly key: string; readonly answer: string };

const at = (id: string): string => `[data-testid="${id}"]`;
const step = (of: string, key: string, answer: string): Step => ({ of, key, answer });

/** What a cashier does to a sale between its last scan and its money; every key is answered before the next. */
const STEPS: readonly Step[] = [
  step('quantity', 'NumpadAdd', at('line-quantity')),
  step('quantity', 'NumpadSubtract', at('line-quantity')),
  step('quantity', 'F2', at('quantity-field')),
  step('quantity', '3', at('quantity-amount')),
  step('quantity', 'Enter', at('line-quantity')),
  step('discount', 'F4', at('discount-field')),
  step('discount', '5', at('discount-outcome')),
  step('discount', 'Enter', ''),
  step('discount', 'Enter', at('line-off')),
  step('search', 'm', '[role="search"]'),
  step('search', 'u', '[role="search"]'),
  step('search', 'o', '[role="search"]'),
  step('search', 'i', '[role="search"]'),
  step('search', 'Escape', '[role="search"]'),
  step('hold', 'F6', at('held-name')),
  step('hold', 'Enter', at('pieces')),
  step('recall', 'F6', at('held')),
  step('recall', 'Enter', at('line')),
  step('pay', 'F9', at('finish')),
  step('pay', 'Enter', at('done')),
  step('pay', 'Escape', at('done')),
];

export const keys: Bench = {
  name: 'keys',
  about: 'from a key to the frame that answers it, over a whole sale, with 20,000 products and 200,000 sales',
  run: async (setting) => {
    const { products } = await benchCatalogue(FULL.products);
    const { folder } = await fullShop(setting, 'keys');
    const browser = await openBrowser();
    const till = await startTill(folder);
    const line = await openLine(till.ready['till'] as string);
    try {
      await signInAt(line.ask, lan.id);
      const page = await freshPage(browser);
      await page.addInitScript(watchAnswers);
      await page.goto(till.ready['till'] as string);
      await page.waitForSelector(at('pay'));
      const session = await page.context().newCDPSession(page);
      return [await answered({ page, session, products }, setting.long ? 30 : 12)];
    } finally {
      line.close();
      await browser.close();
      await till.end();
    }
  },
};

type Counter = { readonly page: Page; readonly session: CDPSession; readonly products: BenchCatalogue['products'] };
type Answered = { readonly of: string; readonly took: number };

async function answered(counter: Counter, rounds: number): Promise<Finding> {
  const dice = diceFrom(41);
  await oneSale(counter, dice);
  const seen: Answered[] = [];
  for (let round = 0; round < rounds; round += 1) seen.push(...(await oneSale(counter, dice)));
  const parts = [...new Set(seen.map(({ of }) => of))].map((of) => {
    const p95 = percentile(
      seen.filter((one) => one.of === of).map(({ took }) => took),
      95,
    );
    return `${of} ${p95.toFixed(0)}`;
  });
  const all = seen.map(({ took }) => took);
  return {
    name: 'keys.answered',
    value: percentile(all, 95),
    unit: 'ms p95',
    baseline: null,
    goal: { of: 'value', atMost: 50 },
    note: `${all.length} keys, median ${median(all).toFixed(0)} ms; p95 of each: ${parts.join(', ')}; to the frame that shows the answer`,
  };
}

async function oneSale({ page, session, products }: Counter, dice: () => number): Promise<Answered[]> {
  await page.bringToFront();
  const seen: Answered[] = [];
  for (let one = 0; one < 5; one += 1) {
    await typeScan(session, labelOf(pick(products, dice)));
    await page.locator(at('line')).nth(one).waitFor();
  }
  for (const { of, key, answer } of STEPS) {
    // At no fixed distance from the display's frames, and no scanner's pace.
    await sleep(150 + dice() * 60);
    await page.evaluate((where) => window.watchFor(where), answer);
    await page.keyboard.press(key);
    if (answer !== '') seen.push({ of, took: await page.evaluate(() => window.answer) });
  }
  await page.locator(at('done')).waitFor({ state: 'detached' });
  return seen;
}

declare global {
  interface Window {
    /** From here on, the next key's answer is a change at this place; empty where it shows none. */
    watchFor: (where: string) => void;
    /** ms from that key to the frame that shows its answer. */
    answer: Promise<number>;
  }
}

/** In the page, before its own code. */
function watchAnswers(): void {
  let pressed: number | undefined;
  let waiting: { readonly where: string; readonly tell: (ms: number) => void } | undefined;
  window.addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp;
    },
    { capture: true },
  );
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the whole function is sent to the page
  const isAt = (where: string, { target, addedNodes, removedNodes }: MutationRecord): boolean => {
    const around = target instanceof Element ? target : target.parentElement;
    const within = (node: Node) =>
      node instanceof Element && (node.matches(where) || node.querySelector(where) !== null);
    return around?.closest(where) instanceof Element || [...addedNodes, ...removedNodes].some(within);
  };
  new MutationObserver((changes) => {
    const asked = waiting;
    const from = pressed;
    if (!asked || from === undefined || !changes.some((change) => isAt(asked.where, change))) return;
    waiting = undefined;
    requestAnimationFrame(() => asked.tell(performance.now() - from));
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  window.watchFor = (where) => {
    pressed = undefined;
    waiting = undefined;
    if (where === '') return;
    window.answer = new Promise((tell) => {
      waiting = { where, tell };
    });
  };
}
