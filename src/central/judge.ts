import type { Head } from '../shared/journal/chain.ts';
import type { Hash } from '../shared/journal/entry.ts';
import type { Segment } from './db/journal.ts';
import type { Till } from './db/till.ts';

/** What the centre has of a till, as far as a segment speaks of it. */
export type Known = {
  readonly till: Pick<Till, 'head' | 'revoked'>;
  /** Where the branch that the segment goes on with parted from the journal; undefined where it follows no branch. */
  readonly branch: number | undefined;
  /** The journal's hashes by seq, from the entry the segment follows to its last, as many as there are. */
  readonly hashes: ReadonlyMap<number, Hash>;
};

export type Judgement =
  | { readonly is: 'refused'; readonly why: 'revoked' | 'broken-chain' }
  /** It begins beyond our head. */
  | { readonly is: 'gap' }
  /** All of it is in the journal. */
  | { readonly is: 'known' }
  /** `rest` follows our head. */
  | { readonly is: 'new'; readonly rest: Segment }
  /** `segment` says something else from `seq` on, or goes on with what did. */
  | { readonly is: 'apart'; readonly segment: Segment; readonly seq: number; readonly goesOn: boolean };

/** What a segment is to the journal of its till: the whole rule of what is stored where, without a database. */
export function judge(segment: Segment, { till, branch, hashes }: Known): Judgement {
  if (till.revoked) return { is: 'refused', why: 'revoked' };
  if (branch !== undefined) return { is: 'apart', segment, seq: branch, goesOn: true };
  if (segment.after.seq > till.head.seq) return { is: 'gap' };

  const parted = partingSeq(segment, hashes);
  if (parted !== undefined) return { is: 'apart', segment: from(segment, parted), seq: parted, goesOn: false };
  const rest = from(segment, till.head.seq + 1);
  const [first] = rest.entries;
  if (!first) return { is: 'known' };
  return first.header.epoch < till.head.epoch ? { is: 'refused', why: 'broken-chain' } : { is: 'new', rest };
}

/** The stretch of the journal whose hashes a judgement needs: a till that begins anew sends from its first entry. */
export function spokenOf(segment: Segment, head: Head): { readonly from: number; readonly to: number } {
  return { from: segment.after.seq, to: Math.min(head.seq, headOf(segment).seq) };
}

export function headOf({ entries }: Segment): Head {
  const last = entries.at(-1) as Segment['entries'][number];
  return { epoch: last.header.epoch, seq: last.header.seq, hash: last.hash };
}

/** The hash by which the office knows another history: its first entry's that differs. */
export function otherHash(segment: Segment, seq: number): Hash {
  const [first] = segment.entries;
  return first && first.header.seq === seq ? first.hash : segment.after.hash;
}

/** What keeping a segment apart did, and whether the till was apart already. */
type Kept = { readonly isParting: boolean; readonly grows: boolean; readonly quarantined: boolean };

/**
 * The office is told of each parting, and again where a history goes on that it let be when it ended the quarantine;
 * not each time the till tries again.
 */
export function afterKeeping({ isParting, grows, quarantined }: Kept): { setsApart: boolean; tells: boolean } {
  const setsApart = (isParting || grows) && !quarantined;
  return { setsApart, tells: isParting || setsApart };
}

/** The first seq where the segment says something else than what is stored. */
function partingSeq({ after, entries }: Segment, known: ReadonlyMap<number, string>): number | undefined {
  if (after.seq > 0 && known.get(after.seq) !== after.hash) return after.seq;
  return entries.find(({ header, hash }) => known.has(header.seq) && known.get(header.seq) !== hash)?.header.seq;
}

function from(segment: Segment, seq: number): Segment {
  const index = segment.entries.findIndex((entry) => entry.header.seq >= seq);
  if (index <= 0) return index === 0 ? segment : { ...segment, entries: [] };
  const before = segment.entries[index - 1] as Segment['entries'][number];
  return { ...segment, after: { seq: before.header.seq, hash: before.hash }, entries: segment.entries.slice(index) };
}
