import { enrolment } from '../db/enrolment.ts';
import type { TillDb } from '../db/sqlite.ts';
import type { Log } from '../till.ts';
import type { Ballast, DiskRoom } from './ballast.ts';
import { wholeCheck } from './wholeCheck.ts';

/** ms between two looks at the disk. */
const LOOK_EVERY = 60_000;
/** ms after the till opened until the first look and the check begin: its screen comes first. */
const BEGIN_AFTER = 10_000;
/** ms between two steps of the check, of some 5 ms each. */
const BETWEEN = 100;

export type FolderState = { readonly disk: DiskRoom; readonly ledger: 'whole' | 'damaged' };

export type FolderWatch = {
  readonly state: () => FolderState;
  /** Somebody just met the end of the disk: looks at once. */
  readonly look: () => void;
  readonly close: () => void;
};

type Watched = {
  readonly db: TillDb;
  readonly ballast: Ballast;
  /** Tables that `rebuild` makes again, which the check leaves to it. */
  readonly remade: ReadonlySet<string>;
  readonly log: Log;
  readonly onChange: () => void;
};

/** Keeps an eye on the room a till has, and looks through all it keeps once after each start, while it sells. */
export function watchFolder({ db, ballast, remade, log, onChange }: Watched): FolderWatch {
  let state: FolderState = { disk: quietly(ballast.room, 'enough', log), ledger: 'whole' };
  const change = (next: Partial<FolderState>): void => {
    const before = state;
    state = { ...state, ...next };
    if (state.disk === before.disk && state.ledger === before.ledger) return;
    log.warn('the state of the folder changed', state);
    onChange();
  };
  const look = (): void => change({ disk: quietly(ballast.room, state.disk, log) });
  const lookAndRefill = (): void => {
    ballast
      .layIn()
      .catch((error: unknown) => log.warn('no reserve was laid in', { error }))
      .finally(look);
  };
  const check = checkInSteps({ db, remade }, (message) => {
    log.error('the ledger is damaged', { message });
    change({ ledger: 'damaged' });
  });
  const first = setTimeout(() => {
    lookAndRefill();
    check.begin();
  }, BEGIN_AFTER);
  const again = setInterval(lookAndRefill, LOOK_EVERY);
  for (const timer of [first, again]) timer.unref();
  return {
    // Asked afresh: a reserve that was given up in the middle of a sale is said with that sale.
    state: () => {
      state = { ...state, disk: quietly(ballast.room, state.disk, log) };
      return state;
    },
    look,
    close: () => {
      clearTimeout(first);
      clearInterval(again);
      check.stop();
    },
  };
}

/** A file system that says nothing of its room is taken to be as it was. */
function quietly(room: () => DiskRoom, otherwise: DiskRoom, log: Log): DiskRoom {
  try {
    return room();
  } catch (error) {
    log.warn('the disk does not say how much room it has', { error });
    return otherwise;
  }
}

function checkInSteps({ db, remade }: Pick<Watched, 'db' | 'remade'>, onFault: (message: string) => void) {
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    const who = enrolment(db);
    if (!who) return;
    const steps = wholeCheck(db, who, remade);
    const step = (): void => {
      const { done, value } = steps.next();
      if (done) {
        if (value) onFault(value.message);
        return;
      }
      timer = setTimeout(step, BETWEEN);
      timer.unref();
    };
    step();
  };
  return { begin, stop: () => clearTimeout(timer) };
}
