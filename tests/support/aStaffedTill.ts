import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { applyChange } from '../../src/main/db/catalogueChange.ts';
import type { TillDb } from '../../src/main/db/sqlite.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { openPins, type Pins, type Why } from '../../src/main/staff/pins.ts';
import type { Role, Staff } from '../../src/shared/catalogue/outlet.ts';
import type { Instant } from '../../src/shared/day.ts';
import { StaffId } from '../../src/shared/id.ts';
import type { Pin } from '../../src/shared/staff/pin.ts';
import { aFolder, deskOver, done, lan, openTillDb, type TestDesk } from './aDesk.ts';
import { PIN } from './pins.ts';

export const person = (id: string, name: string, role: Role): Staff => ({ id: StaffId.parse(id), name, role });
export const minh = person('minh', 'Minh', 'cashier');
export const huong = person('huong', 'Hương', 'manager');
export const tam = person('tam', 'Tâm', 'administrator');

export const WRONG = '731864' as Pin;

/** A check that costs nothing: these tests are about the counting. */
const CHEAP = { memory: 8, passes: 1 };

export type StaffedTill = {
  readonly folder: string;
  readonly desk: TestDesk;
  readonly pins: Pins;
  /** Lets time pass that no wall clock knows of. */
  readonly wait: (ms: number) => void;
  /** What the program is after a kill: the same files, nothing else. */
  readonly reopened: () => StaffedTill;
  /** The centre makes somebody's PINs void. */
  readonly reset: (who: Staff, at: number) => void;
};

/** A till with two cashiers, a manager and an administrator; nobody has a PIN. */
export function aStaffedTill(folder = aFolder()): StaffedTill {
  const db = openTillDb(join(folder, 'till.db'));
  const keyring = fileKeyring(join(folder, 'secrets'));
  onTestFinished(() => void (db.raw.open && db.close()));
  const desk = { ...deskOver(db), random: randomBytes };
  if (db.get('SELECT 1 FROM staff WHERE id = ?', huong.id) === undefined) employ(db, [minh, huong, tam]);
  let now = 0;
  const pins = openPins(db, randomBytes, { desk: () => desk, keyring, monotonic: () => now, cost: CHEAP });
  return {
    folder,
    desk,
    pins,
    wait: (ms) => {
      now += ms;
    },
    reopened: () => {
      if (db.raw.open) db.close();
      return aStaffedTill(folder);
    },
    reset: (who, at) => employ(db, [{ ...who, pinsVoidBefore: at as Instant }]),
  };
}

function employ(db: TillDb, people: readonly Staff[]): void {
  db.write((writing) => {
    for (const row of people) applyChange(writing, { kind: 'staff', id: row.id, row });
  });
}

export const BY_HUONG: Why = { by: 'release', approvedBy: { id: huong.id, name: huong.name } };

/** Hương has set the first PIN, and has let Lan and Minh set theirs. */
export async function withPins(till: StaffedTill): Promise<StaffedTill> {
  done(await till.pins.set(huong.id, PIN, { by: 'bootstrap' }));
  for (const { id } of [lan, minh]) done(await till.pins.set(id, PIN, BY_HUONG));
  return till;
}

/** Wrong PINs, each as soon as it is taken; the last answer. */
export async function tryWrong(till: StaffedTill, who: Staff, times: number) {
  let last: Awaited<ReturnType<Pins['check']>> = who;
  for (let one = 0; one < times; one += 1) {
    last = await till.pins.check(who.id, WRONG);
    if ('refused' in last && last.refused === 'pin-wait') till.wait(last.ms);
  }
  return last;
}
