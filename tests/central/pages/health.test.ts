import { describe, expect, it } from 'vitest';
import type { TillRow } from '../../../src/central/office/api/fleet.ts';
import { countdown } from '../../../src/central/pages/outlets/countdown.ts';
import { healthOf, inOrder, isInTouch } from '../../../src/central/pages/outlets/health.ts';
import { laidOut, reasonOf } from '../../../src/central/pages/suspense/reason.ts';
import type { Instant } from '../../../src/shared/day.ts';

const NOW = 1_800_000_000_000 as Instant;
const MINUTE = 60_000;

function aTill(facts: Partial<TillRow> = {}): TillRow {
  return {
    device: '01a1382b-f039-727f-a2a9-9c5521136d79',
    outlet: 'BL01',
    outletName: 'Showroom OCOP Bạc Liêu',
    till: 1,
    enrolledAt: NOW - 1000 * MINUTE,
    lastSeenAt: NOW - MINUTE,
    version: '0.1.0',
    unsent: 0,
    clockOffset: 0,
    acknowledgedSeq: 12,
    quarantined: false,
    inSuspense: 0,
    revoked: false,
    retiredAt: null,
    replacedAt: null,
    replacedBy: null,
    ...facts,
  } as TillRow;
}

describe('a till', () => {
  it.each([
    ['working', {}],
    ['working', { lastSeenAt: (NOW - 5 * MINUTE) as Instant }],
    ['silent', { lastSeenAt: (NOW - 5 * MINUTE - 1) as Instant }],
    ['never', { lastSeenAt: null }],
    ['clock', { clockOffset: -2 * MINUTE }],
    ['working', { clockOffset: 2 * MINUTE - 1 }],
    ['suspense', { inSuspense: 1, lastSeenAt: null }],
    ['forked', { quarantined: true, inSuspense: 3 }],
    ['revoked', { revoked: true, quarantined: true }],
    ['replacing', { revoked: true, replacedAt: NOW }],
    ['replaced', { revoked: true, replacedAt: NOW, replacedBy: aTill().device }],
    ['retired', { retiredAt: NOW, lastSeenAt: null }],
    ['suspense', { retiredAt: NOW, inSuspense: 1 }],
  ] as const)('is %s with %o', (health, facts) => {
    expect(healthOf(aTill(facts), NOW)).toBe(health);
  });

  it('that is kept apart may still be in touch, one that was revoked is not', () => {
    expect(isInTouch(aTill({ quarantined: true }), NOW)).toBe(true);
    expect(isInTouch(aTill({ revoked: true }), NOW)).toBe(false);
    expect(isInTouch(aTill({ retiredAt: NOW }), NOW)).toBe(false);
  });

  it('that needs a look stands first, the others by outlet and number', () => {
    const tills = [aTill({ till: 2 }), aTill({ till: 1 }), aTill({ till: 3, quarantined: true })];
    expect(inOrder(tills, NOW).map(({ till }) => till)).toEqual([3, 1, 2]);
  });
});

describe('an enrolment code', () => {
  it.each([
    [600_000, '10:00'],
    [245_000, '4:05'],
    [1, '0:01'],
    [0, '0:00'],
    [-5000, '0:00'],
  ])('with %i ms to go shows %s', (ms, said) => {
    expect(countdown((NOW + ms) as Instant, NOW)).toBe(said);
  });
});

describe('an entry in suspense', () => {
  it.each([
    ['unknown kind: stock-counted', 'unknown-kind'],
    ['arithmetic: the lines come to 615000, not 616000', 'arithmetic'],
    ['a sale of this id is there already', 'repeated'],
    ['body: lines.0.price Invalid input', 'malformed'],
    ['not one canonical JSON value', 'malformed'],
    ['not what this till was enrolled as', 'wrong-till'],
    ['not sent from this till’s outlet to another', 'wrong-outlet'],
    ['value out of range for type bigint', 'other'],
  ] as const)('because of “%s” is %s to the reader', (reason, said) => {
    expect(reasonOf(reason)).toBe(said);
  });

  it('is laid out for reading, and shown as it came where it is not JSON', () => {
    expect(laidOut('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(laidOut('{"a":')).toBe('{"a":');
  });
});
