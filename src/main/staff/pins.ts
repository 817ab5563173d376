import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { StaffId } from '../../shared/id.ts';
import type { Refusal, RefusalOf } from '../../shared/refusal.ts';
import type { Approver } from '../../shared/staff/approval.ts';
import { TRIES_BEFORE_RELEASE, TRIES_BEFORE_WAIT } from '../../shared/staff/lockout.ts';
import { isWeak, type Pin, type PinStanding } from '../../shared/staff/pin.ts';
import { may } from '../../shared/staff/rights.ts';
import { inTurns } from '../../shared/turns.ts';
import { allStaff, staffOf } from '../db/catalogue.ts';
import { markTold, pinOf, putPin, putTries, resetOf, type Tries } from '../db/pin.ts';
import { record } from '../db/record.ts';
import { type Desk, newId } from '../till/desk.ts';
import type { Keyring } from '../till.ts';
import { type SafeDoor, safeIn } from './safe.ts';
import { type Known, standingOf, triesOf } from './standing.ts';
import { type Cost, isVerified, verifierOf } from './verifier.ts';
import { newWaits } from './waits.ts';

/** The PINs of a till's people. */
export type Pins = {
  readonly standing: (staff: StaffId) => PinStanding;
  /** Counts the try, on disk, and only then looks whether the PIN is right. */
  readonly check: (staff: StaffId, pin: Pin) => Promise<Staff | Refusal>;
  /** @param why how it came about; `bootstrap` is refused where anybody could release instead */
  readonly set: (staff: StaffId, pin: Pin, why: Why) => Promise<{ done: true } | Refusal>;
};

export type Why =
  | { readonly by: 'bootstrap' }
  | { readonly by: 'self' }
  | { readonly by: 'release'; readonly approvedBy: Approver };

export type PinParts = {
  readonly desk: () => Desk;
  readonly keyring: Keyring;
  readonly monotonic: () => number;
  readonly cost?: Cost;
};

const SALT_LENGTH = 16;

export function openPins(db: Desk['db'], random: Desk['random'], parts: PinParts): Pins {
  const safe = safeIn(parts.keyring, random);
  const waits = newWaits(parts.monotonic);
  // Two checks at once must not get two tries for one count, nor the memory of two.
  const inTurn = inTurns();
  const known = (staff: StaffId): Known => ({
    row: pinOf(db, staff),
    mark: safe.marks()?.of(staff),
    reset: resetOf(db, staff),
  });
  const standing = (staff: StaffId): PinStanding => standingOf(known(staff));

  const count = (staff: StaffId, { tries, triesEver }: Tries): void => {
    const { row, reset } = known(staff);
    db.write((writing) => putTries(writing, staff, { tries, triesEver }));
    safe.marks()?.put(staff, { pin: row?.id ?? null, setting: null, tries, triesEver, resetSeen: reset });
  };

  const checkNow = async (staff: StaffId, pin: Pin): Promise<Staff | Refusal> => {
    const person = staffOf(db, staff);
    if (!person) return { refused: 'no-such-person' };
    const secrets = safe.open();
    const before = known(staff);
    const counted = triesOf(before);
    const barred = barring(standingOf(before), secrets !== undefined);
    if (barred?.refused === 'pin-blocked') tellBlocked(parts.desk(), person, counted.tries);
    if (barred || !secrets || !before.row) return barred ?? { refused: 'pins-unusable' };
    const ms = waits.left(staff, counted.tries);
    if (ms > 0) return { refused: 'pin-wait', ms };

    count(staff, { tries: counted.tries + 1, triesEver: counted.triesEver + 1 });
    if (await isVerified({ pin, pepper: secrets.pepper }, before.row.verifier)) {
      count(staff, { tries: 0, triesEver: counted.triesEver });
      waits.wasRight(staff);
      return person;
    }
    waits.wasWrong(staff);
    return afterWrong(person, counted.tries + 1);
  };

  const afterWrong = (person: Staff, tries: number): Refusal => {
    const barred = barring(standing(person.id), true);
    if (barred?.refused === 'pin-blocked') tellBlocked(parts.desk(), person, tries);
    if (barred) return barred;
    const ms = waits.left(person.id, tries);
    return ms > 0 ? { refused: 'pin-wait', ms } : { refused: 'wrong-pin', left: TRIES_BEFORE_WAIT - tries };
  };

  const setNow = async (staff: StaffId, pin: Pin, why: Why): Promise<{ done: true } | Refusal> => {
    const person = staffOf(db, staff);
    if (!person) return { refused: 'no-such-person' };
    const before = known(staff);
    if (standingOf(before) === 'centre') return { refused: 'pin-centre' };
    const people = allStaff(db);
    if (why.by === 'bootstrap' && !mayBeFirst(person, people, standing)) return { refused: 'release-needed' };
    const secrets = openSafe(safe, people, standing);
    if (!secrets) return { refused: 'pins-unusable' };

    const id = Buffer.from(random(8)).toString('hex');
    const verifier = await verifierOf({ pin, pepper: secrets.pepper }, random(SALT_LENGTH), parts.cost);
    const { triesEver } = triesOf(before);
    const resetSeen = before.reset;
    const mark = { tries: 0, triesEver, resetSeen };
    const old = before.mark?.resetSeen === resetSeen ? before.mark.pin : null;
    secrets.marks.put(staff, { ...mark, pin: old, setting: id });
    recordPin(parts.desk(), person, { id, verifier, triesEver, resetSeen }, why);
    secrets.marks.put(staff, { ...mark, pin: id, setting: null });
    waits.wasRight(staff);
    return { done: true };
  };

  return {
    standing,
    check: (staff, pin) => inTurn(() => checkNow(staff, pin)),
    set: async (staff, pin, why) => (isWeak(pin) ? { refused: 'weak-pin' } : inTurn(() => setNow(staff, pin, why))),
  };
}

type Barred = RefusalOf<'pin-needed' | 'pin-blocked' | 'pin-centre' | 'pins-unusable'>;

function barring(standing: PinStanding, usable: boolean): Barred | undefined {
  if (standing === 'none') return { refused: 'pin-needed' };
  if (!usable) return { refused: 'pins-unusable' };
  if (standing === 'set') return undefined;
  return { refused: standing === 'blocked' ? 'pin-blocked' : 'pin-centre' };
}

/** Whether nobody is there to release: then a first PIN is set without, by those who manage, if the outlet has any. */
export function mayBeFirst(
  person: Staff,
  people: readonly Staff[],
  standing: (staff: StaffId) => PinStanding,
): boolean {
  const managing = people.filter(({ role }) => may(role, 'release-pin'));
  const nobodyYet = managing.every(({ id }) => standing(id) === 'none');
  return standing(person.id) === 'none' && nobodyYet && (managing.length === 0 || may(person.role, 'release-pin'));
}

/** A new pepper would make all PINs void, so it is made only where there are none. */
function openSafe(safe: SafeDoor, people: readonly Staff[], standing: (staff: StaffId) => PinStanding) {
  return safe.open() ?? (people.every(({ id }) => standing(id) === 'none') ? safe.make() : undefined);
}

type Made = { readonly id: string; readonly verifier: string } & Pick<Tries, 'triesEver'> & {
    readonly resetSeen: number | null;
  };

function recordPin(desk: Desk, { id: staff, name }: Staff, made: Made, why: Why): void {
  desk.db.write((db) => {
    const at = desk.clock();
    putPin(db, { ...made, staff, at });
    record(db, desk.signer, { id: newId(desk), at, actor: staff, kind: 'pin-set', body: { staff, name, ...why } });
  });
}

/** Once for each PIN, also where the till was killed between the try and the telling. */
function tellBlocked(desk: Desk, { id: staff, name }: Staff, tries: number): void {
  const row = pinOf(desk.db, staff);
  if (row?.told !== 0 || tries < TRIES_BEFORE_RELEASE) return;
  desk.db.write((db) => {
    markTold(db, staff);
    const body = { staff, name, tries };
    record(db, desk.signer, { id: newId(desk), at: desk.clock(), actor: 'till', kind: 'sign-in-blocked', body });
  });
}
