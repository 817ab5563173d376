import type { Outcome, PrinterSettings } from '../../shared/contract/printer.ts';
import { calibrationJob } from '../../shared/escpos/calibration.ts';
import { doneSign, type Probe } from '../../shared/printer/calibration.ts';
import type { PrinterConnection } from '../../shared/printer/connection.ts';
import { usualProfile } from '../../shared/printer/profile.ts';
import type { PrinterCondition } from '../../shared/printer/state.ts';
import type { Atlas } from '../../shared/slip/atlas.ts';
import { probe } from '../devices/printer/probe.ts';
import { qrOf } from '../slipQr.ts';
import { carry, PATIENCE, wireTo } from './carry.ts';

/** Milliseconds for each answer of a printer that is asked everything. */
const PROBE_PATIENCE = 700;
const SHEET_ID = 'TEST';
/** Of a way that carries nothing back. */
const MUTE: Probe = { reached: true, process: false, paper: false, status: [], heard: '' };

/** Asks a printer everything that it may answer. */
export function probeAt(connection: PrinterConnection, signal: AbortSignal): Promise<Probe> {
  const open = wireTo(connection);
  return open
    ? probe(open, { connectMs: PATIENCE.connectMs, answerMs: PROBE_PATIENCE, signal })
    : Promise.resolve(MUTE);
}

export type SheetParts = {
  readonly atlas: Atlas;
  readonly signal: AbortSignal;
  readonly onHeard: (condition: PrinterCondition) => void;
};

export type Sheet = { readonly outcome: Outcome; readonly probe: Probe };

/** Asks a printer everything and prints the calibration sheet, of which it believes the surest sign that it just gave. */
export async function printSheet(printer: PrinterSettings, { atlas, signal, onHeard }: SheetParts): Promise<Sheet> {
  const found = await probeAt(printer.connection, signal);
  if (!found.reached) return { outcome: 'failed-before-first-byte', probe: found };
  const bytes = calibrationJob({ atlas, code: qrOf('QUAY OCOP'), processId: SHEET_ID, afterTrouble: true });
  const profile = { ...usualProfile, asks: { done: doneSign(found), status: [] } };
  const sheet = { bytes, processId: SHEET_ID, afterTrouble: false, signal, onHeard };
  const { outcome } = await carry({ ...printer, profile }, sheet);
  return { outcome, probe: found };
}
