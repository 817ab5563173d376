import { foldedWords } from '../../../shared/fold.ts';

/** The headings a column goes by, without marks or case; the first is what we write. */
export type Spelled<C extends string> = Readonly<Record<C, readonly [string, ...string[]]>>;

/** The columns that a list knows. */
export type Headings<C extends string> = {
  readonly columns: readonly C[];
  /** The heading we write and ask for. */
  readonly headingOf: (column: C) => string;
  /** @returns the column a heading means, marks, case and punctuation aside; undefined where we know none */
  readonly columnOf: (heading: string) => C | undefined;
};

const keyOf = (heading: string) => foldedWords(heading).join(' ');

export function headingsOf<C extends string>(spelled: Spelled<C>): Headings<C> {
  const columns = Object.keys(spelled) as C[];
  const byHeading = new Map(
    columns.flatMap((column) => spelled[column].map((heading) => [keyOf(heading), column] as const)),
  );
  return {
    columns,
    headingOf: (column) => spelled[column][0],
    columnOf: (heading) => byHeading.get(keyOf(heading)),
  };
}
