import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, expect, type Page } from '@playwright/test';
import type { SaleRow } from '../../src/central/office/api.ts';
import { type Office, signInToOffice } from '../../src/quay/office.ts';
import { type FakePrinter, startFakePrinter } from '../support/fakePrinter.ts';

/** A program of ours in a process of its own, that can be killed like a power cut and started again where it was. */
export type Program = {
  /** The first line it printed, from JSON. */
  readonly ready: Readonly<Record<string, string>>;
  /** −9: no time to tidy up. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type Shop = {
  readonly data: string;
  readonly printer: FakePrinter;
  /** Address with token; the same after a restart. */
  readonly till: string;
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

/** Starts `quay ARGS` as a person would, and waits for its line of JSON. */
export async function startProgram(args: readonly string[]): Promise<Program> {
  const child = spawn(process.execPath, ['src/quay/index.ts', ...args, '--json', '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])) as [unknown];
  if (typeof line !== 'string')
    throw new Error(`quay ${args.join(' ')} ended with ${String(line)} before it was ready`);
  return {
    ready: JSON.parse(line) as Record<string, string>,
    kill: () => end(child, ended, 'SIGKILL'),
    stop: () => end(child, ended, 'SIGTERM'),
  };
}

async function end(child: ChildProcess, ended: Promise<unknown>, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await ended;
}

const portOf = (url: string): string => new URL(url).port;

/** A whole starter shop: centre with its PostgreSQL, till in the web host, and a printer on the network. */
export async function openShop(): Promise<{ readonly shop: Shop; readonly close: () => Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'quay-e2e-'));
  const printer = await startFakePrinter();
  const centreArgs = (port: string) => ['central', '--data', data, '--port', port, '--starter'];
  let centre = await startProgram(centreArgs('0'));
  const central = centre.ready['central'] ?? '';
  const password = centre.ready['password'] ?? '';
  const office = () => signInToOffice(central, password);

  const at = await office();
  const [outlet] = await at.call('outlet.list', {});
  const made = await at.call('fleet.makeCode', { outlet: outlet?.id ?? ('' as never) });
  const code = 'code' in made ? made.code : '';
  const tillArgs = (port: string) => [
    'till',
    `--data=${data}`,
    `--port=${port}`,
    `--printer=${printer.host}:${printer.port}`,
    `--centre=${central}`,
    `--code=${code}`,
    '--sync-every=2',
  ];
  let tillProgram = await startProgram(tillArgs('0'));
  const till = tillProgram.ready['till'] ?? '';

  const shop: Shop = {
    data,
    printer,
    till,
    central,
    password,
    killCentre: () => centre.kill(),
    startCentre: async () => {
      centre = await startProgram(centreArgs(portOf(central)));
    },
    killTill: () => tillProgram.kill(),
    startTill: async () => {
      tillProgram = await startProgram(tillArgs(portOf(till)));
    },
    office,
    sales: async () => (await (await office()).call('sales.list', { filter: {}, limit: 200 })).sales,
  };
  return {
    shop,
    close: async () => {
      await tillProgram.stop();
      await centre.stop();
      await printer.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Each story gets a shop of its own. */
export const test = base.extend<{ shop: Shop }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  shop: async ({}, use) => {
    const { shop, close } = await openShop();
    await use(shop);
    await close();
  },
});

/** Real key events, physical keys, at a scanner's pace: what a keyboard-wedge scanner does. */
export async function scan(page: Page, code: string): Promise<void> {
  for (const letter of code) await page.keyboard.press(keyOf(letter));
  await page.keyboard.press('Enter');
}

function keyOf(letter: string): string {
  if (/\d/.test(letter)) return `Digit${letter}`;
  return /[a-z]/i.test(letter)
    ? `${letter === letter.toUpperCase() ? 'Shift+' : ''}Key${letter.toUpperCase()}`
    : letter;
}

/** A person's pace: slow enough that no till takes it for a scanner. */
export const BY_HAND = { delay: 120 } as const;

/** Lan signs in and opens the shift with half a million in the drawer. */
export async function openForBusiness(page: Page, shop: Shop): Promise<void> {
  await page.goto(shop.till);
  await page.getByRole('button', { name: /^Lan/ }).click();
  await page.getByRole('button', { name: '500.000' }).click();
  await page.getByRole('button', { name: /^Mở ca/ }).click();
  await expect(page.getByRole('button', { name: /thanh toán/i })).toBeVisible();
}

/** Pays the cart with exactly what is due, by keyboard. */
export async function payExactly(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await expect(page.getByRole('button', { name: /Hoàn tất/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đã thu tiền')).toBeVisible();
}

export { expect };
