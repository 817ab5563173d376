import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { exportJournal } from '../../../src/main/journal/exportFile.ts';
import { verifyJournalFile } from '../../../src/main/journal/verifyFile.ts';
import { lan } from '../../support/aDesk.ts';
import { aStaffedTill, tryWrong, withPins } from '../../support/aStaffedTill.ts';

const SCRIPT = fileURLToPath(new URL('../../shared/journal/verify.py', import.meta.url));

test('a journal with PINs set and somebody blocked proves itself, to our verifier and to the other', async () => {
  const till = await withPins(aStaffedTill());
  await tryWrong(till, lan, 10);
  const file = join(till.folder, 'journal.txt');
  exportJournal(till.desk.db, file);
  expect(readFileSync(file, 'utf8')).toMatch(/"kind":"pin-set"[\s\S]*"kind":"sign-in-blocked"/);
  expect(await verifyJournalFile(file)).toMatchObject({ entries: 5, faults: [] });
  expect(execFileSync('python3', [SCRIPT, file], { encoding: 'utf8' })).toMatch(/proved/i);
});
