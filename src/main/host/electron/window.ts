import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron';
import type { TillOptions } from '../../till.ts';

/** The theme's paper: what the eye sees before the first frame is drawn. */
const PAPER = '#FAFAF7';

export type WindowWishes = { readonly preload: string; readonly kiosk: boolean; readonly devTools: boolean };

/** The till's window. */
export function windowOptions({ preload, kiosk, devTools }: WindowWishes): BrowserWindowConstructorOptions {
  return {
    title: 'Quầy OCOP',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    kiosk,
    show: false,
    backgroundColor: PAPER,
    webPreferences: guarded({ preload, devTools }),
  };
}

/**
 * The customer display's window. On a screen of its own it fills it and cannot be focused: a touch of the buyer's must not
 * take the scanner's keys. @param bounds of that screen; undefined where there is none
 */
export function displayOptions(
  wishes: Omit<WindowWishes, 'kiosk'>,
  bounds: Rectangle | undefined,
): BrowserWindowConstructorOptions {
  const place = bounds
    ? { ...bounds, frame: false, fullscreen: true, focusable: false, skipTaskbar: true }
    : { width: 1024, height: 768 };
  return {
    title: 'Màn hình khách · Quầy OCOP',
    ...place,
    show: false,
    backgroundColor: PAPER,
    webPreferences: guarded(wishes),
  };
}

/** Every guard is named, also where Electron's default is the same today. */
function guarded({ preload, devTools }: Omit<WindowWishes, 'kiosk'>): WebPreferences {
  return {
    preload,
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
    devTools,
    // The beep of a scan comes before anyone has clicked.
    autoplayPolicy: 'no-user-gesture-required',
    // A covered window must go on showing the truth about unsent sales.
    backgroundThrottling: false,
  };
}

/** Three in a minute is not bad luck: then a person must look. */
const TOO_OFTEN = 3;
const A_MINUTE = 60_000;

export type Page = { readonly url: string; readonly show: () => void };

/** Shows a page once it can be seen whole, and loads it again if its process dies: the open cart is in the till. */
export function showPage(
  window: BrowserWindow,
  { log, clock }: Pick<TillOptions, 'log' | 'clock'>,
  { url, show }: Page,
): void {
  const load = () => {
    window.loadURL(url).catch((error: unknown) => log.error('page did not load', { error: String(error) }));
  };
  let deaths: readonly number[] = [];
  window.once('ready-to-show', show);
  window.on('unresponsive', () => log.error('page does not answer'));
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    log.error('page process gone', { reason: details.reason, exitCode: details.exitCode });
    deaths = [...deaths.filter((at) => clock() - at < A_MINUTE), clock()];
    if (deaths.length <= TOO_OFTEN) load();
    else window.close();
  });
  load();
}
