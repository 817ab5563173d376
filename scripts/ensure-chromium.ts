/** Finds a Chromium for the tests that drive a screen, installing one where there is none and it can. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @returns the path of a Chromium, or undefined */
export function findChromium(): string | undefined {
  const own = process.env['QUAY_CHROMIUM'];
  return [own, chromium.executablePath(), ...INSTALLED].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );
}

function run(command: string, args: readonly string[]): boolean {
  console.log(`chromium: ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function install(): void {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])) return;
  }
  run('playwright', ['install', 'chromium']);
}

if (import.meta.main) {
  if (!findChromium()) install();
  const path = findChromium();
  if (!path) {
    console.error(
      'chromium: none found, and none could be installed. Install Chromium and run again, or name it in QUAY_CHROMIUM.',
    );
    process.exit(1);
  }
  console.log(`chromium: ${path}`);
}
