import { groupPriceChangeId, type OfficeChange } from '../../shared/catalogue/change.ts';
import type { OutletGroup } from '../../shared/catalogue/outletGroup.ts';
import { pricesIn } from '../../shared/catalogue/outletGroup.ts';
import { dayOf } from '../../shared/day.ts';
import { fold } from '../../shared/fold.ts';
import type { OutletGroupId, OutletId } from '../../shared/id.ts';
import { lockFeed } from '../db/catalogue.ts';
import { transaction } from '../db/query.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import { type Catalogue, withChanges } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { faultsOf } from './drafts/faults.ts';
import { publishWithin } from './people/audit.ts';
import { isWithin, type Visit, type Within, withinOf } from './people/visit.ts';
import { groupsPricing, listIn, pricesOf } from './priceLists.ts';

const collator = new Intl.Collator('vi');

function withOutlets({ id, name, outlets }: OutletGroup, isIn: (outlet: OutletId) => boolean): OutletGroup {
  return { id, name, outlets: outlets.filter(isIn) };
}

/** By name. Of a limited reader those that their outlets are in, and of these only their own. */
function groupsFor({ outletGroups }: Catalogue, within: Within): OutletGroup[] {
  return [...outletGroups.values()]
    .map((group) => withOutlets(group, (outlet) => isWithin(within, outlet)))
    .filter(({ outlets }) => within === null || outlets.length > 0)
    .toSorted((a, b) => collator.compare(a.name, b.name));
}

export async function listGroups(desk: OfficeDesk, _input: unknown, visit: Visit): Promise<OfficeReply<'group.list'>> {
  const catalogue = await desk.catalogue.fresh();
  const products = [...catalogue.groupPrices.values()].map(
    (own) => new Set([...own.values()].map(({ group }) => group)),
  );
  return groupsFor(catalogue, withinOf(visit)).map((group) => ({
    group,
    products: products.filter((groups) => groups.has(group.id)).length,
  }));
}

export async function listPrices(
  desk: OfficeDesk,
  { product }: OfficeInput<'group.prices'>,
  visit: Visit,
): Promise<OfficeReply<'group.prices'>> {
  const catalogue = await desk.catalogue.fresh();
  if (!catalogue.products.has(product)) return { refused: 'no-such-product' };
  const said = pricesOf(catalogue, product);
  const pricing = new Set(groupsPricing(said).map(({ id }) => id));
  return {
    general: pricesIn(said.general, []),
    groups: groupsFor(catalogue, withinOf(visit)).map(({ id, name, outlets }) => ({
      group: id,
      name,
      outlets,
      prices: pricing.has(id) ? listIn(said, id) : [],
    })),
  };
}

/** An outlet that is in another group leaves it: the last word counts. */
export async function saveGroup(
  desk: OfficeDesk,
  { id, name, outlets }: OfficeInput<'group.save'>,
  visit: Visit,
): Promise<OfficeReply<'group.save'>> {
  const catalogue = await desk.catalogue.fresh();
  const before = id === null ? undefined : catalogue.outletGroups.get(id);
  if (id !== null && !before) return { refused: 'no-such-group' };
  if (!outlets.every((outlet) => catalogue.outlets.has(outlet))) return { refused: 'no-such-outlet' };
  const others = [...catalogue.outletGroups.values()].filter((group) => group.id !== id);
  if (others.some((group) => fold(group.name) === fold(name))) return { refused: 'name-taken' };
  const row: OutletGroup = { id: id ?? newGroupId(desk), name, outlets: outlets.toSorted() };
  const left = others
    .filter((group) => group.outlets.some((outlet) => outlets.includes(outlet)))
    .map((group) => withOutlets(group, (outlet) => !outlets.includes(outlet)));
  const changes = [...left, row].map((group): OfficeChange => ({ kind: 'outlet-group', id: group.id, row: group }));
  return (await publishGroups(desk, { catalogue, changes }, visit)) ?? { done: true, id: row.id };
}

export async function removeGroup(
  desk: OfficeDesk,
  { id }: OfficeInput<'group.remove'>,
  visit: Visit,
): Promise<OfficeReply<'group.remove'>> {
  const catalogue = await desk.catalogue.fresh();
  if (!catalogue.outletGroups.has(id)) return { refused: 'no-such-group' };
  const own = [...catalogue.groupPrices.values()].flatMap((prices) => Array.from(prices.values()));
  const changes: OfficeChange[] = [
    ...own
      .filter(({ group }) => group === id)
      .map((price): OfficeChange => ({ kind: 'group-price', id: groupPriceChangeId(price), row: null })),
    { kind: 'outlet-group', id, row: null },
  ];
  return (await publishGroups(desk, { catalogue, changes }, visit)) ?? { done: true };
}

type Planned = { readonly catalogue: Catalogue; readonly changes: readonly OfficeChange[] };
type NotPublished = { readonly refused: 'moved-on' } | { readonly refused: 'over-cap'; readonly promotion: string };

/** All of them as one version; nothing where the catalogue is no longer what they were planned against. */
async function publishGroups(
  desk: OfficeDesk,
  { catalogue, changes }: Planned,
  visit: Visit,
): Promise<NotPublished | undefined> {
  const { n } = catalogue;
  const context = { before: catalogue, after: withChanges(catalogue, changes), day: dayOf(desk.clock()) };
  const fault = changes.flatMap((change) => faultsOf(change, context)).find(({ fault: what }) => what === 'over-cap');
  if (fault) return { refused: 'over-cap', promotion: fault.name };
  return transaction(desk.pool, async (tx) => {
    if ((await lockFeed(tx)).n !== n) return { refused: 'moved-on' };
    await publishWithin(
      tx,
      desk,
      visit,
      changes.map((change) => ({ scope: 'everywhere', change })),
    );
    return undefined;
  });
}

function newGroupId({ random }: OfficeDesk): OutletGroupId {
  return `nh-${Buffer.from(random(5)).toString('hex')}` as OutletGroupId;
}
