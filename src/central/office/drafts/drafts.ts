import type { OfficeChange } from '../../../shared/catalogue/change.ts';
import { type Day, dayOf, type Instant } from '../../../shared/day.ts';
import type { Done } from '../../db/audit.ts';
import { lockFeed } from '../../db/catalogue.ts';
import { allDrafts, type Draft, type DraftKey, dropDrafts, lockDrafts, saveDraft, setDue } from '../../db/draft.ts';
import { type Transaction, transaction } from '../../db/query.ts';
import { DraftKind, type DraftRow, MOST_LOOKS, type SeenDraft } from '../api/drafts.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import { type Catalogue, withChanges } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { noteDone, publishWithin } from '../people/audit.ts';
import { askerOf, type Visit } from '../people/visit.ts';
import { promotionPreview } from '../promotionLaw.ts';
import { faultsOf } from './faults.ts';
import { looksOf } from './looks.ts';
import { inOrder, nameOf, productsOf, rowIn } from './rows.ts';

/** Products that are looked at for it: beyond them nobody would read on. */
const LOOKED_AT = 500;

/** All drafts, each held against the catalogue that all of them together would make. */
export async function listDrafts(desk: OfficeDesk): Promise<OfficeReply<'draft.list'>> {
  const [catalogue, drafts] = [await desk.catalogue.fresh(), await allDrafts(desk.pool)];
  const after = withChanges(catalogue, inOrder(drafts.map(({ change }) => change)));
  const today = dayOf(desk.clock());
  const products = [...new Set(drafts.flatMap((draft) => productsOf(draft.change, after)))];
  const looks = looksOf(products.slice(0, LOOKED_AT), { before: catalogue, after, drafts, today });
  return {
    drafts: drafts.map((draft) => draftRow(draft, { before: catalogue, after, day: today })),
    looks: looks.slice(0, MOST_LOOKS),
    more: Math.max(0, looks.length - MOST_LOOKS),
  };
}

type Both = { readonly before: Catalogue; readonly after: Catalogue; readonly day: Day };

function draftRow(draft: Draft, { before, after, day }: Both): DraftRow {
  const { change, base, current, dueAt } = draft;
  const goesOutOn = dueAt === null ? day : dayOf(dueAt as Instant);
  return {
    kind: DraftKind.parse(draft.kind),
    id: draft.id,
    edit: draft.edit,
    current,
    name: nameOf(change, after),
    before: rowIn(before, draft) ?? null,
    after: change.row,
    movedOn: base !== current,
    faults: faultsOf(change, { before, after, day: goesOutOn }),
    promoted: change.kind === 'promotion' && change.row ? promotionPreview(after, change.row, goesOutOn) : null,
    savedAt: draft.savedAt as Instant,
    by: draft.by,
    dueAt: dueAt as Instant | null,
    dueBy: draft.dueBy ?? '',
    held: draft.held === null ? null : draft.held === 'faulty' ? 'faulty' : 'moved-on',
  };
}

/** Nothing is refused but what could never go out alone or with others: the rest is shown with the drafts. */
export async function keepDraft(
  desk: OfficeDesk,
  { change, edit }: { readonly change: OfficeChange; readonly edit: number },
  visit: Visit,
): Promise<OfficeReply<'draft.save'>> {
  const [catalogue, drafts] = [await desk.catalogue.fresh(), await allDrafts(desk.pool)];
  const others = drafts.filter(({ kind, id }) => kind !== change.kind || id !== change.id);
  const after = withChanges(catalogue, inOrder([...others.map((other) => other.change), change]));
  const faults = faultsOf(change, { before: catalogue, after, day: dayOf(desk.clock()) });
  if (faults.length > 0) return { refused: 'faulty', faults };
  const { account, name: by } = askerOf(visit);
  return transaction(desk.pool, async (tx) => {
    const [before] = await lockDrafts(tx, [change]);
    if ((before?.edit ?? 0) !== edit) return { refused: 'saved-meanwhile' };
    await saveDraft(tx, change, { account, by, at: desk.clock() });
    await noteDone(tx, desk, visit, noted(change, before?.change.row ?? null, change.row));
    return { done: true };
  });
}

/** As the log has it. */
function noted({ kind, id }: DraftKey, before: unknown, after: unknown): Done {
  return { kind: 'draft', id: `${kind} ${id}`, before, after };
}

export async function discardDrafts(
  desk: OfficeDesk,
  { drafts: keys }: OfficeInput<'draft.discard'>,
  visit: Visit,
): Promise<OfficeReply<'draft.discard'>> {
  return transaction(desk.pool, async (tx) => {
    const drafts = await lockDrafts(tx, keys);
    if (drafts.length < keys.length) return { refused: 'no-such-draft' };
    await dropDrafts(tx, drafts);
    for (const draft of drafts) await noteDone(tx, desk, visit, noted(draft, draft.change.row, null));
    return { done: true };
  });
}

/** Now, or from `at` on by whichever server looks first. What they would make is looked at in either case. */
export async function publishDrafts(
  desk: OfficeDesk,
  { drafts: seen, at }: OfficeInput<'draft.publish'>,
  visit: Visit,
): Promise<OfficeReply<'draft.publish'>> {
  const now = desk.clock();
  if (at !== null && at <= now) return { refused: 'too-late' };
  const catalogue = await desk.catalogue.fresh();
  const { n } = catalogue;
  return transaction(desk.pool, async (tx) => {
    const drafts = await lockDrafts(tx, seen);
    if (!areAsSeen(drafts, seen) || (await lockFeed(tx)).n !== n) return { refused: 'moved-on' };
    if (areFaulty(drafts, catalogue, dayOf(at ?? now))) return { refused: 'faulty' };
    if (at === null) await publishAll(tx, desk, visit, drafts);
    else {
      const { account, name: by } = askerOf(visit);
      await setDue(tx, drafts, { at, account, by });
      for (const draft of drafts) await noteDone(tx, desk, visit, noted(draft, null, { dueAt: at }));
    }
    return { done: true };
  });
}

const stateKey = ({ kind, id, edit, current }: SeenDraft | Draft): string => `${kind} ${id} ${edit} ${current}`;

function areAsSeen(drafts: readonly Draft[], seen: readonly SeenDraft[]): boolean {
  const [there, wanted] = [new Set(drafts.map(stateKey)), new Set(seen.map(stateKey))];
  return there.size === wanted.size && [...wanted].every((each) => there.has(each));
}

export function areFaulty(drafts: readonly Draft[], before: Catalogue, day: Day): boolean {
  const changes = inOrder(drafts.map(({ change }) => change));
  const after = withChanges(before, changes);
  return changes.some((change) => faultsOf(change, { before, after, day }).length > 0);
}

export async function publishAll(
  tx: Transaction,
  desk: Pick<OfficeDesk, 'clock'>,
  visit: Visit,
  drafts: readonly Draft[],
): Promise<void> {
  await dropDrafts(tx, drafts);
  const changes = inOrder(drafts.map(({ change }) => change));
  await publishWithin(
    tx,
    desk,
    visit,
    changes.map((change) => ({ scope: 'everywhere', change })),
  );
}

export async function unscheduleDrafts(
  desk: OfficeDesk,
  { drafts: keys }: OfficeInput<'draft.unschedule'>,
  visit: Visit,
): Promise<OfficeReply<'draft.unschedule'>> {
  return transaction(desk.pool, async (tx) => {
    const drafts = await lockDrafts(tx, keys);
    if (drafts.length < keys.length) return { refused: 'no-such-draft' };
    await setDue(tx, drafts, null);
    for (const draft of drafts) await noteDone(tx, desk, visit, noted(draft, { dueAt: draft.dueAt }, null));
    return { done: true };
  });
}
