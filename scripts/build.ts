/** Builds what runs from dist: the till and its screens, the office's pages, and with `--electron` the Electron bundles. */
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { writeNotices } from './write-notices.ts';

const ROOT = join(import.meta.dirname, '..');

type Target = { readonly config: string; readonly sources: readonly string[]; readonly product: string };

const SHARED = ['src/shared/**', 'src/archive/**', 'assets/theme/**', 'package-lock.json'];
const always: readonly Target[] = [
  {
    config: 'vite.renderer.config.ts',
    sources: ['src/renderer/**', 'src/reader/**', ...SHARED],
    product: 'dist/renderer/index.html',
  },
  {
    config: 'vite.pages.config.ts',
    sources: ['src/central/pages/**', 'src/central/office/**', ...SHARED],
    product: 'dist/pages/index.html',
  },
  {
    config: 'vite.till.config.ts',
    sources: ['src/main/**', 'src/quay/**', ...SHARED],
    product: 'dist/till/till.js',
  },
  {
    config: 'vite.backup.config.ts',
    sources: ['src/main/**', ...SHARED],
    product: 'dist/till/backupWorker.js',
  },
  {
    config: 'vite.doctor.config.ts',
    sources: ['src/main/**', ...SHARED],
    product: 'dist/till/doctorWorker.js',
  },
];
const electron: readonly Target[] = [
  { config: 'vite.main.config.ts', sources: ['src/main/**', ...SHARED], product: 'dist/electron/main.js' },
  { config: 'vite.preload.config.ts', sources: ['src/preload/**', ...SHARED], product: 'dist/electron/preload.cjs' },
];

/** Builds what is older than its sources. @param withElectron also main and preload */
export async function buildStale(withElectron: boolean, say: (line: string) => void): Promise<void> {
  for (const target of withElectron ? [...always, ...electron] : always) {
    if (isFresh(target)) continue;
    say(`building ${target.product} …`);
    // Playwright sets NODE_ENV=test in whoever imports it, and React's development build is five times slower.
    process.env['NODE_ENV'] = 'production';
    await build({ configFile: join(ROOT, target.config), logLevel: 'warn' });
  }
}

function isFresh({ config, sources, product }: Target): boolean {
  const built = modifiedAt(product);
  const newest = Math.max(...globSync([config, ...sources], { cwd: ROOT }).map(modifiedAt));
  return built > newest;
}

function modifiedAt(path: string): number {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (import.meta.main) {
  await buildStale(true, (line) => console.log(line));
  writeNotices();
}
