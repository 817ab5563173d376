/** Why an entry waits, as far as a reader can be told. */
export type Reason = 'unknown-kind' | 'arithmetic' | 'repeated' | 'malformed' | 'wrong-outlet' | 'wrong-till' | 'other';

/** The centre's reasons are sentences for engineers; how they begin says what a reader needs to know. */
const beginnings: readonly (readonly [RegExp, Reason])[] = [
  [/^unknown kind/, 'unknown-kind'],
  [/^arithmetic/, 'arithmetic'],
  [/^a sale of this id/, 'repeated'],
  [/^(body|not one canonical)/, 'malformed'],
  [/^not sent from this till/, 'wrong-outlet'],
  [/^not what this till was enrolled/, 'wrong-till'],
];

export function reasonOf(reason: string): Reason {
  return beginnings.find(([beginning]) => beginning.test(reason))?.[1] ?? 'other';
}

/** An entry's text laid out for reading; as it came where it is not JSON. */
export function laidOut(entry: string): string {
  try {
    return JSON.stringify(JSON.parse(entry), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return entry;
    throw error;
  }
}
