import { z } from 'zod';
import { type CallName, calls } from '../../src/shared/contract.ts';
import { must } from '../../src/shared/must.ts';

type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly pattern?: string;
};

/** One of each kind of text the contract knows: a code or name, an id of ours, a day, a PIN, a hash, bytes, a key, a cable. */
const TEXTS = [
  '1',
  '01900000-0000-7000-8000-000000000001',
  '2026-11-23',
  '482915',
  '0'.repeat(64),
  'ABCD1234',
  'AAAA',
  'F9',
  '/dev/ttyUSB0',
];

/** An input that fits a call's schema, made from it, so that no call of the contract can be forgotten. */
export function fittingInput(name: CallName): unknown {
  return fittingTo(calls[name].input);
}

/** … and one that fits any schema that is made of what the contracts know. */
export function fittingTo(schema: z.ZodType): unknown {
  return fitting(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema);
}

function fitting(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return fitting(must(forms[0], 'a form'));
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, fitting(must(schema.properties?.[key], key))]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => fitting(schema.items ?? {}));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'string':
    case undefined:
    default:
      return TEXTS.find((text) => new RegExp(schema.pattern ?? '', 'u').test(text));
  }
}
