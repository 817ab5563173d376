import { t } from 'i18next';
import type {
  PrinterId,
  PrinterSettings,
  PrinterShown,
  PrinterUse,
  PrintJobShown,
} from '../../shared/contract/printer.ts';
import type { CalibrationAnswers, Probe } from '../../shared/printer/calibration.ts';
import type { PrinterConnection } from '../../shared/printer/connection.ts';
import type { PrinterProfile } from '../../shared/printer/profile.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { refetchTill } from '../till/store.ts';
import type { Printed } from './calibrating.ts';
import { type OnItsWay, sayOnItsWay } from './onItsWay.ts';
import { refetchPrinters, usePrinters } from './store.ts';
import { useInAWord } from './uses.ts';
import { nameOf } from './words.ts';

// What the till is asked about printers. Each says on the screen what became of it.

export async function addPrinter(settings: PrinterSettings): Promise<PrinterId | null> {
  const made = await answered(() =>
    withApproval('printer.add', settings, lasting(named('printer.add', settings.name))),
  );
  if (made === null) return null;
  const added = usePrinters.getState().shown?.printers.find(({ id }) => id === made.id);
  if (added) say('done', t(`printer.added.${useInAWord(added)}`, { name: settings.name }));
  return made.id;
}

export async function changePrinter(id: PrinterId, settings: PrinterSettings): Promise<boolean> {
  const ask = () => withApproval('printer.change', { id, ...settings }, named('printer.change', settings.name));
  return told(ask, t('printer.changed', { name: settings.name }));
}

export async function removePrinter({ id, name }: PrinterShown): Promise<boolean> {
  const ask = () => withApproval('printer.remove', { id }, named('printer.remove', name));
  return told(ask, t('printer.removed', { name }));
}

/** @param printer null: none for that any more */
export async function choosePrinter(use: PrinterUse, printer: PrinterShown | null): Promise<boolean> {
  const words = printer
    ? t(`printer.used.${use}`, { name: nameOf(printer, t) })
    : t(`printer.used.${use === 'slips' ? 'slipsNone' : 'labelsNone'}`);
  const ask = () => withApproval('printer.choose', { use, id: printer?.id ?? 0 }, t(`printer.makeUse.${use}`));
  return told(ask, words);
}

export async function testPrinter(printer: PrinterShown): Promise<boolean> {
  const name = nameOf(printer, t);
  const kept = printer.connection.kind === 'preview';
  const ask = () => withApproval('printer.test', { id: printer.id }, lasting(named('printer.test', name)));
  if (kept) return told(ask, t('printer.testedKept'));
  return told(ask, {
    printer: printer.id,
    going: t('printer.tested', { name }),
    waits: (state) => t('printer.testWaits', { name, state: t(`printer.sign.${state}`) }),
  });
}

export async function askHow(printer: PrinterShown): Promise<void> {
  const heard = await answered(() => bridge.call('printer.ask', { id: printer.id }));
  if (heard === null) return;
  const state = t(`printer.state.${heard.condition}`);
  say('done', t('printer.asked', { name: nameOf(printer, t), state }));
}

export async function probePrinter(printer: PrinterShown): Promise<Probe | null> {
  const what = lasting(named('printer.probe', nameOf(printer, t)));
  return answered(() => withApproval('printer.probe', { id: printer.id }, what));
}

/** The printer's picture of itself: the sheet is printed, and everything asked. */
export async function printSheet(id: PrinterId, name: string): Promise<Printed | null> {
  const sheet = await answered(() =>
    withApproval('printer.calibrate', { id }, lasting(t('printer.sheet.title', { name }))),
  );
  if (sheet === null) return null;
  // Nor kept, nor sent back: what it said word for word may look like a payment card's number, and those the till turns away.
  const { heard: _, ...probe } = sheet.probe;
  return { ...sheet, probe };
}

export async function finishCalibration(
  id: PrinterId,
  {
    answers,
    printed,
    name,
  }: { readonly answers: CalibrationAnswers; readonly printed: Printed; readonly name: string },
): Promise<PrinterProfile | null> {
  const what = t('printer.sheet.title', { name });
  const { probe, leave } = printed;
  const made = await answered(() => withApproval('printer.finishCalibration', { id, answers, probe, leave }, what));
  return made?.profile ?? null;
}

/** Slips of that printer are asked about no more. */
export async function neverAnswers(id: PrinterId, name: string): Promise<boolean> {
  const ask = () => withApproval('printer.neverAnswers', { id }, `${name}: ${t('printer.mute.never')}`);
  return told(ask, t('printer.mute.said', { name }));
}

export type Found = { readonly connection: PrinterConnection; readonly label: string };

export async function findPrinters(): Promise<readonly Found[]> {
  try {
    return (await bridge.call('printer.find', {})).found;
  } catch (why) {
    sayFailed(why);
    return [];
  }
}

export async function retryJob({ job, number, state }: PrintJobShown): Promise<boolean> {
  const words = t(state === 'unknown' ? 'printer.jobs.retriedAgain' : 'printer.jobs.retried', { number });
  return told(() => bridge.call('printer.retry', { job }), words);
}

export async function skipJob({ job, number }: PrintJobShown): Promise<boolean> {
  return told(() => bridge.call('printer.skip', { job }), t('printer.jobs.skipped', { number }));
}

export async function printElsewhere(
  { job, number, state }: Pick<PrintJobShown, 'job' | 'number' | 'state'>,
  printer: PrinterShown,
): Promise<boolean> {
  const words = state === 'unknown' ? 'printer.jobs.sentAgain' : 'printer.jobs.sent';
  const ask = () => bridge.call('printer.elsewhere', { job, printer: printer.id });
  const name = nameOf(printer, t);
  return told(ask, {
    printer: printer.id,
    going: t(words, { number, name }),
    waits: (waiting) => t('printer.jobs.goesWaiting', { number, name, state: t(`printer.state.${waiting}`) }),
  });
}

/** @param png base64; null takes the logo away */
export async function setLogo(png: string | null): Promise<boolean> {
  const words = t(png === null ? 'printer.logo.removed' : 'printer.logo.saved');
  return told(() => withApproval('printer.setLogo', { png }, t('printer.logo.title')), words);
}

/** Whoever gives leave reads that it is for the next tries of this printer, too. */
function lasting(what: string): string {
  return t('printer.leaveLasts', { what });
}

function named(
  what: 'printer.add' | 'printer.change' | 'printer.remove' | 'printer.test' | 'printer.probe',
  name: string,
) {
  return `${t(what)}: ${name}`;
}

async function told(ask: () => Promise<{ done: true } | Refusal | null>, said: string | OnItsWay): Promise<boolean> {
  const reply = await answered(ask);
  if (reply !== null && typeof said === 'string') say('done', said);
  if (reply !== null && typeof said !== 'string') sayOnItsWay(said);
  return reply !== null;
}

/** @returns null where it was refused, where nobody gave leave, or where it failed; the screen has been told */
async function answered<Reply extends object>(
  ask: () => Promise<Reply | Refusal | null>,
): Promise<Exclude<Reply, Refusal> | null> {
  try {
    const reply = await ask();
    if (reply === null) return null;
    if (isRefusal(reply)) {
      refuse(reply);
      return null;
    }
    await Promise.all([refetchPrinters(), refetchTill()]);
    return reply as Exclude<Reply, Refusal>;
  } catch (why) {
    sayFailed(why);
    return null;
  }
}
