import type { PrinterSettings } from '../../shared/contract/printer.ts';
import type { Instant } from '../../shared/day.ts';
import { drawerJob, slipBitmap, slipJob } from '../../shared/escpos/job.ts';
import { ensure } from '../../shared/must.ts';
import type { Bitmap } from '../../shared/slip/bitmap.ts';
import type { PrintJob } from '../devices/printer/jobs.ts';
import type { Drawing } from './drawing.ts';

/** What a job is at a printer: bytes for it, a picture where there is none, or nothing at all, and why. */
export type Work =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly drawer: boolean; readonly afterTrouble: boolean }
  | { readonly kind: 'pictures'; readonly pictures: readonly Bitmap[] }
  | { readonly kind: 'nothing'; readonly why: string };

export type WorkParts = {
  readonly printer: PrinterSettings;
  readonly drawing: Drawing;
  readonly now: Instant;
  /** The job before may have been cut off in the middle. */
  readonly afterTrouble: boolean;
};

/** What is sent for a job. Throws where it cannot be drawn, which is a bug. */
export function workOf(job: PrintJob, { printer, drawing, now, afterTrouble }: WorkParts): Work {
  const { profile, connection } = printer;
  if (job.labels !== null) return labelWork(job, job.labels, { printer, drawing, afterTrouble });
  ensure(profile.language === 'escpos', `${printer.name} prints slips`);
  const slip = drawing.slipOf(job);
  const pulse = isDrawerDue(job, now) && profile.drawer !== 'none';
  if (connection.kind === 'preview') {
    return slip
      ? { kind: 'pictures', pictures: [slipBitmap(slip, drawing.printing(profile))] }
      : { kind: 'nothing', why: 'no printer, so no drawer' };
  }
  const options = { processId: processIdOf(job.job), afterTrouble };
  if (slip) {
    return {
      kind: 'bytes',
      bytes: slipJob(slip, drawing.printing(profile), { ...options, pulse }),
      drawer: false,
      afterTrouble,
    };
  }
  if (!pulse) return { kind: 'nothing', why: 'the drawer was wanted before, or there is none' };
  return { kind: 'bytes', bytes: drawerJob(profile, options), drawer: true, afterTrouble };
}

/** Labels come out of printers of every language. */
function labelWork(
  { job }: PrintJob,
  labels: string,
  { printer: { profile, connection }, drawing, afterTrouble }: Omit<WorkParts, 'now'>,
): Work {
  if (connection.kind === 'preview') return { kind: 'pictures', pictures: drawing.labels.pictures(labels, profile) };
  const bytes = drawing.labels.bytes(labels, profile, { processId: processIdOf(job), afterTrouble });
  return { kind: 'bytes', bytes, drawer: false, afterTrouble };
}

/** Four digits that a printer says back; those of a job under way are no other's. */
export function processIdOf(job: number): string {
  return (job % 10_000).toString().padStart(4, '0');
}

/** Milliseconds. A drawer that springs open when the printer is switched on at noon has nobody before it. */
const DRAWER_PATIENCE = 10_000;

/** Only ever once, and only for whoever is still standing there. */
export function isDrawerDue({ drawer, attempts, at }: PrintJob, now: Instant): boolean {
  return drawer && attempts === 0 && Math.abs(now - at) <= DRAWER_PATIENCE;
}
