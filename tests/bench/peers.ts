import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Programs we measure ourselves against, with a lockfile of their own: they are no part of the product. */
export const PEERS = join(import.meta.dirname, 'peers');

export function peersInstalled(): boolean {
  return existsSync(join(PEERS, 'node_modules/.package-lock.json'));
}

export function installPeers(): void {
  if (peersInstalled()) return;
  console.log('installing tests/bench/peers …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEERS,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.log('The peers could not be installed; figures beside them are left out.');
}
