import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, protocol } from 'electron';
import type { Instant } from '../../../shared/day.ts';
import { openLog } from '../../folder/log.ts';
import type { Log } from '../../till.ts';
import { guardContents } from './contents.ts';
import { type Flags, parseFlags } from './flags.ts';
import { run } from './run.ts';
import { scheme } from './scheme.ts';
import { guardSession } from './session.ts';
import { startTrouble } from './startTrouble.ts';

export type Start = {
  /** Folder of the built `main.js` and `preload.cjs`; the built screens lie beside it. */
  readonly bundle: string;
  /** The command line, without the program's own name. */
  readonly argv: readonly string[];
};

/**
 * The till as a desktop program. All that must come before `ready` is done when this returns, and the entry must not
 * wait for more: Electron becomes ready only after the entry module has run to its end.
 */
export function startElectron({ bundle, argv }: Start): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([scheme]);
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('window-all-closed', () => app.quit());
  try {
    startWith(bundle, parseFlags(argv));
  } catch (error) {
    giveUp(error);
  }
}

function startWith(bundle: string, flags: Flags): void {
  const home = settleHome(flags);
  // One program a home: a second start shows the first one's window, and ends.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const logFile = join(home, 'logs', 'till.log');
  const log = openLog(logFile, { clock, echo: !app.isPackaged });
  app
    .whenReady()
    .then(() => run({ bundle, flags, home, log, logFile, clock, random }))
    .catch((error: unknown) => giveUp(error, { log, logFile }));
}

/** Where secrets, log and the browser's profile lie. Named by hand: the product's name has letters that paths mangle. */
function settleHome({ data }: Flags): string {
  const name = app.isPackaged ? 'quay-ocop' : 'quay-ocop-dev';
  const home = data === undefined ? join(app.getPath('appData'), name) : join(data, 'host');
  mkdirSync(home, { recursive: true });
  app.setPath('userData', home);
  return home;
}

function giveUp(error: unknown, where?: { log: Log; logFile: string }): void {
  where?.log.error('cannot start', { error: error instanceof Error ? error.stack : String(error) });
  const { title, text } = startTrouble(error, where?.logFile);
  dialog.showErrorBox(title, text);
  app.exit(1);
}

const clock = () => Date.now() as Instant;
const random = (count: number) => randomBytes(count);
