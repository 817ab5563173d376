import { parentPort, workerData } from 'node:worker_threads';
import { type BackupJob, makeBackup } from './work.ts';

// A thread of its own: copying and proving a year's journal takes seconds, and a sale waits for none of them.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of this program's, and no window
parentPort?.postMessage(makeBackup(workerData as BackupJob));
