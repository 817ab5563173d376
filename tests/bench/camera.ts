import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserServer, chromium, type Page } from '@playwright/test';
import { buildStale } from '../../scripts/build.ts';
import { findChromium } from '../../scripts/ensure-chromium.ts';
import { startReading } from '../../src/quay/runScan.ts';
import { readStill } from '../../src/reader/readStill.ts';
import { lan } from '../support/counter.ts';
import { FRAMES_A_SECOND, type Presentation, STRIPE } from '../support/fakeCamera.ts';
import { signInAt } from '../support/pins.ts';
import type { Bench } from './bench.ts';
import type { Finding } from './figure.ts';
import { keptFilm } from './keptFilm.ts';
import { cpuOf, percentile } from './measure.ts';
import { isGoods, type Photograph, photographs, told } from './photographs.ts';
import { makeShop } from './shop.ts';
import { openLine, startTill } from './till.ts';
import { type Seen, watchVideo } from './watchVideo.ts';

const PRODUCTS = 30;
const [WIDTH, HEIGHT] = [1_280, 720];
/** Times the film is shown; of thirty products, 34 times are a thousand presentations, and three quarters of an hour. */
const ROUNDS = { short: 2, long: 34 } as const;

function roundsOf(long: boolean): number {
  const asked = Number(process.env['QUAY_CAMERA_ROUNDS'] ?? (long ? ROUNDS.long : ROUNDS.short));
  if (!Number.isInteger(asked) || asked < 1) throw new Error('QUAY_CAMERA_ROUNDS is a whole number from 1 on');
  return asked;
}

export const camera: Bench = {
  name: 'scan.camera',
  about: 'thirty products held before a fake camera in Chromium, from the first sharp frame to the till being asked',
  run: async ({ folder, long }) => {
    const rounds = roundsOf(long);
    const all = await photographs();
    if (!all) {
      console.log('Without the photographs of ../shared/data/barcodes there is nothing to film: left out.');
      return [];
    }
    const products = await readable(all);
    const { file, shown } = await keptFilm(products, { width: WIDTH, height: HEIGHT, each: 2 }, console.log);
    const shop = join(folder, 'camera');
    await makeShop(shop, 200);
    await buildStale(false, (line) => console.log(line));
    const till = await startTill(shop);
    const line = await openLine(till.ready['till'] as string);
    const server = await launch(file);
    try {
      await signInAt(line.ask, lan.id);
      const browser = await chromium.connect(server.wsEndpoint());
      const seconds = ((shown.at(-1)?.end ?? 0) / FRAMES_A_SECOND) * rounds + 3;
      const bare = await bareVideo(browser, server);
      const { seen, cpu } = await sold(browser, server, { till: till.ready['till'] as string, seconds });
      return findings(products, shown, seen, { cpu, bare });
    } finally {
      line.close();
      await server.close();
      await till.end();
    }
  },
};

/** Thirty photographs of different goods that can be read at all, taken evenly from among those. */
async function readable(all: readonly Photograph[]): Promise<readonly Photograph[]> {
  const engines = await startReading();
  const known = new Map<string, Photograph>();
  for (const one of all.filter((each) => isGoods(each) && each.symbology !== 'EAN-8')) {
    const codes = await readStill(engines, one.picture);
    const [key] = one.values;
    if (codes.length === 1 && key !== undefined && one.values.has(told(codes[0]?.value ?? ''))) known.set(key, one);
  }
  const list = [...known.values()];
  return Array.from({ length: PRODUCTS }, (_, at) => list[Math.floor((at * list.length) / PRODUCTS)] as Photograph);
}

function launch(file: string): Promise<BrowserServer> {
  const executablePath = findChromium();
  return chromium.launchServer({
    ...(executablePath && { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-background-networking',
      '--no-first-run',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
  });
}

async function pageWithCamera(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    permissions: ['camera'],
    viewport: { width: 1366, height: 768 },
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  await page.addInitScript(watchVideo, STRIPE);
  return page;
}

/** The yardstick: what playing the camera's picture costs by itself, in the size the counter shows it. */
async function bareVideo(browser: Browser, server: BrowserServer): Promise<number> {
  const blank = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><video muted width="384"></video>');
  });
  await new Promise<void>((resolve) => blank.listen(0, '127.0.0.1', resolve));
  const page = await pageWithCamera(browser);
  await page.goto(`http://127.0.0.1:${(blank.address() as AddressInfo).port}/`);
  await page.evaluate(
    async (size) => {
      const video = document.querySelector('video') as HTMLVideoElement;
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: size });
      await video.play();
    },
    { width: WIDTH, height: HEIGHT },
  );
  const cpu = await busy(server, () => sleep(20_000));
  await page.context().close();
  blank.close();
  return cpu;
}

type Selling = { readonly till: string; readonly seconds: number };

async function sold(
  browser: Browser,
  server: BrowserServer,
  { till, seconds }: Selling,
): Promise<{ readonly seen: Seen; readonly cpu: number }> {
  const page = await pageWithCamera(browser);
  await page.goto(till);
  await page.waitForSelector('[data-testid="pay"]');
  await page.keyboard.press('F12');
  await page.waitForSelector('[data-testid="camera"] video');
  // Nobody taps: each code that is taken keeps the camera on and the till unlocked.
  const cpu = await busy(server, () => sleep(seconds * 1_000));
  const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  await page.context().close();
  return { seen, cpu };
}

/** Processor time of the whole browser while something goes on, in % of one core. */
async function busy(server: BrowserServer, work: () => Promise<unknown>): Promise<number> {
  const family = familyOf(server.process().pid ?? 0);
  const before = new Map(family.map((pid) => [pid, cpuOf(pid)]));
  const begun = performance.now();
  await work();
  const used = familyOf(server.process().pid ?? 0).reduce((sum, pid) => sum + cpuOf(pid) - (before.get(pid) ?? 0), 0);
  return used / 10 / (performance.now() - begun);
}

/** A process and all that came of it (Linux). */
function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(name);
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const family = [pid];
  for (const member of family) for (const [child, parent] of parents) if (parent === member) family.push(child);
  return family;
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

type Held = {
  readonly product: Photograph;
  readonly sharpAt: number;
  readonly taken: readonly { code: string; at: number }[];
};

function isRight({ product }: Held, code: string): boolean {
  return product.values.has(told(code));
}

/** Each time a product was held before the camera, whole: from its first frame to the next one's. */
function presentations(products: readonly Photograph[], shown: readonly Presentation[], seen: Seen): Held[] {
  const held: Held[] = [];
  let round: Seen['frames'][number][] = [];
  const close = (): void => {
    for (const [nth, { sharp, end }] of shown.entries()) {
      const begin = shown[nth - 1]?.end ?? 0;
      const [first, whole] = [begin, sharp].map((frame) => round.find(({ number }) => number >= frame)?.at);
      const last = round.findLast(({ number }) => number < end)?.at;
      const complete =
        round.some(({ number }) => number <= begin + 4 && number >= begin) &&
        round.some(({ number }) => number >= end - 4);
      if (!complete || first === undefined || whole === undefined || last === undefined) continue;
      // What was agreed on in the last frames is told a moment after them.
      const taken = seen.codes.filter(({ at }) => at >= first && at < last + 120);
      held.push({ product: products[nth] as Photograph, sharpAt: whole, taken });
    }
    round = [];
  };
  for (const frame of seen.frames) {
    if (frame.number < (round.at(-1)?.number ?? 0)) close();
    round.push(frame);
  }
  close();
  return held;
}

type Busy = { readonly cpu: number; readonly bare: number };

function findings(
  products: readonly Photograph[],
  shown: readonly Presentation[],
  seen: Seen,
  { cpu, bare }: Busy,
): Finding[] {
  const held = presentations(products, shown, seen);
  const read = held.filter((one) => one.taken.some(({ code }) => isRight(one, code)));
  const wrong = held.flatMap((one) =>
    one.taken.filter(({ code }) => !isRight(one, code)).map(({ code }) => `${one.product.file}: ${code}`),
  );
  const twice = read.filter((one) => one.taken.filter(({ code }) => isRight(one, code)).length > 1).length;
  const known = new Set(read.map(({ product }) => product));
  const missed = [...new Set(held.filter((one) => !read.includes(one)).map(({ product }) => product.file))];
  const waits = read.map((one) =>
    Math.max(0, (one.taken.find(({ code }) => isRight(one, code))?.at ?? 0) - one.sharpAt),
  );
  const rate = `${read.length} of ${held.length} presentations; not always: ${missed.join(', ') || 'none'}`;
  const times = `of ${held.length} presentations`;
  const different = new Set(held.map(({ product }) => product)).size;
  const note = 'from the first sharp, whole frame to the call to the till';
  const total = `all of Chromium: ${cpu.toFixed(0)} % selling, ${bare.toFixed(0)} % for the picture alone`;
  return [
    { ...row('products', known.size, `of ${different}`), goal: { of: 'value', atLeast: 27 }, note: rate },
    { ...row('wrong', wrong.length, times), goal: { of: 'value', atMost: 0 }, note: wrong.join('; ') },
    { ...row('twice', twice, times), goal: { of: 'value', atMost: 0 }, note: 'taken again before it left' },
    { ...row('wait', percentile(waits, 50), 'ms median'), goal: { of: 'value', atMost: 300 }, note },
    { ...row('wait95', percentile(waits, 95), 'ms p95'), goal: { of: 'value', atMost: 1_000 }, note: '' },
    { ...row('cpu', cpu - bare, '% of a core'), baseline: bare, goal: { of: 'value', atMost: 50 }, note: total },
  ];
}

function row(name: string, value: number, unit: string) {
  return { name: `scan.camera.${name}`, value, unit, baseline: null } as const;
}
