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

/**
 * Whether goods of a shelf are food: they have a last day in all likelihood, and past it are never sold, unless the outlet is set
 * otherwise. All but a few kinds of OCOP goods are, herbs too; a shelf that nobody has heard of is taken for food, to err safely.
 */
export function isFood(category: string | undefined): boolean {
  const folded = ` ${fold(category ?? '').trim()} `;
  return !NOT_EATEN.some((words) => folded.includes(` ${words} `));
}
