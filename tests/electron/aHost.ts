import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { onTestFinished, vi } from 'vitest';
import { openKeyring } from '../../src/main/host/electron/keyring.ts';
import { makeTillKey } from '../../src/main/sync/keys.ts';
import type { Answer } from '../../src/shared/contract.ts';
import { aDesk } from '../support/aDesk.ts';
import { type FakeElectron, type FakeWishes, fakeElectron, fakeSafeStorage } from '../support/fakeElectron.ts';

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quay-electron-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A product folder as built: bundles' place, screens, assets. */
export function aProduct(): string {
  const folder = aFolder();
  const screens = join(folder, 'dist/renderer/assets');
  mkdirSync(screens, { recursive: true });
  mkdirSync(join(folder, 'dist/electron'));
  for (const assets of ['assets/slip', 'assets/label']) {
    cpSync(join(import.meta.dirname, '../..', assets), join(folder, assets), { recursive: true });
  }
  writeFileSync(join(folder, 'dist/renderer/index.html'), '<meta name="csp-nonce" content="__NONCE__">');
  writeFileSync(join(screens, 'app-1a2b3c.js'), 'export {}');
  writeFileSync(join(screens, 'app-1a2b3c.css'), 'body{}');
  writeFileSync(join(screens, 'decode.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d]));
  writeFileSync(join(screens, 'vietnam.woff2'), 'font');
  writeFileSync(join(screens, 'app-1a2b3c.js.map'), 'not to be served');
  return folder;
}

export type Host = FakeElectron & { readonly product: string; readonly home: string };

/** Runs the real entry up to where Electron would become ready. */
export async function startHost(
  argv: readonly string[] = [],
  wishes: Omit<FakeWishes, 'appData'> & { appData?: string } = {},
): Promise<Host> {
  const product = aProduct();
  const appData = wishes.appData ?? aFolder();
  const fake = fakeElectron({ ...wishes, appData });
  // Out of a packaged app the log is also spoken to the terminal; here that would drown the tests' own words.
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.resetModules();
  vi.doMock('electron', () => ({ ...fake.module }));
  const { startElectron } = await import('../../src/main/host/electron/start.ts');
  startElectron({ bundle: join(product, 'dist/electron'), argv });
  return { ...fake, product, home: join(appData, 'quay-ocop-dev') };
}

/** A host whose window is open; its till is closed when the test ends. */
export async function anOpenHost(argv: readonly string[] = [], wishes: Parameters<typeof startHost>[1] = {}) {
  const host = await startHost(argv, wishes);
  host.becomeReady();
  await vi.waitFor(() => {
    if (host.windows[0]?.loaded.length !== 1) throw new Error('no window yet');
  });
  onTestFinished(() => quit(host));
  const window = host.windows[0];
  if (window === undefined) throw new Error('no window');
  return { ...host, window };
}
export type OpenHost = Awaited<ReturnType<typeof anOpenHost>>;

/** Ends the program as Electron does: asks, is put off until the till is closed, and asks again. */
export async function quit(host: Host): Promise<void> {
  const { app } = host.module;
  const prevented = askToQuit(host);
  if (!prevented) return;
  const before = host.handlersOf('app.quit').length;
  await vi.waitFor(() => {
    if (host.handlersOf('app.quit').length === before) throw new Error('still closing');
  });
  app.removeAllListeners();
}

/** @returns whether the program asked for time */
export function askToQuit(host: Host): boolean {
  let prevented = false;
  host.module.app.emit('will-quit', { preventDefault: () => (prevented = true) });
  return prevented;
}

/** The data folder of a till that is enrolled and knows Lan; its key lies in the keyring of `host` within. */
export async function anEnrolledTill(): Promise<string> {
  const folder = aFolder();
  aDesk(folder);
  const safe = fakeSafeStorage({}) as unknown as SafeStorage;
  const { keyring } = await openKeyring({
    folder: join(folder, 'host/secrets'),
    safe,
    platform: 'linux',
    random: randomBytes,
  });
  keyring.write('signing-key', makeTillKey().secret);
  return folder;
}

/** A navigation event, and whether someone stopped it. */
export function anEvent<T extends object>(facts: T) {
  const event = { ...facts, stopped: false, preventDefault: () => undefined as void };
  event.preventDefault = () => {
    event.stopped = true;
  };
  return event;
}

/** The event an invoke from our own page carries. */
export function fromOurPage({ window }: OpenHost, frame: Record<string, unknown> = {}) {
  return { sender: window.webContents, senderFrame: { url: 'app://quay/index.html', parent: null, ...frame } };
}

type Invoke = (event: unknown, message?: unknown) => Promise<unknown>;
export const callOf = (host: OpenHost) => host.only('ipcMain.handle') as unknown as Invoke;

/** A call of the contract, as our own page makes it. */
export const askAs = (host: OpenHost, name: string, input: unknown) =>
  callOf(host)(fromOurPage(host), { name, input }) as Promise<Answer>;
