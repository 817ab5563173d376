import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/main/db/open.ts';
import { aDesk, sell, withShift } from '../../support/aDesk.ts';

// Nothing changes or takes away what stands in a ledger: no statement of ours would, and at the till none could.

const ROOT = join(import.meta.dirname, '../../..');

/** The ledgers' tables, and the only files whose statements write them: by adding. */
const LEDGERS = [
  { tables: ['journal'], within: 'src/main', writers: ['src/main/db/journal.ts'] },
  { tables: ['journal', 'fork_entry', 'fork'], within: 'src/central', writers: ['src/central/db/journal.ts'] },
] as const;

/** Statements that take away or change rows of a table, in whatever case, with or without a schema before it. */
function takingAway(table: string): RegExp {
  const named = `(?:only\\s+)?(?:"?\\w+"?\\.)?"?${table}"?(?![\\w"])`;
  return new RegExp(
    `\\b(?:update(?:\\s+or\\s+\\w+)?|delete\\s+from|replace\\s+into|insert\\s+or\\s+replace\\s+into|truncate(?:\\s+table)?|drop\\s+table(?:\\s+if\\s+exists)?|merge\\s+into)\\s+${named}`,
    'i',
  );
}

/** An insert may also change what is there. */
function addingTo(table: string): RegExp {
  return new RegExp(`\\binsert\\s+into\\s+"?${table}"?(?![\\w"])[^;\`]*?(?=\`|;|$)`, 'gi');
}

function sources(within: string): { readonly file: string; readonly text: string }[] {
  const files = globSync(`${within}/**/*.{ts,tsx}`, { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'));
  return files.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
}

describe.each(LEDGERS)('the ledger of $within', ({ tables, within, writers }) => {
  test.each(tables)('%s: no statement of ours changes or takes away a row', (table) => {
    const found = sources(within).filter(({ text }) => takingAway(table).test(text));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  test.each(tables)('%s: rows are added in one place, and an added one never replaces another', (table) => {
    const adding = sources(within).filter(({ text }) => text.search(addingTo(table)) !== -1);
    expect(adding.map(({ file }) => file)).toEqual([...writers]);
    const statements = adding.flatMap(({ text }) => text.match(addingTo(table)) ?? []);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((statement) => /on\s+conflict[^`]*do\s+update/i.test(statement))).toEqual([]);
  });
});

test('the scan sees what it looks for', () => {
  for (const statement of [
    'UPDATE journal SET at = 0',
    'delete from journal where seq = 1',
    'INSERT OR REPLACE INTO journal VALUES',
    'truncate journal',
    'update only public.journal set',
    'drop table if exists journal',
  ]) {
    expect([statement, takingAway('journal').test(statement)]).toEqual([statement, true]);
  }
  expect(takingAway('journal').test('update journal_note set')).toBe(false);
});

test.each([
  'UPDATE journal SET body = x WHERE seq = 1',
  'UPDATE OR REPLACE journal SET seq = 2 WHERE seq = 1',
  'DELETE FROM journal',
  'INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1',
  'INSERT INTO journal SELECT * FROM journal WHERE seq = 1 ON CONFLICT DO UPDATE SET at = 0',
])('at a till %s is aborted, also on a connection of its own, and nothing is lost', (attempt) => {
  const desk = withShift(aDesk());
  sell(desk);
  const other = openDatabase(join(desk.folder, 'till.db'));
  const before = other.all('SELECT * FROM journal');
  expect(() => other.raw.exec(attempt.replace('x', `x'00'`))).toThrow(/never (changed|deleted|replaced)/);
  expect(other.all('SELECT * FROM journal')).toEqual(before);
  other.close();
});
