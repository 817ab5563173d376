import { writeFileSync } from 'node:fs';
import { allPrinters, chosenPrinter } from '../main/db/printer.ts';
import { openPrintJobs } from '../main/db/printJob.ts';
import { slipPng } from '../main/devices/printer/png.ts';
import { carry } from '../main/printing/carry.ts';
import { printSheet, probeAt } from '../main/printing/sheet.ts';
import type { Outcome } from '../shared/contract/printer.ts';
import { slipBitmap, slipJob } from '../shared/escpos/job.ts';
import { CalibrationAnswers, Probe, profileFrom } from '../shared/printer/calibration.ts';
import type { PrinterConnection } from '../shared/printer/connection.ts';
import { usualProfile } from '../shared/printer/profile.ts';
import { openExisting } from './openExisting.ts';
import {
  atlasOfProduct,
  bytesIn,
  jsonIn,
  NotUsable,
  type PrintingWishes,
  printingOf,
  slipInFile,
} from './printInput.ts';

type Answering = { readonly json?: true };
type At = { readonly to?: PrinterConnection };

export type PreviewWishes = Answering &
  PrintingWishes & { readonly sale: string; readonly bytes?: string; readonly png?: string };
export type SendWishes = Answering &
  PrintingWishes & {
    readonly to: PrinterConnection;
    readonly sale?: string;
    readonly file?: string;
    readonly drawer?: true;
  };
export type StatusWishes = Answering & At & { readonly data?: string };
export type CalibrateWishes = Answering & At & { readonly probe?: string; readonly answers?: string };

/** What a printer says back; nobody else is at it. */
const PROCESS_ID = '0001';
const WHOLE = { processId: PROCESS_ID, afterTrouble: false } as const;

export function runPreview(wishes: PreviewWishes): Promise<void> {
  return orExplain(() => {
    const slip = slipInFile(wishes.sale);
    const printing = printingOf(wishes);
    const job = slipJob(slip, printing, WHOLE);
    const picture = slipBitmap(slip, printing);
    if (wishes.bytes !== undefined) writeTo(wishes.bytes, job);
    if (wishes.png !== undefined) writeTo(wishes.png, slipPng(picture));
    const { width, height } = picture;
    tell(wishes, { bytes: job.length, width, height }, `${job.length} bytes, ${width} × ${height} dots`);
  });
}

export function runSend(wishes: SendWishes): Promise<void> {
  return orExplain(async () => {
    const printing = printingOf(wishes);
    const sent = await carry(
      { name: 'quay print', connection: wishes.to, profile: printing.profile },
      {
        ...WHOLE,
        bytes: bytesToSend(wishes, printing),
        signal: new AbortController().signal,
        onHeard: () => undefined,
      },
    );
    tell(wishes, sent, `${sent.outcome}: ${sent.detail}`);
    exitWith(sent.outcome);
  });
}

function bytesToSend({ sale, file, drawer }: SendWishes, printing: ReturnType<typeof printingOf>): Uint8Array {
  if (file !== undefined && sale === undefined) return bytesIn(file);
  if (sale === undefined || file !== undefined) throw new NotUsable('either --sale or --file');
  return slipJob(slipInFile(sale), printing, { ...WHOLE, pulse: drawer === true });
}

export function runStatus({ to, data, json }: StatusWishes): Promise<void> {
  return orExplain(async () => {
    if (to === undefined) return listPrinters(data, json);
    const probe = await probeAt(to, new AbortController().signal);
    tell({ json }, probe, to.kind === 'spooler' ? TELLS_NOTHING : inWords(probe));
    if (!probe.reached) process.exitCode = 1;
  });
}

function listPrinters(data: string | undefined, json: true | undefined): void {
  const db = openExisting(data);
  if (!db) return;
  try {
    const slips = chosenPrinter(db, 'slips');
    const labels = chosenPrinter(db, 'labels');
    const printers = allPrinters(db);
    const jobs = openPrintJobs(db).map(({ job, number, copy, state, printer, takenBy, attempts }) => ({
      job,
      number,
      copy,
      state,
      printer: printer ?? takenBy,
      attempts,
    }));
    const lines = [
      ...printers.map(({ id, name, connection }) => {
        const uses = [...(id === slips ? ['slips'] : []), ...(id === labels ? ['labels'] : [])].join(', ');
        return `${id} ${name} (${connection.kind})${uses === '' ? '' : `: ${uses}`}`;
      }),
      ...(slips === 0 ? ['slips: where the till’s start says, else pictures in the data folder'] : []),
      ...jobs.map(({ job, number, state, attempts }) => `job ${job} ${number}: ${state}, tried ${attempts} times`),
    ];
    tell({ json }, { printers, slips, labels, jobs }, lines.join('\n'));
  } finally {
    db.close();
  }
}

export function runCalibrate({ to, probe: file, answers, json }: CalibrateWishes): Promise<void> {
  return orExplain(async () => {
    if ((to === undefined) === (file === undefined)) throw new NotUsable('either --to or --probe');
    if (answers === undefined) {
      if (to === undefined) throw new NotUsable('--probe needs --answers');
      return printAndTell(to, json);
    }
    const probe = to === undefined ? jsonIn(file ?? '', Probe) : await probeAt(to, new AbortController().signal);
    // What did not answer because it was off would be believed to answer nothing ever after.
    if (!probe.reached) throw new NotUsable(inWords(probe));
    // Text and JSON are the same here: the profile is what --profile-file takes.
    console.log(JSON.stringify(profileFrom(jsonIn(answers, CalibrationAnswers), probe), null, 2));
  });
}

async function printAndTell(to: PrinterConnection, json: true | undefined): Promise<void> {
  const printer = { name: 'quay print', connection: to, profile: usualProfile };
  const { outcome, probe } = await printSheet(printer, {
    atlas: atlasOfProduct(),
    signal: new AbortController().signal,
    onHeard: () => undefined,
  });
  tell({ json }, { ...probe, outcome }, `${outcome}\n${inWords(probe)}`);
  exitWith(outcome);
}

const TELLS_NOTHING = 'asked nothing: a queue takes bytes and tells nothing of its printer';

function inWords({ reached, process: byId, paper, status, heard }: Probe): string {
  if (!reached) return `not reached: ${heard}`;
  const known = [
    ...status.map((question) => `DLE EOT ${question}`),
    ...(paper ? ['GS r 1'] : []),
    ...(byId ? ['GS ( H'] : []),
  ];
  return `answers: ${known.length > 0 ? known.join(', ') : 'nothing'}\nheard: ${heard === '' ? 'nothing' : heard}`;
}

function exitWith(outcome: Outcome): void {
  if (outcome === 'unknown' || outcome === 'failed-before-first-byte') process.exitCode = 1;
}

function tell({ json }: { readonly json?: true | undefined }, facts: object, words: string): void {
  console.log(json ? JSON.stringify(facts) : words);
}

function writeTo(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    throw new NotUsable(`${file} cannot be written: ${(error as Error).message}`);
  }
}

async function orExplain(act: () => void | Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof NotUsable)) throw error;
    console.error(`Không dùng được: ${error.message}\nCannot be used: ${error.message}`);
    process.exitCode = 2;
  }
}
