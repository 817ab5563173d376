import { csvOf } from '../../../shared/csv.ts';
import { formatInstant } from '../../../shared/day.ts';
import { type Branches, SIDES } from './useBranches.ts';

/** What stands above each column, in this order. */
export type ForkColumns = {
  readonly side: string;
  readonly seq: string;
  readonly at: string;
  readonly arrivedAt: string;
  readonly kind: string;
  readonly number: string;
  readonly amount: string;
  readonly actor: string;
  readonly hash: string;
  readonly text: string;
};

type Words = {
  readonly columns: ForkColumns;
  readonly sides: Readonly<Record<'kept' | 'other', string>>;
};

/** Both histories as one table for a spreadsheet: each entry in words, and word for word with its hash. */
export function forkFile(branches: Branches, { columns, sides }: Words): string {
  const rows = SIDES.flatMap((side) =>
    branches[side].entries.map((entry) => [
      sides[side],
      String(entry.seq),
      formatInstant(entry.at),
      formatInstant(entry.arrivedAt),
      entry.kind,
      entry.number ?? '',
      entry.amount === null ? '' : String(entry.amount),
      entry.actor,
      entry.hash,
      entry.text,
    ]),
  );
  return csvOf([Object.values(columns), ...rows]);
}
