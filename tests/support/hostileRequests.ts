import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import {
  callPath,
  type OfficeCallName,
  officeCallNames,
  officeCalls,
  PAGE_HEADER,
} from '../../src/central/office/api.ts';
import { EnrolRequest, PullRequest, paths, SIGNATURE_HEADER } from '../../src/shared/sync/protocol.ts';
import { fittingTo } from './fittingInput.ts';

/** A request that somebody sends who means harm, or whose program is broken. */
export type Hostile = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
};

const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

/** What no field is meant to hold. */
const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  2 ** 53,
  '',
  '\0',
  '\ud800',
  '‮',
  'a'.repeat(20_000),
  "'; DROP TABLE journal; --",
  '../../../../etc/passwd',
  '%00%2e%2e',
  '=cmd|calc',
  '9999-99-99',
  [],
  {},
  [[[[[[]]]]]],
  Array.from({ length: 2_000 }, () => 1),
  { $ne: null },
];

/** JSON as no JSON.stringify writes it. */
const RAW = [
  '{"__proto__":{"role":"administrator"}}',
  '{"constructor":{"prototype":{"x":1}}}',
  nested(20_000, '[', ']'),
];

/** A value with something in it replaced, left out, added or wrapped. */
function spoilt(fit: unknown): fc.Arbitrary<unknown> {
  const odd = fc.constantFrom(...ODD);
  if (typeof fit !== 'object' || fit === null) return fc.oneof(odd, fc.anything());
  const keys = Object.keys(fit);
  const base: Readonly<Record<string, unknown>> = { ...fit };
  const other = fc.tuple(fc.constantFrom(...keys, 'role', 'outlet', '__proto__'), odd);
  const without = fc.constantFrom(...keys, 'nothing').map((key) => withOther(base, [key, undefined]));
  return fc.oneof(
    { weight: 4, arbitrary: other.map((changed) => withOther(base, changed)) },
    { weight: 1, arbitrary: without },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.constant(fit) },
  );
}

function withOther(base: Readonly<Record<string, unknown>>, [key, value]: readonly [string, unknown]): unknown {
  return { ...base, [key]: value };
}

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return '[';
  }
}

/** Bytes for a body: JSON, JSON that no program writes, none, packed, half packed. */
function bodyOf(fit: unknown): fc.Arbitrary<Buffer> {
  const text = fc.oneof(
    { weight: 6, arbitrary: spoilt(fit).map(textOf) },
    { weight: 1, arbitrary: fc.constantFrom(...RAW) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  );
  return fc.oneof(
    { weight: 8, arbitrary: text.map((written) => Buffer.from(written)) },
    { weight: 1, arbitrary: text.map((written) => gzipSync(written)) },
    { weight: 1, arbitrary: text.map((written) => gzipSync(written).subarray(0, -5)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  );
}

type Sent = Readonly<Record<'cookie' | 'type' | 'encoding' | 'signature' | 'forwarded', string>> & {
  readonly page: boolean;
};

const headersOf = (cookies: readonly string[]): fc.Arbitrary<Record<string, string>> =>
  fc
    .record({
      cookie: fc.constantFrom(...cookies, 'quay-office=AAAA', 'quay-office=%00;;=;'),
      type: fc.constantFrom('application/json', 'application/x-ndjson', 'text/html', 'multipart/form-data', 'x/y;;;='),
      encoding: fc.constantFrom('', '', 'gzip', 'br', 'x-unknown'),
      page: fc.boolean(),
      signature: fc.constantFrom('', 'AAAA', `${'A'.repeat(86)}==`, '�'),
      forwarded: fc.constantFrom('', '127.0.0.1, ::1', 'x'.repeat(200)),
    })
    .map(named);

function named({ cookie, type, encoding, page, signature, forwarded }: Sent): Record<string, string> {
  return {
    cookie,
    'content-type': type,
    ...(encoding && { 'content-encoding': encoding }),
    ...(page && { [PAGE_HEADER]: '1' }),
    ...(signature && { [SIGNATURE_HEADER]: Buffer.from(signature).toString('latin1') }),
    ...(forwarded && { 'x-forwarded-for': forwarded }),
  };
}

/** What signs people out or changes who may come in: a run of many would lock its own door. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'session.signOut',
  'session.end',
  'session.changePassword',
  'secondFactor.end',
]);

/** Made from the centre's own schemas, so that no call can be forgotten. @param cookies of sessions, and none */
export function hostileRequest(
  routes: readonly { method: string; url: string }[],
  cookies: readonly string[],
): fc.Arbitrary<Hostile> {
  const calls = officeCallNames.filter((name) => !NOT_ASKED.has(name));
  const office = fc
    .constantFrom(...calls)
    .chain((name: OfficeCallName) => posted(callPath(name), fittingTo(officeCalls[name].input)));
  const sync = fc
    .constantFrom(
      [paths.enrol, fittingTo(EnrolRequest)] as const,
      [paths.pull, fittingTo(PullRequest)] as const,
      [paths.push, { protocol: 1, count: 1 }] as const,
      [paths.photo, fittingTo(PullRequest)] as const,
      [paths.takenPhoto, { protocol: 1, device: 'x', content: 'AAAA' }] as const,
      [paths.bank, { protocol: 1, device: 'x' }] as const,
    )
    .chain(([path, fit]) => posted(path, fit));
  const anywhere = fc
    .tuple(
      fc.constantFrom(...routes),
      fc.constantFrom('', '?q=%00', '?page=-1', '?page=1e9', '/%2e%2e/x', `?q=${'a'.repeat(5_000)}`),
    )
    .map(([{ method, url }, tail]) => ({
      method,
      path: url.replaceAll(/:\w+|\*/g, '%2e%2e%2fx') + tail,
      body: undefined,
    }));
  const asked = fc.oneof(
    { weight: 5, arbitrary: office },
    { weight: 3, arbitrary: sync },
    { weight: 2, arbitrary: anywhere },
  );
  return fc.tuple(asked, headersOf(cookies)).map(([request, headers]) => Object.assign(request, { headers }));
}

function posted(path: string, fit: unknown): fc.Arbitrary<Omit<Hostile, 'headers'>> {
  return bodyOf(fit).map((body) => ({ method: 'POST', path, body }));
}
