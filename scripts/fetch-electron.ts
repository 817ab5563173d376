/**
 * Electron's runtime, fetched once by Electron's own installer. Installing packages must not download a hundred
 * megabytes behind one's back (and CI needs none), so it happens when the window is first wanted.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

export type ElectronFound = { readonly path: string } | { readonly missing: string };

export type FetchWishes = {
  readonly timeoutMs: number;
  /** Bytes that have arrived so far; called about once a second while the installer works. */
  readonly onProgress?: (bytes: number) => void;
  /** Electron's npm package; the project's own unless told otherwise. */
  readonly packageFolder?: string;
};

const OWN = join(dirname(import.meta.dirname), 'node_modules/electron');

/**
 * Finds Electron's executable, and has it fetched if it is not there.
 * @returns its path, or in one line why there is none. Never throws for a network that says no.
 */
export async function ensureElectron({
  timeoutMs,
  onProgress,
  packageFolder = OWN,
}: FetchWishes): Promise<ElectronFound> {
  const before = installed(packageFolder);
  if (before !== undefined) return { path: before };
  if (!existsSync(join(packageFolder, 'install.js'))) return { missing: 'the electron package is not installed' };
  const trouble = await runInstaller({ packageFolder, timeoutMs, onProgress });
  const after = installed(packageFolder);
  return after === undefined ? { missing: trouble ?? 'its installer left nothing behind' } : { path: after };
}

/** The same reading as Electron's own: `path.txt` is written last, when everything has been unpacked. */
function installed(packageFolder: string): string | undefined {
  const note = join(packageFolder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder, 'dist');
  const executable = join(dist, readFileSync(note, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

type Installing = { packageFolder: string; timeoutMs: number; onProgress: ((bytes: number) => void) | undefined };

/** @returns what went wrong, in one line; undefined if nothing did */
async function runInstaller({ packageFolder, timeoutMs, onProgress }: Installing): Promise<string | undefined> {
  // The download grows in a temporary folder; with one of our own, its size is the progress.
  const scratch = mkdtempSync(join(tmpdir(), 'quay-electron-'));
  const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const complaint = text(installer.stderr);
  const limit = setTimeout(() => installer.kill('SIGKILL'), timeoutMs);
  const watch = setInterval(() => onProgress?.(sizeOf(scratch)), 1_000);
  const [code, signal] = await ended(installer);
  clearTimeout(limit);
  clearInterval(watch);
  rmSync(scratch, { recursive: true, force: true });
  if (code === 0) return undefined;
  if (signal === 'SIGKILL') return `its download did not finish within ${timeoutMs / 1_000} s`;
  return `its download failed (${firstLine(await complaint)})`;
}

function ended(installer: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve) => {
    installer.once('error', () => resolve([-1, null]));
    installer.once('close', (code, signal) => resolve([code, signal]));
  });
}

/** The installer clears away as we look: then it is 0 bytes, this once. */
function sizeOf(folder: string): number {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  } catch {
    return 0;
  }
}

function firstLine(complaint: string): string {
  return complaint.split('\n').find((line) => line.trim() !== '') ?? 'it did not say why';
}

if (import.meta.main) {
  const found = await ensureElectron({
    timeoutMs: 300_000,
    onProgress: (bytes) => console.log(`electron: ${Math.round(bytes / 1_000_000)} MB`),
  });
  console.log('path' in found ? `electron: ${found.path}` : `electron: not available: ${found.missing}`);
  if ('missing' in found) process.exitCode = 1;
}
