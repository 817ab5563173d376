import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCart } from '../../../src/main/db/cart.ts';
import { enrolled } from '../../../src/main/db/enrolment.ts';
import { newestOf } from '../../../src/main/db/journal.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { exportJournal } from '../../../src/main/journal/exportFile.ts';
import { verifyJournalFile } from '../../../src/main/journal/verifyFile.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { SaleBody } from '../../../src/shared/sale/sale.ts';
import { aFolder } from '../../support/aDesk.ts';

/** Lets a till sell until it has said `sales` more, kills it −9 in the middle of whatever it does, and answers what it said. */
function sellUntilKilled(folder: string, sales: number): Promise<string[]> {
  const till = spawn(process.execPath, ['tests/support/sellingTill.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  till.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > sales) till.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    // The last line may be cut off; it was said all the same only if it is whole.
    till.on('close', () => resolve(said.split('\n').slice(0, -1)));
  });
}

test('a till killed −9 again and again while it sells loses nothing it said, and doubles nothing', async () => {
  const folder = aFolder();
  const said: string[] = [];
  for (const sales of [1, 17, 40, 3, 29, 8]) said.push(...(await sellUntilKilled(folder, sales)));

  const db = openDatabase(join(folder, 'till.db'));
  const { device } = enrolled(db);
  const kept = newestOf(db, device, 'sale', 100_000).map(({ body }) => SaleBody.parse(JSON.parse(body)).number);
  expect(kept).toEqual(expect.arrayContaining(said));
  expect(new Set(kept).size).toBe(kept.length);
  // Each kill may have left one sale that was committed and not yet said.
  expect(kept.length - said.length).toBeLessThanOrEqual(6);
  expect(openCart(db)?.lines.length ?? 0).toBeLessThanOrEqual(1);

  expect(rebuild(db).differed).toEqual([]);
  const file = join(folder, 'journal.txt');
  exportJournal(db, file);
  expect(await verifyJournalFile(file)).toMatchObject({ sales: kept.length, faults: [] });
  db.close();
}, 60_000);
