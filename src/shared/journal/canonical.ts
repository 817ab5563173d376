/** What may stand in a journal body: JSON with whole numbers only. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [key: string]: Canonical | undefined };

/**
 * The canonical form of RFC 8785 (JCS) for values whose numbers are whole: keys sorted by UTF-16 code unit, no
 * space, shortest escapes. A float or a lone surrogate throws: neither has any business in a journal.
 * A key whose value is undefined is left out, as JSON does.
 */
export function canonical(value: Canonical): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return whole(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  return `{${members(value)}}`;
}

function members(value: { readonly [key: string]: Canonical | undefined }): string {
  let text = '';
  // Sorting strings compares UTF-16 code units, which is the order RFC 8785 §3.2.3 asks for.
  for (const key of Object.keys(value).toSorted()) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(key)}:${canonical(member)}`;
  }
  return text;
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new Error('a lone surrogate has no canonical form (RFC 8785 §3.2.2.2)');
  return JSON.stringify(text);
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number; the journal holds no floats`);
  return Object.is(value, -0) ? '0' : String(value);
}

function isList(value: Canonical): value is readonly Canonical[] {
  return Array.isArray(value);
}
