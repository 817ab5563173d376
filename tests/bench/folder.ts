import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TMPFS = 0x01021994;

export type BenchFolder = { readonly path: string; readonly remove: () => void };

/** A temporary folder on a real disk: on a tmpfs an fsync costs nothing, and the figures would be fairy tales. */
export function openBenchFolder(): BenchFolder {
  const own = join(import.meta.dirname, '../../.scratch');
  const above = statfsSync(tmpdir()).type === TMPFS ? own : tmpdir();
  mkdirSync(above, { recursive: true });
  if (statfsSync(above).type === TMPFS) throw new Error(`${above} lies in memory; set TMPDIR to a folder on a disk`);
  const path = realpathSync(mkdtempSync(join(above, 'quay-bench-')));
  return {
    path,
    remove: () => {
      endAllIn(path);
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Ends whatever still works inside a folder of ours, e.g. a PostgreSQL whose centre crashed. */
function endAllIn(folder: string): void {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (workingFolder(pid)?.startsWith(`${folder}/`)) tryToEnd(Number(pid));
  }
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function tryToEnd(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
