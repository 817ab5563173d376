import { entriesBefore, keepOwedBefore, nextOwedBefore, type ProjectedOwed } from './db/owed.ts';
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
    await keepOwedBefore(tx, before.device, entries.at(-1)?.seq ?? null);
    await writeStock(tx, { ...nothingFound(), owed: entries.flatMap(owedBy) }, clock());
    return true;
  });
}

function owedBy(stored: UnreadEntry): ProjectedOwed[] {
  const found = nothingFound();
  putOwed(found, stored, readEntry(stored));
  return found.owed;
}
