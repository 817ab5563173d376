import * as fc from 'fast-check';
import { z } from 'zod';
import { type CallName, calls } from '../../src/shared/contract.ts';
import { fittingInput } from './fittingInput.ts';

type Schema = {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
};

/** Deeper than any parser of ours should follow, and not so deep that V8 itself gives up. */
const DEEP = 1_500;
function deep(): unknown {
  let value: unknown = 1;
  for (let level = 0; level < DEEP; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** What the structured clone of Electron's IPC can carry, or a WebSocket's JSON, and no screen of ours would say. */
const HOSTILE: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  -0,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  -(2 ** 53),
  10n ** 30n,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff',
  '\u202e\u2066',
  'x'.repeat(70_000),
  '9'.repeat(400),
  "'); DROP TABLE entry; --",
  '../../../etc/passwd',
  '%00..%2f',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '2026-02-30',
  '9999-99-99',
  '01900000-0000-7000-8000-00000000000g',
  [],
  [[]],
  Array.from({ length: 5_000 }, () => 0),
  {},
  Object.create(null),
  JSON.parse('{"__proto__":{"role":"administrator"},"constructor":{"prototype":{}}}'),
  { toString: null, valueOf: null },
  new Date(Number.NaN),
  new Map([['a', 1]]),
  new Set([1]),
  new Uint8Array(1_000),
  /x/,
  new Error('sent'),
  deep(),
];

const hostile = fc.constantFrom(...HOSTILE);
const NAMES = ['__proto__', 'constructor', 'prototype', 'approval', 'role', 'more', ''];

/**
 * An input for a call, made from its own schema, with something in it, somewhere, that no screen would send. What it makes anew
 * has an id of that call's own: an id that stands for something else is another attack.
 */
export function hostileInput(name: CallName): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(calls[name].input, { io: 'input', unrepresentable: 'any' }) as Schema;
  const fits = withId(fittingInput(name), Object.keys(calls).indexOf(name));
  return fc.oneof({ weight: 9, arbitrary: near(schema, fits) }, { weight: 1, arbitrary: hostile });
}

const withId = (fits: unknown, number: number): unknown =>
  JSON.parse(JSON.stringify(fits).replaceAll(/0{8}0001(?=")/g, `${number}`.padStart(12, '0')));

/** @param fits what would be right in this place; where it is another form's, the leaves say something anyhow */
function near(schema: Schema, fits: unknown): fc.Arbitrary<unknown> {
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return fc.oneof(...forms.map((form) => near(form, fits)));
  if (schema.const !== undefined) return mostly(fc.constant(schema.const));
  if (schema.enum) return mostly(fc.constantFrom(...schema.enum));
  if (schema.properties) return mostly(nearObject(schema.properties, fits));
  if (schema.items) return mostly(fc.array(near(schema.items, undefined), { maxLength: 3 }));
  return mostly(fc.oneof(fc.constant(fits), leaf(schema.type)), 3);
}

function nearObject(properties: Readonly<Record<string, Schema>>, fits: unknown): fc.Arbitrary<unknown> {
  const given = (typeof fits === 'object' && fits !== null ? fits : {}) as Readonly<Record<string, unknown>>;
  const members = Object.entries(properties).map(([key, inside]) => [key, near(inside, given[key])] as const);
  const base = fc.record(Object.fromEntries(members), {
    requiredKeys: Object.keys(given).filter((key) => Object.hasOwn(properties, key)),
  });
  const strange = fc.option(fc.tuple(fc.constantFrom(...NAMES), hostile), { freq: 8, nil: undefined });
  return fc.tuple(base, strange).map(([own, more]) => {
    if (!more) return own;
    // As JSON.parse would: a member of its own, also of this name.
    return Object.defineProperty({ ...own }, more[0], { value: more[1], enumerable: true, configurable: true });
  });
}

function leaf(type: string | undefined): fc.Arbitrary<unknown> {
  if (type === 'integer' || type === 'number') return fc.oneof(fc.integer(), fc.maxSafeInteger());
  if (type === 'boolean') return fc.boolean();
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('1', '2026-11-23', 'SP-001', '8934563138165', 'lan'),
  );
}

const mostly = (arbitrary: fc.Arbitrary<unknown>, weight = 7): fc.Arbitrary<unknown> =>
  fc.oneof({ weight, arbitrary }, { weight: 1, arbitrary: hostile });
