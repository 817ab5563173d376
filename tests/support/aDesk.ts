import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/main/db/open.ts';
import type { TillDb } from '../../src/main/db/sqlite.ts';
import { deskOver, type TestDesk } from './counter.ts';

export * from './counter.ts';

/** A folder of its own, gone when the test is. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quay-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a till's program opens in its folder: a new till's database where there was none. */
export function openTillDb(file: string): TillDb {
  if (!existsSync(file)) copyFileSync(inject('newTill'), file);
  return openDatabase(file);
}

/** A counter on a real database in a folder of its own. */
export function aDesk(folder = aFolder()): TestDesk & { readonly folder: string } {
  const db = openTillDb(join(folder, 'till.db'));
  onTestFinished(() => db.close());
  return { ...deskOver(db), folder };
}
