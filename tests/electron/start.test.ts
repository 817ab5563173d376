import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { aFolder, anEnrolledTill, anOpenHost, askAs, askToQuit, type Host, quit, startHost } from './aHost.ts';

const before = (host: Host, what: string, then: string) => {
  const order = host.calls.map((call) => call.what);
  return order.indexOf(what) !== -1 && order.indexOf(what) < order.indexOf(then);
};

async function failedStart(
  argv: readonly string[],
  wishes: Parameters<typeof startHost>[1] = {},
): Promise<{ host: Host; said: string }> {
  const host = await startHost(argv, wishes);
  host.becomeReady();
  await vi.waitFor(() => expect(host.handlersOf('app.exit')).toHaveLength(1));
  expect(host.handlersOf('app.exit')[0]?.args).toEqual([1]);
  expect(host.windows).toEqual([]);
  const [title, text] = host.handlersOf('dialog.showErrorBox')[0]?.args ?? [];
  return { host, said: `${String(title)}\n${String(text)}` };
}

describe('before Electron is ready', () => {
  test('the sandbox is on and the scheme is registered, and nothing is opened', async () => {
    const host = await startHost();
    const done = host.calls.map((call) => call.what);
    expect(done).toEqual([
      'app.enableSandbox',
      'protocol.registerSchemesAsPrivileged',
      'app.setPath',
      'app.requestSingleInstanceLock',
    ]);
    expect(host.windows).toEqual([]);
  });

  test('the entry itself runs to its end without waiting for ready, which would never come', async () => {
    const host = await startHost();
    expect(host.calls.some((call) => call.what === 'ready')).toBe(false);
  });

  test('the scheme may fetch and stream from its own origin, and may not bypass the content policy', async () => {
    const host = await startHost();
    expect(host.handlersOf('protocol.registerSchemesAsPrivileged')[0]?.args[0]).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
  });

  test('a second start shows the first window and ends', async () => {
    const host = await startHost([], { firstInstance: false });
    host.becomeReady();
    await Promise.resolve();
    expect(host.calls.map((call) => call.what)).toContain('app.quit');
    expect(host.windows).toEqual([]);
  });

  test.each([
    { line: ['--data'], says: '--data needs a value' },
    { line: ['--printer', 'somewhere'], says: 'host:port' },
    { line: ['--centre', 'file:///etc'], says: '--centre is a web address' },
    { line: ['--code', '123'], says: '--code needs --centre' },
  ])('a command line that makes no sense, $line, is said and starts nothing', async ({ line, says }) => {
    const host = await startHost(line);
    expect(host.handlersOf('dialog.showErrorBox')[0]?.args[1]).toContain(says);
    expect(host.handlersOf('app.exit')[0]?.args).toEqual([1]);
  });
});

describe('the window', () => {
  test('is isolated, sandboxed, without Node and without webviews', async () => {
    const { window, product } = await anOpenHost();
    expect(window.options['webPreferences']).toEqual({
      preload: join(product, 'dist/electron/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      plugins: false,
      spellcheck: false,
      safeDialogs: true,
      devTools: true,
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    });
  });

  test('is never smaller than the screens are drawn for, and shows itself once it can be seen whole', async () => {
    const host = await anOpenHost();
    expect(host.window.options).toMatchObject({ minWidth: 1024, minHeight: 700, show: false, kiosk: false });
    expect(host.calls.map((call) => call.what)).not.toContain('window.show');
    host.window.emit('ready-to-show');
    expect(host.calls.map((call) => call.what)).toContain('window.show');
  });

  test('fills the screen when asked to be a kiosk', async () => {
    const { window } = await anOpenHost(['--kiosk']);
    expect(window.options['kiosk']).toBe(true);
  });

  test('opens our page, after the guards stand and the till is open', async () => {
    const host = await anOpenHost();
    expect(host.window.loaded).toEqual(['app://quay/index.html']);
    for (const guard of ['session.setPermissionRequestHandler', 'session.onBeforeRequest', 'protocol.handle']) {
      expect(before(host, guard, 'window.loadURL'), guard).toBe(true);
    }
    expect(before(host, 'ipcMain.handle', 'window.loadURL')).toBe(true);
    expect(existsSync(join(host.home, 'till/till.db'))).toBe(true);
  });

  test('comes forward when the program is started again', async () => {
    const host = await anOpenHost();
    host.module.app.emit('second-instance');
    expect(host.calls.map((call) => call.what).slice(-2)).toEqual(['window.restore', 'window.focus']);
  });

  test('loads again when its process dies, and gives up when that happens over and over', async () => {
    const { window, calls } = await anOpenHost();
    const die = () => window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
    for (let death = 1; death <= 3; death++) die();
    expect(window.loaded).toHaveLength(4);
    expect(calls.map((call) => call.what)).not.toContain('window.close');
    die();
    expect(window.loaded).toHaveLength(4);
    expect(calls.map((call) => call.what)).toContain('window.close');
  });
});

describe('the data folder', () => {
  test('is the one asked for, with secrets, log and profile in `host` within it', async () => {
    const data = join(aFolder(), 'quầy số 1');
    const host = await anOpenHost(['--data', data]);
    expect(host.handlersOf('app.setPath')[0]?.args).toEqual(['userData', join(data, 'host')]);
    expect(existsSync(join(data, 'till.db'))).toBe(true);
    expect(existsSync(join(data, 'host/secrets/wrapping-key'))).toBe(true);
  });

  test('is let go when the program ends: it is put off until the till is closed, then may go', async () => {
    const data = aFolder();
    const first = await anOpenHost(['--data', data]);
    await quit(first);
    expect(askToQuit(first)).toBe(false);
    const second = await anOpenHost(['--data', data]);
    expect(second.window.loaded).toEqual(['app://quay/index.html']);
  });

  test('already in use: said in both languages, nothing lost, what to do', async () => {
    const data = aFolder();
    await anOpenHost(['--data', data]);
    const { said } = await failedStart(['--data', data]);
    expect(said).toContain('Quầy này đang mở ở một cửa sổ khác');
    expect(said).toContain('Không có dữ liệu nào bị mất');
    expect(said).toContain('This till is already open in another window');
    expect(said).toContain('Nothing was lost or changed');
  });

  test('of a newer version: said, and not touched', async () => {
    const data = aFolder();
    await quit(await anOpenHost(['--data', data]));
    const db = new Database(join(data, 'till.db'));
    db.pragma('user_version = 9999');
    db.close();
    const { said } = await failedStart(['--data', data]);
    expect(said).toContain('phiên bản phần mềm mới hơn');
    expect(said).toContain('Install the newest version');
  });

  test.each([
    ['that is no database', 'this is a shopping list, not a database. '.repeat(300), 'not-a-database'],
    ['emptied from outside', '', 'emptied'],
  ])(
    '%s: the window opens on the way back, nothing is overwritten, and the log has the rest',
    async (_, found, lost) => {
      const data = aFolder();
      writeFileSync(join(data, 'till.db'), found);
      const host = await anOpenHost(['--data', data]);
      expect(await askAs(host, 'till.state', {})).toEqual({ reply: { stage: 'unusable', lost } });
      expect(readFileSync(join(data, 'till.db'), 'utf8')).toBe(found);
      expect(readFileSync(join(data, 'host/logs/till.log'), 'utf8')).toContain('"level":"error"');
    },
  );

  test('that cannot be made: said with where the details are', async () => {
    const data = aFolder();
    mkdirSync(join(data, 'till.db'));
    const { said } = await failedStart(['--data', data]);
    expect(said).toContain(join(data, 'host/logs/till.log'));
  });
});

test('an enrolled till whose safe is gone does not open as a new one', async () => {
  const { said } = await failedStart(['--data', await anEnrolledTill()], { safe: { backend: 'basic_text' } });
  expect(said).toContain('Hãy cài GNOME Keyring hoặc KWallet');
  expect(said).toContain('Nothing was lost or changed');
});

test('a till enrolled elsewhere is not opened without its key: said where it is', async () => {
  const data = await anEnrolledTill();
  rmSync(join(data, 'host/secrets'), { recursive: true });
  const { said } = await failedStart(['--data', data]);
  expect(said).toContain('Hãy mở quầy ở nơi đã đăng ký');
  expect(said).toContain('Nothing was lost or changed');
});

test('a machine without a safe for keys opens, and says why it cannot be enrolled', async () => {
  const host = await anOpenHost([], { safe: { available: false } });
  await vi.waitFor(() => expect(host.handlersOf('dialog.showMessageBox')).toHaveLength(1));
  expect(host.handlersOf('dialog.showMessageBox')[0]?.args[1]).toMatchObject({
    title: expect.stringContaining('This till cannot be enrolled yet'),
  });
});
