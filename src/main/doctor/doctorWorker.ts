import { parentPort, workerData } from 'node:worker_threads';
import { type DoctorJob, doctorWork } from './work.ts';

// A thread of its own: every hash of a year's journal takes seconds, and a sale waits for none of them.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of this program's, and no window
doctorWork(workerData as DoctorJob, (word) => parentPort?.postMessage(word));
