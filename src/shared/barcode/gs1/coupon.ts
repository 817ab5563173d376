/**
 * What AIs 8110 and 8112 hold: a North American coupon (GS1 US, "Application Standard and Usage Guideline: U.S. and Canadian
 * Coupons Using GS1 DataBar"). Many of its fields are preceded by a digit that says how long they are.
 */
import { isDay } from './days.ts';

/** A digit from least to most, and so many digits behind it, and `more` on top. */
function counted(least: number, most: number, more: number): string {
  const forms = Array.from({ length: most - least + 1 }, (_, i) => `${least + i}\\d{${least + i + more}}`);
  return `(?:${forms.join('|')})`;
}

const COMPANY = counted(0, 6, 6);
const OFFER = '\\d{6}';
const VALUE = counted(1, 5, 0);
const SERIAL = counted(0, 9, 6);
/** How much must be bought, of what kind that number is, and the family of products. */
const PURCHASE = `${VALUE}[0-49]\\d{3}`;
/** 9 stands for the company named first. */
const OTHER_COMPANY = `(?:${COMPANY}|9)`;

const COUPON = new RegExp(
  [
    `^${COMPANY}${OFFER}${VALUE}${PURCHASE}`,
    `(?:1[0-3]${PURCHASE}${OTHER_COMPANY})?`,
    `(?:2${PURCHASE}${OTHER_COMPANY})?`,
    '(?:3(?<ends>\\d{6}))?',
    '(?:4(?<begins>\\d{6}))?',
    `(?:5${SERIAL})?`,
    `(?:6${counted(1, 7, 6)})?`,
    '(?:9[01256][0-2]\\d[01])?$',
  ].join(''),
);

const POS_OFFER = new RegExp(`^[01]${COMPANY}${OFFER}${SERIAL}$`);

export function isCoupon(value: string): boolean {
  const { ends, begins } = COUPON.exec(value)?.groups ?? {};
  if (!COUPON.test(value)) return false;
  if (ends !== undefined && !isDay(ends)) return false;
  if (begins !== undefined && !isDay(begins)) return false;
  return ends === undefined || begins === undefined || begins <= ends;
}

export function isPosOffer(value: string): boolean {
  return POS_OFFER.test(value);
}
