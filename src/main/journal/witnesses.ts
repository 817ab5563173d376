import type { Head } from '../../shared/journal/chain.ts';
import { readSlipCode } from '../../shared/slip/slipCode.ts';
import type { Found } from './fault.ts';
import type { Entry } from './readEntry.ts';

/** Who saw an entry of a journal: the centre that acknowledged it, a slip that was printed, a slip in somebody's hand. */
type Witness = { readonly what: string; seen: boolean };
type CentresWitness = Witness & { readonly head: Head; readonly at: number };
type SlipWitness = Witness & { readonly number: string; readonly hash: string | undefined; seq: number | undefined };

/** What a journal is held against from outside of it, and what of it was met. */
export type Witnesses = {
  readonly centre: Map<number, CentresWitness[]>;
  /** Hashes of entries that other histories of the till follow. */
  readonly partings: Map<number, Set<string>>;
  /** Where machines that took this one's place say that it ended. */
  readonly ends: Map<number, Set<string>>;
  readonly slips: Map<string, SlipWitness[]>;
};

export function noWitnesses(): Witnesses {
  return { centre: new Map(), partings: new Map(), ends: new Map(), slips: new Map() };
}

/** ms; no clock has words for later. */
const LAST_INSTANT = 8.64e15;

/** The centre's word that it had a head. Before the first entry it says nothing. */
export function addCentre({ centre }: Witnesses, head: Head, at: number): void {
  if (head.seq === 0) return;
  const what = `entry ${head.seq}, which the centre had at ${at > LAST_INSTANT ? at : new Date(at).toISOString()},`;
  const before = centre.get(head.seq) ?? [];
  centre.set(head.seq, [...before, { what, seen: false, head, at }]);
}

/** Another history says to follow this entry. */
export function addParting({ partings }: Witnesses, { seq, hash }: Pick<Head, 'seq' | 'hash'>): void {
  partings.set(seq, (partings.get(seq) ?? new Set()).add(hash));
}

/** The machine in its place says that its journal had come to here. */
export function addEnd({ ends }: Witnesses, { seq, hash }: Pick<Head, 'seq' | 'hash'>): void {
  if (seq > 0) ends.set(seq, (ends.get(seq) ?? new Set()).add(hash));
}

/** @param code a slip's number, with or without the beginning of its entry's hash. @returns whether it is one */
export function addSlip({ slips }: Witnesses, code: string): boolean {
  const read = readSlipCode(code);
  if (!read) return false;
  const { number, hash } = read;
  const slip: SlipWitness = {
    what: `an entry that slip ${code} was printed of`,
    seen: false,
    number,
    hash,
    seq: undefined,
  };
  slips.set(number, [...(slips.get(number) ?? []), slip]);
  return true;
}

/** Where an entry is not the one that was seen. */
export function* witnessFaults(
  { centre, partings, ends, slips }: Witnesses,
  entry: Entry,
  hash: string,
): Generator<Found> {
  for (const parting of partings.get(entry.seq) ?? []) {
    if (parting !== hash) yield ['chain', 'another history says to follow this entry, and names another one'];
  }
  for (const end of ends.get(entry.seq) ?? []) {
    if (end !== hash) yield ['succession', 'the machine in this one’s place names another entry here'];
  }
  for (const witness of centre.get(entry.seq) ?? []) {
    witness.seen = true;
    if (witness.head.hash !== hash) yield ['witness', `${witness.what} was another one than stands here`];
  }
  const { number } = entry.body;
  if (slips.size === 0 || typeof number !== 'string') return;
  // A payment out of a return's credit bears the return's number, so a number may be met more than once.
  for (const witness of slips.get(number.toUpperCase()) ?? []) {
    if (witness.hash !== undefined && !hash.startsWith(witness.hash)) continue;
    witness.seen = true;
    witness.seq = entry.seq;
  }
}

/** Seen once, and not here: the end was cut off, or the entry is another till's. @param last the journal's last seq */
export function missingWitnesses({ centre, partings, ends, slips }: Witnesses, last: number): Found[] {
  const all: readonly Witness[] = [...[...centre.values()].flat(), ...[...slips.values()].flat()];
  const missing: Found[] = all
    .filter(({ seen }) => !seen)
    .map(({ what }) => ['witness', `${what} is not in this journal`]);
  const beyond = (of: ReadonlyMap<number, unknown>) => [...of.keys()].filter((seq) => seq > last);
  return [
    ...missing,
    ...beyond(partings).map(
      (seq): Found => ['chain', `another history says to follow entry ${seq}, which is not here`],
    ),
    ...beyond(ends).map(
      (seq): Found => ['succession', `the machine in this one’s place knew entry ${seq}, which is not here`],
    ),
  ];
}

export type ProvedUpTo = {
  /** The last entry that the centre signed to have had, and when. */
  readonly centre: { readonly seq: number; readonly at: number } | null;
  /** The last entry whose slip was printed, or lies before whoever asks. */
  readonly slip: { readonly seq: number; readonly number: string } | null;
};

export function provedUpTo({ centre, slips }: Witnesses): ProvedUpTo {
  const heads = [...centre.values()].flat().filter(({ seen }) => seen);
  const last = heads.toSorted((a, b) => b.head.seq - a.head.seq || a.at - b.at)[0];
  const printed = [...slips.values()].flat().flatMap(({ seq, number }) => (seq === undefined ? [] : [{ seq, number }]));
  const slip = printed.toSorted((a, b) => b.seq - a.seq)[0];
  return { centre: last ? { seq: last.head.seq, at: last.at } : null, slip: slip ?? null };
}
