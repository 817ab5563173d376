/**
 * A till that sells as fast as it can, closing its shift every twelve sales, and says each sale on stdout once it is
 * committed. A process of its own, for the tests that pull the plug or spoil its disk: `node sellingTill.ts FOLDER
 * [--sales N] [--careless]`. It goes on until it is killed or has sold so often; what the disk refuses it says as
 * `- FAULT`, and tries again. Careless, it does not wait for the disk, so that a test can show that it would see a loss.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openShift } from '../../src/main/db/shift.ts';
import { diskFault } from '../../src/main/db/sqlite.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { openLedger } from '../../src/main/ledger/openLedger.ts';
import { makeTillKey } from '../../src/main/sync/keys.ts';
import { beginCount, closeShift } from '../../src/main/till/closeShift.ts';
import { dong } from '../../src/shared/money.ts';
import { must } from '../../src/shared/must.ts';
import { deskOver, done, lansHand, sell, withShift } from './counter.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { careless: { type: 'boolean', default: false }, sales: { type: 'string', default: 'Infinity' } },
});
const folder = must(positionals[0], 'a folder to sell in');
const keyring = fileKeyring(join(folder, 'secrets'));
if (!keyring.read('signing-key')) keyring.write('signing-key', makeTillKey().secret);

// A witness that cannot be written costs no sale.
const db = openLedger(folder, () => undefined);
if (options.careless) db.raw.pragma('synchronous = NORMAL');
const desk = deskOver(db, must(keyring.read('signing-key'), 'the signing key'));

for (let sold = 0; sold < Number(options.sales); ) {
  desk.setClock(Date.now());
  try {
    if (sold % 12 === 11) closeIfOpen();
    if (!openShift(db)) withShift(desk);
    say(sell(desk).number);
    sold += 1;
  } catch (error) {
    const fault = diskFault(error);
    if (!fault) throw error;
    say(`- ${fault}`);
  }
}
db.close();

function closeIfOpen(): void {
  const shift = openShift(db);
  if (!shift) return;
  done(beginCount(desk, lansHand));
  done(closeShift(desk, { shift: shift.shift, counted: [{ note: dong(1_000), count: 500 }] }, lansHand));
}

function say(word: string): void {
  writeSync(1, `${word}\n`);
}
