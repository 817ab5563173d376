import { isOurId } from './card.ts';

/** What stands beside other digits and is no number to call: a day, an hour, an amount below a trillion đồng. */
const DAYS = /(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d(?![/.-]?\d)/g;
const HOURS = /(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:.]?\d)/g;
const AMOUNTS = /(?<![\d.])(?!0)\d{1,3}(?:\.\d{3}){1,3}(?![.]?\d)/g;

/** Digits as a person writes a number to call: up to two blanks, dots, dashes or brackets between any two. */
const RUNS = /(?<before>[A-Z]-?)?(?<run>\+?\(?\+?\d(?:[\s.\-–()]{0,2}\d){8,})/gu;

/**
 * Numbers that ring at somebody's in Vietnam, without the leading 0: mobile (prefixes of decision 798/QĐ-BTTTT of 2018) and
 * landline with its area's code (2 and ten digits in all). Not 1800 and 1900: those are firms'.
 */
const RINGS = /^(?:(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}|2\d{9})$/;

/**
 * Whether a text holds what may be a telephone number: in one piece or in groups, with 0, 84 or +84 before it. What goes into the
 * journal cannot be erased from it, so nobody's number is to get there.
 */
export function looksLikePhone(text: string): boolean {
  if (isOurId(text)) return false;
  const rest = text.normalize('NFKC').replace(DAYS, 'x').replace(HOURS, 'x').replace(AMOUNTS, 'x');
  return [...rest.matchAll(RUNS)].some(({ groups }) => {
    const { run = '', before } = groups ?? {};
    const parts = run.split(/\D+/).filter((part) => part !== '');
    // A slip's number (`BL01-2-000123`) and a lot's begin with capital letters: their parts are not put together.
    return before === undefined ? inGroups(parts) : parts.some(isPhone);
  });
}

/** The number may stand among others, a quantity or another number: so every row of neighbours is tried. */
function inGroups(parts: readonly string[]): boolean {
  return parts.some((_, first) => {
    let digits = '';
    return parts.slice(first).some((part) => {
      digits += part;
      return isPhone(digits);
    });
  });
}

function isPhone(digits: string): boolean {
  const national = /^(?:(?:00)?840?|0)(?<number>\d{9,10})$/.exec(digits)?.groups?.['number'];
  return national !== undefined && RINGS.test(national);
}
