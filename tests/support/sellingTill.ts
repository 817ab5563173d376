/**
 * A till that sells as fast as it can until it is killed, and says each sale on stdout once it is committed. A process
 * of its own, for the tests that pull the plug: `node sellingTill.ts FOLDER`.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/main/db/open.ts';
import { openShift } from '../../src/main/db/shift.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { makeTillKey } from '../../src/main/sync/keys.ts';
import { must } from '../../src/shared/must.ts';
import { deskOver, sell, withShift } from './counter.ts';

const folder = must(process.argv[2], 'a folder to sell in');
const keyring = fileKeyring(join(folder, 'secrets'));
if (!keyring.read('signing-key')) keyring.write('signing-key', makeTillKey().secret);

const db = openDatabase(join(folder, 'till.db'));
const desk = deskOver(db, must(keyring.read('signing-key'), 'the signing key'));
desk.setClock(Date.now());
if (!openShift(db)) withShift(desk);
for (;;) writeSync(1, `${sell(desk).number}\n`);
