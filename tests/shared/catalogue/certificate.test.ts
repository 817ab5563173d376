import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Certificate,
  certificateOn,
  isValidOn,
  starsLost,
  starsUntil,
} from '../../../src/shared/catalogue/certificate.ts';
import { addDays } from '../../../src/shared/day.ts';
import { must } from '../../../src/shared/must.ts';
import { aCertificate, aDay } from '../../support/aProduct.ts';
import { anyDay } from '../../support/generators.ts';

describe('a certificate', () => {
  it.each([
    ['2024-06-14', false, 'the day before the decision'],
    ['2024-06-15', true, 'the day of the decision'],
    ['2026-01-01', true, 'in between'],
    ['2027-06-14', true, 'its last day'],
    ['2027-06-15', false, 'the day after'],
  ])('on %s is valid: %s (%s)', (day, valid) => {
    expect(isValidOn(aCertificate(), aDay(day))).toBe(valid);
  });

  it('that was extended is valid until its new last day', () => {
    const extended = aCertificate({ expiresOn: aDay('2027-12-31') });
    expect(isValidOn(extended, aDay('2027-12-31'))).toBe(true);
    expect(isValidOn(extended, aDay('2028-01-01'))).toBe(false);
  });

  it.each([
    ['2026-03-09', true, 'the day before it was taken back'],
    ['2026-03-10', false, 'the day it was taken back'],
    ['2026-03-11', false, 'after'],
  ])('revoked on 10 March is on %s valid: %s (%s)', (day, valid) => {
    expect(isValidOn(aCertificate({ revokedOn: aDay('2026-03-10') }), aDay(day))).toBe(valid);
  });

  it('is never valid outside its dates, whatever they are', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.option(anyDay), anyDay, (issuedOn, expiresOn, revokedOn, day) => {
        const valid = isValidOn(aCertificate({ issuedOn, expiresOn, revokedOn }), day);
        expect(valid).toBe(day >= issuedOn && day <= expiresOn && (revokedOn === null || day < revokedOn));
      }),
    );
  });

  it.each([1, 2, 6, 3.5, '4'])('of %j stars cannot be said', (stars) => {
    expect(Certificate.safeParse({ ...aCertificate(), stars }).success).toBe(false);
  });
});

describe('the certificate that is shown', () => {
  const three = aCertificate({ id: 'three', stars: 3, issuedOn: aDay('2023-01-01'), expiresOn: aDay('2025-12-31') });
  const four = aCertificate({ id: 'four', stars: 4, issuedOn: aDay('2025-06-01'), expiresOn: aDay('2028-05-31') });

  it.each([
    ['2022-12-31', undefined, 'before the first'],
    ['2025-05-31', 'three', 'while it is the only one'],
    ['2025-06-01', 'four', 'as soon as the better one is decided'],
    ['2026-01-01', 'four', 'when the old one has run out'],
    ['2028-06-01', undefined, 'when both have'],
  ])('on %s is %s: %s', (day, id, _why) => {
    expect(certificateOn([three, four], aDay(day))?.id).toBe(id);
    expect(certificateOn([four, three], aDay(day))?.id).toBe(id);
  });

  it('is the older one again when the newer was revoked', () => {
    const revoked = { ...four, revokedOn: aDay('2025-07-01') };
    expect(certificateOn([three, revoked], aDay('2025-06-30'))?.id).toBe('four');
    expect(certificateOn([three, revoked], aDay('2025-07-01'))?.id).toBe('three');
  });

  it('is none where there is none', () => {
    expect(certificateOn([], aDay('2026-01-01'))).toBeUndefined();
  });

  it('is always a valid one, and none of the valid ones is newer', () => {
    const certificates = fc.array(
      fc.tuple(anyDay, anyDay).map(([issuedOn, expiresOn]) => aCertificate({ issuedOn, expiresOn })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(certificates, anyDay, (all, day) => {
        const shown = certificateOn(all, day);
        const valid = all.filter((certificate) => isValidOn(certificate, day));
        expect(shown === undefined).toBe(valid.length === 0);
        expect(shown?.issuedOn).toBe(
          valid
            .map(({ issuedOn }) => issuedOn)
            .toSorted()
            .at(-1),
        );
      }),
    );
  });
});

describe('the end of stars', () => {
  const first = aCertificate({ id: 'first', issuedOn: aDay('2023-01-01'), expiresOn: aDay('2025-12-31') });
  const next = aCertificate({ id: 'next', issuedOn: aDay('2026-01-01'), expiresOn: aDay('2028-12-31') });

  it('is the last day of the certificate, or of the one that goes on where it ends', () => {
    expect(starsUntil([first], aDay('2025-06-01'))).toBe('2025-12-31');
    expect(starsUntil([next, first], aDay('2025-06-01'))).toBe('2028-12-31');
    expect(starsUntil([first], aDay('2026-01-01'))).toBeUndefined();
  });

  it('that is behind us says since when, and why', () => {
    expect(starsLost([first], aDay('2026-03-01'))).toEqual({ certificate: first, why: 'ended', since: '2026-01-01' });
    const revoked = { ...first, revokedOn: aDay('2024-05-05') };
    expect(starsLost([revoked], aDay('2024-05-05'))).toMatchObject({ why: 'revoked', since: '2024-05-05' });
    expect(starsLost([revoked], aDay('2024-05-04'))).toBeUndefined();
    expect(starsLost([next], aDay('2025-12-31'))).toBeUndefined();
    expect(starsLost([{ ...next, revokedOn: next.issuedOn }], aDay('2027-01-01'))).toBeUndefined();
  });

  it('is found for any certificates: stars show every day until it, and not the day after; lost are those that showed', () => {
    const near = fc.integer({ min: 0, max: 60 }).map((days) => addDays(aDay('2026-01-01'), days));
    const any = fc.record({ issuedOn: near, expiresOn: near, revokedOn: fc.option(near) }).map(aCertificate);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), near, (certificates, day) => {
        const until = starsUntil(certificates, day);
        const shows = (on: typeof day): boolean => certificateOn(certificates, on) !== undefined;
        expect(until !== undefined).toBe(shows(day));
        if (until) {
          for (let each = day; each <= until; each = addDays(each, 1)) expect(shows(each)).toBe(true);
          expect(shows(addDays(until, 1))).toBe(false);
        }
        const lost = starsLost(certificates, day);
        const showed = Array.from({ length: 61 }, (_, back) => addDays(day, -back)).find(shows);
        expect(lost !== undefined).toBe(!shows(day) && showed !== undefined);
        if (lost) expect(lost.since).toBe(addDays(must(showed, 'a day'), 1));
      }),
    );
  });
});
