/**
 * Tries wrong PINs of Lan's as fast as a till takes them, and says each once it was looked at, until it is killed. A
 * process of its own, for the test that pulls the plug: `node pinAttacker.ts FOLDER`.
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/main/db/open.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { openPins } from '../../src/main/staff/pins.ts';
import { must } from '../../src/shared/must.ts';
import type { Pin } from '../../src/shared/staff/pin.ts';
import { deskOver, lan } from './counter.ts';

const folder = must(process.argv[2], 'a folder with a till');
const db = openDatabase(join(folder, 'till.db'));
const keyring = fileKeyring(join(folder, 'secrets'));
const desk = deskOver(db);
const pins = openPins(db, randomBytes, {
  desk: () => desk,
  keyring,
  monotonic: () => performance.now(),
  cost: { memory: 8, passes: 1 },
});
for (let one = 0; ; one += 1) {
  const answer = await pins.check(lan.id, String(500_000 + one) as Pin);
  const refused = 'refused' in answer ? answer.refused : 'let in';
  writeSync(1, `${refused}\n`);
  if (refused === 'pin-wait' || refused === 'pin-blocked') await new Promise((resolve) => setTimeout(resolve, 5));
}
