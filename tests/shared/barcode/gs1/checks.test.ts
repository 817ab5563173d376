import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../../src/shared/barcode/gs1/checks.ts';

const RIGHT = {
  csum: ['08938507000006', '952012345678912345'],
  csumalpha: ['1987654Ad4X4bL5ttr2310c2K', '22'],
  yymmd0: ['270128', '270100', '240229', '000229'],
  yymmdd: ['270128'],
  yyyymmdd: ['19991231', '20000229'],
  hhmi: ['0000', '2359'],
  iso3166: ['704'],
  iso3166999: ['999'],
  iso3166alpha2: ['VN'],
  iso4217: ['704'],
  iban: ['GB82WEST12345698765432'],
  pieceoftotal: ['0101', '0212'],
  posinseqslash: ['1/3', '3/3'],
  pcenc: ['100%25', 'C%C3%A0 Mau'],
  latitude: ['1800000000'],
  longitude: ['3600000000'],
  couponcode: ['06141410123453110110110', '061414101234531101101103261231', '0614141012345311011011032612314251231'],
  couponposoffer: ['006141410123450012345'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const WRONG = {
  csum: ['08938507000007', ''],
  csumalpha: ['1987654Ad4X4bL5ttr2310c2L', '2', '23'],
  yymmd0: ['271300', '270230', '230229', '27012'],
  yymmdd: ['270100'],
  yyyymmdd: ['19000229', '20270001'],
  hhmi: ['2400', '2360'],
  iso3166: ['701', '999'],
  iso3166alpha2: ['vn', 'XX'],
  iso4217: ['705', '000'],
  iban: ['GB82WEST12345698765431', 'XX82WEST12345698765432', 'GB82WEST12'],
  pieceoftotal: ['0001', '0100', '0201'],
  posinseqslash: ['0/3', '4/3', '1/', '/1', '1/03'],
  pcenc: ['100%', '%2', '%zz'],
  latitude: ['1800000001'],
  longitude: ['3600000001'],
  couponcode: [
    '',
    '7614141',
    '0614141012345311011011',
    '06141410123453110110110x',
    '061414101234531101101103261301',
    '0614141012345311011011032512314261231',
  ],
  couponposoffer: ['2', '0061414101234500123'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const each = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table).flatMap(([name, values]) => values.map((value) => [name, value] as const));

describe('a part of a value', () => {
  it.each(each(RIGHT))('passes %s: %s', (name, value) => {
    expect(CHECKS.get(name)?.(value)).toBe(true);
  });

  it.each(each(WRONG))('does not pass %s: “%s”', (name, value) => {
    expect(CHECKS.get(name)?.(value)).toBe(false);
  });
});
