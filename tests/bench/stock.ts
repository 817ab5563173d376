import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { hintsOf, spokenOf } from '../../src/main/db/hints.ts';
import { missedOf } from '../../src/main/db/missed.ts';
import { shelfGoods } from '../../src/main/db/shelf.ts';
import type { TillDb } from '../../src/main/db/sqlite.ts';
import { type AskedStock, listStock } from '../../src/main/db/stockList.ts';
import { dayOf, HOME_ZONE } from '../../src/shared/day.ts';
import type { ProductId } from '../../src/shared/id.ts';
import { lan, MORNING } from '../support/counter.ts';
import { signInAt } from '../support/pins.ts';
import { type Bench, FULL, newShop } from './bench.ts';
import { freshPage, openBrowser } from './browser.ts';
import type { Finding } from './figure.ts';
import { inTurn, median, ownCpu, percentile } from './measure.ts';
import { fillShelves, LOTS } from './stockShop.ts';
import { openLine, startTill } from './till.ts';

/** A page of the list, as the screen asks for it. */
const LIMIT = 50;
const TODAY = dayOf(MORNING);

export const stock: Bench = {
  name: 'stock',
  about: `the stock list of 20,000 products with ${LOTS} lots each: opened, filtered, typed into, and scrolled in Chromium`,
  run: async (setting) => {
    const shop = await newShop(setting, 'stock');
    const db = fillShelves(join(shop, 'till'));
    const found = [...(await reads(db, setting.long ? 9 : 5)), ...others(db)];
    db.close();
    return [...found, ...(await onScreen(shop))];
  },
};

/** Milliseconds of processor time. */
function cpu(work: () => unknown): number {
  const before = ownCpu();
  work();
  return (ownCpu() - before) / 1_000;
}

const list = (db: TillDb, asked: Partial<AskedStock>) =>
  listStock(db, TODAY, { text: '', limit: LIMIT, offset: 0, ...asked });

async function reads(db: TillDb, rounds: number): Promise<Finding[]> {
  const kinds: Readonly<Record<string, Partial<AskedStock>>> = {
    open: {},
    end: { offset: FULL.products - LIMIT },
    there: { show: 'there' },
    short: { show: 'short' },
    soon: { show: 'soon' },
    loose: { show: 'loose' },
    text: { text: 'muoi' },
  };
  for (const asked of Object.values(kinds)) list(db, asked);
  const names = Object.keys(kinds);
  const sides: Record<string, () => number> = { whole: () => cpu(() => summedWhole(db)) };
  for (const name of names) sides[name] = () => cpu(() => list(db, kinds[name] ?? {}));
  const took = await inTurn(rounds, sides);
  const whole = median(took['whole'] ?? []);
  return names.map((name) => ({
    name: `stock.${name}`,
    value: median(took[name] ?? []),
    unit: 'ms CPU',
    baseline: whole,
    goal: { of: 'value', atMost: 100 },
    note: `${list(db, kinds[name] ?? {}).total} products, ${LIMIT} shown; baseline: every product and its lots added up, sorted, and cut`,
  }));
}

/** How a list is made where nothing is known of what the screen shows. */
function summedWhole(db: TillDb): readonly unknown[] {
  return db
    .all(
      `SELECT product.id, product.name, sum(held.on_hand) AS onHand, count(held.lot) AS lots, min(known_lot.expires) AS expires
         FROM product JOIN producer ON producer.id = product.producer
         LEFT JOIN held ON held.product = product.id LEFT JOIN known_lot ON known_lot.lot = held.lot
        GROUP BY product.number ORDER BY product.folded, product.number`,
    )
    .slice(0, LIMIT);
}

function others(db: TillDb): Finding[] {
  const goods = db.all<{ id: ProductId }>('SELECT id FROM product ORDER BY number LIMIT 50');
  const pages = goods.map(({ id }) => cpu(() => shelfGoods(db, id, TODAY)));
  const asked = { today: TODAY, zone: HOME_ZONE, missed: missedOf(db, TODAY) };
  const spoken = spokenOf(db, asked);
  const hints = [1, 2, 3].map(() => cpu(() => hintsOf(db, spoken.slice(0, 50), asked)));
  const told = { baseline: null, goal: null, unit: 'ms CPU' };
  return [
    { name: 'stock.goods', value: median(pages), ...told, note: 'all that is told of one product' },
    {
      name: 'stock.hints',
      value: median(hints),
      ...told,
      note: `what to order, of 50 products, done at once; there are ${spoken.length} to speak of`,
    },
  ];
}

const FRAME = 1_000 / 60;
/** px a turn of the wheel, and turns: some 2,000 rows go by. */
const TURN = 400;
const TURNS = 300;

/** A real browser before the real till: from Enter on the tile to the frame with its rows, and every frame while the wheel turns. */
async function onScreen(shop: string): Promise<Finding[]> {
  const browser = await openBrowser();
  const till = await startTill(shop);
  const address = till.ready['till'] as string;
  const line = await openLine(address);
  try {
    await signInAt(line.ask, lan.id);
    const page = await freshPage(browser);
    await page.goto(address);
    await page.waitForSelector('[data-testid="pay"]');
    const firstWork = await pageCpu(page);
    const opened = [await open(page)];
    const { task: first } = await firstWork();
    for (let round = 1; round < 7; round += 1) opened.push(await open(page));
    const idle = await frames(page, () => page.waitForTimeout(3_000));
    const spent = await pageCpu(page);
    const scrolled = await frames(page, () => turnTheWheel(page));
    const work = await spent();
    const late = scrolled.filter((ms) => ms > 1.5 * FRAME).length;
    return [
      {
        name: 'stock.opened',
        value: median(opened),
        unit: 'ms',
        baseline: null,
        goal: { of: 'value', atMost: 100 },
        note: `from the key to the frame that shows the rows; one after the other: ${opened.map((ms) => ms.toFixed(0)).join(', ')} ms; the first cost the page's thread ${first.toFixed(0)} ms of processor time, room and all`,
      },
      {
        name: 'stock.scroll-cpu',
        value: work.task / scrolled.length,
        unit: 'ms CPU a frame',
        baseline: null,
        goal: { of: 'value', atMost: FRAME },
        note: `the page's own thread, whatever else the machine does; of it script ${(work.script / scrolled.length).toFixed(2)}, style ${(work.style / scrolled.length).toFixed(2)}, layout ${(work.layout / scrolled.length).toFixed(2)}`,
      },
      {
        name: 'stock.scrolled',
        value: percentile(scrolled, 95),
        unit: 'ms a frame, p95',
        baseline: percentile(idle, 95),
        goal: { of: 'ratio', atMost: 1.1 },
        note: `${scrolled.length} frames, ${late} of them late; a frame of 60 a second takes ${FRAME.toFixed(1)}; baseline: the same page at rest`,
      },
    ];
  } finally {
    line.close();
    await browser.close();
    await till.end();
  }
}

type Work = { readonly task: number; readonly script: number; readonly style: number; readonly layout: number };

/** Milliseconds of processor time that the page's thread spends from now until it is asked. */
async function pageCpu(page: Page): Promise<() => Promise<Work>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await workOf(devtools);
  return async () => {
    const { task, script, style, layout } = await workOf(devtools);
    return {
      task: task - before.task,
      script: script - before.script,
      style: style - before.style,
      layout: layout - before.layout,
    };
  };
}

async function workOf(devtools: CDPSession): Promise<Work> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const ms = (name: string): number => 1_000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
  return {
    task: ms('TaskDuration'),
    script: ms('ScriptDuration'),
    style: ms('RecalcStyleDuration'),
    layout: ms('LayoutDuration'),
  };
}

async function open(page: Page): Promise<number> {
  await page.keyboard.press('Alt+k');
  const tile = page.getByTestId('stock-list');
  await tile.focus();
  await page.evaluate(() => {
    Object.assign(window, {
      opened: new Promise<number>((tell) => {
        let from = 0;
        window.addEventListener('keydown', (event) => (from ||= event.timeStamp), { capture: true, once: true });
        const watch = new MutationObserver(() => {
          if (from === 0 || !document.querySelector('[data-testid="stock-row"]')) return;
          watch.disconnect();
          requestAnimationFrame(() => tell(performance.now() - from));
        });
        watch.observe(document, { subtree: true, childList: true });
      }),
    });
  });
  await page.keyboard.press('Enter');
  const took = await page.evaluate(() => (window as unknown as { opened: Promise<number> }).opened);
  if ((await page.getByTestId('stock-row').count()) === 0) throw new Error('the list shows no rows');
  if (took > 0) await leave(page);
  return took;
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByTestId('stock-home').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('stock-home').waitFor({ state: 'detached' });
}

async function turnTheWheel(page: Page): Promise<void> {
  await page.keyboard.press('Alt+k');
  await page.getByTestId('stock-list').click();
  await page.getByTestId('stock-row').first().hover();
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, TURN);
}

/** ms between frames while something is done. */
async function frames(page: Page, work: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    let last = performance.now();
    const state = { seen, on: true };
    const next = (now: number): void => {
      seen.push(now - last);
      last = now;
      if (state.on) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    Object.assign(window, { frames: state });
  });
  await work();
  return page.evaluate(() => {
    const state = (window as unknown as { frames: { seen: number[]; on: boolean } }).frames;
    state.on = false;
    return state.seen.slice(1);
  });
}
