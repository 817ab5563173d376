import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SlipImage } from '../shared/contract/slip.ts';
import type { PrinterState } from '../shared/contract/till.ts';
import type { Instant } from '../shared/day.ts';
import { drawerJob, picturesJob } from '../shared/escpos/job.ts';
import { must } from '../shared/must.ts';
import { usualProfile } from '../shared/printer/profile.ts';
import { ShiftOpenedBody } from '../shared/shift/shift.ts';
import { loadAtlas } from '../shared/slip/atlas.ts';
import { entrySlip } from '../shared/slip/entrySlip.ts';
import { layoutSlip } from '../shared/slip/layout.ts';
import { type Bitmap, rasterise } from '../shared/slip/raster.ts';
import type { Slip } from '../shared/slip/slip.ts';
import { enrolled } from './db/enrolment.ts';
import { entryAt, entryOf, type StoredEntry } from './db/journal.ts';
import { printJobs } from './db/printJob.ts';
import { shiftAround } from './db/shift.ts';
import type { ReadDb, TillDb } from './db/sqlite.ts';
import type { PrintJob } from './devices/printer/jobs.ts';
import { slipPng } from './devices/printer/png.ts';
import { savePreview, thinOut } from './devices/printer/preview.ts';
import { createPrintQueue, type SendOutcome } from './devices/printer/queue.ts';
import { sendTcp } from './devices/printer/tcp.ts';
import { slipQr } from './slipQr.ts';
import type { TillOptions } from './till.ts';

/** 80 mm paper: 576 dots, 48 letters a row. */
const PAPER = { columns: 48, dots: 576 } as const;

/** Milliseconds; a slip of 20 lines takes a slow printer some 3 s, and paper that runs out is changed in a minute. */
const PATIENCE = { connectMs: 3_000, idleMs: 15_000, totalMs: 90_000, readyMs: 500 } as const;

export type SlipPicture = { readonly number: string; readonly bitmap: Bitmap };

export type Slips = {
  readonly state: () => PrinterState;
  readonly nudge: () => void;
  /** The original as it came out, dot for dot. */
  readonly image: (entry: StoredEntry) => SlipImage | undefined;
  readonly picture: (entry: StoredEntry) => SlipPicture | undefined;
  readonly close: () => Promise<void>;
};

/** The till's slips: drawn from the journal, queued in the database, sent to the printer or kept as pictures. */
export function openSlips(db: TillDb, options: TillOptions, onChange: () => void): Slips {
  const atlas = loadAtlas(readFileSync(join(options.assets, 'slip/glyphs.bin')));
  const draw = (slip: Slip): Bitmap => rasterise(layoutSlip(slip, PAPER.columns), atlas, PAPER.dots);
  const drawJob = (job: PrintJob): Bitmap | undefined => {
    const slip = slipOfJob(db, job);
    return slip && draw(slip);
  };

  const picture = (entry: StoredEntry): SlipPicture | undefined => {
    const slip = entrySlip(entry.header.kind, entry.body);
    return (
      slip && { number: slip.number, bitmap: draw(slip.slip(contextOf(db, entry, { copy: 0, number: slip.number }))) }
    );
  };

  const queue = createPrintQueue({
    jobs: printJobs(db),
    render: (job, afterTrouble) => ({ bitmap: drawJob(job), afterTrouble, pulse: isDrawerDue(job, options.clock()) }),
    send: (rendered, job, signal) => send(options, { ...rendered, job, signal }),
    wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
    onChange,
    onTrouble: (detail, job) =>
      options.log.warn('a slip did not come out as it should', { detail, number: job?.number }),
  });

  return {
    state: () => {
      const state = queue.state();
      return state === 'ready' && options.printer.kind === 'preview' ? 'preview' : state;
    },
    nudge: queue.nudge,
    picture,
    image: (entry) => {
      const drawn = picture(entry);
      if (!drawn) return undefined;
      const { number, bitmap } = drawn;
      const png = slipPng(bitmap).toString('base64');
      return { entry: entry.header.id, number, png, width: bitmap.width, height: bitmap.height };
    },
    close: queue.close,
  };
}

type Job = {
  /** Undefined where only the drawer opens. */
  readonly bitmap: Bitmap | undefined;
  readonly afterTrouble: boolean;
  readonly pulse: boolean;
  readonly job: PrintJob;
  readonly signal: AbortSignal;
};

async function send(options: TillOptions, { bitmap, afterTrouble, pulse, job, signal }: Job): Promise<SendOutcome> {
  const { printer, folder } = options;
  if (printer.kind === 'preview') {
    return bitmap ? await keepPicture(join(folder, 'slips'), job, bitmap) : NO_DRAWER;
  }
  const processId = (job.job % 10_000).toString().padStart(4, '0');
  const patience = { ...PATIENCE, processId, signal };
  if (bitmap) {
    const bytes = picturesJob([bitmap], usualProfile, { processId, afterTrouble, pulse });
    return await sendTcp(printer, bytes, patience);
  }
  if (!pulse) return TOO_LATE;
  const { outcome, detail } = await sendTcp(printer, drawerJob(usualProfile, { processId, afterTrouble }), patience);
  // Whoever asked stands before the drawer and sees; it is not tried again when they may be gone.
  if (outcome !== 'confirmed') options.log.warn('the drawer may not have opened', { detail });
  return { outcome: 'confirmed', detail };
}

const NO_DRAWER: SendOutcome = { outcome: 'confirmed', detail: 'no printer, so no drawer' };
const TOO_LATE: SendOutcome = { outcome: 'confirmed', detail: 'the drawer was wanted before' };

/** Milliseconds. A drawer that springs open when the printer is switched on at noon has nobody before it. */
const DRAWER_PATIENCE = 10_000;

/** Only ever once, and only for whoever is still standing there. */
export function isDrawerDue({ drawer, attempts, at }: PrintJob, now: Instant): boolean {
  return drawer && attempts === 0 && Math.abs(now - at) <= DRAWER_PATIENCE;
}

/** Slips between two looks at how many pictures lie in the folder. */
const EVERY_SO_OFTEN = 50;

/** A disk without room has taken nothing of the slip: it is tried again, and nobody need be asked. */
async function keepPicture(folder: string, job: PrintJob, bitmap: Bitmap): Promise<SendOutcome> {
  try {
    const file = await savePreview(folder, job, bitmap);
    if (job.job % EVERY_SO_OFTEN === 0) await thinOut(folder);
    return { outcome: 'confirmed', detail: file };
  } catch (error) {
    return { outcome: 'failed-before-first-byte', detail: String(error) };
  }
}

/** @returns undefined for a job that is only to open the drawer */
function slipOfJob(db: ReadDb, { entry: id, slip, copy }: PrintJob): Slip | undefined {
  if (slip !== null) return JSON.parse(slip) as Slip;
  if (id === null) return undefined;
  const entry = must(entryOf(db, enrolled(db).device, id), `entry ${id}`);
  const { kind } = entry.header;
  const found = must(entrySlip(kind, entry.body), `a slip for entries of kind ${kind}`);
  return found.slip(contextOf(db, entry, { copy, number: found.number }));
}

/** The shop stands on a slip as it stood when the shift was opened, also on a copy made years later. */
function contextOf(db: ReadDb, { header, hash }: StoredEntry, { copy, number }: { copy: number; number: string }) {
  const { device, till } = enrolled(db);
  const opening = must(shiftAround(db, header.seq), `the shift around entry ${header.seq}`);
  const { outlet } = ShiftOpenedBody.parse(JSON.parse(must(entryAt(db, device, opening), `entry ${opening}`).body));
  return { outlet, at: header.at, till, copy, code: slipQr(number, hash) };
}
