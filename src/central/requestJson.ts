import { areTextsStorable } from '../shared/storable.ts';
import { parseJson } from './parseJson.ts';

/**
 * A request's body as JSON whose every text a column can hold: a NUL or half a surrogate pair, spelt as an escape, would be a
 * fault of the database, long after the schemas let it through.
 * @returns undefined where it is not JSON, or has such a text
 */
export function requestJson(body: Buffer): unknown {
  const value = parseJson(body.toString('utf8'));
  return areTextsStorable(value) ? value : undefined;
}
