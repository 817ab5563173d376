/**
 * A till that sells as fast as it can until it is killed, and says each sale on stdout once it is committed. A process
 * of its own, for the tests that pull the plug: `node sellingTill.ts FOLDER [--careless]`; careless, it does not wait
 * for the disk, so that a test can show that it would see a loss.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openShift } from '../../src/main/db/shift.ts';
import { openLedger } from '../../src/main/ledger/openLedger.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { makeTillKey } from '../../src/main/sync/keys.ts';
import { must } from '../../src/shared/must.ts';
import { deskOver, sell, withShift } from './counter.ts';

const folder = must(process.argv[2], 'a folder to sell in');
const keyring = fileKeyring(join(folder, 'secrets'));
if (!keyring.read('signing-key')) keyring.write('signing-key', makeTillKey().secret);

const db = openLedger(folder, (error) => {
  throw error;
});
if (process.argv[3] === '--careless') db.raw.pragma('synchronous = NORMAL');
const desk = deskOver(db, must(keyring.read('signing-key'), 'the signing key'));
desk.setClock(Date.now());
if (!openShift(db)) withShift(desk);
for (;;) writeSync(1, `${sell(desk).number}\n`);
