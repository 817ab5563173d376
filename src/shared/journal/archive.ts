import { z } from 'zod';
import { Instant } from '../day.ts';
import { DeviceId, OutletId } from '../id.ts';
import { Head, PublicKey, Signature } from '../sync/protocol.ts';
import { ReplacedTill, TillEnrolledBody } from '../till/till.ts';

/** The archive of docs/journal-format.md §9: what lies in it, and what its small files say. */

export const ARCHIVE_FORMAT = 'quay-export';
export const ARCHIVE_VERSION = 1;

/** Within the archive. A till's own files lie in a folder named by its device. */
export const archivePaths = {
  readme: 'README.txt',
  verifier: 'verify.mjs',
  keys: 'keys.json',
  checkpoints: 'checkpoints.jsonl',
  totals: 'totals.csv',
  entries: (device: string) => `${device}/events.jsonl`,
  forks: (device: string) => `${device}/forks.jsonl`,
} as const;

export const ArchivedTill = z.object({
  device: DeviceId,
  publicKey: PublicKey,
  /** As who exports has it; the first entry says the same. */
  outlet: OutletId,
  till: z.int().positive(),
  /** As the first entry says. */
  outletCode: z.string(),
  /** Of its first entry; 1 where it is left out. */
  epoch: z.int().positive().optional(),
  /** As the first entry says. */
  replaces: ReplacedTill.omit({ last: true }).optional(),
});
export type ArchivedTill = z.infer<typeof ArchivedTill>;

/** What of a till stands in its first entry. */
export type Beginning = Pick<ArchivedTill, 'outletCode' | 'epoch' | 'replaces'>;

const FirstEntry = z.object({ epoch: z.int().positive(), body: TillEnrolledBody });

/** @param entry the first of a journal. @returns undefined where it is no enrolment */
export function beginningIn(entry: unknown): Beginning | undefined {
  const first = FirstEntry.safeParse(entry).data;
  return first && placeIn(first.epoch, first.body);
}

/** Of the first machine of a number nothing more is said than of old. */
export function placeIn(
  epoch: number,
  { outletCode, replaces: of }: Pick<TillEnrolledBody, 'outletCode' | 'replaces'>,
) {
  if (!of) return { outletCode };
  const { device, epoch: lastEpoch, seq, hash } = of;
  return { outletCode, epoch, replaces: { device, epoch: lastEpoch, seq, hash } } satisfies Beginning;
}

/** `keys.json`: whose journals these are, and by which keys they are to be proved. */
export const ArchiveKeys = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.literal(ARCHIVE_VERSION),
  /** Who exported: a till its own journal, or the centre those of many. */
  by: z.enum(['till', 'centre']),
  /** When, by the clock of who exported. */
  at: Instant,
  tills: z.array(ArchivedTill).max(10_000),
  /** The centre's, that signs what it says of journals; null where none is known. */
  centreKey: PublicKey.nullable(),
});
export type ArchiveKeys = z.infer<typeof ArchiveKeys>;

/** A line of `checkpoints.jsonl`: what proves up to which entry a journal stood when. */
export const Checkpoint = z.discriminatedUnion('by', [
  /** `text`: JSON that the centre signed, Ed25519 over SHA-256 of its bytes. */
  z.object({ by: z.literal('centre'), device: DeviceId, text: z.string(), sig: Signature }),
  /** `code`: what stands on a slip that was printed: its number and the first 16 digits of its entry's hash. */
  z.object({ by: z.literal('slip'), device: DeviceId, code: z.string(), at: Instant }),
]);
export type Checkpoint = z.infer<typeof Checkpoint>;

/** The same as a reader takes it: what lacks its signature, or has none of the form of one, is somebody's word that nobody signed. */
export const SaidCheckpoint = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('centre'),
    device: z.string(),
    text: z.string().catch(''),
    sig: Signature.nullable().catch(null),
  }),
  z.object({ by: z.literal('slip'), device: z.string(), code: z.string().catch('') }),
]);
export type SaidCheckpoint = z.infer<typeof SaidCheckpoint>;

/** What of a signed text counts: a whole bundle has these members, among others. */
export const CheckpointText = z.object({ acknowledged: Head, at: Instant });
