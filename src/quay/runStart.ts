import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildStale } from '../../scripts/build.ts';
import { ensureElectron } from '../../scripts/fetch-electron.ts';
import type { PrinterTarget } from '../main/till.ts';
import { BUILT_TILL, type Child, ChildFailed, QUAY, startChild } from './child.ts';
import { foldersOf, product } from './folders.ts';
import { keepRunning } from './keepRunning.ts';
import { openInBrowser } from './openInBrowser.ts';
import { starterCode } from './starterCode.ts';
import { untilAsked } from './untilAsked.ts';

export type StartWishes = {
  readonly data?: string;
  readonly tillPort: number;
  readonly centralPort: number;
  readonly printer?: PrinterTarget;
  readonly open: boolean;
  readonly web?: true;
};

function say(line: string): void {
  console.error(line);
}

const CentralReady = z.object({ central: z.string(), password: z.string().nullable() });
const TillReady = z.object({ till: z.string() });

export async function start(options: StartWishes): Promise<void> {
  const { data } = foldersOf(options.data);
  const electron = await electronFor(options);
  await buildStale(electron !== undefined, say);

  const running: Pick<Child, 'end'>[] = [];
  const startCentre = (port: string) => startChild(QUAY, ['central', '--data', data, '--port', port, '--starter']);
  try {
    const centre = await keepRunning(
      () => startCentre(`${options.centralPort}`),
      (ready) => startCentre(new URL(CentralReady.parse(ready).central).port),
      say,
    );
    running.push(centre);
    const { central, password } = CentralReady.parse(centre.ready);
    const code = await starterCode(data, central, password);
    const where = { data, central, code, printer: options.printer };
    if (electron) return await showWindow(electron, where, password);

    const till = await startChild(BUILT_TILL, ['till', '--port', `${options.tillPort}`, ...tillArguments(where)]);
    running.push(till);
    const address = TillReady.parse(till.ready).till;
    // Listening before anybody can know that we are there: a signal right after the line is meant, too.
    const asked = untilAsked(false).then(() => true);
    announce({ till: address, central, data, password }, options.open);
    if (options.open) openInBrowser(address);
    const byRequest = await Promise.race([asked, till.ended.then(() => false)]);
    if (!byRequest) tillEnded();
  } catch (error) {
    if (!(error instanceof ChildFailed)) throw error;
    say(error.message);
    process.exitCode = 1;
  } finally {
    for (const program of running.toReversed()) await program.end();
  }
}

/** The till is what the shop is for: where it ends by itself, all ends, and says so. */
function tillEnded(): void {
  say('The till ended. Everything it sold is in the data folder; start again to go on.');
  process.exitCode = 1;
}

/** Electron's executable, where there is a screen to show a window on and it can be had. */
async function electronFor(options: StartWishes): Promise<string | undefined> {
  if (!options.open || options.web || !hasDisplay()) return undefined;
  if (existsSync(webHostKey(options.data))) {
    say('This till was set up in the browser, and its key is there: it opens in the browser.');
    return undefined;
  }
  const found = await ensureElectron({
    timeoutMs: 300_000,
    onProgress: (bytes) => process.stderr.write(`\rfetching Electron … ${Math.round(bytes / 1e6)} MB `),
  });
  if ('path' in found) return found.path;
  say(`No Electron window: ${found.missing}. The till opens in the browser instead.`);
  return undefined;
}

/** Each host keeps the signing key in its own place; a till opens only where its key is. */
function webHostKey(data: string | undefined): string {
  return join(foldersOf(data).till, 'secrets', 'signing-key.secret');
}

function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

type Where = {
  readonly data: string;
  readonly central: string;
  readonly code: string | undefined;
  readonly printer: PrinterTarget | undefined;
};

function tillArguments({ data, central, code, printer }: Where): string[] {
  return [
    '--data',
    data,
    '--centre',
    central,
    ...(code ? ['--code', code] : []),
    ...(printer?.kind === 'tcp' ? ['--printer', `${printer.host}:${printer.port}`] : []),
  ];
}

async function showWindow(electron: string, where: Where, password: string | null): Promise<void> {
  announce({ till: 'its own window', central: where.central, data: where.data, password }, true);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const window = spawn(
    electron,
    [product.root, ...asRoot, ...tillArguments({ ...where, data: foldersOf(where.data).till })],
    { stdio: 'inherit' },
  );
  const closed = once(window, 'exit').then(() => undefined);
  await Promise.race([closed, untilAsked(false)]);
  window.kill();
  await closed;
  say('closed');
}

type Ready = {
  readonly till: string;
  readonly central: string;
  readonly data: string;
  readonly password: string | null;
};

function announce(ready: Ready, inWords: boolean): void {
  if (!inWords) {
    console.log(JSON.stringify(ready));
    return;
  }
  const { till, central, data, password } = ready;
  const lines = [
    '',
    `  Quầy (till)              ${till}`,
    `  Trung tâm (central)      ${central}${password ? `   password: ${password}` : ''}`,
    `  Dữ liệu (data)           ${data}`,
    '',
    '  First sale: tap a name (the first time the manager sets a PIN, then you set yours), open the shift,',
    '  then scan a barcode of assets/starter/products.csv,',
    '  or press F3 and type a name without marks, like “muoi”. F9 pays. Slips appear on the screen and as PNG in the data folder.',
    '  Ctrl-C closes both.',
    '',
  ];
  console.log(lines.join('\n'));
}
