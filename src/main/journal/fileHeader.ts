import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { JOURNAL_FORMAT, JOURNAL_VERSION } from '../../archive/journalLines.ts';
import { DeviceId } from '../../shared/id.ts';
import { Head, PublicKey } from '../../shared/sync/protocol.ts';
import { publicKeyOf } from '../sync/keys.ts';
import type { Line } from './lines.ts';
import { fromBase64, fromUtf8 } from './text.ts';

/** The file is no journal file at all, or cannot be read: there is nothing to verify. */
export class NotAJournal extends Error {}

const FileHeader = z.object({
  format: z.literal(JOURNAL_FORMAT),
  version: z.literal(JOURNAL_VERSION),
  device: DeviceId,
  publicKey: PublicKey,
  entries: z.int().nonnegative(),
  head: Head,
  signed: z.literal('batches').optional(),
});
export type FileHeader = z.infer<typeof FileHeader> & { readonly key: KeyObject };

/** Begins every Ed25519 key as SubjectPublicKeyInfo (RFC 8410): 12 bytes, then the key's 32. */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Line 1 of an export, docs/journal-format.md §5.
 * @throws NotAJournal
 */
export function readHeader(line: Line): FileHeader {
  if (line.trouble === 'too-long') throw new NotAJournal('the first line is far too long to be a header');
  const value = parsed(line.bytes);
  const { format, version } = z.looseObject({}).catch({}).parse(value);
  if (format !== JOURNAL_FORMAT) throw new NotAJournal('the first line does not say that this is a journal');
  if (version !== JOURNAL_VERSION)
    throw new NotAJournal(`this is version ${String(version)} of the format, unknown here`);
  const header = FileHeader.safeParse(value);
  if (!header.success) throw new NotAJournal(`${header.error.issues[0]?.path.join('.')} in the first line is wrong`);
  return { ...header.data, key: keyOf(header.data.publicKey) };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch (error) {
    throw new NotAJournal('the first line is not the header of a journal file', { cause: error });
  }
}

function keyOf(publicKey: string): KeyObject {
  const der = fromBase64(publicKey);
  if (!der?.subarray(0, SPKI_ED25519.length).equals(SPKI_ED25519)) {
    throw new NotAJournal('publicKey in the first line is no Ed25519 key');
  }
  return publicKeyOf(publicKey);
}
