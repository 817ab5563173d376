import { array, assert, boolean, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { backupMadeAt, backupName } from '../../../src/shared/backup/backup.ts';
import { backupStanding, OVERDUE_AFTER } from '../../../src/shared/backup/standing.ts';
import { backupsToKeep } from '../../../src/shared/backup/thin.ts';
import type { Instant } from '../../../src/shared/day.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T14:00:00Z') as Instant;
const ago = (days: number): Instant => (NOW - days * DAY) as Instant;

test('three backups a day for two years: all of a week stay, then one a week, then one a month', () => {
  const all = Array.from({ length: 730 * 3 }, (_, index) => ago(index / 3));
  const kept = backupsToKeep(all, NOW);
  const ages = kept.map((at) => (NOW - at) / DAY);
  expect(ages.filter((age) => age < 6)).toHaveLength(18);
  expect(ages.filter((age) => age >= 7 && age < 56).length).toBeLessThanOrEqual(9);
  expect(Math.max(...ages)).toBeGreaterThan(300);
  expect(kept.length).toBeLessThan(21 + 8 + 12 + 2);
});

const made = array(integer({ min: -10, max: 800 }).map(ago), { maxLength: 120 });

test('thinned day after day, each of the last eight weeks and twelve months that had a backup still has one', () => {
  assert(
    property(array(boolean(), { minLength: 400, maxLength: 400 }), (sold) => {
      let there: Instant[] = [];
      sold.forEach((open, index) => {
        const now = ago(400 - index);
        if (open) there = [...there, now];
        there = backupsToKeep(there, now);
      });
      const months = new Set(sold.flatMap((open, index) => (open ? [monthOf(ago(400 - index))] : [])));
      const recent = [...months].filter((month) => month > monthOf(ago(330)));
      for (const month of recent) expect(there.some((at) => monthOf(at) === month)).toBe(true);
    }),
    { numRuns: 3, seed: 7 },
  );
});

function monthOf(at: Instant): string {
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 7);
}

test('the newest five stay whatever the clock says, nothing is invented, and thinning again takes nothing more', () => {
  assert(
    property(made, integer({ min: -4_000, max: 4_000 }).map(ago), (all, now) => {
      const kept = backupsToKeep(all, now);
      const newest = [...new Set(all)].toSorted((a, b) => b - a).slice(0, 5);
      expect(newest.every((at) => kept.includes(at))).toBe(true);
      expect(kept.every((at) => all.includes(at))).toBe(true);
      expect(backupsToKeep(kept, now)).toEqual(kept);
      expect(backupsToKeep(all.toReversed(), now)).toEqual(kept);
    }),
    { seed: 7 },
  );
});

test('a backup’s name says to the second when it was made, and no other file’s does', () => {
  expect(backupName(NOW)).toBe('till-20261123-140000.db');
  expect(backupMadeAt('till-20261123-140000.db')).toBe(NOW);
  for (const name of ['till.db', 'till-20261123-140000.db.draft', 'till-20261399-140000.db'])
    expect(backupMadeAt(name)).toBeUndefined();
});

test('the standing says the worst that somebody can mend', () => {
  const well = { lastAt: NOW, trouble: null, second: null };
  expect(backupStanding(well, NOW)).toBe('well');
  expect(backupStanding({ ...well, lastAt: null }, NOW)).toBe('none-yet');
  expect(backupStanding(well, (NOW + OVERDUE_AFTER + 1) as Instant)).toBe('overdue');
  expect(backupStanding({ ...well, trouble: 'folder-full' }, NOW)).toBe('failing');
  expect(backupStanding({ ...well, trouble: 'damaged', second: 'missing' }, NOW)).toBe('damaged');
  expect(backupStanding({ ...well, second: 'missing' }, NOW)).toBe('second-missing');
  expect(backupStanding({ ...well, second: 'full' }, NOW)).toBe('second-failing');
});
