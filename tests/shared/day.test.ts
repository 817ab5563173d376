import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Day, dayOf, formatDay, formatInstant, formatTime, HOME_ZONE, type Instant } from '../../src/shared/day.ts';
import { aDay } from '../support/aProduct.ts';
import { anyDay, anyInstant } from '../support/generators.ts';

const at = (iso: string): Instant => Date.parse(iso) as Instant;
const SEVEN_HOURS = 7 * 3_600_000;

describe('the business day', () => {
  it.each([
    ['2026-11-22T07:02:00Z', '2026-11-22', 'in the afternoon'],
    ['2026-11-21T16:59:59.999Z', '2026-11-21', 'a millisecond before midnight in Cà Mau'],
    ['2026-11-21T17:00:00Z', '2026-11-22', 'at midnight, though it is still the day before in Greenwich'],
    ['2026-02-28T17:00:00Z', '2026-03-01', 'the day after the last of February'],
    ['2028-02-28T17:00:00Z', '2028-02-29', 'in a leap year'],
    ['2026-12-31T17:00:00Z', '2027-01-01', 'at New Year'],
    ['1970-01-01T00:00:00Z', '1970-01-01', 'at the beginning of all instants, eight in the morning by the zone then'],
  ])('at %s is %s: %s', (iso, day) => {
    expect(dayOf(at(iso))).toBe(day);
  });

  it('is the zone’s own: the same instant is another day further west', () => {
    const instant = at('2026-11-21T17:00:00Z');
    expect(dayOf(instant, 'Asia/Ho_Chi_Minh')).toBe('2026-11-22');
    expect(dayOf(instant, 'Europe/Berlin')).toBe('2026-11-21');
    expect(dayOf(instant, 'Pacific/Kiritimati')).toBe('2026-11-22');
    expect(dayOf(instant, 'America/Los_Angeles')).toBe('2026-11-21');
  });

  it('is what a clock seven hours ahead of Greenwich shows, at any instant since 1980', () => {
    const since1980 = anyInstant.filter((instant) => instant >= Date.UTC(1980, 0, 1));
    fc.assert(
      fc.property(since1980, (instant) => {
        const wall = new Date(instant + SEVEN_HOURS).toISOString();
        const [year, month, day] = wall.slice(0, 10).split('-');
        expect(dayOf(instant)).toBe(wall.slice(0, 10));
        expect(formatInstant(instant)).toBe(`${day}/${month}/${year} ${wall.slice(11, 16)}`);
        expect(formatTime(instant)).toBe(wall.slice(11, 16));
      }),
    );
  });

  it('never goes back as time goes on', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, (a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(dayOf(earlier) <= dayOf(later)).toBe(true);
      }),
    );
  });

  it.each(['UTC', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Ho_Chi_Minh'])(
    'does not depend on the machine’s own zone (%s)',
    (zone) => {
      const module = new URL('../../src/shared/day.ts', import.meta.url).href;
      const script = `
        const { Day, dayOf, formatInstant } = await import(${JSON.stringify(module)});
        const at = Date.parse('2026-12-31T17:00:00Z');
        console.log(new Date().getTimezoneOffset(), dayOf(at), formatInstant(at), Day.safeParse('2026-12-31').success);`;
      const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
      expect(run.stdout.trim().split(' ').slice(1).join(' '), run.stderr).toBe('2027-01-01 01/01/2027 00:00 true');
    },
  );
});

describe('a day from outside', () => {
  it.each(['2026-01-31', '2026-02-28', '2028-02-29', '2026-12-31', '2000-02-29'])('%s is a day', (text) => {
    expect(Day.safeParse(text).success).toBe(true);
  });

  it.each([
    '2026-02-31',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '22/11/2026',
    '2026-11-22T00:00:00Z',
    '2026-11-22 ',
    '2026-11-22\n',
    '',
  ])('%j is no day', (text) => {
    expect(Day.safeParse(text).success).toBe(false);
  });

  it('is any day of the calendar', () => {
    fc.assert(fc.property(anyDay, (day) => Day.safeParse(day).success));
  });

  it('is written day first', () => {
    expect(formatDay(aDay('2026-11-22'))).toBe('22/11/2026');
  });
});

describe('the clock on the slip', () => {
  it('shows midnight as 00:00, not 24:00', () => {
    expect(formatInstant(at('2026-11-21T17:00:00Z'))).toBe('22/11/2026 00:00');
    expect(formatTime(at('2026-11-21T17:00:00Z'), HOME_ZONE)).toBe('00:00');
  });
});
