import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SlipImage } from '../shared/contract/slip.ts';
import type { PrinterState } from '../shared/contract/till.ts';
import type { EntryId, SaleId } from '../shared/id.ts';
import { must } from '../shared/must.ts';
import type { SaleBody } from '../shared/sale/sale.ts';
import { ShiftOpenedBody } from '../shared/shift/shift.ts';
import { loadAtlas } from '../shared/slip/atlas.ts';
import { escposJob } from '../shared/slip/escpos.ts';
import { layoutSlip } from '../shared/slip/layout.ts';
import { type Bitmap, rasterise } from '../shared/slip/raster.ts';
import { saleSlip } from '../shared/slip/saleSlip.ts';
import { enrolled } from './db/enrolment.ts';
import { entryAt, entryOf, type StoredEntry } from './db/journal.ts';
import { printJobs } from './db/printJob.ts';
import { saleOf } from './db/record.ts';
import { shiftOpeningSeq } from './db/shift.ts';
import type { ReadDb, TillDb } from './db/sqlite.ts';
import type { PrintJob } from './devices/printer/jobs.ts';
import { slipPng } from './devices/printer/png.ts';
import { savePreview, thinOut } from './devices/printer/preview.ts';
import { createPrintQueue, type SendOutcome } from './devices/printer/queue.ts';
import { sendTcp } from './devices/printer/tcp.ts';
import type { TillOptions } from './till.ts';

/** 80 mm paper: 576 dots, 48 letters a row. */
const PAPER = { columns: 48, dots: 576 } as const;

/** Milliseconds; a slip of 20 lines takes a slow printer some 3 s, and paper that runs out is changed in a minute. */
const PATIENCE = { connectMs: 3_000, idleMs: 15_000, totalMs: 90_000, readyMs: 500 } as const;

export type Slips = {
  readonly state: () => PrinterState;
  readonly nudge: () => void;
  /** The original as it came out, dot for dot. */
  readonly image: (sale: SaleId, entry: StoredEntry) => SlipImage;
  readonly close: () => Promise<void>;
};

/** The till's slips: drawn from the journal, queued in the database, sent to the printer or kept as pictures. */
export function openSlips(db: TillDb, options: TillOptions, onChange: () => void): Slips {
  const atlas = loadAtlas(readFileSync(join(options.assets, 'slip/glyphs.bin')));
  const draw = (entry: StoredEntry, copy: number): Bitmap =>
    rasterise(layoutSlip(slipOf(db, entry, copy), PAPER.columns), atlas, PAPER.dots);
  const drawJob = (job: PrintJob): Bitmap => draw(saleEntry(db, job.sale), job.copy);

  const queue = createPrintQueue({
    jobs: printJobs(db),
    render: (job, afterTrouble) => ({ bitmap: drawJob(job), afterTrouble }),
    send: ({ bitmap, afterTrouble }, job, signal) => send(options, { bitmap, afterTrouble, job, signal }),
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
    image: (sale, entry) => {
      const bitmap = draw(entry, 0);
      const { number } = saleOf(entry);
      const png = slipPng(bitmap).toString('base64');
      return { sale, number, png, width: bitmap.width, height: bitmap.height };
    },
    close: queue.close,
  };
}

type Job = {
  readonly bitmap: Bitmap;
  readonly afterTrouble: boolean;
  readonly job: PrintJob;
  readonly signal: AbortSignal;
};

async function send(
  { printer, folder }: TillOptions,
  { bitmap, afterTrouble, job, signal }: Job,
): Promise<SendOutcome> {
  if (printer.kind === 'preview') {
    return await keepPicture(join(folder, 'slips'), job, bitmap);
  }
  const processId = (job.job % 10_000).toString().padStart(4, '0');
  const bytes = escposJob(bitmap, { processId, afterTrouble, cut: true });
  return await sendTcp(printer, bytes, { ...PATIENCE, processId, signal });
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

function saleEntry(db: ReadDb, sale: SaleId): StoredEntry {
  return must(entryOf(db, enrolled(db).device, sale as string as EntryId), `sale ${sale}`);
}

function slipOf(db: ReadDb, entry: StoredEntry, copy: number) {
  const sale = saleOf(entry);
  const { outlet } = ShiftOpenedBody.parse(JSON.parse(shiftEntry(db, sale.shift).body));
  return saleSlip(sale, {
    outlet,
    at: entry.header.at,
    till: enrolled(db).till,
    copy,
    demoPrices: sale.lines.some(({ demo }) => demo),
  });
}

/** The shop stands on a slip as it stood when the shift was opened, also on a copy made years later. */
function shiftEntry(db: ReadDb, shift: SaleBody['shift']): StoredEntry {
  const seq = must(shiftOpeningSeq(db, shift), `shift ${shift}`);
  return must(entryAt(db, enrolled(db).device, seq), `entry ${seq}`);
}
