import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Programs we measure ourselves against, with a lockfile of their own: they are no part of the product. */
export const PEERS = join(import.meta.dirname, 'peers');

export function peersInstalled(): boolean {
  const { dependencies } = JSON.parse(readFileSync(join(PEERS, 'package.json'), 'utf8')) as Manifest;
  return Object.keys(dependencies).every((name) => existsSync(join(PEERS, 'node_modules', name, 'package.json')));
}

type Manifest = { readonly dependencies: Readonly<Record<string, string>> };

export function installPeers(): void {
  if (peersInstalled()) return;
  console.log('installing tests/bench/peers …');
  // Their install scripts compile drivers of printers and radios that nobody needs here; what they ship built is enough.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEERS,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.log('The peers could not be installed; figures beside them are left out.');
}
