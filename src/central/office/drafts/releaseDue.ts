import { type Day, dayOf } from '../../../shared/day.ts';
import { lockFeed } from '../../db/catalogue.ts';
import { type Draft, holdBack, isAnyDue, lockDue, takeTurn } from '../../db/draft.ts';
import { type Transaction, transaction } from '../../db/query.ts';
import type { AccountId } from '../api/accounts.ts';
import type { DraftRow } from '../api/drafts.ts';
import type { Catalogue } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { askerOf, fromInside } from '../people/visit.ts';
import { areFaulty, publishAll } from './drafts.ts';

export type ReleaseDesk = Pick<OfficeDesk, 'pool' | 'clock' | 'catalogue' | 'log'>;

/**
 * Publishes what is due: those of one instant and one person together, or none of them. What others changed meanwhile, or what
 * would no longer be whole, is held back and waits for somebody. One server at a time does it.
 * @returns how many went out
 */
export async function releaseDue(desk: ReleaseDesk): Promise<number> {
  let out = 0;
  for (;;) {
    const released = await releaseNext(desk);
    if (released === undefined) return out;
    out += released;
  }
}

/** @returns undefined where nothing is due, or another server is at it, or the catalogue has just moved on */
async function releaseNext(desk: ReleaseDesk): Promise<number | undefined> {
  const now = desk.clock();
  if (!(await isAnyDue(desk.pool, now))) return undefined;
  const catalogue = await desk.catalogue.fresh();
  const { n } = catalogue;
  return transaction(desk.pool, async (tx) => {
    if (!(await takeTurn(tx))) return undefined;
    const due = Map.groupBy(await lockDue(tx, now), ({ dueAt, dueAccount }) => `${dueAt} ${dueAccount}`);
    const [group] = due.values();
    if (!group || (await lockFeed(tx)).n !== n) return undefined;
    const why = whyHeldBack(group, catalogue, dayOf(now));
    if (why === undefined) return releaseGroup(tx, desk, group);
    desk.log.warn('drafts that were due do not go out', { why, drafts: group.map(({ kind, id }) => `${kind} ${id}`) });
    await holdBack(tx, group, why);
    return 0;
  });
}

function whyHeldBack(
  group: readonly Draft[],
  catalogue: Catalogue,
  day: Day,
): NonNullable<DraftRow['held']> | undefined {
  if (group.some(({ base, current }) => base !== current)) return 'moved-on';
  return areFaulty(group, catalogue, day) ? 'faulty' : undefined;
}

/** In the name of whoever said when. */
async function releaseGroup(tx: Transaction, desk: ReleaseDesk, group: readonly Draft[]): Promise<number> {
  const [{ dueAccount, dueBy } = { dueAccount: null, dueBy: null }] = group;
  const inside = fromInside('draft.publish');
  const asker = { ...askerOf(inside), account: dueAccount as AccountId | null, name: dueBy ?? '' };
  await publishAll(tx, desk, { ...inside, asker }, group);
  return group.length;
}
