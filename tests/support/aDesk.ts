import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../src/main/db/open.ts';
import { deskOver, type TestDesk } from './counter.ts';

export * from './counter.ts';

/** A folder of its own, gone when the test is. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quay-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A counter on a real database in a folder of its own. */
export function aDesk(folder = aFolder()): TestDesk & { readonly folder: string } {
  const db = openDatabase(join(folder, 'till.db'));
  onTestFinished(() => db.close());
  return { ...deskOver(db), folder };
}
