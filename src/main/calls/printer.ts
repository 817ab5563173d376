import type {
  printerCalls as contract,
  PrinterId,
  PrinterPicture,
  PrinterSettings,
} from '../../shared/contract/printer.ts';
import { calibrationPictures } from '../../shared/escpos/calibrationPicture.ts';
import { slipBitmap } from '../../shared/escpos/job.ts';
import { profileFrom } from '../../shared/printer/calibration.ts';
import { testSlip } from '../../shared/printer/testSlip.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Bitmap } from '../../shared/slip/bitmap.ts';
import type { ApprovalId, Approver } from '../../shared/staff/approval.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { logoOf } from '../db/printer.ts';
import { queueDrawnSlip } from '../db/printJob.ts';
import { findPrinters } from '../devices/printer/find.ts';
import { slipPng } from '../devices/printer/png.ts';
import { bitmapOfPng } from '../devices/printer/pngIn.ts';
import type { Permit } from '../permit.ts';
import type { OpenPrinter } from '../printing/printer.ts';
import { qrOf } from '../slipQr.ts';
import { addPrinter } from '../till/addPrinter.ts';
import { changeLogo } from '../till/changeLogo.ts';
import { changePrinter } from '../till/changePrinter.ts';
import { choosePrinterFor } from '../till/choosePrinterFor.ts';
import { removePrinter } from '../till/removePrinter.ts';
import { retryPrintJob } from '../till/retryPrintJob.ts';
import { skipPrintJob } from '../till/skipPrintJob.ts';
import { stopAsking } from '../till/stopAsking.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

export function printerCalls(counter: Counter) {
  const { db, printers, drawing, clock, session } = counter;
  const hand = handOf(counter);

  /** The workers of what was changed begin anew before the answer: whoever changed it may print at once. */
  async function then<T>(result: T | Refusal): Promise<T | Refusal> {
    if (!isRefusal(result)) await printers.changed();
    return result;
  }

  /** Does something with a printer, alone. */
  async function alone<T>(id: PrinterId, act: (printer: OpenPrinter) => Promise<T> | undefined): Promise<T | Refusal> {
    const printer = printers.find(id);
    if (!printer) return { refused: 'no-such-printer' };
    return (await act(printer)) ?? { refused: 'printer-busy' };
  }

  /** Leave for one try of a printer is for the next of the same one, while its page is open. */
  function leaveToTry(id: PrinterId, permit: Permit): ReturnType<Permit> {
    if (counter.printerLeave.lasts(id)) return {};
    const leave = permit('set-up-printers');
    if (!isRefusal(leave) && leave.approvedBy) counter.printerLeave.give(id, leave.approvedBy);
    return leave;
  }

  /** Leave to add a printer is for trying it, too: its page is the next that opens. */
  function added(settings: PrinterSettings, permit: Permit): { readonly id: PrinterId } | Refusal {
    let approver: Approver | undefined;
    const noting: Permit = (right) => {
      const leave = permit(right);
      if (!isRefusal(leave)) approver = leave.approvedBy;
      return leave;
    };
    const made = addPrinter(counter.desk(), settings, hand(noting));
    if (!isRefusal(made) && approver) counter.printerLeave.give(made.id, approver);
    return made;
  }

  /** … that somebody needs leave for, and that only a printer of slips can do. */
  async function tried<T>(id: PrinterId, permit: Permit, act: (printer: OpenPrinter) => Promise<T> | undefined) {
    const stored = printers.find(id)?.stored;
    if (!stored) return { refused: 'no-such-printer' as const };
    if (stored.profile.language !== 'escpos' || stored.connection.kind === 'preview') {
      return { refused: 'nothing-to-calibrate' as const };
    }
    const leave = leaveToTry(id, permit);
    if (isRefusal(leave)) return leave;
    return alone(id, act);
  }

  /** What was given to print the sheet holds for what is made of it; else as for any change. */
  function withLeave(printer: PrinterId, leave: ApprovalId | undefined, permit: Permit): Permit {
    const given = leave && counter.calibrations.take(leave);
    return given?.printer === printer && given.by === session.present().id ? () => ({}) : permit;
  }

  return {
    'printer.list': () => {
      const logo = logoOf(db);
      return { ...printers.shown(), logo: logo ? pictured(logo) : null };
    },
    'printer.add': ({ name, connection, profile }, permit) => then(added({ name, connection, profile }, permit)),
    'printer.change': ({ id, name, connection, profile }, permit) =>
      then(changePrinter(counter.desk(), { id, name, connection, profile }, hand(permit))),
    'printer.remove': ({ id }, permit) => then(removePrinter(counter.desk(), id, hand(permit))),
    'printer.choose': ({ use, id }, permit) => then(choosePrinterFor(counter.desk(), { use, id }, hand(permit))),

    'printer.left': () => {
      counter.printerLeave.end();
      return { done: true };
    },
    'printer.find': async () => ({ found: [...(await findPrinters())] }),
    'printer.test': ({ id }, permit) => {
      const printer = printers.find(id)?.stored;
      if (!printer) return { refused: 'no-such-printer' };
      if (printer.profile.language !== 'escpos') return { refused: 'not-for-slips' };
      const leave = leaveToTry(id, permit);
      if (isRefusal(leave)) return leave;
      const slip = testSlip(printer.name);
      db.write((writing) => queueDrawnSlip(writing, { slip, title: 'IN THỬ', at: clock(), printer: id }));
      counter.slipQueued();
      return { done: true };
    },
    'printer.preview': ({ name, profile }) => pictured(slipBitmap(testSlip(name), drawing.printing(profile))),
    'printer.probe': ({ id }, permit) => tried(id, permit, (printer) => printer.probe()),
    'printer.ask': ({ id }) => alone(id, (printer) => printer.ask()),
    'printer.calibrate': async ({ id }, permit) => {
      const sheet = await tried(id, permit, (printer) => printer.calibrate());
      if (isRefusal(sheet)) return sheet;
      return { ...sheet, leave: counter.calibrations.give({ printer: id, by: session.present().id }) };
    },
    'printer.sheet': () => ({
      parts: calibrationPictures(drawing.atlas, qrOf('QUAY OCOP')).map(({ part, bitmap }) =>
        Object.assign(pictured(bitmap), { part }),
      ),
    }),
    'printer.finishCalibration': async ({ id, answers, probe, leave }, permit) => {
      const stored = printers.find(id)?.stored;
      if (!stored) return { refused: 'no-such-printer' };
      if (stored.profile.language !== 'escpos') return { refused: 'nothing-to-calibrate' };
      const profile = profileFrom(answers, probe);
      const changed = await then(
        changePrinter(counter.desk(), { ...stored, profile }, hand(withLeave(id, leave, permit))),
      );
      return isRefusal(changed) ? changed : { profile };
    },

    'printer.neverAnswers': ({ id }, permit) => {
      const heard = printers.find(id)?.heard().condition ?? 'silent';
      return then(stopAsking(counter.desk(), { id, heard }, hand(permit)));
    },

    'printer.retry': ({ job }) =>
      unlessRefused(retryPrintJob(counter.desk(), { job }, session.present()), counter.slipWritten),
    'printer.skip': ({ job }) => unlessRefused(skipPrintJob(counter.desk(), job), counter.slipQueued),
    'printer.elsewhere': ({ job, printer }) => {
      const there = printers.find(printer)?.stored;
      if (!there) return { refused: 'no-such-printer' };
      const isLabels = printers.shown().jobs.some((other) => other.job === job && other.what === 'labels');
      if (!isLabels && there.profile.language !== 'escpos') return { refused: 'not-for-slips' };
      return unlessRefused(retryPrintJob(counter.desk(), { job, printer }, session.present()), counter.slipWritten);
    },

    'printer.setLogo': ({ png }, permit) => {
      const logo = png === null ? undefined : bitmapOfPng(Buffer.from(png, 'base64'));
      if (png !== null && !logo) return { refused: 'bad-picture' };
      return changeLogo(counter.desk(), logo, hand(permit));
    },
  } satisfies HandlersOf<typeof contract>;
}

function pictured(bitmap: Bitmap): PrinterPicture {
  return { png: slipPng(bitmap).toString('base64'), width: bitmap.width, height: bitmap.height };
}
