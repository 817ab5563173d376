import { useState } from 'react';
import type { BranchEntry } from '../../office/api/fleet.ts';
import { callOffice, type Problem } from '../office.ts';
import type { ForkRow } from './suspensePage.tsx';

export type Side = 'kept' | 'other';
export const SIDES = ['kept', 'other'] as const satisfies readonly Side[];

type Branch = { readonly entries: readonly BranchEntry[]; readonly more: boolean };
export type Branches = Readonly<Record<Side, Branch>>;

const NONE: Branches = { kept: { entries: [], more: true }, other: { entries: [], more: true } };

/** The next page of each side that has more. */
async function nextPages(fork: ForkRow, before: Branches): Promise<Branches | Problem> {
  const { device, seq, otherHash } = fork;
  const next: Record<Side, Branch> = { ...before };
  for (const side of SIDES.filter((each) => before[each].more)) {
    const after = before[side].entries.at(-1)?.seq ?? 0;
    const answer = await callOffice('fleet.branch', { device, seq, otherHash, side, after });
    if ('problem' in answer) return answer.problem;
    next[side] = { entries: [...before[side].entries, ...answer.reply.entries], more: answer.reply.more };
  }
  return next;
}

/** Both histories, fetched as far as somebody has looked. */
export function useBranches(fork: ForkRow) {
  const [branches, setBranches] = useState<Branches>();
  const [problem, setProblem] = useState<Problem>();
  const keep = (found: Branches | Problem): Branches | undefined => {
    const isProblem = typeof found === 'string';
    setProblem(isProblem ? found : undefined);
    if (isProblem) return undefined;
    setBranches(found);
    return found;
  };
  return {
    branches,
    problem,
    /** From the beginning, since either may have grown. */
    open: async (): Promise<void> => void keep(await nextPages(fork, NONE)),
    more: async (): Promise<void> => void keep(await nextPages(fork, branches ?? NONE)),
    /** @returns both to their ends; undefined where an answer did not come */
    whole: async (): Promise<Branches | undefined> => {
      let found: Branches | undefined = NONE;
      while (found && SIDES.some((side) => found?.[side].more)) found = keep(await nextPages(fork, found));
      return found;
    },
  };
}

export type SideBySide = {
  readonly seq: number;
  readonly kept: readonly BranchEntry[];
  readonly other: readonly BranchEntry[];
};

const entriesAt = ({ entries }: Branch, seq: number) => entries.filter((entry) => entry.seq === seq);

/** Both histories by their numbers; of one that parted once more a number has several entries. */
export function sideBySide({ kept, other }: Branches): SideBySide[] {
  const seqs = new Set([...kept.entries, ...other.entries].map(({ seq }) => seq));
  return [...seqs]
    .toSorted((a, b) => a - b)
    .map((seq) => ({ seq, kept: entriesAt(kept, seq), other: entriesAt(other, seq) }));
}
