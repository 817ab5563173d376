import { z } from 'zod';
import { type CallName, calls } from '../../src/shared/contract.ts';

type Schema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
};

/** A text of a call's input by its place: names of members, `0` for the items of a list. */
export type TypedText = {
  readonly name: CallName;
  readonly place: string;
  /** Whatever somebody types; an id, an address or one of several words otherwise. */
  readonly free: boolean;
};

type Found = { readonly at: readonly string[]; readonly free: boolean };

/** Every text of a schema, by its place, also in lists and in any of several forms. What may be anything may be a text. */
function textsOf(schema: Schema, at: readonly string[] = []): Found[] {
  const { type, properties, items, anyOf, oneOf } = schema;
  const forms = anyOf ?? oneOf;
  if (forms) return forms.flatMap((form) => textsOf(form, at));
  if (properties) return Object.entries(properties).flatMap(([name, inside]) => textsOf(inside, [...at, name]));
  if (items) return textsOf(items, [...at, '0']);
  const bound = schema.pattern ?? schema.format ?? schema.enum ?? schema.const;
  return type === 'string' || type === undefined ? [{ at, free: bound === undefined }] : [];
}

export const TEXTS: readonly TypedText[] = (Object.keys(calls) as CallName[]).flatMap((name) => {
  const schema = z.toJSONSchema(calls[name].input, { io: 'input', unrepresentable: 'any' }) as Schema;
  const found = new Map<string, boolean>();
  for (const { at, free } of textsOf(schema)) found.set(at.join('.'), free || found.get(at.join('.')) === true);
  return [...found].map(([place, free]) => ({ name, place, free }));
});

/** An input that has one text, at its place. */
export function within(place: string, text: string): unknown {
  return place.split('.').reduceRight<unknown>((inside, step) => (step === '0' ? [inside] : { [step]: inside }), text);
}
