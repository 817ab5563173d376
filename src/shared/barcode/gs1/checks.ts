import { hasValidCheckDigit } from '../gtin.ts';
import { hasValidCheckPair } from './checkPair.ts';
import { COUNTRY_LETTERS, COUNTRY_NUMBERS, CURRENCY_NUMBERS, PACKAGE_TYPES } from './codeLists.ts';
import { isCoupon, isPosOffer } from './coupon.ts';
import { isDay, isDayOrMonth, isLongDay } from './days.ts';
import { isIban } from './iban.ts';

/** What the parts of a value are made of, by the letters of the dictionary. */
export const CHARACTERS = {
  N: /^\d*$/,
  X: /^[!"%-?A-Z_a-z]*$/,
  Y: /^[#\-/0-9A-Z]*$/,
  Z: /^[\w-]*={0,2}$/,
} as const;

/** No company prefix is shorter; which ones are given out is not public, and not asked. */
const COMPANY_PREFIX = /^\d{4}/;

const upTo = (most: number) => (value: string) => /^\d{2}$/.test(value) && Number(value) <= most;
const isHour = upTo(23);
const isMinute = upTo(59);

/** The checks that GS1's dictionary names, each over one part of a value whose characters and length are right already. */
export const CHECKS: ReadonlyMap<string, (part: string) => boolean> = new Map(
  Object.entries({
    csum: (part: string) => /^\d+$/.test(part) && hasValidCheckDigit(part),
    csumalpha: hasValidCheckPair,
    gcppos1: (part: string) => COMPANY_PREFIX.test(part),
    gcppos2: (part: string) => COMPANY_PREFIX.test(part.slice(1)),

    yymmd0: isDayOrMonth,
    yymmdd: isDay,
    yyyymmdd: isLongDay,
    hh: isHour,
    mi: isMinute,
    ss: isMinute,
    hhmi: (part: string) => isHour(part.slice(0, 2)) && isMinute(part.slice(2)),

    iso3166: (part: string) => COUNTRY_NUMBERS.has(part),
    iso3166999: (part: string) => part === '999' || COUNTRY_NUMBERS.has(part),
    iso3166alpha2: (part: string) => COUNTRY_LETTERS.has(part),
    iso4217: (part: string) => CURRENCY_NUMBERS.has(part),
    iso5218: (part: string) => /^[0129]$/.test(part),
    iban: isIban,
    packagetype: (part: string) => PACKAGE_TYPES.has(part),
    mediatype: (part: string) => /^(?:0[1-9]|10|[89]\d)$/.test(part),
    importeridx: (part: string) => /^[\w-]$/.test(part),

    zero: (part: string) => /^0+$/.test(part),
    nonzero: (part: string) => /^\d*[1-9]\d*$/.test(part),
    nozeroprefix: (part: string) => /^(?!0)\d*$/.test(part),
    hasnondigit: (part: string) => /\D/.test(part),
    hyphen: (part: string) => /^-+$/.test(part),
    yesno: (part: string) => /^[01]$/.test(part),
    winding: (part: string) => /^[019]$/.test(part),
    latitude: (part: string) => /^\d{10}$/.test(part) && Number(part) <= 1_800_000_000,
    longitude: (part: string) => /^\d{10}$/.test(part) && Number(part) <= 3_600_000_000,
    pcenc: (part: string) => !/%(?![\da-f]{2})/i.test(part),
    pieceoftotal: isPieceOfTotal,
    posinseqslash: isPlaceInRow,

    couponcode: isCoupon,
    couponposoffer: isPosOffer,
  }),
);

/** @param part `0103`: the first of three */
function isPieceOfTotal(part: string): boolean {
  if (!/^(?:\d\d)+$/.test(part)) return false;
  const piece = Number(part.slice(0, part.length / 2));
  const total = Number(part.slice(part.length / 2));
  return piece > 0 && piece <= total;
}

/** @param part `1/3`: the first of three */
function isPlaceInRow(part: string): boolean {
  const [, place, end] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(part) ?? [];
  return place !== undefined && Number(place) <= Number(end);
}
