import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { JOURNAL_FORMAT, JOURNAL_VERSION } from '../../archive/journalLines.ts';
import { DeviceId } from '../../shared/id.ts';
import { Head, PublicKey } from '../../shared/sync/protocol.ts';
import type { Line } from './lines.ts';
import { readPublicKey } from './publicKey.ts';
import { fromUtf8 } from './text.ts';

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
  const key = readPublicKey(header.data.publicKey);
  if (!key) throw new NotAJournal('publicKey in the first line is no Ed25519 key');
  return { ...header.data, key };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch (error) {
    throw new NotAJournal('the first line is not the header of a journal file', { cause: error });
  }
}
