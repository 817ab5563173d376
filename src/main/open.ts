import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../shared/contract.ts';
import { must } from '../shared/must.ts';
import type { Refusal } from '../shared/refusal.ts';
import { answering } from './answer.ts';
import { callsOf } from './calls.ts';
import type { Counter } from './counter.ts';
import { enrolment, setCentreUrl } from './db/enrolment.ts';
import type { Signer } from './db/journal.ts';
import { openDatabase } from './db/open.ts';
import { openShift } from './db/shift.ts';
import type { TillDb } from './db/sqlite.ts';
import { newEvents } from './events.ts';
import { lockFolder } from './folder/lock.ts';
import { newSession, type Session } from './session.ts';
import { openSlips } from './slips.ts';
import { stateNow, statusNow } from './status.ts';
import { enrol } from './sync/enrol.ts';
import { signWith } from './sync/keys.ts';
import { type SyncLoop, startSync } from './sync/loop.ts';
import type { Desk } from './till/desk.ts';
import type { Till, TillOptions } from './till.ts';

/** The till's database within its folder. */
export const DATABASE = 'till.db';

/**
 * Opens the till: its folder, its database, its journal, its printer, its sync, and the contract over them. Wiring
 * only; every rule stands elsewhere.
 * @throws DatabaseUnusable
 */
export function openTill(options: TillOptions): Till {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(options.folder);
  let db: TillDb;
  try {
    db = openDatabase(join(options.folder, DATABASE));
  } catch (error) {
    unlock();
    throw error;
  }
  const events = newEvents();
  const session = newSession();
  const closing = new AbortController();
  let pen: { readonly signer: Signer; readonly sync: SyncLoop } | undefined;

  /** Many things change it at once, and each change is followed by reading it: once a turn is enough. */
  let statusDue: NodeJS.Immediate | undefined;
  const statusChanged = (): void => {
    statusDue ??= setImmediate(() => {
      statusDue = undefined;
      events.emit('status', counter.status());
    });
  };

  const slips = openSlips(db, options, statusChanged);
  const counter: Counter = {
    db,
    session,
    clock: options.clock,
    desk: (): Desk => ({
      db,
      signer: must(pen, 'an enrolled till').signer,
      clock: options.clock,
      random: options.random,
    }),
    state: () => stateNow(db, session),
    status: () => statusNow(db, pen?.sync, slips.state()),
    enrol: async (centre, code) => {
      if (enrolment(db)) return { refused: 'already-enrolled' };
      const { read, write } = options.keyring;
      const done = await enrol(
        {
          db,
          readKey: () => read('signing-key'),
          writeKey: (secret) => write('signing-key', secret),
          clock: options.clock,
          random: options.random,
          signal: closing.signal,
        },
        centre,
        code,
      );
      if ('refused' in done) return done;
      takeUpPen();
      // The catalogue comes with the first sync; the screen waits for it, so that it opens on something to sell.
      await pen?.sync.once();
      counter.stateChanged();
      return done;
    },
    sync: async () => {
      await pen?.sync.once();
      return counter.status();
    },
    slipImage: slips.image,
    stateChanged: () => events.emit('state', counter.state()),
    journalGrew: () => {
      statusChanged();
      pen?.sync.nudge();
    },
    slipQueued: () => slips.nudge(),
  };

  function takeUpPen(): void {
    const enrolled = enrolment(db);
    if (!enrolled) return;
    const secret = must(options.keyring.read('signing-key'), 'the signing key of this till');
    const signer = { device: enrolled.device, epoch: enrolled.epoch, sign: signWith(secret) };
    const sync = startSync({
      db,
      signer,
      clock: options.clock,
      chance: () => (options.random(1)[0] as number) / 256,
      every: options.syncEvery,
      version: options.version,
      printer: slips.state,
      onChange: ({ catalogue }) => {
        statusChanged();
        if (catalogue) {
          events.emit('catalogue', {});
          counter.stateChanged();
        }
      },
      log: (outcome, facts) => options.log.warn(`sync ended ${outcome}`, facts),
    });
    pen = { signer, sync };
    sync.nudge();
  }

  if (options.centreUrl && enrolment(db)) db.write((writing) => setCentreUrl(writing, options.centreUrl as string));
  takeUpPen();
  return {
    answer: answering(callsOf(counter), (caller) => refusalFor(caller, db, session), options.log),
    listen: events.listen,
    close: async () => {
      closing.abort();
      await Promise.all([pen?.sync.close(), slips.close()]);
      clearImmediate(statusDue);
      db.close();
      unlock();
    },
  };
}

/** What a caller lacks, from the weakest to the strongest demand. */
function refusalFor(caller: Caller, db: TillDb, session: Session): Refusal | undefined {
  if (caller === 'anyone') return undefined;
  if (!enrolment(db)) return { refused: 'not-enrolled' };
  if (!session.person()) return { refused: 'not-signed-in' };
  return caller === 'in-shift' && !openShift(db) ? { refused: 'no-open-shift' } : undefined;
}
