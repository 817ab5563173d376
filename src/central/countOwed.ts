import { NONE_WENT, WENT } from '../shared/settlement/went.ts';
import { entriesBefore, keepOwedBefore, nextOwedBefore, type OwedBefore, type ProjectedOwed } from './db/owed.ts';
import type { UnreadEntry } from './db/projection.ts';
import { transaction } from './db/query.ts';
import { writeStock } from './db/stock.ts';
import { nothingFound, putOwed } from './found.ts';
import type { ProjectDesk } from './project.ts';
import { readEntry } from './readEntry.ts';

const ENTRIES = 500;

/** Counts what owners are owed by entries that were read before anybody counted it; nothing where that is done. */
export async function countOwedBefore(desk: Pick<ProjectDesk, 'pool' | 'clock'>): Promise<void> {
  while (await countNext(desk));
}

function countNext({ pool, clock }: Pick<ProjectDesk, 'pool' | 'clock'>): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const before = await nextOwedBefore(tx);
    if (!before) return false;
    const entries = await entriesBefore(tx, before, ENTRIES);
    await keepOwedBefore(tx, before, entries.at(-1)?.seq ?? null);
    await writeStock(
      tx,
      { ...nothingFound(), owed: entries.flatMap(owedBy).flatMap((row) => partOf(row, before)) },
      clock(),
    );
    return true;
  });
}

/** What became of goods is counted apart from the rest, for of most entries the rest was counted before it was told at all. */
function partOf(row: ProjectedOwed, { goods }: OwedBefore): ProjectedOwed[] {
  if (!goods) return [{ ...row, ...NONE_WENT }];
  if (WENT.every((how) => row[how] === 0)) return [];
  return [
    { ...row, sold: 0, returned: 0, taken: 0, paid: 0, shop: 0, producer: 0, programme: 0, commission: 0, payable: 0 },
  ];
}

function owedBy(stored: UnreadEntry): ProjectedOwed[] {
  const found = nothingFound();
  putOwed(found, stored, readEntry(stored));
  return found.owed;
}
