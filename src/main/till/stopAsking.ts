import type { PrinterId } from '../../shared/contract/printer.ts';
import type { PrinterCondition } from '../../shared/printer/state.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { printerOf } from '../db/printer.ts';
import { changePrinter } from './changePrinter.ts';
import type { Desk, Done } from './desk.ts';
import type { Hand } from './hand.ts';

export type MuteOne = {
  readonly id: PrinterId;
  /** What it said last. One that tells how it is goes on being asked for that. */
  readonly heard: PrinterCondition;
};

/** Asks a printer no more whether a slip is out, because it never says so: whatever it takes is accepted. */
export function stopAsking(desk: Pick<Desk, 'db'>, { id, heard }: MuteOne, hand: Pick<Hand, 'may'>): Done | Refusal {
  const printer = printerOf(desk.db, id);
  if (!printer) return { refused: id === 0 ? 'printer-fixed' : 'no-such-printer' };
  const { profile } = printer;
  if (profile.language !== 'escpos') return { refused: 'nothing-to-calibrate' };
  const tells = heard !== 'silent' && heard !== 'offline' && profile.asks.status.length > 0;
  const asks = tells ? { ...profile.asks, done: 'status' as const } : { done: 'none' as const, status: [] };
  return changePrinter(desk, { ...printer, profile: { ...profile, asks } }, hand);
}
