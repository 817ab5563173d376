import type { PrinterId, PrinterShown, PrinterUse, PrintJobShown } from '../../shared/contract/printer.ts';
import { must } from '../../shared/must.ts';
import { type EscposProfile, usualProfile } from '../../shared/printer/profile.ts';
import { foremost, type PrinterState } from '../../shared/printer/state.ts';
import { allPrinters, chosenPrinter, type StoredPrinter } from '../db/printer.ts';
import { type OpenPrintJob, openPrintJobs, whatOf } from '../db/printJob.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { TillOptions } from '../till.ts';
import { type OpenPrinter, openPrinter, type PrinterParts } from './printer.ts';

/** All printers of the till, each with a worker of its own. */
export type Printers = {
  /** Of the one where slips come out. */
  readonly state: () => PrinterState;
  /** What slips are drawn for now. */
  readonly profile: () => EscposProfile;
  readonly shown: () => { readonly printers: PrinterShown[]; readonly jobs: PrintJobShown[] };
  readonly find: (id: PrinterId) => OpenPrinter | undefined;
  /** There may be something new to print, or to print elsewhere. */
  readonly nudge: () => void;
  /** Printers were added, changed, chosen or taken away: workers begin and end accordingly. */
  readonly changed: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type PrintersParts = Omit<PrinterParts, 'slips'>;

export function openPrinters(parts: PrintersParts): Printers {
  const { db, options } = parts;
  const slips = (): PrinterId => slipsPrinter(db, options);
  const open = (stored: StoredPrinter): OpenPrinter => openPrinter(stored, { ...parts, slips });
  const known = new Map([givenPrinter(options), ...allPrinters(db)].map((stored) => [stored.id, open(stored)]));

  /** Of one that was added this moment there is no worker yet: until there is, things are as before any was. */
  const chosen = (): OpenPrinter => known.get(slips()) ?? must(known.get(0), 'the printer named at the start');
  const nudge = (): void => {
    for (const printer of known.values()) printer.nudge();
  };

  /** One after the other: two at once could open two workers for one printer. */
  let changing = Promise.resolve();
  async function follow(): Promise<void> {
    const now = new Map(allPrinters(db).map((stored) => [stored.id, stored]));
    for (const [id, printer] of known) {
      const stored = now.get(id);
      if (id === 0 || isSame(printer.stored, stored)) continue;
      // Known until another takes its place: it may take seconds to end, and is looked at meanwhile.
      await printer.close();
      if (stored) known.set(id, open(stored));
      else known.delete(id);
    }
    for (const [id, stored] of now) if (!known.has(id)) known.set(id, open(stored));
    nudge();
    parts.onChange();
  }

  return {
    state: () => chosen().state(),
    profile: () => {
      const { profile } = chosen().stored;
      return profile.language === 'escpos' ? profile : usualProfile;
    },
    shown: () => {
      const jobs = openPrintJobs(db);
      const printerOf = (job: OpenPrintJob): PrinterId =>
        (job.state === 'queued' ? undefined : job.takenBy) ?? job.printer ?? comesOutAt(db, job, slips());
      const placed = jobs.map((job) => ({ job, place: printerOf(job) }));
      const printers = [...known.values()].map((printer) => shown(printer, placed, { db, options, slips: slips() }));
      return { printers, jobs: placed.map(({ job, place }) => jobShown(job, place)) };
    },
    find: (id) => known.get(id),
    nudge,
    changed: () => {
      changing = changing.then(follow);
      return changing;
    },
    close: async () => {
      await Promise.all([...known.values()].map((printer) => printer.close()));
    },
  };
}

/** The printer named at the start, or the pictures in the data folder. */
function givenPrinter({ printer }: TillOptions): StoredPrinter {
  return { id: 0, name: printer.kind === 'tcp' ? printer.host : 'PNG', connection: printer, profile: usualProfile };
}

/** Where slips come out: whoever named a printer at the start meant it. */
export function slipsPrinter(db: ReadDb, { printer }: Pick<TillOptions, 'printer'>): PrinterId {
  return printer.kind === 'preview' ? chosenPrinter(db, 'slips') : 0;
}

function comesOutAt(db: ReadDb, job: OpenPrintJob, slips: PrinterId): PrinterId {
  return (job.labels !== null && chosenPrinter(db, 'labels')) || slips;
}

function isSame(one: StoredPrinter, other: StoredPrinter | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Placed = { readonly job: OpenPrintJob; readonly place: PrinterId };
type Chosen = { readonly db: ReadDb; readonly options: TillOptions; readonly slips: PrinterId };

function shown(printer: OpenPrinter, jobs: readonly Placed[], { db, options, slips }: Chosen): PrinterShown {
  const { stored } = printer;
  const mine = jobs.filter(({ place }) => place === stored.id);
  const unknown = mine.filter(({ job }) => job.state === 'unknown').length;
  const uses: PrinterUse[] = stored.id === slips ? ['slips'] : [];
  const labels = chosenPrinter(db, 'labels');
  if (stored.id === (labels || slips)) uses.push('labels');
  return {
    ...stored,
    fixed: stored.id === 0 && options.printer.kind !== 'preview',
    uses,
    labelsToo: labels === 0 && uses.includes('labels'),
    state: foremost(printer.state(), unknown),
    heard: printer.heard(),
    waiting: mine.length - unknown,
    unknown,
  };
}

function jobShown(job: OpenPrintJob, printer: PrinterId): PrintJobShown {
  const { number, copy, state, doubt, attempts, at } = job;
  return { job: job.job, printer, number, copy, what: whatOf(job), state, doubt, attempts, at };
}
