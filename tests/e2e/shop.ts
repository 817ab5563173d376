import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, test as base, expect, type Locator, type Page } from '@playwright/test';
import type { SaleRow } from '../../src/central/office/api/sales.ts';
import { type Office, signInToOffice } from '../../src/quay/office.ts';
import type { CallName, Host } from '../../src/shared/contract.ts';
import { type BadLine, openBadLine } from '../support/badLine.ts';
import { type FakePrinter, startFakePrinter } from '../support/fakePrinter.ts';
import { type AskTill, givePins, PIN } from '../support/pins.ts';
import { openLine } from '../support/tillLine.ts';
import { copyStarter } from './makeStarter.ts';
import { startProgram } from './program.ts';
import { IN_ELECTRON, openTillWindow, type TillWindow } from './tillWindow.ts';
import { scan } from './wedge.ts';

export type Shop = {
  readonly data: string;
  readonly printer: FakePrinter;
  /** Between till and centre; it can be made to fail. */
  readonly line: BadLine;
  /** The web host's address with its token, the same after a restart; empty in Electron. */
  readonly till: string;
  /** Electron's window; undefined in the web host. */
  readonly window: Page | undefined;
  /** The till's own calls, beside its page. */
  readonly ask: AskTill;
  readonly central: string;
  readonly password: string;
  readonly killCentre: () => Promise<void>;
  readonly startCentre: () => Promise<void>;
  readonly killTill: () => Promise<void>;
  readonly startTill: () => Promise<void>;
  readonly office: () => Promise<Office>;
  /** What stands at the centre, newest first. */
  readonly sales: () => Promise<readonly SaleRow[]>;
};

export type Opened = { readonly shop: Shop; readonly close: () => Promise<void> };

const portOf = (url: string): string => new URL(url).port;

/** What a story may want otherwise. */
export type ShopWishes = {
  /** Who has a PIN from the start, beside the manager; nobody has one where this is empty. */
  readonly pins?: readonly string[];
  /** More for the till's command line. */
  readonly till?: readonly string[];
  /** A file that says how far ahead of the wall the clocks of till and centre stand, in ms (`movedClock.ts`). */
  readonly clock?: string;
  /** Whether the printer is named when the till is started; where not, it stands on the network and nobody has told the till. */
  readonly isPrinterNamed?: boolean;
};

/** A whole starter shop: centre with its PostgreSQL, a line to it, an enrolled till, and a printer on the network. */
export async function openShop(wishes: ShopWishes = {}): Promise<Opened> {
  const { pins = ['lan', 'minh'], till: more = [], isPrinterNamed = true } = wishes;
  const env = clockOf(wishes.clock);
  const data = mkdtempSync(join(tmpdir(), 'quay-e2e-'));
  copyStarter(data);
  const printer = await startFakePrinter();
  const centreArgs = (port: string) => ['central', '--data', data, '--port', port, '--starter'];
  let centre = await startProgram(centreArgs('0'), env);
  const central = centre.ready['central'] ?? '';
  const password = centre.ready['password'] ?? '';
  const line = await openBadLine(central);
  const office = () => signInToOffice(central, password);
  const wired = [
    ...(isPrinterNamed ? [`--printer=${printer.host}:${printer.port}`] : []),
    `--centre=${line.url}`,
    `--code=${await codeFor(await office())}`,
    ...more,
  ];
  const till = await (IN_ELECTRON ? windowTill(data, wired) : webTill(data, wired, env));
  if (pins.length > 0) await givePins(till.ask, pins);

  let signedIn = office();
  const shop: Shop = {
    data,
    printer,
    line,
    till: till.address,
    window: till.window,
    ask: till.ask,
    central,
    password,
    killCentre: () => centre.kill(),
    startCentre: async () => {
      centre = await startProgram(centreArgs(portOf(central)), env);
      signedIn = office();
    },
    killTill: till.kill,
    startTill: till.start,
    office,
    sales: async () => (await (await signedIn).call('sales.list', { filter: {}, limit: 200 })).sales,
  };
  return {
    shop,
    close: async () => {
      await till.stop();
      await line.close();
      await centre.stop();
      await printer.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** What a program is started with whose clock stands ahead. */
export function clockOf(file: string | undefined): NodeJS.ProcessEnv {
  if (file === undefined) return {};
  const loaded = pathToFileURL(join(import.meta.dirname, 'movedClock.ts'));
  return { NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${loaded.href}`, QUAY_STORY_CLOCK: file };
}

/** A fresh one-time code for the starter outlet. */
export async function codeFor(office: Office): Promise<string> {
  const [outlet] = await office.call('outlet.list', {});
  const made = await office.call('fleet.makeCode', { outlet: outlet?.id ?? ('' as never) });
  if ('refused' in made) throw new Error(`the centre made no code: ${made.refused}`);
  return made.code;
}

type RunningTill = {
  readonly address: string;
  readonly window: Page | undefined;
  readonly ask: AskTill;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

async function webTill(data: string, wired: readonly string[], env: NodeJS.ProcessEnv): Promise<RunningTill> {
  const args = (port: string) => ['till', `--data=${data}`, `--port=${port}`, '--sync-every=2', ...wired];
  let program = await startProgram(args('0'), env);
  const address = program.ready['till'] ?? '';
  return {
    address,
    window: undefined,
    ask: async (name, input) => {
      const line = await openLine(address);
      return line.ask(name, input).finally(line.close);
    },
    kill: () => program.kill(),
    start: async () => {
      program = await startProgram(args(portOf(address)), env);
    },
    stop: () => program.stop(),
  };
}

const never = () => Promise.reject(new Error('a story that restarts the till is for the web host'));

/** Stories that kill the till are not told here: its window would go with it. */
async function windowTill(data: string, wired: readonly string[]): Promise<RunningTill> {
  const till: TillWindow = await openTillWindow([`--data=${join(data, 'till')}`, ...wired]);
  const ask: AskTill = (name, input) =>
    till.page.evaluate(
      (asked) => (window as unknown as { readonly quay: Host }).quay.call(asked.name as CallName, asked.input),
      { name, input },
    );
  return { address: '', window: till.page, ask, kill: never, start: never, stop: till.close };
}

type Story = {
  readonly shop: Shop;
  /** The centre's pages, signed in with the first password; a browser of its own. */
  readonly officePage: Page;
};

const asWindow = async ({ page, shop }: { page: Page; shop: Shop }, use: (page: Page) => Promise<void>) =>
  use(shop.window ?? page);

/**
 * One shop for many stories, made when the first of them asks for it. It stands beside those that have their own, too:
 * Playwright starts a worker anew, and the shop with it, wherever neighbouring stories differ in what a worker holds.
 */
const withOpenedShop = base.extend<object, { readonly openedShop: Shop }>({
  openedShop: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const { shop, close } = await openShop();
      await use(shop);
      await close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** Each story gets a shop of its own: for those that kill, cut or unplug something. */
export const test = withOpenedShop.extend<Story>({
  // oxlint-disable-next-line no-empty-pattern -- as above
  shop: async ({}, use) => {
    const { shop, close } = await openShop();
    await use(shop);
    await close();
  },
  page: asWindow,
  officePage: async ({ browser, shop }, use) => {
    await visitOffice(browser, shop, use);
  },
});

/** Many stories in one shop, which is much faster; each begins `atTheCounter` and compares with what it found. */
export const testInOneShop = withOpenedShop.extend<Story>({
  shop: async ({ openedShop }, use) => use(openedShop),
  page: asWindow,
  officePage: async ({ browser, shop }, use) => {
    await visitOffice(browser, shop, use);
  },
});

async function visitOffice(browser: Browser, shop: Shop, use: (page: Page) => Promise<void>): Promise<void> {
  const visit = await browser.newContext();
  const page = await visit.newPage();
  await page.goto(shop.central);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(shop.password);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('nav-sales')).toBeVisible();
  await use(page);
  await visit.close();
}

/** Opens the till's page, or finds its window. */
export async function comeTo(page: Page, shop: Shop): Promise<void> {
  if (shop.window) await page.reload();
  else await page.goto(shop.till);
}

/** Taps a name and the PIN. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await tapPin(page);
}

/** By touch: six keys of the pad that is open. */
export async function tapPin(page: Page, pin: string = PIN): Promise<void> {
  const pad = page.getByTestId('pin-pad');
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click();
}

/** Lan signs in and opens the shift with half a million in the drawer. */
export async function openForBusiness(page: Page, shop: Shop): Promise<void> {
  await comeTo(page, shop);
  await signInAs(page, 'Lan');
  await page.getByRole('button', { name: '500.000' }).click();
  await page.getByRole('button', { name: /^Mở ca/ }).click();
  await expect(page.getByTestId('pay')).toBeVisible();
}

/** In a shop where others told their stories before: signed in, shift open, empty cart. */
export async function atTheCounter(page: Page, shop: Shop): Promise<void> {
  await comeTo(page, shop);
  const [who, drawer, counter] = [page.getByTestId('staff').first(), page.getByTestId('float'), counterOf(page)];
  await expect(who.or(drawer).or(counter)).toBeVisible();
  if (await who.isVisible()) await signInAs(page, 'Lan');
  await expect(drawer.or(counter)).toBeVisible();
  // Another story's manager may stand here.
  if (!(await page.getByText('Lan', { exact: true }).first().isVisible())) {
    await page.getByTestId('menu').click();
    await page.getByTestId('menu-sign-out').click();
    await signInAs(page, 'Lan');
    await expect(drawer.or(counter)).toBeVisible();
  }
  // With a float: what is not in the drawer is not given back.
  if (await drawer.isVisible()) {
    await drawer.fill('500000');
    await page.keyboard.press('Enter');
  }
  await expect(counter).toBeVisible();
  await emptyCart(page);
}

const counterOf = (page: Page): Locator => page.getByTestId('counter');

/** Scans first: the answer is the whole cart, so that what another story left is certainly there to be thrown away. */
async function emptyCart(page: Page): Promise<void> {
  await scan(page, '2000000000176');
  // The one that is selected: another story may have left salt, too, at a price that somebody decided.
  const scanned = page.getByTestId('line').and(page.locator('[data-selected="true"]'));
  await expect(scanned.filter({ hasText: 'Muối tinh Bạc Liêu' })).toBeVisible();
  await page.getByRole('button', { name: 'Bỏ cả phiếu' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ cả phiếu' }).click();
  const [lines, leave] = [page.getByTestId('line'), page.getByTestId('approval')];
  await expect(leave.or(page.getByTestId('pay').and(page.locator(':disabled')))).toBeVisible();
  // One whose payment had begun goes only with the manager's leave.
  if (await leave.isVisible()) await tapPin(page);
  await expect(lines).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** A person's pace: slow enough that no till takes it for a scanner. */
export const BY_HAND = { delay: 120 } as const;

/** Pays the cart with exactly what is due, by keyboard. */
export async function payExactly(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await expect(page.getByTestId('finish')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('done')).toBeVisible();
}

export { expect, IN_ELECTRON, type Locator, type Page, scan };
