import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Publication } from '../../../src/central/db/catalogue.ts';
import { CHANGE_KINDS, priceChangeId } from '../../../src/shared/catalogue/change.ts';
import { dayOf, type Instant } from '../../../src/shared/day.ts';
import { OutletId, ProductId, PromotionId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import type { Promotion, PromotionTerms } from '../../../src/shared/promotion/promotion.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { aPrice, aProducer, aProduct } from '../../support/aProduct.ts';
import { amountOff, aPromotion, buyGet, percentOff, SALT_ONLY, saleOff } from '../../support/aPromotion.ts';
import { aTill, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

const shrimp = aProduct({
  id: ProductId.parse('SP-002'),
  name: 'Tôm khô',
  category: 'Tôm khô',
  weighed: true,
  unit: 'kg',
  codes: [],
});

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
  const rows = [aPrice(), aPrice({ product: shrimp.id, price: dong(1_000_000) })];
  await centre.publish([
    everywhere({ kind: 'producer', id: aProducer().id, row: aProducer() }),
    everywhere({ kind: 'product', id: aProduct().id, row: aProduct() }),
    everywhere({ kind: 'product', id: shrimp.id, row: shrimp }),
    ...rows.map((row) => everywhere({ kind: 'price', id: priceChangeId(row), row })),
  ]);
});
afterAll(() => centre.remove());

const everywhere = (change: Publication['change']): Publication => ({ scope: 'everywhere', change });

/** Ten per cent off the salt, from today on for a year. */
function terms(change: Partial<PromotionTerms> = {}): PromotionTerms {
  const { id: _, ...rest } = aPromotion();
  return { ...rest, from: dayOf(centre.now()), to: dayOf((centre.now() + 31_536_000_000) as Instant), ...change };
}

async function saved(change: Partial<PromotionTerms> = {}): Promise<PromotionId> {
  const answer = await centre.call('promotion.save', { id: null, terms: terms(change) });
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.id;
}

const listed = async (id: string) =>
  (await centre.call('promotion.list', {})).promotions.find(({ promotion }) => promotion.id === id);

/** What the tills are told of promotions. */
async function told(): Promise<Map<string, Promotion | null>> {
  const { bundle } = await (await aTill(centre)).pull(undefined, CHANGE_KINDS);
  return new Map(bundle.changes.flatMap((change) => (change.kind === 'promotion' ? [[change.id, change.row]] : [])));
}

describe('a promotion made in the office', () => {
  test('is in the list, and at the tills after their next pull', async () => {
    const id = await saved({ name: 'Tuần lễ muối' });
    expect(await listed(id)).toMatchObject({ promotion: { name: 'Tuần lễ muối' }, state: 'running' });
    expect((await told()).get(id)).toEqual({ id, ...terms({ name: 'Tuần lễ muối' }) });
  });

  test('is changed by saving it again under its id', async () => {
    const id = await saved();
    const next = terms({ name: 'Muối giảm 20 %', rule: percentOff(SALT_ONLY, 200) });
    expect(await centre.call('promotion.save', { id, terms: next })).toEqual({ done: true, id });
    expect((await told()).get(id)).toEqual({ id, ...next });
  });

  test('is coming before its first day, and ended by whoever ends it', async () => {
    const id = await saved({ from: dayOf((centre.now() + 86_400_000) as Instant) });
    expect(await listed(id)).toMatchObject({ state: 'coming' });
    expect(await centre.call('promotion.end', { id })).toEqual({ done: true });
    expect(await listed(id)).toMatchObject({ state: 'ended', promotion: { endedOn: dayOf(centre.now()) } });
    expect((await told()).get(id)?.endedOn).toBe(dayOf(centre.now()));
    expect(await centre.call('promotion.end', { id })).toEqual({ refused: 'has-ended' });
    expect(await centre.call('promotion.save', { id, terms: terms() })).toEqual({ refused: 'has-ended' });
  });
});

describe('half the price immediately before', () => {
  test('is the most an ordinary promotion takes; the office names the goods it would take more of', async () => {
    const deep = terms({ rule: amountOff(SALT_ONLY, 12_501) });
    const refused = await centre.call('promotion.save', { id: null, terms: deep });
    expect(refused).toMatchObject({
      refused: 'over-cap',
      preview: { cap: 500, breaches: 1, worst: [{ name: 'Muối ba thạc', before: 25_000, paid: 12_499 }] },
    });
    expect(
      await centre.call('promotion.save', { id: null, terms: terms({ rule: amountOff(SALT_ONLY, 12_500) }) }),
    ).toMatchObject({ done: true });
    expect(
      await centre.call('promotion.save', { id: null, terms: { ...deep, class: 'state-programme' } }),
    ).toMatchObject({ done: true });
  });

  test('is held against every product of a whole sale', async () => {
    const shown = await centre.call('promotion.preview', terms({ rule: saleOff({ amount: dong(60_000) }, 100_000) }));
    expect(shown).toMatchObject({ reached: 2, breaches: 2 });
  });

  test('what it would cost is shown before it is published', async () => {
    expect(await centre.call('promotion.preview', terms({ rule: buyGet(SALT_ONLY, 4, 1) }))).toEqual({
      reached: 1,
      samples: [{ product: 'SP-001', name: 'Muối ba thạc', before: 25_000, paid: 20_000 }],
      cap: 500,
      breaches: 0,
      worst: [],
    });
  });
});

describe('what cannot be a promotion is refused', () => {
  test.each<[string, () => Partial<PromotionTerms>]>([
    ['no-such-outlet', () => ({ outlets: [OutletId.parse('CM99')] })],
    ['no-such-goods', () => ({ rule: percentOff({ of: 'products', products: [ProductId.parse('SP-404')] }, 100) })],
    ['no-such-goods', () => ({ rule: percentOff({ of: 'category', category: 'Không có' }, 100) })],
    ['weighed-goods', () => ({ rule: buyGet({ of: 'products', products: [shrimp.id] }, 5, 1) })],
  ])('%s', async (refused, change) => {
    expect(await centre.call('promotion.save', { id: null, terms: terms(change()) })).toEqual({ refused });
  });

  test('a change of one that is not there', async () => {
    const id = PromotionId.parse('km-404');
    expect(await centre.call('promotion.save', { id, terms: terms() })).toEqual({ refused: 'no-such-promotion' });
    expect(await centre.call('promotion.end', { id })).toEqual({ refused: 'no-such-promotion' });
  });
});

test('a product that lies in a basket is not withdrawn from under it', async () => {
  const basket = aProduct({
    id: ProductId.parse('GIO-01'),
    name: 'Giỏ quà',
    codes: [],
    basket: [{ product: aProduct().id, quantity: quantity(1_000), share: 1_000 }],
  });
  await centre.publish([everywhere({ kind: 'product', id: basket.id, row: basket })]);
  expect(await centre.call('catalogue.withdraw', { product: aProduct().id })).toEqual({ refused: 'in-a-basket' });
  expect(await centre.call('catalogue.withdraw', { product: basket.id })).toEqual({ done: true });
  expect(await centre.call('catalogue.withdraw', { product: aProduct().id })).toEqual({ done: true });
});
