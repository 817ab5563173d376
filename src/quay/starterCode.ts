import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { enrolment } from '../main/db/enrolment.ts';
import { openDatabase } from '../main/db/open.ts';
import { TillUnusable } from '../main/db/unusable.ts';
import { DATABASE } from '../main/ledger/openLedger.ts';
import { foldersOf } from './folders.ts';
import { signInToOffice } from './office.ts';

/**
 * A one-time code for the starter shop's till, made the way an officer makes one: signed in, at the centre.
 * @param password the centre's first password; null once somebody changed it
 * @returns undefined where the till is enrolled already, or nobody here may make a code: then the screen asks for one
 */
export async function starterCode(data: string, central: string, password: string | null): Promise<string | undefined> {
  if (password === null || isEnrolled(data)) return undefined;
  const office = await signInToOffice(central, password);
  const outlet = (await office.call('outlet.list', {}))[0];
  if (!outlet) return undefined;
  const made = await office.call('fleet.makeCode', { outlet: outlet.id });
  return 'code' in made ? made.code : undefined;
}

/** A database that cannot be opened is not for us to explain: the till, started next, says why. */
function isEnrolled(data: string): boolean {
  const file = join(foldersOf(data).till, DATABASE);
  if (!existsSync(file)) return false;
  try {
    const db = openDatabase(file);
    const enrolled = enrolment(db) !== undefined;
    db.close();
    return enrolled;
  } catch (error) {
    if (error instanceof TillUnusable) return true;
    throw error;
  }
}
