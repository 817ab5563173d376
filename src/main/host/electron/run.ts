import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, protocol, safeStorage, screen, session } from 'electron';
import type { DisplayShown } from '../../../shared/contract/display.ts';
import type { KeyringTrouble } from '../../keyringUnusable.ts';
import { openOrRecover } from '../../openOrRecover.ts';
import type { Log, Till, TillOptions } from '../../till.ts';
import { keepDisplay } from './display.ts';
import type { Flags } from './flags.ts';
import { openLine } from './ipc.ts';
import { openKeyring } from './keyring.ts';
import { setMenu } from './menu.ts';
import { checkNativeModules } from './nativeModule.ts';
import { openPages, servePages, servePagesAndPhotos } from './pages.ts';
import { ENTRY } from './scheme.ts';
import { guardSession } from './session.ts';
import { keyringWarning } from './startTrouble.ts';
import { keepUpToDate, type Updates } from './update.ts';
import { showPage, windowOptions } from './window.ts';

export type Setting = Pick<TillOptions, 'clock' | 'random' | 'log'> & {
  readonly bundle: string;
  readonly logFile: string;
  readonly flags: Flags;
  readonly home: string;
};

/** Milliseconds between two syncs when nothing else asks for one. */
const SYNC_EVERY = 60_000;

/** Opens the till and its window. Runs once the app is ready. */
export async function run(setting: Setting): Promise<void> {
  const { bundle, flags, log, random } = setting;
  if (app.isPackaged) checkNativeModules(process.resourcesPath);
  guardSession(session.defaultSession);
  const nonce = () => Buffer.from(random(16)).toString('base64');
  // The till is there before its windows are, and after the scheme that serves them.
  let opened: Till | undefined;
  const pages = servePages(openPages(join(bundle, '../renderer')), nonce);
  protocol.handle(
    'app',
    servePagesAndPhotos(pages, async (name) => opened?.photo(name)),
  );
  setMenu();

  let showDisplay: (() => DisplayShown) | undefined;
  const { till, trouble } = await open(setting, () => showDisplay?.() ?? { shown: 'nowhere' });
  opened = till;
  const updates = app.isPackaged ? await updatesIfAny(till, log) : undefined;
  closeBeforeQuit(till, { log, updates });

  const wishes = { preload: join(bundle, 'preload.cjs'), devTools: !app.isPackaged };
  const window = new BrowserWindow(windowOptions({ ...wishes, kiosk: flags.kiosk }));
  const connect = openLine(ipcMain, log);
  connect(window, till);
  app.on('second-instance', () => bringForward(window));
  showPage(window, setting, { url: ENTRY, show: () => window.show() });
  showDisplay = keepDisplay(screen, { window, till, connect, wishes, setting });
  if (trouble !== undefined) warn(window, trouble, log);
  if (flags.code !== undefined) await enrol(till, { centre: flags.centre, code: flags.code }, log);
}

async function open(
  { bundle, flags, home, log, logFile, clock, random }: Setting,
  showDisplay: () => DisplayShown,
): Promise<{
  till: Till;
  trouble: KeyringTrouble | undefined;
}> {
  const folder = join(home, 'secrets');
  const { keyring, trouble } = await openKeyring({ folder, safe: safeStorage, platform: process.platform, random });
  const till = openOrRecover({
    folder: flags.data ?? join(home, 'till'),
    keyring,
    safe: 'system',
    printer: flags.printer,
    // Native code and plain files cannot be opened inside the archive: packaged, they lie beside it.
    assets: app.isPackaged ? join(process.resourcesPath, 'assets') : join(bundle, '../../assets'),
    log,
    logFile,
    clock,
    random,
    syncEvery: SYNC_EVERY,
    version: app.getVersion(),
    centreUrl: flags.centre,
    showDisplay,
  });
  return { till, trouble };
}

/** A till that cannot update sells all the same. */
async function updatesIfAny(till: Till, log: Log): Promise<Updates | undefined> {
  try {
    return await keepUpToDate(till, log, process.platform);
  } catch (error) {
    log.error('updates do not work', { error });
    return undefined;
  }
}

/** The till is closed before the process ends, however it ends: by its window, the menu or the system. */
function closeBeforeQuit(till: Till, { log, updates }: { log: Log; updates: Updates | undefined }): void {
  let stage: 'open' | 'closing' | 'closed' = 'open';
  const close = async () => {
    await updates?.settleBeforeQuit();
    await till.close();
  };
  app.on('will-quit', (event) => {
    if (stage === 'closed') return;
    event.preventDefault();
    if (stage === 'closing') return;
    stage = 'closing';
    close()
      .catch((error: unknown) => log.error('till did not close', { error: String(error) }))
      .finally(() => {
        stage = 'closed';
        app.quit();
      });
  });
}

function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

function warn(window: BrowserWindow, trouble: KeyringTrouble, log: Log): void {
  log.warn('no safe place for a key: this till cannot be enrolled', { trouble });
  const { title, text } = keyringWarning(trouble);
  dialog
    .showMessageBox(window, { type: 'warning', title, message: title, detail: text })
    .catch((error: unknown) => log.error('warning not shown', { error: String(error) }));
}

/** By the same call the screen makes. Refused where the till is enrolled already, which is as good. */
async function enrol(till: Till, asked: { centre: string | undefined; code: string }, log: Log): Promise<void> {
  const answer = await till.answer('till.enrol', asked);
  log.info('enrolment asked for on the command line', { answer });
}
