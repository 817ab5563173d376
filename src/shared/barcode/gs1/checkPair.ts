/** GS1's 82 characters, in the order of their values (General Specifications §7.9.5). */
const CHARACTERS = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** What the pair itself is written in. */
const PAIR = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** No value that carries a pair is longer. */
const LONGEST = 99;

/** The primes, from 2 on: a character weighs as many as it stands from the right. */
const PRIMES = primes(LONGEST - 2);

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

/** Whether the last two characters are what the others make, as in a Global Model Number (GS1 General Specifications §7.9.5). */
export function hasValidCheckPair(text: string): boolean {
  if (text.length < 2 || text.length > LONGEST) return false;
  let sum = 0;
  const before = text.slice(0, -2);
  for (let i = 0; i < before.length; i++) {
    sum += CHARACTERS.indexOf(before.charAt(i)) * (PRIMES[before.length - 1 - i] ?? 0);
  }
  const rest = sum % 1021;
  return text.slice(-2) === PAIR.charAt(rest >> 5) + PAIR.charAt(rest & 31);
}
