import { z } from 'zod';

/** What somebody proves with who they are at a till: six digits. Never in the journal, a log or the page's text. */
export const Pin = z
  .string()
  .regex(/^\d{6}$/)
  .brand<'Pin'>();
export type Pin = z.infer<typeof Pin>;

export const PIN_LENGTH = 6;

/** How things stand with somebody's PIN at this till. */
export const PinStanding = z.enum([
  /** Never set here, or made void by the centre. */
  'none',
  'set',
  /** Too many wrong tries in a row: somebody who manages lets them set a new one. */
  'blocked',
  /** Too many wrong tries in all: only the centre can let them start anew. */
  'centre',
]);
export type PinStanding = z.infer<typeof PinStanding>;

/**
 * Whether a PIN is among the first that anybody would try: one or two digits over and over, a run up or down, the same
 * two or three digits twice, a mirror, pairs, or a row of the keypad. About 3 in 1,000 of all are.
 */
export function isWeak(pin: Pin): boolean {
  const digits = Array.from(pin, Number);
  return new Set(digits).size <= 2 || isRun(digits) || PATTERNS.some((pattern) => pattern.test(pin)) || LISTED.has(pin);
}

function isRun(digits: readonly number[]): boolean {
  const steps = digits.slice(1).map((digit, i) => (digit - (digits[i] ?? digit) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

const PATTERNS = [
  /^(\d{3})\1$/,
  /^(\d\d)\1\1$/,
  /^(\d)\1(\d)\2(\d)\3$/,
  /^(\d)\1\1(\d)\2\2$/,
  /^(\d)(\d)(\d)\3\2\1$/,
] as const;

/** Shapes on the keypad, and dates that everybody knows. */
const LISTED: ReadonlySet<string> = new Set([
  '123654',
  '456789',
  '147258',
  '258369',
  '159357',
  '159753',
  '147369',
  '135790',
  '246810',
  '102030',
  '300475',
  '020945',
  '190590',
]);
