import { createHash, type KeyObject, verify } from 'node:crypto';
import { Hash } from '../../shared/journal/entry.ts';
import { Signature } from '../../shared/sync/protocol.ts';
import type { Found } from './fault.ts';
import type { Line } from './lines.ts';
import { fromBase64 } from './text.ts';

/** A line of the file taken apart, docs/journal-format.md §5: the entry's text, and what is said of it. */
export type SealedLine = {
  readonly text: Buffer;
  /** As it is written, right or wrong. */
  readonly hash: Hash;
  /** What is wrong with hash or signature; empty where they seal the text. */
  readonly faults: readonly Found[];
  /** False where no signature was kept with it, which line 1 must allow. */
  readonly signed: boolean;
};

const TROUBLES = {
  'cut-off': 'the line is cut off: its line feed is missing',
  'too-long': 'the line is far too long to be an entry',
} as const;

type By = { readonly key: KeyObject; readonly signed?: 'batches' | undefined };

/** @returns the line's parts, checked against each other, or why it has none */
export async function openLine(line: Line, { key, signed: which }: By): Promise<SealedLine | string> {
  if (line.trouble) return TROUBLES[line.trouble];
  const parts = partsOf(line.bytes);
  if (!parts) return 'the line is not three parts between tabs: entry, hash and signature';
  const hash = Hash.safeParse(parts.hash);
  if (!hash.success) return 'the hash is not 64 lower-case hexadecimal digits';
  const signed = which === undefined || parts.sig !== '';
  const sig = Signature.safeParse(parts.sig).success ? fromBase64(parts.sig) : undefined;
  if (signed && !sig) return 'the signature is not 64 bytes in base64';
  const by = sig && { key, sig };
  return { text: parts.text, hash: hash.data, faults: await sealFaults(parts.text, hash.data, by), signed };
}

async function sealFaults(text: Buffer, hash: Hash, by: { key: KeyObject; sig: Buffer } | undefined): Promise<Found[]> {
  const faults: Found[] = [];
  const digest = createHash('sha256').update(text).digest('hex');
  if (digest !== hash) faults.push(['hash', 'the hash is not that of the entry: one of them was changed']);
  if (by && !(await isSigned(hash, by))) {
    faults.push(['signature', 'the signature is not this till’s over this hash']);
  }
  return faults;
}

/** Over the hash as written: then only the text's hash is at fault where only the text was changed. */
function isSigned(hash: Hash, { key, sig }: { readonly key: KeyObject; readonly sig: Buffer }): Promise<boolean> {
  // With a callback, Node checks on its other threads: several signatures at the same time.
  return new Promise((resolve, reject) => {
    verify(null, Buffer.from(hash, 'hex'), key, sig, (error, signed) => (error ? reject(error) : resolve(signed)));
  });
}

const TAB = 0x09;

function partsOf(bytes: Buffer): { readonly text: Buffer; readonly hash: string; readonly sig: string } | undefined {
  const first = bytes.indexOf(TAB);
  const second = bytes.indexOf(TAB, first + 1);
  const isThree = first !== -1 && second !== -1 && bytes.indexOf(TAB, second + 1) === -1;
  if (!isThree) return undefined;
  const after = (from: number, to?: number): string => bytes.subarray(from + 1, to).toString('latin1');
  return { text: bytes.subarray(0, first), hash: after(first, second), sig: after(second) };
}
