import { bodies } from '../../../shared/journal/entry.ts';

/** Why an entry waits, as far as a reader can be told: a kind this version does not have, or a body it cannot read. */
export type Reason = 'unknown-kind' | 'malformed' | 'other';

export function reasonOf(kind: string, reason: string): Reason {
  if (!Object.hasOwn(bodies, kind)) return 'unknown-kind';
  return /malformed|body|schema|invalid/i.test(reason) ? 'malformed' : 'other';
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
