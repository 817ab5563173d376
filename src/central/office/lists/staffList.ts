import { type Role, Staff } from '../../../shared/catalogue/outlet.ts';
import { type OutletId, StaffId } from '../../../shared/id.ts';
import type { ImportRefusal } from '../api/import.ts';
import type { ListPreview } from '../api/lists.ts';
import type { Catalogue } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { headingsOf } from '../import/headings.ts';
import { nameKey } from '../import/identity.ts';
import { type RowReader, textBy } from '../import/rowReader.ts';
import { newStaffId, staffPublications } from '../outlets.ts';
import type { Visit } from '../people/visit.ts';
import type { List } from './list.ts';
import { ALL_OUTLETS, parseOutlet } from './outletWords.ts';
import { type ImportedFile, onceEach, type PlannedListRow, previewList } from './previewList.ts';
import { saidOr, wordsOf } from './words.ts';

type Column = 'id' | 'name' | 'role' | 'outlet';
type Person = Staff & { readonly outlet: OutletId | null };

const headings = headingsOf<Column>({
  id: ['Mã nhân viên', 'Mã', 'Staff ID'],
  name: ['Họ tên', 'Tên', 'Tên nhân viên', 'Name'],
  role: ['Vai trò', 'Role'],
  outlet: ['Điểm bán', 'Nơi làm', 'Outlet'],
});

const roles = wordsOf<Role>({
  cashier: ['thu ngân'],
  manager: ['quản lý', 'trưởng ca'],
  administrator: ['quản trị'],
});

/** Who may sign in at tills. Nothing of a PIN is here: a till keeps it, and only as a hash. */
export const staffList = ({ outlets }: Catalogue): List<Column, Person> => ({
  title: 'Nhân viên',
  headings,
  cellsOf: ({ id, name, role, outlet }) => ({
    id,
    name,
    role: roles.say(role),
    outlet: outlet === null ? ALL_OUTLETS : (outlets.get(outlet)?.code ?? outlet),
  }),
});

/** Nobody is retired because they are not in the list, and no PIN is touched. */
export async function previewStaff(
  desk: OfficeDesk,
  file: ImportedFile,
  visit: Visit,
): Promise<ListPreview | ImportRefusal> {
  const catalogue = await desk.catalogue.fresh();
  const isFirst = onceEach();
  const planRow = (reader: RowReader<Column>): PlannedListRow | undefined => {
    const said = readPerson(reader, catalogue);
    if (!said) return undefined;
    const { before, ...person } = said;
    if (!isFirst(person.id ?? `${nameKey(person.name)} ${person.outlet}`)) {
      reader.report(null, 'duplicate-row', person.name);
      return undefined;
    }
    const isSame = before?.name === person.name && before.role === person.role && before.outlet === person.outlet;
    return {
      name: person.name,
      detail: `${roles.say(person.role)} · ${catalogue.outlets.get(person.outlet ?? '')?.name ?? ALL_OUTLETS}`,
      isNew: before === undefined,
      publications: isSame ? [] : staffPublications({ ...person, id: person.id ?? newStaffId(desk) }, before),
    };
  };
  return previewList(desk, file, { list: 'staff', headings, needed: ['name'], n: catalogue.n, planRow }, visit);
}

type Said = {
  readonly before: Person | undefined;
  readonly id: StaffId | undefined;
  readonly name: string;
  readonly role: Role;
  readonly outlet: OutletId | null;
};

function readPerson({ read, need, faults }: RowReader<Column>, catalogue: Catalogue): Said | undefined {
  const id = read('id', textBy(StaffId), 'bad-code');
  const known = id && catalogue.staff.get(id);
  const saidName = (known ? read : need)('name', textBy(Staff.shape.name), 'too-long');
  const saidOutlet = (known ? read : need)('outlet', (cell) => parseOutlet(cell, catalogue), 'no-such-outlet');
  const outlet = saidOutlet === undefined ? (known?.outlet ?? null) : saidOutlet === 'all' ? null : saidOutlet;
  const before = known ?? (id === undefined ? namesake(catalogue, saidName ?? '', outlet) : undefined);
  const role = (before ? read : need)('role', roles.parse, 'unknown-kind') ?? before?.role;
  const name = saidOr(saidName, before?.name);
  if (faults.length > 0 || name === undefined || role === undefined) return undefined;
  return { before, id: before?.id ?? id, name, role, outlet };
}

/** Somebody without a number is whoever is called so at that outlet, where that is one person. */
function namesake({ staff }: Catalogue, name: string, outlet: OutletId | null): Person | undefined {
  const [only, other] = [...staff.values()].filter(
    (each) => each.outlet === outlet && nameKey(each.name) === nameKey(name),
  );
  return other ? undefined : only;
}
