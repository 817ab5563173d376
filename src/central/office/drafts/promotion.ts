import { dayOf } from '../../../shared/day.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import type { OfficeDesk } from '../desk.ts';
import type { Visit } from '../people/visit.ts';
import { choicesOf, newPromotionId } from '../promotions.ts';
import { keepDraft } from './drafts.ts';
import { draftedRow } from './rows.ts';

/** What a promotion's form starts from: its draft, else what is published, else a new id. */
export async function openPromotion(
  desk: OfficeDesk,
  { id }: OfficeInput<'draft.openPromotion'>,
): Promise<OfficeReply<'draft.openPromotion'>> {
  const catalogue = await desk.catalogue.fresh();
  const drafted = await draftedRow(desk, 'promotion', id ?? '');
  const row = drafted.row ?? catalogue.promotions.get(id ?? '') ?? null;
  if (id !== null && !row) return { refused: 'no-such-promotion' };
  const today = dayOf(desk.clock());
  return { row, edit: drafted.edit, id: id ?? newPromotionId(desk), today, choices: choicesOf(catalogue) };
}

/** Held against the law as `savePromotion` does, with what else is drafted; and again when it goes out. */
export function draftPromotion(
  desk: OfficeDesk,
  { id, terms, edit }: OfficeInput<'draft.savePromotion'>,
  visit: Visit,
): Promise<OfficeReply<'draft.savePromotion'>> {
  return keepDraft(desk, { change: { kind: 'promotion', id, row: { id, ...terms } }, edit }, visit);
}
