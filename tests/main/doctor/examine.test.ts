import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownBackups } from '../../../src/main/backup/places.ts';
import { makeBackup } from '../../../src/main/backup/work.ts';
import { examine } from '../../../src/main/doctor/examine.ts';
import { seeKeys } from '../../../src/main/doctor/keysSeen.ts';
import { fileKeyring } from '../../../src/main/folder/secretFile.ts';
import type { Instant } from '../../../src/shared/day.ts';
import type { Part } from '../../../src/shared/doctor/finding.ts';
import { adviceFor } from '../../../src/shared/doctor/words.ts';
import { aDesk, MORNING, sell, withShift } from '../../support/aDesk.ts';

function aPatient() {
  const desk = withShift(aDesk());
  sell(desk);
  const keyring = fileKeyring(join(desk.folder, 'secrets'));
  const look = (now: Instant = MORNING) => [
    ...examine({
      folder: desk.folder,
      logFile: join(desk.folder, 'till.log'),
      keys: seeKeys(keyring, 'files'),
      now,
      version: 'test',
    }),
  ];
  const found = (part: Part, now?: Instant) => look(now).find((each) => each.part === part);
  return { desk, look, found };
}

test('what is well is said to be well, and what is not says what to do', () => {
  const { desk, look, found } = aPatient();
  expect(found('chain')).toMatchObject({ health: 'well', facts: { sales: 1 } });
  expect(found('backups')).toMatchObject({ health: 'watch', found: 'none-yet' });
  const job = { database: join(desk.folder, 'till.db'), folder: ownBackups(desk.folder), second: null, at: MORNING };
  expect(makeBackup(job).trouble).toBeNull();
  expect(found('backups')).toMatchObject({ found: 'no-second' });
  expect(found('keys')).toMatchObject({ health: 'bad', found: 'no-key' });
  expect(found('clock', (MORNING - 86_400_000) as Instant)).toMatchObject({ health: 'bad', found: 'behind' });
  for (const each of look().filter(({ health }) => health !== 'well')) expect(adviceFor(each).vi).not.toBe('Tốt.');
});

test('an entry that was changed, a file that is none and one that is gone are found, and nothing is changed', () => {
  const { desk, found } = aPatient();
  desk.db.raw.exec(`DROP TRIGGER journal_is_never_changed; UPDATE journal SET at = at + 1 WHERE seq = 2`);
  expect(found('chain')).toMatchObject({ health: 'bad', found: 'broken' });
  desk.db.close();
  const file = join(desk.folder, 'till.db');
  for (const side of ['-wal', '-shm']) rmSync(`${file}${side}`, { force: true });
  writeFileSync(file, 'no database'.repeat(500));
  expect(found('data')).toMatchObject({ health: 'bad', found: 'unreadable' });
  rmSync(file);
  expect(found('data')).toMatchObject({ health: 'bad', found: 'missing' });
});
