import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Finding } from '../../shared/doctor/finding.ts';
import type { BundleFile } from './bundle.ts';
import { type DoctorJob, type DoctorWord, doctorWork } from './work.ts';

/** Beside the sources, or where the build puts it beside either bundle. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './doctorWorker.ts' : '../till/doctorWorker.js',
  import.meta.url,
);

export type LookDone = { readonly files: readonly BundleFile[] };

/**
 * Looks in a thread of its own. Where no thread can be had, in this one.
 * @param onFound each part as soon as it is found
 * @param signal ends it at once; nothing was changed
 */
export async function lookInWorker(
  job: DoctorJob,
  onFound: (finding: Finding) => void,
  signal: AbortSignal,
): Promise<LookDone> {
  if (!existsSync(fileURLToPath(WORKER))) return lookHere(job, onFound);
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: job });
    const stop = (): void => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (word: DoctorWord) => {
      if ('finding' in word) onFound(word.finding);
      else resolve(word.done);
    });
    worker.once('error', reject);
    // After its last word, or an error, this changes nothing any more.
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error(signal.aborted ? 'called off' : 'the thread ended without a word'));
    });
  });
}

function lookHere(job: DoctorJob, onFound: (finding: Finding) => void): LookDone {
  let done: LookDone = { files: [] };
  doctorWork(job, (word) => {
    if ('finding' in word) onFound(word.finding);
    else done = word.done;
  });
  return done;
}
