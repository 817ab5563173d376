import { NamedOutlet, type Outlet, type Staff } from '../../shared/catalogue/outlet.ts';
import type { Instant } from '../../shared/day.ts';
import type { OutletId, StaffId } from '../../shared/id.ts';
import { ensure } from '../../shared/must.ts';
import { isCodeOfOtherOutlet, lockFeed, type Publication } from '../db/catalogue.ts';
import { transaction } from '../db/query.ts';
import { EVERYWHERE } from './api/outlets.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';
import { publishNow, publishWithin } from './people/audit.ts';
import { isWithin, type Visit, withinOf } from './people/visit.ts';

export async function listOutlets(
  desk: OfficeDesk,
  _input: unknown,
  visit: Visit,
): Promise<OfficeReply<'outlet.list'>> {
  const { outlets } = await desk.catalogue.fresh();
  const within = withinOf(visit);
  const theirs = [...outlets.values()].filter(({ id }) => isWithin(within, id));
  return theirs.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * Only the outlet's own tills are told of its settings; all others hear its name, for goods that are sent there. Its code begins every slip number, so no other outlet may ever have it: one
 * that was given up stands on slips that were printed.
 */
export async function saveOutlet(desk: OfficeDesk, outlet: Outlet, visit: Visit): Promise<OfficeReply<'outlet.save'>> {
  ensure(outlet.id !== EVERYWHERE, 'an outlet has an id of its own');
  return transaction(desk.pool, async (tx) => {
    // Two that want one code at once come one after the other.
    await lockFeed(tx);
    if (await isCodeOfOtherOutlet(tx, outlet)) return { refused: 'code-taken' };
    await publishWithin(tx, desk, visit, outletPublications(outlet));
    return { done: true };
  });
}

export function outletPublications(outlet: Outlet): Publication[] {
  const { id } = outlet;
  return [
    { scope: id, change: { kind: 'outlet', id, row: outlet } },
    { scope: 'everywhere', change: { kind: 'known-outlet', id, row: NamedOutlet.parse(outlet) } },
  ];
}

export async function listStaff(desk: OfficeDesk, _input: unknown, visit: Visit): Promise<OfficeReply<'staff.list'>> {
  const { staff } = await desk.catalogue.fresh();
  const within = withinOf(visit);
  const theirs = [...staff.values()].filter(({ outlet }) => isWithin(within, outlet));
  return theirs.toSorted((a, b) => a.name.localeCompare(b.name, 'vi') || (a.id < b.id ? -1 : 1));
}

export async function saveStaff(
  desk: OfficeDesk,
  { id, name, role, outlet }: OfficeInput<'staff.save'>,
  visit: Visit,
): Promise<OfficeReply<'staff.save'>> {
  const { outlets, staff } = await desk.catalogue.fresh();
  if (outlet !== null && !outlets.has(outlet)) return { refused: 'no-such-outlet' };
  const before = id === null ? undefined : staff.get(id);
  await publishNow(desk, visit, staffPublications({ id: id ?? newStaffId(desk), name, role, outlet }, before));
  return { done: true };
}

type Person = Pick<Staff, 'id' | 'name' | 'role'> & { readonly outlet: OutletId | null };

/** Somebody who moves leaves the one outlet before they are at the other. When their PINs were made void stays said. */
export function staffPublications(
  { id, name, role, outlet }: Person,
  before: (Staff & { readonly outlet: OutletId | null }) | undefined,
): Publication[] {
  const pinsVoidBefore = before?.pinsVoidBefore;
  const row = { id, name, role, ...(pinsVoidBefore !== undefined && { pinsVoidBefore }) };
  const scope = outlet ?? 'everywhere';
  const scopeBefore = before && (before.outlet ?? 'everywhere');
  const leaving: Publication[] =
    scopeBefore && scopeBefore !== scope ? [{ scope: scopeBefore, change: { kind: 'staff', id, row: null } }] : [];
  return [...leaving, { scope, change: { kind: 'staff', id, row } }];
}

/** Of two resets in one millisecond the second counts, too: what a till compares must have changed. */
export async function resetPin(
  desk: OfficeDesk,
  { id }: OfficeInput<'staff.resetPin'>,
  visit: Visit,
): Promise<OfficeReply<'staff.resetPin'>> {
  const { staff } = await desk.catalogue.fresh();
  const person = staff.get(id);
  if (!person) return { refused: 'no-such-person' };
  const { outlet, ...rest } = person;
  const pinsVoidBefore = Math.max(desk.clock(), (person.pinsVoidBefore ?? 0) + 1) as Instant;
  const change = { kind: 'staff' as const, id, row: { ...rest, pinsVoidBefore } };
  await publishNow(desk, visit, [{ scope: outlet ?? 'everywhere', change }]);
  return { done: true };
}

export async function retireStaff(
  desk: OfficeDesk,
  { id }: OfficeInput<'staff.retire'>,
  visit: Visit,
): Promise<OfficeReply<'staff.retire'>> {
  const { staff } = await desk.catalogue.fresh();
  const person = staff.get(id);
  if (!person) return { refused: 'no-such-person' };
  await publishNow(desk, visit, [{ scope: person.outlet ?? 'everywhere', change: { kind: 'staff', id, row: null } }]);
  return { done: true };
}

export function newStaffId({ random }: OfficeDesk): StaffId {
  return `nv-${Buffer.from(random(5)).toString('hex')}` as StaffId;
}
