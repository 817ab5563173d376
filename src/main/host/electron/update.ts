import type { AppUpdater } from 'electron-updater';
import { TillState } from '../../../shared/contract/till.ts';
import type { Log, Till } from '../../till.ts';

const SIX_HOURS = 6 * 60 * 60 * 1_000;

export type Updates = {
  /** Called before the program ends: a waiting update is put in only if no shift is open. */
  readonly settleBeforeQuit: () => Promise<void>;
};

/**
 * Fetches a newer version in the background and puts it in when the program ends, never in the middle of a day: a
 * cashier who closes the window by mistake must be selling again within seconds, on the version they know.
 * Call only in a packaged app, after ready: there is no update file in any other.
 */
export async function keepUpToDate(till: Till, log: Log, platform: NodeJS.Platform): Promise<Updates> {
  const updater = await loadUpdater(log);
  const check = async () => {
    // On macOS a downloaded update cannot be held back any more, so there it is not fetched during a shift either.
    if (platform === 'darwin' && (await isShiftOpen(till))) return;
    await updater.checkForUpdates();
  };
  const tryCheck = () => {
    check().catch((error: unknown) => log.warn('no word of updates', { error: String(error) }));
  };
  tryCheck();
  setInterval(tryCheck, SIX_HOURS).unref();
  return {
    settleBeforeQuit: async () => {
      updater.autoInstallOnAppQuit = !(await isShiftOpen(till));
    },
  };
}

/** Loaded late: its CommonJS getter builds the platform's updater when first touched, which needs a ready app. */
async function loadUpdater(log: Log): Promise<AppUpdater> {
  const { default: module } = await import('electron-updater');
  const updater = module.autoUpdater;
  updater.autoDownload = true;
  // Must be on when a download ends, or nothing is ever installed; `settleBeforeQuit` takes it back.
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.logger = {
    info: (message: unknown) => log.info('update', { message: String(message) }),
    warn: (message: unknown) => log.warn('update', { message: String(message) }),
    error: (message: unknown) => log.warn('update', { message: String(message) }),
  };
  return updater;
}

/** In doubt, yes: an update can wait. */
async function isShiftOpen(till: Till): Promise<boolean> {
  const answer = await till.answer('till.state', {});
  const state = 'reply' in answer ? TillState.safeParse(answer.reply) : undefined;
  if (state?.success !== true) return true;
  return state.data.stage === 'enrolled' && state.data.shift !== null;
}
