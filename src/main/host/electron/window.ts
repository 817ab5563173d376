import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { TillOptions } from '../../till.ts';
import { ENTRY } from './scheme.ts';

/** The theme's paper: what the eye sees before the first frame is drawn. */
const PAPER = '#FAFAF7';

export type WindowWishes = { readonly preload: string; readonly kiosk: boolean; readonly devTools: boolean };

/** The till's window. Every guard is named, also where Electron's default is the same today. */
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
    webPreferences: {
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
    },
  };
}

/** Three in a minute is not bad luck: then a person must look. */
const TOO_OFTEN = 3;
const A_MINUTE = 60_000;

/** Shows the page once it can be seen whole, and loads it again if its process dies: the open cart is in the till. */
export function showPage(window: BrowserWindow, { log, clock }: Pick<TillOptions, 'log' | 'clock'>): void {
  const load = () => {
    window.loadURL(ENTRY).catch((error: unknown) => log.error('page did not load', { error: String(error) }));
  };
  let deaths: readonly number[] = [];
  window.once('ready-to-show', () => window.show());
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
