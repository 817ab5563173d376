import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';
import type { ProductId } from '../../src/shared/id.ts';
import { type BenchCatalogue, benchCatalogue, diceFrom, labelOf, pick } from '../support/benchCatalogue.ts';
import { lan } from '../support/counter.ts';
import { signInAt } from '../support/pins.ts';
import { type Bench, FULL, newShop } from './bench.ts';
import { freshPage, openBrowser, sendScan, typeScan } from './browser.ts';
import type { Finding } from './figure.ts';
import { inTurn, percentile } from './measure.ts';
import { openLine, startTill, type TillLine } from './till.ts';

/** Scans of one sale, of so many products: a long sale, where four of five scans begin a line and the rest add to one. */
const SALE = 20;
const SHELF = 60;
/** Products of the flood; its cart holds as many lines at most. */
const FLOOD_SHELF = 24;

export const scan: Bench = {
  name: 'scan',
  about: 'from a scanner’s last key to the line on the screen, in Chromium, among 20,000 products',
  run: async (setting) => {
    const { products } = await benchCatalogue(FULL.products);
    const shop = await newShop(setting, 'scan');
    // Before the till: it reads the page as it starts, and the browser's opening brings the page up to date.
    const browser = await openBrowser();
    const till = await startTill(shop);
    const blank = await serveBlank();
    const line = await openLine(till.ready['till'] as string);
    try {
      await signInAt(line.ask, lan.id);
      const counter = { ...(await openCounter(browser, till.ready['till'] as string, SELLING)), line, products };
      const empty = await openCounter(browser, blank.url, 'body');
      return [...(await latency(counter, empty, setting.long ? 25 : 10)), await flood(counter, setting.long ? 60 : 10)];
    } finally {
      line.close();
      await browser.close();
      blank.server.close();
      await till.end();
    }
  },
};

const SELLING = '[data-testid="pay"]';
const EMPTY = 'Bỏ cả phiếu';

/** What the page says of each scan: ms from the last key's own time stamp. */
type Seen = { readonly committed: number; readonly painted: number };
type Screen = { readonly page: Page; readonly session: CDPSession };
type Counter = Screen & { readonly line: TillLine; readonly products: BenchCatalogue['products'] };

async function openCounter(browser: Browser, url: string, ready: string): Promise<Screen> {
  const page = await freshPage(browser);
  await page.addInitScript(watchScans);
  await page.goto(url);
  await page.waitForSelector(ready);
  return { page, session: await page.context().newCDPSession(page) };
}

/**
 * In the page, before its own code: notes when a scan's Enter was pressed, when the cart's lines changed after it, and
 * when the frame that shows them began.
 */
function watchScans(): void {
  const seen: { committed: number; painted: number }[] = [];
  Object.assign(window, { seen });
  let pressed: number | undefined;
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.code === 'Enter') pressed = event.timeStamp;
    },
    { capture: true },
  );
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the whole function is sent to the page
  const showsLine = ({ target, addedNodes }: MutationRecord): boolean => {
    const line = '[data-testid="line"]';
    const around = target instanceof Element ? target : target.parentElement;
    const within = (node: Node) => node instanceof Element && (node.matches(line) || node.querySelector(line) !== null);
    return around?.closest(line) instanceof Element || [...addedNodes].some(within);
  };
  new MutationObserver((changes) => {
    const shown = changes.some(showsLine);
    if (pressed === undefined || !shown) return;
    const from = pressed;
    pressed = undefined;
    const committed = performance.now() - from;
    requestAnimationFrame(() => seen.push({ committed, painted: performance.now() - from }));
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

async function latency(counter: Counter, empty: Screen, rounds: number): Promise<Finding[]> {
  const dice = diceFrom(23);
  const scanOn = (screen: Screen) => async (): Promise<Seen[]> => {
    await screen.page.bringToFront();
    await emptyCart(screen.page);
    for (let one = 0; one < SALE; one += 1) {
      await typeScan(screen.session, labelOf(pick(counter.products.slice(0, SHELF), dice)));
      // At no fixed distance from the display's frames.
      await sleep(60 + dice() * 60);
    }
    return screen.page.evaluate(() => (window as unknown as { seen: Seen[] }).seen.splice(0));
  };
  await scanOn(counter)();
  await scanOn(empty)();
  const { till, blank } = await inTurn(rounds, { till: scanOn(counter), blank: scanOn(empty) });
  const [mine, yours] = [till.flat(), blank.flat()];
  const medians = `${rank(mine, 'committed', 50).toFixed(1)} and ${rank(mine, 'painted', 50).toFixed(1)} ms`;
  const note = `${mine.length} scans; median ${medians}; baseline: a page that only appends a text node on the same key`;
  return (['committed', 'painted'] as const).map((what) => ({
    name: `scan.${what}`,
    value: rank(mine, what, 95),
    unit: 'ms p95',
    baseline: rank(yours, what, 95),
    goal: { of: 'value', atMost: 16 },
    note:
      what === 'committed'
        ? `line in the DOM; ${note}`
        : 'the frame that shows the line has begun: up to 16.7 ms of it is waiting for the display',
  }));
}

/** As a person empties it, so that the page has nothing of the last sale to clear away when the next begins. */
async function emptyCart(page: Page): Promise<void> {
  if ((await page.locator(`${SELLING}:enabled`).count()) === 0) return;
  await page.getByRole('button', { name: EMPTY }).click();
  await page.getByRole('dialog').getByRole('button', { name: EMPTY }).click();
  await page.getByTestId('line').first().waitFor({ state: 'detached' });
}

function rank(seen: readonly Seen[], what: keyof Seen, p: number): number {
  const values = seen.map((one) => one[what]);
  return percentile(values, p);
}

/** Twenty scans a second, and every one must lie in the cart. */
async function flood({ page, session, line, products }: Counter, seconds: number): Promise<Finding> {
  await page.bringToFront();
  const { cart: left } = await line.call('cart.open', {});
  await line.call('cart.clear', { sale: left.sale });
  await page.reload();
  await page.waitForSelector(SELLING);
  const dice = diceFrom(31);
  const scans = seconds * 20;
  const wanted = new Map<ProductId, number>();
  const answers: Promise<unknown>[] = [];
  const begun = performance.now();
  for (let one = 0; one < scans; one += 1) {
    const product = pick(products.slice(0, FLOOD_SHELF), dice);
    wanted.set(product.id, (wanted.get(product.id) ?? 0) + 1);
    answers.push(...(await sendScan(session, labelOf(product))));
    await sleep(Math.max(0, begun + (one + 1) * 50 - performance.now()));
  }
  const took = (performance.now() - begun) / 1_000;
  await Promise.all(answers);
  // The till answers the last of them a moment after the page has got its keys.
  await sleep(1_000);
  const { cart } = await line.call('cart.open', {});
  const dropped = [...wanted].reduce((sum, [product, count]) => {
    const held = cart.lines.find((one) => one.product === product)?.quantity ?? 0;
    return sum + Math.abs(count - held / 1_000);
  }, 0);
  return {
    name: 'scan.dropped',
    value: dropped,
    unit: `of ${scans} scans`,
    baseline: null,
    goal: { of: 'value', atMost: 0 },
    note: `${(scans / took).toFixed(1)} scans/s for ${took.toFixed(0)} s; each product's count in the cart is compared`,
  };
}

/** The yardstick: what browser and keys cost by themselves. */
async function serveBlank(): Promise<{ readonly server: Server; readonly url: string }> {
  const page = `<!doctype html><body><ol><li data-testid="line"></li></ol><script>
    addEventListener('keydown', (event) => {
      if (event.code === 'Enter') document.querySelector('li').append(document.createTextNode('x '));
    });</script></body>`;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
