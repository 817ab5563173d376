import type { Pool } from 'pg';
import type { SaleBody } from '../shared/sale/sale.ts';
import {
  clearSuspense,
  knownSales,
  lockPositions,
  type Position,
  type ProjectedBill,
  type ProjectedLine,
  type ProjectedSale,
  positionsInSuspense,
  type SaleId,
  type Suspended,
  suspended,
  tillsWithUnread,
  type UnreadEntry,
  unreadAfter,
  writeProjected,
} from './db/projection.ts';
import { blamesValues, type Transaction, transaction } from './db/query.ts';
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
  /** Once all that was asked for until now is read. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const ENTRIES_EACH = 500;
const TILLS_AT_ONCE = 100;
/** A day of 100 shops is 5 MB; more than this waits for the next round rather than in memory. */
const BYTES_AT_ONCE = 16_777_216;
const PAUSE_AFTER_FAILURE = 1_000;
/** Milliseconds between two rounds: what many tills send one by one meanwhile is read in one transaction. */
const REST = 200;

export function openProjector(pool: Pool, log: Log, onSales: () => void): Projector {
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
      const done = await project(pool, devices).catch((error: unknown) => {
        for (const device of devices) dirty.add(device);
        throw error;
      });
      for (const device of done.unfinished) dirty.add(device);
      if (done.sales > 0) onSales();
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
      const retried = await retrySuspense(pool, () => state.closed);
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
      for (const device of await tillsWithUnread(pool)) dirty.add(device);
      start();
    },
    retry: () => (state.retrying ??= retry()),
    idle,
    async close() {
      state.closed = true;
      await idle();
    },
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());

type Done = { readonly sales: number; readonly unfinished: readonly string[] };

/**
 * Reads the next entries of some tills. Where the database refuses what was read, e.g. a number beyond its column, the
 * tills are read one by one, then entry by entry, until the one to blame stands alone: that goes to suspense.
 */
async function project(pool: Pool, devices: readonly string[], limit = ENTRIES_EACH): Promise<Done> {
  try {
    return await transaction(pool, (tx) => projectNext(tx, devices, { limit }));
  } catch (error) {
    if (!blamesValues(error)) throw error;
    const [device, ...others] = devices;
    if (device === undefined) throw error;
    if (others.length > 0) return both(await project(pool, [device], limit), await project(pool, others, limit));
    if (limit > 1) return project(pool, devices, 1);
    return transaction(pool, (tx) => projectNext(tx, devices, { limit: 1, refused: wordsOf(error) }));
  }
}

/** The database's own words, without the statement they came from. */
function wordsOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
}

function both(one: Done, other: Done): Done {
  return { sales: one.sales + other.sales, unfinished: [...one.unfinished, ...other.unfinished] };
}

type Reading = {
  /** Entries of each till. */
  readonly limit: number;
  /** Why the database refused them: they go to suspense unread. */
  readonly refused?: string;
};

async function projectNext(tx: Transaction, devices: readonly string[], { limit, refused }: Reading): Promise<Done> {
  const positions = await lockPositions(tx, devices);
  if (positions.length === 0) return { sales: 0, unfinished: [] };
  const entries = await unreadAfter(tx, positions, { entries: limit, bytes: BYTES_AT_ONCE });
  const read = refused === undefined ? readEntry : (): ReadEntry => ({ kind: 'unreadable', reason: refused });
  const found = await readAll(tx, entries, read);
  const last = new Map(entries.map(({ device, seq }) => [device, seq]));
  await writeProjected(tx, { ...found, positions: [...last].map(([device, seq]) => ({ device, seq })) });

  const unfinished = positions.filter(({ device, seq, upTo }) => (last.get(device) ?? seq) < upTo);
  return { sales: found.sales.length, unfinished: unfinished.map(({ device }) => device) };
}

type Read = {
  readonly sales: ProjectedSale[];
  readonly lines: ProjectedLine[];
  readonly bills: ProjectedBill[];
  readonly suspense: Suspended[];
};

async function readAll(tx: Transaction, entries: readonly UnreadEntry[], reading = readEntry): Promise<Read> {
  const read = entries.map((stored) => ({ stored, outcome: reading(stored) }));
  const found = read
    .filter(({ outcome }) => outcome.kind === 'sale')
    .map(({ stored }) => ({ device: stored.device, sale: stored.id }));
  const seen = new Set((await knownSales(tx, found)).map(saleKey));
  const result: Read = { sales: [], lines: [], bills: [], suspense: [] };
  for (const { stored, outcome } of read) put(result, stored, once(seen, stored, outcome));
  return result;
}

/** An id is one till's own: what another till calls by it is another sale. */
const saleKey = ({ device, sale }: SaleId): string => `${device} ${sale}`;

/** An id that already is a sale of this till, here or earlier, is not a second one. */
function once(seen: Set<string>, { device, id }: UnreadEntry, outcome: ReadEntry): ReadEntry {
  if (outcome.kind !== 'sale') return outcome;
  const key = saleKey({ device, sale: id });
  if (seen.has(key)) return { kind: 'unreadable', reason: 'a sale of this id is there already' };
  seen.add(key);
  return outcome;
}

function put(result: Read, stored: UnreadEntry, outcome: ReadEntry): void {
  if (outcome.kind === 'sale') {
    result.sales.push(projectedSale(stored, outcome.body));
    result.lines.push(...projectedLines(stored, outcome.body));
    result.bills.push(...projectedBills(stored, outcome.body));
  }
  if (outcome.kind === 'unreadable') {
    const { device, seq, epoch, kind, arrivedAt } = stored;
    result.suspense.push({ device, seq, epoch, kind, arrived_at: arrivedAt, reason: outcome.reason });
  }
}

function projectedSale(stored: UnreadEntry, body: SaleBody): ProjectedSale {
  return {
    device: stored.device,
    sale: stored.id,
    seq: stored.seq,
    number: body.number,
    at: stored.at,
    day: body.day,
    arrived_at: stored.arrivedAt,
    outlet: stored.outlet,
    till: stored.till,
    cashier: body.cashier,
    total: body.total,
    pieces: piecesOf(body),
  };
}

/** A line does not say whether it was weighed; a broken quantity was, and counts as one thing. */
function piecesOf({ lines }: SaleBody): number {
  return lines.reduce((sum, { quantity }) => sum + (quantity % 1000 === 0 ? quantity / 1000 : 1), 0);
}

function projectedLines(stored: UnreadEntry, body: SaleBody): ProjectedLine[] {
  return body.lines.map((line, index) => ({
    device: stored.device,
    sale: stored.id,
    line: index + 1,
    day: body.day,
    outlet: stored.outlet,
    product: line.product,
    name: line.name,
    producer: line.producer.id,
    producer_name: line.producer.name,
    quantity: line.quantity,
    amount: line.amount,
  }));
}

/** A bill stands once in a sale: the till refuses it twice, and one that says so all the same is counted once here. */
function projectedBills({ device, id }: UnreadEntry, { tenders }: SaleBody): ProjectedBill[] {
  const given = new Map<string, number>();
  for (const tender of tenders) {
    if (tender.kind === 'vietqr') given.set(tender.bill, (given.get(tender.bill) ?? 0) + tender.given);
  }
  return [...given].map(([bill, sum]) => ({ device, sale: id, bill, given: sum }));
}

export type Retried = { readonly read: number; readonly left: number };

/**
 * Each entry by itself.
 * @returns how many entries could be read now, and how many still cannot
 */
async function retrySuspense(pool: Pool, isClosed: () => boolean): Promise<Retried> {
  let read = 0;
  let left = 0;
  for (const position of await positionsInSuspense(pool)) {
    if (isClosed()) break;
    if (await retryOne(pool, position)) read++;
    else left++;
  }
  return { read, left };
}

async function retryOne(pool: Pool, position: Position): Promise<boolean> {
  try {
    return await transaction(pool, async (tx) => {
      const entries = await suspended(tx, position);
      const found = await readAll(tx, entries);
      if (found.suspense.length === 0) await clearSuspense(tx, position);
      await writeProjected(tx, { ...found, positions: [] });
      return found.suspense.length === 0;
    });
  } catch (error) {
    if (!blamesValues(error)) throw error;
    return false;
  }
}
