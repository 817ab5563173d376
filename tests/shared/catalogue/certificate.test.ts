import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Certificate, certificateOn, isValidOn } from '../../../src/shared/catalogue/certificate.ts';
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
