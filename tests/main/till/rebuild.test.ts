import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BackupFailed, backUp } from '../../../src/main/backup/backup.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { runningTotals } from '../../../src/main/db/projection.ts';
import { checkProjections, rebuild } from '../../../src/main/till/rebuild.ts';
import { reprintSlip } from '../../../src/main/till/reprintSlip.ts';
import { aDesk, done, driedShrimp, lan, sell, withShift } from '../../support/aDesk.ts';

test('what hangs on the journal is the same when it is made again', () => {
  const desk = withShift(aDesk());
  const { sale } = sell(desk);
  sell(desk, driedShrimp.id);
  done(reprintSlip(desk, sale, lan));
  expect(rebuild(desk.db)).toEqual({ entries: 5, differed: [] });
});

test('what was wrong is mended, and named', () => {
  const desk = withShift(aDesk());
  sell(desk);
  desk.db.raw.exec('UPDATE stock SET on_hand = 7; UPDATE running SET sold = 1');
  expect(rebuild(desk.db).differed).toEqual(['stock', 'running']);
  expect(runningTotals(desk.db).sold).toBe(25_000);
  expect(rebuild(desk.db).differed).toEqual([]);
});

test('what is wrong is named by a check, which changes nothing', () => {
  const desk = withShift(aDesk());
  sell(desk);
  expect(checkProjections(desk.db)).toEqual({ entries: 3, differed: [] });
  desk.db.raw.exec('UPDATE stock SET on_hand = 7');
  expect(checkProjections(desk.db)).toEqual({ entries: 3, differed: ['stock'] });
  expect(desk.db.get('SELECT on_hand FROM stock')).toEqual({ on_hand: 7 });
});

test('a backup made while the till is open holds every sale, and is never written over', () => {
  const desk = withShift(aDesk());
  sell(desk);
  const file = join(desk.folder, 'backups', 'till.db');
  expect(backUp(desk.db, file).seq).toBe(3);
  expect(() => backUp(desk.db, file)).toThrow(BackupFailed);
  const copy = openDatabase(file);
  expect(runningTotals(copy)).toEqual(runningTotals(desk.db));
  copy.close();
});
