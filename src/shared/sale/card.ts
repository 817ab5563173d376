/** Digits of a payment card's number (ISO/IEC 7812). */
const SHORTEST = 13;
const LONGEST = 19;

/** Runs of digits as a person writes a card's number: with or without single spaces, dashes or dots between them. */
const RUNS = /\d(?:[ \u00A0.–-]?\d){12,}/g;

/**
 * Whether a text holds what may be a payment card's number: 13 to 19 digits, in groups or not, with a right check digit
 * (Luhn). No such text is kept or logged: a till that stores one has broken the rules of all card schemes.
 */
export function looksLikeCard(text: string): boolean {
  return (text.match(RUNS) ?? []).some((run) => hasCard(run.split(/\D/)));
}

/** The groups may stand among others: an expiry date, three more digits. So every row of neighbours is tried. */
function hasCard(groups: readonly string[]): boolean {
  return groups.some((_, first) => {
    let digits = '';
    return groups.slice(first).some((group) => {
      digits += group;
      return digits.length >= SHORTEST && digits.length <= LONGEST && passesLuhn(digits);
    });
  });
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
