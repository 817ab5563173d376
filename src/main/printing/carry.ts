import { join } from 'node:path';
import type { PrinterSettings } from '../../shared/contract/printer.ts';
import { unreachable } from '../../shared/must.ts';
import type { PrinterConnection } from '../../shared/printer/connection.ts';
import type { EscposProfile, PrinterProfile } from '../../shared/printer/profile.ts';
import type { PrinterCondition } from '../../shared/printer/state.ts';
import type { Bitmap } from '../../shared/slip/bitmap.ts';
import { savePreview, thinOut } from '../devices/printer/preview.ts';
import type { SendOutcome } from '../devices/printer/queue.ts';
import { type Patience, sendJob } from '../devices/printer/send.ts';
import { serialWire } from '../devices/printer/serial.ts';
import { sendSpooler } from '../devices/printer/spooler.ts';
import { tcpWire } from '../devices/printer/tcp.ts';
import { usbWire } from '../devices/printer/usb.ts';
import type { OpenWire } from '../devices/printer/wire.ts';

/**
 * Milliseconds; a slip of 20 lines takes a slow printer some 3 s, and a serial cable of 9,600 baud 26 s for its picture. Paper that
 * ran out is changed when somebody comes by.
 */
export const PATIENCE: Patience = {
  connectMs: 3_000,
  idleMs: 15_000,
  totalMs: 90_000,
  readyMs: 500,
  stoppedMs: 15 * 60_000,
};

/** Milliseconds that a job may lie in the operating system's queue before the next is given to it all the same. */
const HELD = 60_000;

export type Carried = {
  readonly bytes: Uint8Array;
  /** Which the bytes ask to be said back. */
  readonly processId: string;
  readonly afterTrouble: boolean;
  /** As every till's, unless a test has less of it. */
  readonly patience?: Patience | undefined;
  readonly signal: AbortSignal;
  readonly onHeard: (condition: PrinterCondition) => void;
};

/** Gives bytes to a printer, whichever way they reach it. Never rejects for what a printer does. */
export function carry({ connection, profile }: PrinterSettings, carried: Carried): Promise<SendOutcome> {
  const { bytes, patience = PATIENCE, signal, onHeard } = carried;
  if (connection.kind === 'spooler') {
    return sendSpooler(connection, bytes, {
      totalMs: patience.totalMs,
      heldMs: HELD,
      signal,
      onHeld: () => onHeard('offline'),
    });
  }
  const open = wireTo(connection);
  if (!open) return Promise.resolve({ outcome: 'accepted', detail: 'there is no printer' });
  const totalMs = patience.totalMs + cableMs(connection, bytes);
  return sendJob(open, bytes, { ...patience, totalMs, ...carried, asks: asksOf(profile) });
}

/** Bits on a cable for a byte, and half as long again for a printer that has it wait. */
const BITS_A_BYTE = 10 * 1.5;

/** Milliseconds that a job takes to go through a slow cable: a long slip in dots, minutes at 9,600 baud. */
function cableMs(connection: PrinterConnection, { length }: Uint8Array): number {
  return connection.kind === 'serial' ? (length * BITS_A_BYTE * 1_000) / connection.baud : 0;
}

/** @returns undefined where no bytes go both ways */
export function wireTo(connection: PrinterConnection): OpenWire | undefined {
  switch (connection.kind) {
    case 'tcp':
      return tcpWire(connection);
    case 'serial':
      return serialWire(connection);
    case 'usb':
      return usbWire(connection.path);
    case 'spooler':
    case 'preview':
      return undefined;
    default:
      return unreachable(connection);
  }
}

/** A label printer is asked nothing: its language has no question that is answered in its turn by all. */
export function asksOf(profile: PrinterProfile): EscposProfile['asks'] {
  return profile.language === 'escpos' ? profile.asks : { done: 'none', status: [] };
}

/** Slips between two looks at how many pictures lie in the folder. */
const EVERY_SO_OFTEN = 50;

export type Kept = { readonly job: number; readonly number: string; readonly copy: number };

/** A disk without room has taken nothing of the slip: it is tried again, and nobody need be asked. */
export async function keepPictures(folder: string, kept: Kept, pictures: readonly Bitmap[]): Promise<SendOutcome> {
  try {
    const slips = join(folder, 'slips');
    for (const [index, picture] of pictures.entries()) {
      const number = index === 0 ? kept.number : `${kept.number}-${index + 1}`;
      await savePreview(slips, { ...kept, number }, picture);
    }
    if (kept.job % EVERY_SO_OFTEN === 0) await thinOut(slips);
    return { outcome: 'confirmed', detail: slips };
  } catch (error) {
    return { outcome: 'failed-before-first-byte', detail: String(error) };
  }
}
