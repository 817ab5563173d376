import type { Pool } from 'pg';
import type { Instant } from '../shared/day.ts';
import { countOwedBefore } from './countOwed.ts';
import { writeMarket } from './db/market.ts';
import {
  clearSuspense,
  knownSales,
  lockPositions,
  type Position,
  positionsInSuspense,
  type SaleId,
  suspended,
  tillsWithUnread,
  type UnreadEntry,
  unreadAfter,
  writeProjected,
} from './db/projection.ts';
import { blamesValues, type Transaction, transaction } from './db/query.ts';
import { asTheirSales } from './db/saleOfReturn.ts';
import { writeStock } from './db/stock.ts';
import { countFound, type Found, nothingFound, put } from './found.ts';
import type { Log } from './log.ts';
import { type ReadEntry, readEntry } from './readEntry.ts';

/** Reads stored entries into what the office looks at. Never in the way of a push: what is stored is safe already. */
export type Projector = {
  /** There is something to read of this till. */
  readonly wake: (device: string) => void;
  /** Reads what an earlier run left, e.g. because it was killed. */
  readonly catchUp: () => Promise<void>;
  /**
   * Reads again what stands in suspense, e.g. after an update that knows more kinds. Asked while it does, it answers
   * once that is done.
   */
  readonly retry: () => Promise<Retried>;
  /** Reads one entry that stands in suspense again. @returns whether it could be read */
  readonly retryOne: (position: Position) => Promise<boolean>;
  /** Once all that was asked for until now is read. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const ENTRIES_EACH = 500;
const TILLS_AT_ONCE = 100;
/** And of all tills together: what is read takes some 50 times its bytes in memory until it is written. The rest waits for the next round. */
const ENTRIES_AT_ONCE = 1_000;
const BYTES_AT_ONCE = 2_097_152;
const PAUSE_AFTER_FAILURE = 1_000;
/** Milliseconds between two rounds: what many tills send one by one meanwhile is read in one transaction. */
const REST = 200;

export type ProjectDesk = { readonly pool: Pool; readonly clock: () => Instant; readonly log: Log };

export function openProjector(desk: ProjectDesk, onSales: () => void): Projector {
  const { pool, log } = desk;
  const dirty = new Set<string>();
  const state: {
    running?: Promise<void> | undefined;
    retrying?: Promise<Retried> | undefined;
    /** Somebody waits for it all to be read. */
    waiting: number;
    endRest?: (() => void) | undefined;
    closed: boolean;
  } = { waiting: 0, closed: false };

  async function work(): Promise<void> {
    while (dirty.size > 0 && !state.closed) {
      const devices = [...dirty].slice(0, TILLS_AT_ONCE);
      for (const device of devices) dirty.delete(device);
      const done = await project(desk, devices).catch((error: unknown) => {
        for (const device of devices) dirty.add(device);
        throw error;
      });
      for (const device of done.unfinished) dirty.add(device);
      if (done.found > 0) onSales();
      if (done.unfinished.length === 0) await rest();
    }
  }

  async function rest(): Promise<void> {
    if (state.waiting > 0 || state.closed) return;
    await new Promise<void>((resolve) => {
      state.endRest = resolve;
      setTimeout(resolve, REST).unref();
    });
  }

  /** Entries are never lost by a failure here; they are read when the cause is gone. */
  async function workOrRetry(): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error('reading entries failed; they are stored and are read later', { error: String(error) });
      await pause(PAUSE_AFTER_FAILURE);
    }
    state.running = undefined;
    start();
  }

  function start(): void {
    if (dirty.size > 0 && !state.closed) state.running ??= workOrRetry();
  }

  async function idle(): Promise<void> {
    state.waiting += 1;
    state.endRest?.();
    while (state.running || state.retrying) {
      await state.running;
      // Whoever asked for it hears of its failure.
      await state.retrying?.catch(() => undefined);
    }
    state.waiting -= 1;
  }

  async function retry(): Promise<Retried> {
    try {
      const retried = await retrySuspense(desk, () => state.closed);
      if (retried.read > 0) onSales();
      return retried;
    } finally {
      state.retrying = undefined;
    }
  }

  return {
    wake(device) {
      dirty.add(device);
      start();
    },
    async catchUp() {
      await countOwedBefore(desk);
      for (const device of await tillsWithUnread(pool)) dirty.add(device);
      start();
    },
    retry: () => (state.retrying ??= retry()),
    async retryOne(position) {
      const isRead = await retryOne(desk, position);
      if (isRead) onSales();
      return isRead;
    },
    idle,
    async close() {
      state.closed = true;
      await idle();
    },
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());

type Done = { readonly found: number; readonly unfinished: readonly string[] };

/**
 * Reads the next entries of some tills. Where the database refuses what was read, e.g. a number beyond its column, the
 * tills are read one by one, then entry by entry, until the one to blame stands alone: that goes to suspense.
 */
async function project(desk: ProjectDesk, devices: readonly string[], limit = ENTRIES_EACH): Promise<Done> {
  try {
    return await transaction(desk.pool, (tx) => projectNext(tx, devices, { limit, now: desk.clock() }));
  } catch (error) {
    if (!blamesValues(error)) throw error;
    const [device, ...others] = devices;
    if (device === undefined) throw error;
    if (others.length > 0) return both(await project(desk, [device], limit), await project(desk, others, limit));
    if (limit > 1) return project(desk, devices, 1);
    const reading = { limit: 1, now: desk.clock(), refused: wordsOf(error) };
    return transaction(desk.pool, (tx) => projectNext(tx, devices, reading));
  }
}

/** The database's own words, without the statement they came from. */
function wordsOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
}

function both(one: Done, other: Done): Done {
  return { found: one.found + other.found, unfinished: [...one.unfinished, ...other.unfinished] };
}

type Reading = {
  /** Entries of each till. */
  readonly limit: number;
  readonly now: Instant;
  /** Why the database refused them: they go to suspense unread. */
  readonly refused?: string;
};

async function projectNext(
  tx: Transaction,
  devices: readonly string[],
  { limit, now, refused }: Reading,
): Promise<Done> {
  const positions = await lockPositions(tx, devices);
  if (positions.length === 0) return { found: 0, unfinished: [] };
  const entries = await unreadAfter(tx, inTurn(positions, limit), { entries: limit, bytes: BYTES_AT_ONCE });
  const read = refused === undefined ? readEntry : (): ReadEntry => ({ kind: 'unreadable', reason: refused });
  const found = await readAll(tx, entries, read);
  const last = new Map(entries.map(({ device, seq }) => [device, seq]));
  await writeProjected(tx, { ...found, positions: [...last].map(([device, seq]) => ({ device, seq })) });
  await writeMarket(tx, found);
  await writeStock(tx, found, now);

  const unfinished = positions.filter(({ device, seq, upTo }) => (last.get(device) ?? seq) < upTo);
  return { found: countFound(found), unfinished: unfinished.map(({ device }) => device) };
}

/** The first tills of these that have so many entries for one round: to pick them from all that all have would cost as much as reading all. */
function inTurn<Of extends Position & { readonly upTo: number }>(
  positions: readonly Of[],
  limit: number,
): readonly Of[] {
  let entries = 0;
  return positions.filter(({ seq, upTo }) => {
    const hasRoom = entries < ENTRIES_AT_ONCE;
    entries += Math.min(upTo - seq, limit);
    return hasRoom;
  });
}

async function readAll(tx: Transaction, entries: readonly UnreadEntry[], reading = readEntry): Promise<Found> {
  const read = entries.map((stored) => ({ stored, outcome: reading(stored) }));
  const found = read
    .filter(({ outcome }) => isDocument(outcome))
    .map(({ stored }) => ({ device: stored.device, sale: stored.id }));
  const seen = new Set((await knownSales(tx, found)).map(saleKey));
  const result = nothingFound();
  for (const { stored, outcome } of read) put(result, stored, once(seen, stored, outcome));
  return asTheirSales(tx, result);
}

/** An id is one till's own: what another till calls by it is another sale. */
const saleKey = ({ device, sale }: SaleId): string => `${device} ${sale}`;

function isDocument({ kind }: ReadEntry): boolean {
  return kind === 'sale' || kind === 'return';
}

/** An id that already is a sale of this till, here or earlier, is not a second one. */
function once(seen: Set<string>, { device, id }: UnreadEntry, outcome: ReadEntry): ReadEntry {
  if (!isDocument(outcome)) return outcome;
  const key = saleKey({ device, sale: id });
  if (seen.has(key)) return { kind: 'unreadable', reason: 'a sale of this id is there already' };
  seen.add(key);
  return outcome;
}

export type Retried = { readonly read: number; readonly left: number };

/**
 * Each entry by itself.
 * @returns how many entries could be read now, and how many still cannot
 */
async function retrySuspense(desk: ProjectDesk, isClosed: () => boolean): Promise<Retried> {
  let read = 0;
  let left = 0;
  for (const position of await positionsInSuspense(desk.pool)) {
    if (isClosed()) break;
    if (await retryOne(desk, position)) read++;
    else left++;
  }
  return { read, left };
}

async function retryOne({ pool, clock }: ProjectDesk, position: Position): Promise<boolean> {
  try {
    return await transaction(pool, async (tx) => {
      const entries = await suspended(tx, position);
      const found = await readAll(tx, entries);
      if (found.suspense.length === 0) await clearSuspense(tx, position);
      await writeProjected(tx, { ...found, positions: [] });
      await writeMarket(tx, found);
      await writeStock(tx, found, clock());
      return found.suspense.length === 0;
    });
  } catch (error) {
    if (!blamesValues(error)) throw error;
    return false;
  }
}
