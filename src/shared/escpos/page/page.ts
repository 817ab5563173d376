/**
 * Code pages that printers write Vietnamese with. Each is given by its standard as rows of letters: the byte of the first, and
 * those that follow it. ASCII is the same in all of them and stands in none.
 */
export type PageRows = readonly (readonly [first: number, letters: string])[];

/** Code point → its bytes: the first in the low 8 bits, a second, where there is one, above them. */
export type Letters = ReadonlyMap<number, number>;

/** What a printer can write with one encoding. */
export type Page = {
  readonly letters: Letters;
  /** Letters of a second page, which another `ESC t` calls up; empty where one page holds all. */
  readonly capitals: Letters;
};

const NOTHING: Letters = new Map();

export function pageOf(rows: PageRows, capitals: Letters = NOTHING): Page {
  return { letters: lettersOf(rows), capitals };
}

export function lettersOf(rows: PageRows): Letters {
  const letters = new Map<number, number>();
  for (const [first, row] of rows) {
    for (const [at, letter] of Array.from(row).entries()) letters.set(pointOf(letter), first + at);
  }
  return letters;
}

export function pointOf(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}
