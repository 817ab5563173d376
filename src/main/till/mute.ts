import type { MutePrinter } from '../../shared/contract/slip.ts';
import { printerOf, type StoredPrinter } from '../db/printer.ts';
import { hasAnswered, openPrintJob } from '../db/printJob.ts';
import type { ReadDb } from '../db/sqlite.ts';

/**
 * The printer that said nothing of this job, where it may be one that never says that a slip is out: it is asked because nobody has
 * calibrated it, and it has not answered yet.
 */
export function perhapsMute(db: ReadDb, id: number): MutePrinter | null {
  const job = openPrintJob(db, id);
  const printer = job?.doubt === 'silent' && job.takenBy !== null ? printerOf(db, job.takenBy) : undefined;
  if (!printer || !isUntried(printer) || hasAnswered(db, printer.id)) return null;
  return { printer: printer.id, name: printer.name };
}

/** Asked both questions, since nobody knows which of them it answers. */
export function isUntried({ profile }: StoredPrinter): boolean {
  return profile.language === 'escpos' && profile.asks.done === 'either';
}
