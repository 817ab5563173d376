import type { SlipImage, Status, TillState } from '../shared/contract.ts';
import type { Instant } from '../shared/day.ts';
import type { SaleId } from '../shared/id.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { StoredEntry } from './db/journal.ts';
import type { TillDb } from './db/sqlite.ts';
import type { Session } from './session.ts';
import type { Desk } from './till/desk.ts';

/** An open till from the inside: what the calls of the contract work with, and what follows a change. */
export type Counter = {
  readonly db: TillDb;
  readonly session: Session;
  readonly clock: () => Instant;
  /** Throws until the till is enrolled; the caller check keeps such calls out. */
  readonly desk: () => Desk;

  readonly state: () => TillState;
  readonly status: () => Status;
  readonly enrol: (centre: string, code: string) => Promise<{ done: true } | Refusal>;
  /** Syncs now and answers how things stand after it. */
  readonly sync: () => Promise<Status>;
  readonly slipImage: (sale: SaleId, entry: StoredEntry) => SlipImage;

  /** Who is signed in, the shift or the shop changed. */
  readonly stateChanged: () => void;
  /** There is something new to send. */
  readonly journalGrew: () => void;
  /** There is something new to print. */
  readonly slipQueued: () => void;
};
