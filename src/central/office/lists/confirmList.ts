import type { ImportedList } from '../api/lists.ts';
import type { OfficeDesk } from '../desk.ts';
import type { Visit } from '../people/visit.ts';
import { confirmPlan } from '../plans.ts';

/** Applies what was shown of a list, and only of that list: each has its own right. */
export const confirmList =
  (list: ImportedList) =>
  (desk: OfficeDesk, { import: id }: { readonly import: string }, visit: Visit) =>
    confirmPlan(desk, { list, id }, visit);
