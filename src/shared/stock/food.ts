import { fold } from '../fold.ts';

/** Groups of goods that nobody eats or drinks, as shops name their shelves (folded); what is not named here may be food. */
const NOT_EATEN = [
  'thu cong',
  'my nghe',
  'luu niem',
  'may tre',
  'dan lat',
  'chieu',
  'det may',
  'tho cam',
  'gom',
  'do go',
  'trang tri',
  'sinh vat canh',
  'cay canh',
  'hoa kieng',
  'handicraft',
  'souvenir',
] as const;

/** Whether goods of a shelf have a last day in all likelihood: all but a few kinds of OCOP goods are food. */
export function isFood(category: string): boolean {
  const folded = fold(category);
  return !NOT_EATEN.some((words) => folded.includes(words));
}
