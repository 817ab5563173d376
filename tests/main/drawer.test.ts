import { expect, test } from 'vitest';
import type { PrintJob } from '../../src/main/devices/printer/jobs.ts';
import { isDrawerDue } from '../../src/main/printing/work.ts';
import type { Instant } from '../../src/shared/day.ts';
import type { EntryId } from '../../src/shared/id.ts';

const queued = 1_000_000 as Instant;
const job: PrintJob = {
  job: 1,
  entry: 'sale-1' as EntryId,
  slip: null,
  labels: null,
  again: false,
  number: 'BL01-2-000001',
  copy: 0,
  drawer: true,
  attempts: 0,
  at: queued,
};
const after = (ms: number) => (queued + ms) as Instant;

test('the drawer opens with the first attempt at a slip that moved cash', () => {
  expect(isDrawerDue(job, after(200))).toBe(true);
  expect(isDrawerDue({ ...job, drawer: false }, after(200))).toBe(false);
});

test('a slip that is tried again does not open it again', () => {
  expect(isDrawerDue({ ...job, attempts: 1 }, after(200))).toBe(false);
});

test('a slip that comes when nobody stands there any more leaves it shut, whichever way the clock was set', () => {
  expect(isDrawerDue(job, after(60_000))).toBe(false);
  expect(isDrawerDue(job, after(-60_000))).toBe(false);
});
