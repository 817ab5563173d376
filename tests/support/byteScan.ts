import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Something that must not be there, and under which name a finding is told. */
export type Secret = { readonly of: string; readonly bytes: Uint8Array; readonly alone: boolean };

/** Words as somebody types them. @param alone few digits: found only where no letter or digit stands beside them */
export function typed(of: string, text: string, alone = false): Secret {
  return { of, bytes: Buffer.from(text, 'utf8'), alone };
}

/** A private key in each form it may be written down in: PKCS #8 (also PEM) and the 32 bytes themselves. */
export function keyForms(of: string, pkcs8: Uint8Array): Secret[] {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  const { d = '' } = key.export({ format: 'jwk' });
  const pem = key.export({ format: 'pem', type: 'pkcs8' }).toString().split('\n')[1] ?? '';
  return [
    { of: `${of} (PKCS #8)`, bytes: pkcs8, alone: false },
    { of: `${of} (the 32 bytes)`, bytes: Buffer.from(d, 'base64url'), alone: false },
    typed(`${of} (PEM)`, pem),
  ];
}

type Needle = { readonly of: string; readonly form: string; readonly bytes: Buffer; readonly alone: boolean };

/** As UTF-8, UTF-16 both ways, hexadecimal, and base64 at each of the three places within its four letters. */
function formsOf({ of, bytes, alone }: Secret): Needle[] {
  const raw = Buffer.from(bytes);
  const wide = Buffer.from(raw.toString('utf8'), 'utf16le');
  const form = (name: string, made: Buffer, isAlone = false): Needle => ({
    of,
    form: name,
    bytes: made,
    alone: isAlone,
  });
  return [
    form('bytes', raw, alone),
    form('utf16le', wide),
    form('utf16be', Buffer.from(wide).swap16()),
    form('hex', Buffer.from(raw.toString('hex'))),
    form('HEX', Buffer.from(raw.toString('hex').toUpperCase())),
    ...[0, 1, 2].flatMap((at) => {
      const inner = base64Within(raw, at);
      return [form(`base64 at ${at}`, Buffer.from(inner)), form(`base64url at ${at}`, Buffer.from(inBase64Url(inner)))];
    }),
  ];
}

function inBase64Url(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}

/** The letters of base64 that are of these bytes alone, whatever stands before and behind them. */
function base64Within(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const end = (before + bytes.length) % 3 === 0 ? text.length : text.length - 1;
  return text.slice(Math.ceil((before * 8) / 6), end);
}

export type Found = { readonly path: string; readonly of: string; readonly form: string };

/** Looks through bytes once for all secrets in all forms, whatever else they are. */
export function scanner(secrets: readonly Secret[]): (bytes: Uint8Array, path: string) => Found[] {
  const needles = secrets.flatMap(formsOf);
  const byStart = Map.groupBy(needles, ({ bytes }) => bytes.readUIntBE(0, 3));
  const starts = new Uint8Array(2 ** 24);
  for (const start of byStart.keys()) starts[start] = 1;
  return (bytes, path) => {
    const found = new Map<string, Found>();
    let last = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      last = ((last << 8) | (bytes[at] as number)) & 0xffffff;
      if (starts[last] !== 1 || at < 2) continue;
      for (const needle of byStart.get(last) ?? []) {
        if (!standsAt(bytes, at - 2, needle)) continue;
        found.set(`${needle.of} ${needle.form}`, { path, of: needle.of, form: needle.form });
      }
    }
    return [...found.values()];
  };
}

function standsAt(bytes: Uint8Array, at: number, { bytes: needle, alone }: Needle): boolean {
  for (let one = 0; one < needle.length; one += 1) if (bytes[at + one] !== needle[one]) return false;
  return !alone || (!isWord(bytes[at - 1]) && !isWord(bytes[at + needle.length]));
}

/** A digit, a letter, or a dot: of a longer number, or of a hash. */
function isWord(byte: number | undefined): boolean {
  return byte !== undefined && /[0-9A-Za-z.]/.test(String.fromCharCode(byte));
}

/** All files below a folder, byte for byte. */
export function scanFolder(folder: string, scan: ReturnType<typeof scanner>): { found: Found[]; bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  let bytes = 0;
  const found = files.flatMap((entry) => {
    const file = join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    bytes += content.length;
    return scan(content, relative(folder, file));
  });
  return { found, bytes };
}
