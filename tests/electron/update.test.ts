import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { keepUpToDate } from '../../src/main/host/electron/update.ts';
import { openTill } from '../../src/main/open.ts';
import { makeTillKey } from '../../src/main/sync/keys.ts';
import type { Log, Till } from '../../src/main/till.ts';
import { aDesk, lan, MORNING } from '../support/aDesk.ts';
import { signInAt } from '../support/pins.ts';
import { aFolder } from './aHost.ts';

/** What electron-updater would be told; the package itself needs an installed program to act on. */
const updater = vi.hoisted(() => ({
  checks: 0,
  works: true,
  autoInstallOnAppQuit: false,
  allowDowngrade: true,
  checkForUpdates: async () => {
    updater.checks += 1;
    if (!updater.works) throw new Error('no network');
  },
}));
vi.mock('electron-updater', () => ({ default: { autoUpdater: updater } }));

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

function aTill(): Till {
  const folder = aFolder();
  aDesk(folder);
  const keyring = fileKeyring(join(folder, 'secrets'));
  keyring.write('signing-key', makeTillKey().secret);
  const till = openTill({
    folder,
    keyring,
    printer: { kind: 'preview' },
    assets: join(import.meta.dirname, '../../assets'),
    log: silent,
    clock: () => MORNING,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: '0.1.0',
  });
  onTestFinished(() => till.close());
  return till;
}

test('an update waits for the end of the day: it is put in at the end of the program, unless a shift is open', async () => {
  const till = aTill();
  const updates = await keepUpToDate(till, silent, 'win32');
  expect(updater).toMatchObject({ autoDownload: true, autoInstallOnAppQuit: true, allowDowngrade: false });
  await signInAt(till.answer, lan.id);
  expect(await till.answer('shift.open', { float: 500_000 })).not.toHaveProperty('reply.refused');
  await updates.settleBeforeQuit();
  expect(updater.autoInstallOnAppQuit).toBe(false);
});

test('with no shift open it is put in', async () => {
  const updates = await keepUpToDate(aTill(), silent, 'win32');
  updater.autoInstallOnAppQuit = false;
  await updates.settleBeforeQuit();
  expect(updater.autoInstallOnAppQuit).toBe(true);
});

test('on macOS, where a fetched update cannot be held back, none is fetched during a shift', async () => {
  const till = aTill();
  await signInAt(till.answer, lan.id);
  await till.answer('shift.open', { float: 0 });
  updater.checks = 0;
  const updates = await keepUpToDate(till, silent, 'darwin');
  await updates.settleBeforeQuit();
  expect(updater.checks).toBe(0);
});

test('an update server that does not answer is noted and stops nothing', async () => {
  updater.works = false;
  onTestFinished(() => {
    updater.works = true;
  });
  const notes: string[] = [];
  await keepUpToDate(aTill(), { ...silent, warn: (message) => notes.push(message) }, 'linux');
  await vi.waitFor(() => expect(notes).toEqual(['no word of updates']));
});
