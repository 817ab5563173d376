import { beforeEach, expect, test } from 'vitest';
import { viewsOf } from '../../../src/main/db/catalogue.ts';
import { today } from '../../../src/main/till/desk.ts';
import { driedShrimp, salt } from '../../support/counter.ts';
import { layLine } from '../sale/aCounterScreen.ts';

const line = layLine();
const {
  closeLabels,
  list,
  openLabels,
  pictured,
  searchGoods,
  setCopies,
  showNeighbour,
  toggleAll,
  toggleShown,
  useLabels,
} = await import('../../../src/renderer/label/store.ts');

const views = viewsOf(line.desk.db, today(line.desk.db, line.desk.clock()), [1, 2]);
const wanted = () => useLabels.getState().wanted.map(({ product, copies }) => [product.product, copies]);

beforeEach(async () => {
  closeLabels();
  line.answerAlways('label.printers', {
    reply: [{ printer: 0, name: '', kind: 'pictures', widthMm: 72, heightMm: 40, chosen: true }],
  });
  line.answerAlways('catalogue.categories', { reply: [{ category: 'Muối', products: 1 }] });
  line.answerAlways('catalogue.tiles', { reply: { products: views, total: 2 } });
  line.answerAlways('label.changed', { reply: [] });
  line.answerAlways('label.products', { reply: [] });
  await openLabels();
});

test('labels come out where the shop has them come out, and nothing is wanted yet', () => {
  expect(useLabels.getState()).toMatchObject({ target: { to: 'printer', printer: 0 }, form: 'shelf', wanted: [] });
});

test('Enter pressed before the answer takes what was typed for, and not what stood there', async () => {
  const search = line.hold('catalogue.search');
  searchGoods('tom kho');
  const pressed = toggleShown();
  search.release();
  await pressed;
  expect(wanted()).toEqual([[driedShrimp.id, 1]]);
});

test('“choose all” pressed before the answer chooses what will stand there', async () => {
  const search = line.hold('catalogue.search');
  searchGoods('muoi');
  const pressed = toggleAll();
  search.release();
  await pressed;
  expect(wanted()).toEqual([[salt.id, 1]]);
});

test('“choose all” a second time chooses none of these, and leaves the others', async () => {
  await toggleAll();
  expect(wanted()).toHaveLength(2);
  searchGoods('muoi');
  await toggleAll();
  expect(wanted()).toEqual([[driedShrimp.id, 1]]);
});

test('a later listing is not replaced by an earlier answer', async () => {
  const search = line.hold('catalogue.search');
  searchGoods('muoi');
  const shelf = list({ of: 'shelf', category: null });
  search.release();
  await shelf;
  expect(useLabels.getState().goods).toHaveLength(2);
});

test('how many is typed within reason, and none takes it off the list', async () => {
  await toggleShown();
  const [[product] = []] = wanted();
  if (typeof product !== 'string') throw new Error('a product');
  setCopies(product, 12);
  setCopies(product, 501);
  setCopies(product, 1.5);
  setCopies(product, Number.NaN);
  expect(wanted()).toEqual([[product, 12]]);
  setCopies(product, 0);
  expect(wanted()).toEqual([]);
});

test('what was just received opens as packets, each as often as it came', async () => {
  closeLabels();
  line.answerAlways('label.products', { reply: views });
  await openLabels(views.map(({ product }, index) => ({ product, copies: index + 4 })));
  expect(useLabels.getState()).toMatchObject({ form: 'product', listing: { of: 'wanted' } });
  expect(wanted().map(([, copies]) => copies)).toEqual([4, 5]);
  expect(useLabels.getState().goods).toHaveLength(2);
});

test('what was just taken off is not pictured while another is still to be printed; looked at again, it is', async () => {
  await toggleAll();
  const [first, second] = useLabels.getState().goods ?? [];
  expect(pictured(useLabels.getState())?.product).toBe(first?.product);
  await toggleShown();
  expect(pictured(useLabels.getState())?.product).toBe(second?.product);
  showNeighbour(-1);
  expect(pictured(useLabels.getState())?.product).toBe(first?.product);
  await toggleShown();
  expect(pictured(useLabels.getState())?.product).toBe(first?.product);
});
