import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DraftChange } from '../../../src/central/office/api/drafts.ts';
import { rights } from '../../../src/central/office/api/rights.ts';
import { priceChangeId } from '../../../src/shared/catalogue/change.ts';
import type { Product } from '../../../src/shared/catalogue/product.ts';
import type { Instant } from '../../../src/shared/day.ts';
import { ProducerId, ProductId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import type { PromotionTerms } from '../../../src/shared/promotion/promotion.ts';
import type { Quantity } from '../../../src/shared/quantity.ts';
import { aCertificate, aDay, aPrice, aProducer, aProduct, aTaxClass } from '../../support/aProduct.ts';
import { aPromotion, percentOff } from '../../support/aPromotion.ts';
import { aTill, databaseUrl, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

const salt = aProduct();
const HOUR = 3_600_000;

let centre: TestCentre;
let pool: Pool;
beforeAll(async () => {
  centre = await startTestCentre();
  pool = new Pool({ connectionString: databaseUrl(centre), max: 1 });
  await centre.publish([
    { scope: 'everywhere', change: { kind: 'tax-class', id: 'VAT10', row: aTaxClass() } },
    { scope: 'everywhere', change: { kind: 'producer', id: salt.producer, row: aProducer() } },
    { scope: 'everywhere', change: { kind: 'product', id: salt.id, row: salt } },
    { scope: 'everywhere', change: { kind: 'price', id: priceChangeId(aPrice()), row: aPrice() } },
  ]);
});
afterAll(async () => {
  await pool.end();
  await centre.remove();
});
afterEach(async () => {
  const { drafts } = await centre.call('draft.list', {});
  if (drafts.length > 0) await centre.call('draft.discard', { drafts: drafts.map(({ kind, id }) => ({ kind, id })) });
});

const productChange = (row: Product): DraftChange => ({ kind: 'product', id: row.id, row });
const save = (change: DraftChange, edit = 0) => centre.call('draft.save', { change, edit });
const drafts = async () => (await centre.call('draft.list', {})).drafts;
async function publish(at: Instant | null = null) {
  const seen = (await drafts()).map(({ kind, id, edit, current }) => ({ kind, id, edit, current }));
  return centre.call('draft.publish', { drafts: seen, at });
}
const nameNow = async () => {
  const { products } = await centre.call('catalogue.list', { text: '', category: null, offset: 0, limit: 50 });
  return products.find(({ product }) => product === salt.id)?.name;
};
const lastVersion = async () => {
  const { versions } = await centre.call('version.list', { before: null, limit: 1 });
  return versions[0] ?? expect.fail('nothing was published');
};

describe('a draft', () => {
  test('changes nothing until it is published; then every till hears of it, and undoing it is said to them, too', async () => {
    const till = await aTill(centre);
    const { bundle } = await till.pull();
    expect(await save(productChange({ ...salt, name: 'Muối ba thạc Bạc Liêu', nameEn: 'Three-acre salt' }))).toEqual({
      done: true,
    });
    const heard = { centre: bundle.centre, n: bundle.upTo };
    expect((await till.pull(heard)).bundle.changes).toEqual([]);
    expect(await centre.call('draft.list', {})).toMatchObject({
      drafts: [{ name: 'Muối ba thạc Bạc Liêu', before: salt, after: { nameEn: 'Three-acre salt' }, faults: [] }],
      looks: [{ before: { name: 'Muối ba thạc', price: 25_000 }, after: { name: 'Muối ba thạc Bạc Liêu' } }],
    });

    expect(await publish()).toEqual({ done: true });
    expect(await drafts()).toEqual([]);
    const told = (await till.pull(heard)).bundle;
    expect(told.changes).toMatchObject([{ kind: 'product', row: { name: 'Muối ba thạc Bạc Liêu' } }]);

    const { version } = await lastVersion();
    expect(await centre.call('version.undo', { version })).toEqual({ done: true });
    const taken = (await till.pull({ centre: told.centre, n: told.upTo })).bundle.changes;
    expect(taken).toMatchObject([{ kind: 'product', row: { name: 'Muối ba thạc' } }]);
    expect(await lastVersion()).toMatchObject({ undoes: version, undoable: true });
  });

  test('of a new producer and its first product go out together, the producer first', async () => {
    const opened = await centre.call('draft.openProducer', { producer: null });
    const producer = 'id' in opened ? opened.id : expect.fail('no form');
    const form = await centre.call('draft.openProduct', { product: null });
    const { id, codes } = 'id' in form ? form : expect.fail('no form');
    const honey = aProduct({ id, name: 'Mật ong U Minh', producer, codes: [codes.plain], set: '26.04' });
    expect(await save(productChange(honey))).toMatchObject({ faults: [{ fault: 'no-such-producer' }] });
    await save({ kind: 'producer', id: producer, row: aProducer({ id: producer, name: 'HTX Mật ong' }) });
    expect(await save(productChange(honey))).toEqual({ done: true });

    const row = (await drafts()).find(({ kind }) => kind === 'product');
    const alone = row && [{ kind: row.kind, id: row.id, edit: row.edit, current: row.current }];
    expect(await centre.call('draft.publish', { drafts: alone ?? [], at: null })).toEqual({ refused: 'faulty' });
    expect(await publish()).toEqual({ done: true });
    const told = (await (await aTill(centre)).pull()).bundle.changes.map((change) => change.id);
    expect(told.indexOf(producer)).toBeLessThan(told.indexOf(id));
    // Taken back, the producer is gone with the product, and their numbers are nobody else's.
    expect(await centre.call('version.undo', { version: (await lastVersion()).version })).toEqual({ done: true });
    const next = await centre.call('draft.openProduct', { product: null });
    expect('id' in next && next.id).not.toBe(id);
  });

  test('whose form was opened twice is saved once: the second is told', async () => {
    await save(productChange({ ...salt, name: 'Một' }));
    expect(await save(productChange({ ...salt, name: 'Hai' }))).toEqual({ refused: 'saved-meanwhile' });
    expect(await save(productChange({ ...salt, name: 'Ba' }), 1)).toEqual({ done: true });
    expect(await drafts()).toMatchObject([{ name: 'Ba', edit: 2 }]);
  });

  test('that somebody saved again, or that was overtaken, is not published unseen', async () => {
    await save(productChange({ ...salt, category: 'Gia vị' }));
    const seen = (await drafts()).map(({ kind, id, edit, current }) => ({ kind, id, edit, current }));
    await save(productChange({ ...salt, category: 'Muối hạt' }), 1);
    expect(await centre.call('draft.publish', { drafts: seen, at: null })).toEqual({ refused: 'moved-on' });
    const newer = { ...salt, netContent: '1 kg' };
    await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: salt.id, row: newer } }]);
    expect(await drafts()).toMatchObject([{ movedOn: true, before: newer }]);
    // Seen, it is the editor's word.
    expect(await publish()).toEqual({ done: true });
    await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: salt.id, row: salt } }]);
  });
});

const inside = (product: string, quantity: number) => ({
  basket: [{ product: ProductId.parse(product), quantity: quantity as Quantity, share: 1_000 }],
});

describe('what speaks against a draft', () => {
  const other = aProduct({ id: ProductId.parse('SP-002'), name: 'Muối hồng', codes: ['02000000000022'] });

  test.each([
    ['a code of another product', { codes: ['02000000000015'] }, 'code-of-other-product'],
    ['a check digit that is wrong', { codes: ['8934567890123'] }, 'bad-code'],
    ['a producer nobody knows', { producer: ProducerId.parse('HTX-99') }, 'no-such-producer'],
    ['a tax class nobody knows', { taxClass: 'VAT99' }, 'no-such-tax-class'],
  ])('is %s', async (_, change, fault) => {
    const answer = await save(productChange({ ...other, ...change }));
    expect(answer).toMatchObject({ refused: 'faulty', faults: [{ fault }] });
  });

  test('is a basket in a basket, half a pack in one, or one of nothing there is', async () => {
    const gift = aProduct({ id: ProductId.parse('GIO-1'), name: 'Giỏ quà', unit: 'giỏ', codes: [] });
    expect(await save(productChange({ ...gift, ...inside(salt.id, 500) }))).toMatchObject({
      faults: [{ fault: 'part-not-whole' }],
    });
    expect(await save(productChange({ ...gift, ...inside('SP-404', 1_000) }))).toMatchObject({
      faults: [{ fault: 'no-such-part' }],
    });
    expect(await save(productChange({ ...gift, ...inside(salt.id, 2_000) }))).toEqual({ done: true });
    const opened = await centre.call('draft.openProduct', { product: null });
    expect('goods' in opened && opened.goods).toContainEqual(expect.objectContaining({ id: salt.id, price: 25_000 }));
    // With it drafted, what is in it is no basket any more.
    const nested = await save(
      productChange({ ...salt, id: ProductId.parse('GIO-2'), codes: [], ...inside(gift.id, 1_000) }),
    );
    expect(nested).toMatchObject({ faults: [{ fault: 'no-such-part' }] });
    expect(await publish()).toEqual({ done: true });
    expect((await (await aTill(centre)).pull()).bundle.changes).toContainEqual(
      expect.objectContaining({ id: gift.id, row: expect.objectContaining(inside(salt.id, 2_000)) }),
    );
    expect(await centre.call('version.undo', { version: (await lastVersion()).version })).toEqual({ done: true });
  });

  test('is a price that makes a running promotion cut deeper than the law allows', async () => {
    const half = { ...aPromotion({ rule: percentOff({ of: 'products', products: [salt.id] }, 400) }) };
    await centre.publish([{ scope: 'everywhere', change: { kind: 'promotion', id: half.id, row: half } }]);
    const lower = aPrice({ from: aDay('2026-11-22'), price: dong(15_000) });
    const answer = await save({ kind: 'price', id: priceChangeId(lower), row: lower });
    expect(answer).toMatchObject({ refused: 'faulty', faults: [{ fault: 'over-cap', name: half.name }] });
    await centre.publish([{ scope: 'everywhere', change: { kind: 'promotion', id: half.id, row: null } }]);
  });

  test('are stars that bring a product under a promotion which then cuts deeper than the law allows', async () => {
    const starred = aPromotion({ rule: percentOff({ of: 'stars', stars: [5] }, 400), from: aDay('2026-11-22') });
    const lower = aPrice({ from: aDay('2026-11-22'), price: dong(15_000) });
    await centre.publish([
      { scope: 'everywhere', change: { kind: 'promotion', id: starred.id, row: starred } },
      { scope: 'everywhere', change: { kind: 'price', id: priceChangeId(lower), row: lower } },
    ]);
    const five = aCertificate({ product: salt.id, stars: 5 });
    const answer = await save({ kind: 'certificate', id: five.id, row: five });
    expect(answer).toMatchObject({ refused: 'faulty', faults: [{ fault: 'over-cap', name: starred.name }] });
    const four = { ...five, stars: 4 as const };
    expect(await save({ kind: 'certificate', id: four.id, row: four })).toEqual({ done: true });
    await centre.publish([
      { scope: 'everywhere', change: { kind: 'promotion', id: starred.id, row: null } },
      { scope: 'everywhere', change: { kind: 'price', id: priceChangeId(lower), row: null } },
    ]);
  });

  test('is a price of a day that is over', async () => {
    const late = aPrice({ from: aDay('2026-11-21') });
    const answer = await save({ kind: 'price', id: priceChangeId(late), row: late });
    expect(answer).toMatchObject({ faults: [{ fault: 'past-day' }] });
  });
});

const promotionNames = async () =>
  (await centre.call('promotion.list', {})).promotions.map(({ promotion }) => promotion.name);

describe('a promotion that is drafted', () => {
  const { id, ...terms } = aPromotion({ rule: percentOff({ of: 'products', products: [salt.id] }, 400) });
  const draft = (change: Partial<PromotionTerms> = {}, edit = 0) =>
    centre.call('draft.savePromotion', { id, terms: { ...terms, ...change }, edit });

  test('shows what buyers would pay; it is told to tills once it is published, and undone it is gone', async () => {
    expect(await draft()).toEqual({ done: true });
    expect(await promotionNames()).toEqual([]);
    expect(await drafts()).toMatchObject([
      { kind: 'promotion', name: terms.name, before: null, promoted: { reached: 1, samples: [{ paid: 15_000 }] } },
    ]);
    expect(await centre.call('draft.openPromotion', { id })).toMatchObject({ row: { name: terms.name }, edit: 1 });
    const till = await aTill(centre);
    const heard = (await till.pull(undefined, ['promotion'])).bundle;
    expect(await publish()).toEqual({ done: true });
    expect(await promotionNames()).toEqual([terms.name]);
    const told = (await till.pull({ centre: heard.centre, n: heard.upTo }, ['promotion'])).bundle.changes;
    expect(told).toMatchObject([{ kind: 'promotion', id, row: { rule: terms.rule } }]);
    expect(await centre.call('version.undo', { version: (await lastVersion()).version })).toEqual({ done: true });
    expect(await promotionNames()).toEqual([]);
  });

  test('is held against the law when it is saved, and again when it goes out: the price may be another by then', async () => {
    const tooDeep = percentOff({ of: 'products', products: [salt.id] }, 600);
    expect(await draft({ rule: tooDeep })).toMatchObject({
      refused: 'faulty',
      faults: [{ fault: 'promotion-over-cap', name: salt.name }],
    });
    expect(await draft({ rule: tooDeep, class: 'state-programme' })).toEqual({ done: true });
    expect(await draft({}, 1)).toEqual({ done: true });
    expect(await publish((centre.now() + HOUR) as Instant)).toEqual({ done: true });
    const lower = aPrice({ from: aDay('2026-11-22'), price: dong(15_000) });
    const price = (row: typeof lower | null) =>
      centre.publish([{ scope: 'everywhere', change: { kind: 'price', id: priceChangeId(lower), row } }]);
    await price(lower);
    expect(await drafts()).toMatchObject([{ faults: [{ fault: 'promotion-over-cap' }] }]);
    expect(await publish()).toEqual({ refused: 'faulty' });
    centre.moveClock(HOUR);
    expect(await centre.releaseDue()).toBe(0);
    expect(await drafts()).toMatchObject([{ held: 'faulty', dueAt: null }]);
    expect(await promotionNames()).toEqual([]);
    await price(null);
    expect(await publish()).toEqual({ done: true });
    expect(await promotionNames()).toEqual([terms.name]);
  });

  test('of one that runs goes out at once, too; ended, it is drafted no more, and the end can be taken back', async () => {
    expect(await draft({ name: 'Muối giảm giá' })).toEqual({ done: true });
    const again = { ...terms, name: 'Muối giảm giá' };
    expect(await centre.call('promotion.save', { id, terms: again, edit: 1 })).toEqual({ done: true, id });
    expect(await drafts()).toEqual([]);
    await centre.call('promotion.end', { id });
    const { version } = await lastVersion();
    expect(await draft()).toMatchObject({ refused: 'faulty', faults: [{ fault: 'has-ended' }] });
    expect(await centre.call('version.undo', { version })).toEqual({ done: true });
    expect(await centre.call('promotion.list', {})).toMatchObject({ promotions: [{ state: 'running' }] });
    await centre.publish([{ scope: 'everywhere', change: { kind: 'promotion', id, row: null } }]);
  });

  test('is published by whoever may publish the rest: both rights are the same people’s', () => {
    expect(rights['edit-promotions'].roles).toEqual(rights['edit-catalogue'].roles);
  });
});

describe('a draft with an instant', () => {
  test('goes out by itself then, in the name of who said so, whichever server looks', async () => {
    await save(productChange({ ...salt, name: 'Muối Tết' }));
    expect(await publish((centre.now() - 1) as Instant)).toEqual({ refused: 'too-late' });
    expect(await publish((centre.now() + HOUR) as Instant)).toEqual({ done: true });
    expect(await centre.releaseDue()).toBe(0);
    expect(await drafts()).toMatchObject([{ dueAt: centre.now() + HOUR }]);
    centre.moveClock(HOUR);
    const [once, twice] = await Promise.all([centre.releaseDue(), centre.releaseDue()]);
    expect(once + twice).toBe(1);
    expect(await nameNow()).toBe('Muối Tết');
    await centre.call('version.undo', { version: (await lastVersion()).version });
    expect(await nameNow()).toBe(salt.name);
  });

  test('does not go out where somebody else changed it meanwhile; it says so and waits', async () => {
    await save(productChange({ ...salt, name: 'Muối Tết' }));
    await publish((centre.now() + HOUR) as Instant);
    const newer = { ...salt, netContent: '2 kg' };
    await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: salt.id, row: newer } }]);
    centre.moveClock(HOUR);
    expect(await centre.releaseDue()).toBe(0);
    expect(await drafts()).toMatchObject([{ held: 'moved-on', dueAt: null }]);
    expect(await nameNow()).toBe(salt.name);
  });

  test('waits for somebody again once it is taken off the clock', async () => {
    await save(productChange({ ...salt, name: 'Muối Tết' }));
    await publish((centre.now() + HOUR) as Instant);
    await centre.call('draft.unschedule', { drafts: [{ kind: 'product', id: salt.id }] });
    centre.moveClock(HOUR);
    expect(await centre.releaseDue()).toBe(0);
    expect(await drafts()).toMatchObject([{ dueAt: null, held: null }]);
  });
});

describe('a version', () => {
  test('that was changed since is not taken back over it; nor is what the shop began with', async () => {
    const rows = [aProduct({ name: 'Muối một' }), aProduct({ name: 'Muối hai' })];
    const published: number[] = [];
    for (const row of rows) {
      await save(productChange(row));
      await publish();
      published.push((await lastVersion()).version);
    }
    const [one = 0, two = 0] = published;
    expect(await centre.call('version.undo', { version: one })).toEqual({ refused: 'changed-since' });
    expect(await centre.call('version.undo', { version: two })).toEqual({ done: true });
    expect(await nameNow()).toBe('Muối một');
    const { versions } = await centre.call('version.list', { before: null, limit: 50 });
    const beginning = versions.filter(({ deed }) => deed === 'centre.publish');
    expect(beginning.every(({ undoable }) => !undoable)).toBe(true);
    const version = beginning[0]?.version ?? 0;
    expect(await centre.call('version.undo', { version })).toEqual({ refused: 'not-undoable' });
  });

  test('stays in the list: the database itself refuses to change or forget one', async () => {
    await expect(pool.query('delete from catalogue_version')).rejects.toThrow(/stays/);
    await expect(pool.query('update catalogue_version set at = 0')).rejects.toThrow(/stays/);
  });
});
