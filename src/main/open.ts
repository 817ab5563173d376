import { mkdirSync } from 'node:fs';
import type { Caller } from '../shared/contract/call.ts';
import type { TurnedAway } from '../shared/contract.ts';
import type { StaffId } from '../shared/id.ts';
import { answering } from './answer.ts';
import { callsOf } from './calls.ts';
import { openCounter } from './counter.ts';
import { staffOf } from './db/catalogue.ts';
import { enrolment, setCentreUrl } from './db/enrolment.ts';
import { openShift } from './db/shift.ts';
import type { TillDb } from './db/sqlite.ts';
import { displayFace } from './display/face.ts';
import { newEvents } from './events.ts';
import { lockFolder } from './folder/lock.ts';
import { type Ballast, ballastOf } from './ledger/ballast.ts';
import { openLedger } from './ledger/openLedger.ts';
import { permitOf } from './permit.ts';
import { newSession, type Session } from './session.ts';
import type { Till, TillOptions } from './till.ts';

/**
 * Opens the till: its folder, its database, and the contract over them. Wiring only; the rules are in `shared`, and
 * what is done at the counter in `till`.
 * @throws TillUnusable
 */
export function openTill(options: TillOptions): Till {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(options.folder);
  let db: TillDb | undefined;
  try {
    const ballast = ballastOf(options.folder);
    const onTrouble = (error: unknown) => options.log.warn('the head witness is not written', { error });
    db = openLedger(options.folder, onTrouble, ballast);
    return tillOver({ db, ballast, options }, unlock);
  } catch (error) {
    db?.close();
    unlock();
    throw error;
  }
}

type Opened = { readonly db: TillDb; readonly ballast: Ballast; readonly options: TillOptions };

function tillOver({ db, ballast, options }: Opened, unlock: () => void): Till {
  const { centreUrl } = options;
  const known = enrolment(db)?.centreUrl;
  if (centreUrl && known && known !== centreUrl) db.write((writing) => setCentreUrl(writing, centreUrl));
  const events = newEvents();
  const look = (staff: StaffId) => staffOf(db, staff);
  const session = newSession(look);
  const counter = openCounter({ db, ballast, session, events, options });
  const { approvals, idle, display } = counter;
  const answer = answering({
    handlers: callsOf(counter),
    turnedAwayFor: (caller) => turnedAwayFor(caller, db, session),
    permitFor: (call) => permitOf({ session, approvals, look }, call),
    during: idle.during,
    onDiskFault: counter.lookAtDisk,
    log: options.log,
  });
  // Whatever is done at the till may be something that the buyer sees, and so may what happens by itself.
  events.listen((name) => (name === 'catalogue' ? display.goodsChanged() : display.mayHaveChanged()));
  return {
    answer: (name, input) => answer(name, input).finally(display.mayHaveChanged),
    listen: events.listen,
    display: displayFace(answer, display, options.log),
    photo: counter.photo,
    close: async () => {
      await counter.close();
      db.close();
      unlock();
    },
  };
}

/** What a caller lacks, from the weakest to the strongest demand. */
function turnedAwayFor(caller: Caller, db: TillDb, session: Session): TurnedAway | undefined {
  if (caller === 'anyone' || caller === 'display') return undefined;
  if (!enrolment(db)) return { refused: 'not-enrolled' };
  if (!session.person()) return { refused: 'not-signed-in' };
  return caller === 'in-shift' && !openShift(db) ? { refused: 'no-open-shift' } : undefined;
}
