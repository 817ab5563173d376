import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type BackupDone, type BackupJob, makeBackup } from './work.ts';

/** Beside the sources, or where the build puts it beside either bundle. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './backupWorker.ts' : '../till/backupWorker.js',
  import.meta.url,
);

/**
 * Makes a backup in a thread of its own, with a connection of its own. Where no thread can be had, in this one: a till that
 * waits a moment at night is better than one without backups.
 * @param signal ends it; what was begun is thrown away at the next one
 */
export async function backUpInWorker(job: BackupJob, signal: AbortSignal): Promise<BackupDone> {
  if (!existsSync(fileURLToPath(WORKER))) return makeBackup(job);
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: job });
    const stop = (): void => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', () => {
      if (signal.aborted) reject(new Error('called off'));
      else resolve(makeBackup(job));
    });
    // After its word, or an error, this changes nothing any more.
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('the thread ended without a word'));
    });
  });
}
