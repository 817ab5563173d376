import { fold } from '../../../shared/fold.ts';
import type { Parse } from '../import/rowReader.ts';
import { textOf } from '../import/table.ts';

/** A choice as a file says it: the first word is what we write, case and marks aside. */
export type Words<T extends string> = { readonly say: (value: T) => string; readonly parse: Parse<T> };

export function wordsOf<T extends string>(spelled: Readonly<Record<T, readonly [string, ...string[]]>>): Words<T> {
  const values = Object.keys(spelled) as T[];
  const meant = new Map(
    values.flatMap((value) => [value, ...spelled[value]].map((word) => [fold(word), value] as const)),
  );
  return { say: (value) => spelled[value][0], parse: (cell) => meant.get(fold(textOf(cell))) };
}

/** Between several in one cell. */
export const BETWEEN = ' | ';

export function severalIn(text: string): string[] {
  return text
    .split(/[|;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** `12,5 %` for 125 per mille. */
export function percentText(perMille: number): string {
  return `${Math.floor(perMille / 10)}${perMille % 10 === 0 ? '' : `,${perMille % 10}`} %`;
}

/** `12,5 %`, `12.5%`, or the 0.125 that a spreadsheet makes of it; per mille. */
export const parsePercent: Parse<number> = (cell) => {
  const [, whole, tenth = '0'] = /^(\d{1,3})(?:[.,](\d))?\s*%$/.exec(textOf(cell)) ?? [];
  const perMille =
    typeof cell === 'number' && cell <= 1
      ? cell * 1000
      : whole === undefined
        ? Number.NaN
        : Number(whole) * 10 + Number(tenth);
  const near = Math.round(perMille);
  return Math.abs(perMille - near) < 1e-6 && near >= 0 && near <= 1000 ? near : undefined;
};

/** What was said, or what stood before where it is the same but for the spaces and marks that a cell does not keep. */
export function saidOr<T extends string>(said: T | undefined, before: T | undefined): T | undefined {
  return said === undefined || (before !== undefined && textOf(before) === said) ? before : said;
}
