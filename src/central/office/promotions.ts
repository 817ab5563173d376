import { dayOf } from '../../shared/day.ts';
import type { PromotionId } from '../../shared/id.ts';
import type { Promotion, PromotionTerms } from '../../shared/promotion/promotion.ts';
import { dropOpened, findDraft } from '../db/draft.ts';
import { transaction } from '../db/query.ts';
import type { PromotionPreview } from './api/promotions.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import { type Catalogue, categoriesOf } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { publishNow, publishWithin } from './people/audit.ts';
import type { Visit } from './people/visit.ts';
import { promotionPreview, stateOn, termsFault } from './promotionLaw.ts';

export async function listPromotions(desk: OfficeDesk): Promise<OfficeReply<'promotion.list'>> {
  const { promotions } = await desk.catalogue.fresh();
  const today = dayOf(desk.clock());
  return {
    today,
    promotions: [...promotions.values()]
      .toSorted((a, b) => (a.from < b.from ? 1 : -1))
      .map((promotion) => ({ promotion, state: stateOn(promotion, today) })),
  };
}

export async function listChoices(desk: OfficeDesk): Promise<OfficeReply<'promotion.choices'>> {
  return choicesOf(await desk.catalogue.fresh());
}

export function choicesOf(catalogue: Catalogue): OfficeReply<'promotion.choices'> {
  const products = [...catalogue.products.values()].map(({ id, name, producer }) => {
    return { id, name, detail: catalogue.producers.get(producer)?.name ?? '' };
  });
  return {
    products: products.toSorted(byName),
    producers: [...catalogue.producers.values()].map(({ id, name }) => ({ id, name })).toSorted(byName),
    categories: categoriesOf(catalogue),
    outlets: [...catalogue.outlets.values()].map(({ id, name }) => ({ id, name })).toSorted(byName),
  };
}

const collator = new Intl.Collator('vi');

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return collator.compare(a.name, b.name);
}

export async function previewPromotion(desk: OfficeDesk, terms: PromotionTerms): Promise<PromotionPreview> {
  return promotionPreview(await desk.catalogue.fresh(), terms, dayOf(desk.clock()));
}

/** Nothing that breaks the law's cap reaches a till: it is refused here, with the products it is about. */
export async function savePromotion(
  desk: OfficeDesk,
  { id, terms, edit = 0 }: OfficeInput<'promotion.save'>,
  visit: Visit,
): Promise<OfficeReply<'promotion.save'>> {
  const catalogue = await desk.catalogue.fresh();
  const today = dayOf(desk.clock());
  const before = id === null ? undefined : catalogue.promotions.get(id);
  if (id !== null && !before && !(await isDrafted(desk, id))) return { refused: 'no-such-promotion' };
  if (before && stateOn(before, today) === 'ended') return { refused: 'has-ended' };
  const fault = termsFault(catalogue, terms);
  if (fault) return { refused: fault };
  const shown = promotionPreview(catalogue, terms, today);
  if (shown.breaches > 0) return { refused: 'over-cap', preview: shown };

  const row: Promotion = { id: id ?? newPromotionId(desk), ...terms };
  const change = { kind: 'promotion', id: row.id, row } as const;
  await transaction(desk.pool, async (tx) => {
    await dropOpened(tx, change, edit);
    await publishWithin(tx, desk, visit, [{ scope: 'everywhere', change }]);
  });
  return { done: true, id: row.id };
}

async function isDrafted({ pool }: OfficeDesk, id: PromotionId): Promise<boolean> {
  return (await findDraft(pool, { kind: 'promotion', id })) !== undefined;
}

export async function endPromotion(
  desk: OfficeDesk,
  { id }: OfficeInput<'promotion.end'>,
  visit: Visit,
): Promise<OfficeReply<'promotion.end'>> {
  const promotion = (await desk.catalogue.fresh()).promotions.get(id);
  if (!promotion) return { refused: 'no-such-promotion' };
  const today = dayOf(desk.clock());
  if (stateOn(promotion, today) === 'ended') return { refused: 'has-ended' };
  const row: Promotion = { ...promotion, endedOn: today };
  await publishNow(desk, visit, [{ scope: 'everywhere', change: { kind: 'promotion', id, row } }]);
  return { done: true };
}

export function newPromotionId({ random }: OfficeDesk): PromotionId {
  return `km-${Buffer.from(random(5)).toString('hex')}` as PromotionId;
}
