/** A field of an EMVCo payload: two digits of id, two of length, then so many characters. */
export type Field = { readonly id: string; readonly value: string };

/** Two digits say the length. */
export const FIELD_LIMIT = 99;

/** Writes fields one after the other; those without a value are left out. */
export function writeFields(fields: readonly (readonly [id: string, value: string | undefined])[]): string {
  return fields
    .map(([id, value]) => (value === undefined ? '' : `${id}${String(value.length).padStart(2, '0')}${value}`))
    .join('');
}

/** @returns undefined where the text is not fields from its first character to its last */
export function readFields(text: string): Field[] | undefined {
  const fields: Field[] = [];
  let at = 0;
  while (at < text.length) {
    const head = /^(\d\d)(\d\d)$/.exec(text.slice(at, at + 4));
    const [, id, length] = head ?? [];
    const value = text.slice(at + 4, at + 4 + Number(length));
    if (id === undefined || value.length !== Number(length)) return undefined;
    fields.push({ id, value });
    at += 4 + value.length;
  }
  return fields;
}

/** @returns undefined where there is none, or more than one: two readers could then see two things */
export function fieldOf(fields: readonly Field[], id: string): string | undefined {
  const found = fields.filter((field) => field.id === id);
  return found.length === 1 ? found[0]?.value : undefined;
}
