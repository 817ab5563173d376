import { COUNTRY_LETTERS } from './codeLists.ts';

/** Whether a text is an account's number after ISO 13616: its country, and the remainder 1 of its digits by 97. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}[\dA-Z]{9,32}$/.test(text) || !COUNTRY_LETTERS.has(text.slice(0, 2))) return false;
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
  }
  return rest === 1;
}
