/** Finds a Chromium for the tests that drive a screen, installing one where there is none and it can. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { chromium } from '@playwright/test';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const isThere = (path: string | undefined): boolean => path !== undefined && path !== '' && existsSync(path);

/** @returns the path of a Chromium, or undefined */
export function findChromium(): string | undefined {
  return [process.env['QUAY_CHROMIUM'], chromium.executablePath(), ...INSTALLED].find(isThere);
}

/** The same engine without a desktop's windows around it: stories take a third less of the processor. It has no camera. */
const SHELL = '/usr/bin/chromium-headless-shell';

/** The shell where it is there, else any. */
export function findLeanChromium(): string | undefined {
  return isThere(process.env['QUAY_CHROMIUM']) || !isThere(SHELL) ? findChromium() : SHELL;
}

/** Milliseconds; on a machine without a network nobody waits longer to hear so. */
const PATIENCE = 180_000;

function run(command: string, args: readonly string[]): boolean {
  console.log(`chromium: ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', timeout: PATIENCE }).status === 0;
}

function installPackage(name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  run('apt-get', ['update', '-qq']);
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
}

if (import.meta.main) {
  if (!findChromium() && !installPackage('chromium')) run('playwright', ['install', 'chromium']);
  // In CI, where time is short; nobody else's machine is given what it does not lack.
  if (process.env['CI'] !== undefined && findLeanChromium() !== SHELL) installPackage(basename(SHELL));
  if (!findChromium()) {
    console.error(
      'chromium: none found, and none could be installed. Install Chromium and run again, or name it in QUAY_CHROMIUM.',
    );
    process.exit(1);
  }
  console.log(`chromium: ${findLeanChromium()}`);
}
