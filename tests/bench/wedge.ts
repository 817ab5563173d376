import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { applyChange } from '../../src/main/db/catalogueChange.ts';
import { openDatabase } from '../../src/main/db/open.ts';
import { DATABASE } from '../../src/main/ledger/openLedger.ts';
import type { Product } from '../../src/shared/catalogue/product.ts';
import { press, strokeOf } from '../e2e/wedge.ts';
import { benchCatalogue, type Dice, diceFrom, labelOf, pick } from '../support/benchCatalogue.ts';
import { lan } from '../support/counter.ts';
import { signInAt } from '../support/pins.ts';
import { type Bench, FULL, newShop } from './bench.ts';
import { freshPage, openBrowser } from './browser.ts';
import type { Finding } from './figure.ts';
import { type Jump, jumpAbout, type Place } from './jumpAbout.ts';
import { openLine, startTill, type TillLine } from './till.ts';
import { compared } from './wedgeCount.ts';

const SCANS_PER_SECOND = 20;
/** Products that are scanned; the cart holds as many lines. */
const SHELF = 24;
/** ms from key to key: a whole code takes some 30 of the 50 that there are. */
const MS_PER_KEY = 2;
/** Scans on end with the input method on, and as many with it off. */
const SPELL = 10;
/** What a cashier has typed into the search field, and finds there when all is scanned. */
const TYPED = 'tom';

export const wedge: Bench = {
  name: 'scan.wedge',
  about: 'twenty wedge scans a second while the focus jumps about and a Vietnamese input method composes',
  run: async (setting) => {
    const shelf = (await benchCatalogue(FULL.products)).products.slice(0, SHELF).map(withLetters);
    const shop = await newShop(setting, 'wedge');
    labelAnew(join(shop, 'till'), shelf);
    const browser = await openBrowser();
    const till = await startTill(shop);
    const url = till.ready['till'] as string;
    const line = await openLine(url);
    try {
      await signInAt(line.ask, lan.id);
      const page = await freshPage(browser);
      const called = hearCalls(page);
      await page.addInitScript(jumpAbout);
      await page.goto(url);
      await page.getByTestId('pay').waitFor();
      const session = await page.context().newCDPSession(page);
      return await flood({ page, session, line, shelf, called }, setting.long ? 60 : 10);
    } finally {
      line.close();
      await browser.close();
      await till.end();
    }
  },
};

/** Letters that Telex makes others of, marks that are keys of the counter, and digits. */
function withLetters(product: Product, index: number): Product {
  return { ...product, codes: [...product.codes, `OOP-DDAA-EE${100 + index}`] };
}

function labelAnew(till: string, shelf: readonly Product[]): void {
  const db = openDatabase(join(till, DATABASE));
  db.write((writing) => {
    for (const product of shelf) applyChange(writing, { kind: 'product', id: product.id, row: product });
  });
  db.close();
}

/** One call to the till for one code that the page understood. */
type Called = { readonly code: string; readonly times?: number };

function hearCalls(page: Page): readonly Called[] {
  const called: Called[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const { name, input } = JSON.parse(String(payload)) as { name: string; input: Called };
      if (name === 'cart.scan') called.push(input);
    }),
  );
  return called;
}

type Counter = {
  readonly page: Page;
  readonly session: CDPSession;
  readonly line: TillLine;
  readonly shelf: readonly Product[];
  readonly called: readonly Called[];
};

async function flood({ page, session, line, shelf, called }: Counter, seconds: number): Promise<Finding[]> {
  const scans = planned(shelf, seconds * SCANS_PER_SECOND);
  await page.getByTestId('search').fill(TYPED);
  await page.evaluate(({ jumps, typed }) => window.jumpAbout(jumps, typed), { jumps: jumpsOf(scans), typed: TYPED });
  const took = await play(session, scans);
  await settled(line, scans.length);
  const { cart } = await line.call('cart.open', {});
  const left = await page.evaluate(() => window.left);
  const count = compared({
    scanned: scans.map(({ product, code }) => ({ product: product.id, code })),
    called,
    lines: cart.lines,
  });
  const jumps = jumpsOf(scans).length;
  const composed = scans.filter(({ composing }) => composing).length;
  const note = `${seconds} s of scans by their keys’ own times, sent in ${took.toFixed(0)} s; ${jumps} jumps of the focus, ${composed} scans with composition on`;
  return Object.entries({ ...count, left }).map(([what, value]) => ({
    name: `scan.wedge.${what}`,
    value,
    unit: `of ${scans.length} scans`,
    baseline: null,
    goal: { of: 'value', atMost: 0 },
    note: what === 'lost' ? note : '',
  }));
}

type Scan = {
  readonly product: Product;
  readonly code: string;
  readonly composing: boolean;
  /** F2 is pressed right before it. */
  readonly asks: boolean;
  /** Where the focus goes behind which of its keys; F2 is none of them. */
  readonly jumps: readonly { readonly behind: number; readonly to: Place }[];
};

function planned(shelf: readonly Product[], count: number): Scan[] {
  const dice = diceFrom(53);
  return Array.from({ length: count }, (_, index) => {
    const product = pick(shelf, dice);
    const code = dice() < 0.5 ? labelOf(product) : (product.codes[1] ?? '');
    const within = dice() < 0.5 ? [Math.floor(dice() * code.length)] : [];
    const behind = dice() < 0.7 ? [code.length] : [];
    return {
      product,
      code,
      composing: Math.floor(index / SPELL) % 2 === 1,
      asks: index > 0 && dice() < 0.05,
      jumps: [...within, ...behind].map((key) => ({ behind: key, to: aPlace(dice) })),
    };
  });
}

function aPlace(dice: Dice): Place {
  const kind = pick(['text', 'text', 'text', 'button', 'button', 'button', 'none', 'pad'] as const, dice);
  return { kind, nth: Math.floor(dice() * 1_000) };
}

/** Behind which key of all, counted from 1, the focus goes where. */
function jumpsOf(scans: readonly Scan[]): Jump[] {
  let keys = 0;
  return scans.flatMap(({ code, asks, jumps }) => {
    if (asks) keys += 1;
    const before = keys;
    keys += code.length + 1;
    return jumps.map(({ behind, to }) => ({ behind: before + behind + 1, to }));
  });
}

/**
 * Sends every key at its time, waiting for none. Each says itself when it was pressed, so that the pace is the one asked for
 * even where the page gets to it late. @returns s by the clock
 */
async function play(session: CDPSession, scans: readonly Scan[]): Promise<number> {
  const begun = Date.now();
  const sent: Promise<unknown>[] = [];
  let writes = true;
  for (const [index, scan] of scans.entries()) {
    const start = begun + (index * 1_000) / SCANS_PER_SECOND;
    await sleep(Math.max(0, start - Date.now()));
    if (scan.asks) sent.push(press(session, { ...F2, at: start - 4, composing: false, capsLock: false }));
    writes = await playOne({ session, sent, scan, start }, writes);
  }
  await Promise.all(sent);
  return (Date.now() - begun) / 1_000;
}

const F2 = { key: 'F2', code: 'F2', virtualKey: 113, shift: false };

type Playing = {
  readonly session: CDPSession;
  readonly sent: Promise<unknown>[];
  readonly scan: Scan;
  readonly start: number;
};

/** @param writes whether a field has the focus, by the plan: an input method composes nowhere else. @returns the same behind it */
async function playOne({ session, sent, scan, start }: Playing, writes: boolean): Promise<boolean> {
  let composed = '';
  let inField = writes;
  for (const [i, letter] of Array.from(`${scan.code}\r`).entries()) {
    const composing = scan.composing && inField;
    if (composing) {
      const text = telex(composed);
      const at = { selectionStart: text.length, selectionEnd: text.length };
      if (composed !== '') await session.send('Input.imeSetComposition', { text, ...at });
    }
    const pressed = press(session, { ...strokeOf(letter), at: start + i * MS_PER_KEY, composing, capsLock: false });
    // A composition goes another way to the page than keys do, and would overtake them.
    if (scan.composing) await pressed;
    else sent.push(pressed);
    composed += letter;
    for (const { to } of scan.jumps.filter(({ behind }) => behind === i)) {
      inField = to.kind === 'text';
      // What was composed stays where it was; the next place begins anew.
      composed = '';
    }
  }
  return inField;
}

const TELEX: Readonly<Record<string, string>> = { AA: 'Â', DD: 'Đ', EE: 'Ê', OO: 'Ô' };

function telex(letters: string): string {
  return letters.replace(/AA|DD|EE|OO/g, (pair) => TELEX[pair] ?? pair);
}

/** s without anything new, after which nothing more is on its way. */
const PATIENCE = 5;

/** The till answers the last of them a while after the page has got its keys. */
async function settled(line: TillLine, pieces: number): Promise<void> {
  let last = -1;
  for (let idle = 0; idle < PATIENCE && last < pieces; idle += 1) {
    await sleep(1_000);
    const { cart } = await line.call('cart.open', {});
    const now = cart.lines.reduce((sum, { quantity }) => sum + quantity / 1_000, 0);
    if (now !== last) idle = 0;
    last = now;
  }
  // One too many would come right behind the last.
  await sleep(1_000);
}
