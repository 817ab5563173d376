import type { AskedLabel } from '../../shared/contract/label.ts';
import type { PrinterId } from '../../shared/contract/printer.ts';
import type { Instant } from '../../shared/day.ts';
import type { Label, LabelCopies } from '../../shared/label/label.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { rememberShelfLabel } from '../db/label.ts';
import { queueLabels } from '../db/printJob.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { type Desk, today } from './desk.ts';
import { makeLabel } from './makeLabel.ts';

/** Whether a label can be laid out where it is to come out. */
export type Fits = (label: Label) => boolean;

/** Labels of one print job: where the printer is lost in the middle, so many at most are asked about. */
const IN_A_JOB = 20;

/** Makes the labels of the day, all or none: what is not for sale, or does not fit, is told before anything is printed. */
export function makeLabels(db: ReadDb, at: Instant, asked: readonly AskedLabel[], fits: Fits): LabelCopies[] | Refusal {
  const day = today(db, at);
  const made: LabelCopies[] = [];
  for (const one of asked) {
    const label = makeLabel(db, day, one);
    if (isRefusal(label)) return label;
    if (!fits(label)) return { refused: 'label-too-small', name: label.name };
    made.push({ label, copies: one.copies });
  }
  return made;
}

type Printing = { readonly labels: readonly AskedLabel[]; readonly printer: PrinterId; readonly fits: Fits };

/** Puts labels into a printer's queue. @returns how many, copies counted */
export function printLabels(desk: Desk, { labels, printer, fits }: Printing): { queued: number } | Refusal {
  const at = desk.clock();
  return desk.db.write((db) => {
    const made = makeLabels(db, at, labels, fits);
    if (isRefusal(made)) return made;
    for (const job of jobsOf(made)) {
      queueLabels(db, { labels: JSON.stringify(job), title: titleOf(job), at, printer });
    }
    rememberShelfLabels(db, labels, made, at);
    return { queued: made.reduce((sum, { copies }) => sum + copies, 0) };
  });
}

/** Writes down which prices now stand on the shelf. */
export function rememberShelfLabels(
  db: WriteDb,
  asked: readonly AskedLabel[],
  made: readonly LabelCopies[],
  at: Instant,
): void {
  for (const [index, { label }] of made.entries()) {
    const product = asked[index]?.product;
    if (product && label.form === 'shelf' && label.price !== null) rememberShelfLabel(db, product, label.price, at);
  }
}

/** Few enough labels in each that a printer lost halfway leaves a question that can be answered. */
function jobsOf(made: readonly LabelCopies[]): LabelCopies[][] {
  const jobs: LabelCopies[][] = [];
  let room = 0;
  for (const { label, copies } of made) {
    for (let left = copies; left > 0; ) {
      if (room === 0) {
        jobs.push([]);
        room = IN_A_JOB;
      }
      const now = Math.min(left, room);
      jobs.at(-1)?.push({ label, copies: now });
      left -= now;
      room -= now;
    }
  }
  return jobs;
}

/** What the person at the till is asked about, should the printer be lost halfway. */
function titleOf(job: readonly LabelCopies[]): string {
  const count = job.reduce((sum, { copies }) => sum + copies, 0);
  return `${count} nhãn ${job[0]?.label.name ?? ''}${job.length > 1 ? ' …' : ''}`;
}
