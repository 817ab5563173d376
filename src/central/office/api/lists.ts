import { z } from 'zod';
import { call, refused } from './call.ts';
import { EXPORT_PATH } from './catalogue.ts';
import { IMPORT_PATH, ImportPreview } from './import.ts';
import type { Right } from './rights.ts';

/** What goes out as a file, by the name of the file, and what it takes to have it. */
export const EXPORTED = {
  'danh-muc': 'read-catalogue',
  'chu-the': 'read-catalogue',
  'chung-nhan': 'read-catalogue',
  'khuyen-mai': 'read-catalogue',
  'cau-chuyen': 'read-catalogue',
  gia: 'read-catalogue',
  'gio-qua': 'read-catalogue',
  'diem-ban': 'read-outlets',
  'may-quay': 'read-fleet',
  'nhan-vien': 'read-staff',
} as const satisfies Readonly<Record<string, Right>>;
export type ExportedList = keyof typeof EXPORTED;
export const FORMATS = ['csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** Lists of one right lie below one path, so that the door is told by the path. */
export const EXPORT_PATHS = {
  'read-catalogue': EXPORT_PATH,
  'read-outlets': `${EXPORT_PATH}/outlets`,
  'read-fleet': `${EXPORT_PATH}/tills`,
  'read-staff': `${EXPORT_PATH}/staff`,
} as const satisfies Readonly<Record<(typeof EXPORTED)[ExportedList], string>>;

export const exportHref = (list: ExportedList, format: Format): string =>
  `${EXPORT_PATHS[EXPORTED[list]]}/${list}.${format}`;

/** @returns undefined where no file of ours is called so */
export function exportNamed(name: string): { readonly list: ExportedList; readonly format: Format } | undefined {
  const lists = Object.keys(EXPORTED) as ExportedList[];
  const all = lists.flatMap((list) => FORMATS.map((format) => ({ list, format })));
  return all.find(({ list, format }) => name === `${list}.${format}`);
}

/** What may come back as a file besides the goods. */
export const LISTS = ['promotions', 'outlets', 'staff'] as const;
export type ImportedList = (typeof LISTS)[number];
/** POST the file's bytes below it, as `IMPORT_PATH` takes the goods'; answers a ListPreview or an ImportRefusal. */
export const importPath = (list: ImportedList): string => `${IMPORT_PATH}/${list}`;

/** What an import of a list would do. Nothing is applied until it is confirmed. */
export const ListPreview = ImportPreview.omit({ sample: true }).extend({
  sample: z.array(
    z.object({
      line: z.int().positive(),
      change: z.enum(['added', 'changed', 'same']),
      name: z.string(),
      detail: z.string(),
    }),
  ),
});
export type ListPreview = z.infer<typeof ListPreview>;

const asked = z.object({ import: z.string().max(60) });
const answered = z.union([
  z.object({ applied: z.int().nonnegative() }),
  refused('no-such-import', 'catalogue-moved-on'),
]);

export const listCalls = {
  'promotion.confirmImport': call('edit-promotions', asked, answered),
  'outlet.confirmImport': call('edit-outlets', asked, answered),
  /** A list of people goes over all outlets, and so is for whoever may change all of them. */
  'staff.confirmImport': call('edit-outlets', asked, answered),
} as const;
