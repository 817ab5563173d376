/** Digits of a payment card's number (ISO/IEC 7812). */
const SHORTEST = 13;
const LONGEST = 19;
/** Nearly all of them. */
const USUAL = 16;

/** Runs of digits as a person writes a card's number: up to three blanks or signs between any two, or none. */
const RUNS = /\d(?:[\s\p{P}]{0,3}\d){12,}/gu;

/** What stands beside other digits and is none of them: a day, an hour, an amount below a trillion đồng. */
const DAYS = /(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d(?![/.-]?\d)/g;
const HOURS = /(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:.]?\d)/g;
const AMOUNTS = /(?<![\d.])\d{1,3}(?:\.\d{3}){1,3}(?![.]?\d)/g;

/**
 * Whether a text holds what may be a payment card's number: 13 to 19 digits, in groups or not, with a right check digit
 * (Luhn). No such text is kept or logged: a till that stores one has broken the rules of all card schemes.
 */
export function looksLikeCard(text: string): boolean {
  const rest = text.replace(DAYS, 'x').replace(HOURS, 'x').replace(AMOUNTS, 'x');
  return (rest.match(RUNS) ?? []).some((run) => {
    const groups = run.split(/\D+/);
    return inGroups(groups) || groups.some(inOnePiece);
  });
}

/** Ids are ours and random: sixteen digits in one that pass are nobody's card. */
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** As `looksLikeCard`, of a text that may be one of our ids. */
export function mayBeCard(text: string): boolean {
  return !isOurId(text) && looksLikeCard(text);
}

export function isOurId(text: string): boolean {
  return ID.test(text);
}

/** The groups may stand among others: an expiry date, three more digits. So every row of neighbours is tried. */
function inGroups(groups: readonly string[]): boolean {
  return groups.some((_, first) => {
    let digits = '';
    return groups.slice(first).some((group) => {
      digits += group;
      // What follows may be typed on to the last group without a gap.
      return isCard(digits) || (digits.length > USUAL && isCard(digits.slice(0, USUAL)));
    });
  });
}

/**
 * Typed together with its expiry or the digits of its back: every part is tried of what is longer than a card's usual
 * number. Not of shorter ones: a bank's reference has fourteen digits, and one in four would pass.
 */
function inOnePiece(digits: string): boolean {
  if (digits.length <= USUAL) return false;
  for (let from = 0; from + SHORTEST <= digits.length; from += 1) {
    for (let to = from + SHORTEST; to <= Math.min(digits.length, from + LONGEST); to += 1) {
      if (passesLuhn(digits.slice(from, to))) return true;
    }
  }
  return false;
}

function isCard(digits: string): boolean {
  return digits.length >= SHORTEST && digits.length <= LONGEST && passesLuhn(digits);
}

/** From the right, every second digit counts double, its own two digits added; the sum ends in 0. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const weighed = at % 2 === 0 ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
