import { parseJson } from './parseJson.ts';
import { isStorable } from './storable.ts';

/**
 * A request's body as JSON whose every text a column of PostgreSQL can hold: a NUL or half a surrogate pair, spelt as an escape,
 * would be a fault of the database, long after the schemas let it through.
 * @returns undefined where it is not JSON, or has such a text
 */
export function requestJson(body: Buffer): unknown {
  const value = parseJson(body.toString('utf8'));
  return textsIn(value).every(isStorable) ? value : undefined;
}

/** Names of fields, too. Not by recursion: what is nested deep enough would end the stack. */
function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') texts.push(next);
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) for (const name of Object.keys(next)) texts.push(name);
    for (const inner of Object.values(next)) waiting.push(inner);
  }
  return texts;
}
