import { gtinKey } from '../shared/barcode/gtin.ts';
import { isRetail, type Read, type ReadCode } from './read.ts';

/** Lines one look must have found the same on, where no other look found it. */
const ENOUGH_ALONE = 4;
const ENOUGH_OF_ZXING = 3;
/** A code of eight digits is found in half of another far too easily. */
const ENOUGH_OF_EIGHT = 10;

/** What the looks at one picture, taken together, say. */
export type Verdict = {
  /** What is believed. */
  readonly codes: readonly ReadCode[];
  /** Whether a further look is not needed: something was read, and every number by both engines on several lines. */
  readonly sure: boolean;
};

/**
 * Decides what to believe of a single picture. Numbers on goods have one check digit, which one misreading in ten survives, so
 * they need two engines, or many lines; of two numbers that nobody is sure of, none is believed.
 * @param looks what each look found, in any order
 */
export function judge(looks: readonly (readonly Read[])[]): Verdict {
  const others = distinct(looks.flat().filter((read) => !isRetail(read)));
  const numbers = [...numbersIn(looks).values()];
  const sure = numbers.filter(isSure);
  const believed = sure.length > 0 ? sure : numbers.length === 1 ? numbers.filter(isLikely) : [];
  const codes = [...believed.map(({ code }) => code), ...others];
  return { codes, sure: codes.length > 0 && sure.length === numbers.length };
}

/** All that speaks for one number. */
type Support = {
  readonly code: ReadCode;
  /** Looks that found it. */
  looks: number;
  /** Most lines in one look, by engine. */
  zxing: number;
  zbar: number;
};

function numbersIn(looks: readonly (readonly Read[])[]): Map<string, Support> {
  const numbers = new Map<string, Support>();
  for (const look of looks) {
    const seen = new Set<string>();
    for (const read of look.filter(isRetail)) {
      const key = gtinKey(read.value);
      if (key === undefined) continue;
      const { format, id, value, engine, lines } = read;
      const support = numbers.get(key) ?? { code: { format, id, value }, looks: 0, zxing: 0, zbar: 0 };
      support[engine] = Math.max(support[engine], lines);
      if (!seen.has(key)) support.looks += 1;
      seen.add(key);
      numbers.set(key, support);
    }
  }
  return numbers;
}

/** Two engines that find the bars in different ways, and neither by the skin of its teeth. */
function isSure({ zxing, zbar }: Support): boolean {
  return zxing >= ENOUGH_OF_ZXING && zbar >= 2;
}

function isLikely({ code, looks, zxing, zbar }: Support): boolean {
  if (code.format === 'EAN-8') return Math.max(zxing, zbar) >= ENOUGH_OF_EIGHT;
  return looks > 1 || zbar >= ENOUGH_ALONE || zxing >= ENOUGH_OF_ZXING;
}

function distinct(reads: readonly Read[]): ReadCode[] {
  return [...new Map(reads.map(({ format, id, value }) => [`${id}${value}`, { format, id, value }])).values()];
}
