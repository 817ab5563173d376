import { expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { changedSinceLabelled } from '../../../src/main/db/label.ts';
import { nextPrintJob } from '../../../src/main/db/printJob.ts';
import { addPrinter } from '../../../src/main/till/addPrinter.ts';
import { today } from '../../../src/main/till/desk.ts';
import { makeLabel } from '../../../src/main/till/makeLabel.ts';
import { printLabels } from '../../../src/main/till/printLabels.ts';
import type { Product } from '../../../src/shared/catalogue/product.ts';
import { AskedLabel } from '../../../src/shared/contract/label.ts';
import { LabelJob } from '../../../src/shared/label/label.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { usualProfile } from '../../../src/shared/printer/profile.ts';
import { aDesk, done, driedShrimp, salt, type TestDesk } from '../../support/aDesk.ts';
import { aDay, aPrice, aProduct } from '../../support/aProduct.ts';
import { huongsHand } from '../../support/hands.ts';

const always = (): boolean => true;
const isSalt = ({ name }: { readonly name: string }): boolean => name === salt.name;

function asked(change: Partial<AskedLabel> = {}): AskedLabel {
  return AskedLabel.parse({ product: salt.id, form: 'shelf', copies: 1, ...change });
}

const made = (desk: TestDesk, change: Partial<AskedLabel> = {}) =>
  makeLabel(desk.db, today(desk.db, desk.clock()), asked(change));

function sell(desk: TestDesk, row: Product): void {
  desk.db.write((db) => {
    applyChange(db, { kind: 'product', id: row.id, row });
    const price = aPrice({ product: row.id });
    applyChange(db, { kind: 'price', id: `${row.id}@${price.from}`, row: price });
  });
}

function reprice(desk: TestDesk, price: number): void {
  const row = aPrice({ from: aDay('2026-11-01'), price: dong(price) });
  desk.db.write((db) => applyChange(db, { kind: 'price', id: `${row.product}@${row.from}`, row }));
}

/** The labels of each job that waits, in the order of printing. */
function jobsAt(desk: TestDesk, printer = 0): LabelJob[] {
  const jobs: LabelJob[] = [];
  for (;;) {
    const job = nextPrintJob(desk.db, printer, 0);
    if (!job) return jobs;
    jobs.push(LabelJob.parse(JSON.parse(must(job.labels, 'a job of labels'))));
    desk.db.write((db) => db.run(`UPDATE print_job SET state = 'skipped' WHERE job = ?`, job.job));
  }
}

test('a shelf label says the price of the day and of a kilogram, the stars of the day, and the code', () => {
  expect(made(aDesk())).toMatchObject({
    name: 'Muối ba thạc',
    price: 25_000,
    unitPrice: { price: 50_000, per: 'kg' },
    stars: 4,
    code: { kind: 'ean13', digits: '2000000000015' },
    qr: null,
  });
});

test('the day after the certificate ends its stars are gone, and the next price holds from its day on', () => {
  const desk = aDesk();
  const row = aPrice({ from: aDay('2027-06-15'), price: dong(30_000) });
  desk.db.write((db) => applyChange(db, { kind: 'price', id: `${row.product}@${row.from}`, row }));
  desk.setClock(Date.UTC(2027, 5, 14, 3));
  expect(made(desk)).toMatchObject({ stars: 4, price: 25_000 });
  desk.setClock(Date.UTC(2027, 5, 15, 3));
  expect(made(desk)).toMatchObject({ stars: null, price: 30_000 });
});

test('a weighed packet carries its weight in the code, and says what it costs', () => {
  const label = made(aDesk(), { product: driedShrimp.id, form: 'product', grams: 350 });
  expect(label).toMatchObject({
    code: { digits: expect.stringMatching(/^210000100350\d$/) },
    weighed: { grams: 350, total: 399_000 },
  });
});

test("the shelf label of weighed goods carries the code that asks for the weight, and the kilogram's price", () => {
  expect(made(aDesk(), { product: driedShrimp.id })).toMatchObject({
    code: { digits: expect.stringMatching(/^210000100000\d$/) },
    unitPrice: null,
    unit: 'kg',
    weighed: null,
  });
});

test('a weighed product with a GTIN of its own carries the in-store code where a weight goes into it', () => {
  const desk = aDesk();
  sell(desk, { ...driedShrimp, codes: ['08934563138165', ...driedShrimp.codes] });
  expect(made(desk, { product: driedShrimp.id })).toMatchObject({ code: { digits: '8934563138165' } });
  const packet = made(desk, { product: driedShrimp.id, form: 'product', grams: 1_250 });
  expect(packet).toMatchObject({ code: { digits: expect.stringMatching(/^210000101250\d$/) } });
});

test('a packet with a GTIN leads to its trace, with lot and last day', () => {
  const desk = aDesk();
  sell(desk, aProduct({ codes: ['08934563138165'] }));
  const label = made(desk, { form: 'product', lot: 'L2611', expiresOn: aDay('2027-06-30') });
  expect(label).toMatchObject({
    qr: 'https://id.gs1.org/01/08934563138165/10/L2611?17=270630',
    lot: 'L2611',
    expiresOn: '2027-06-30',
  });
});

test('a lot that no GS1 code can hold is not taken', () => {
  expect(AskedLabel.safeParse({ ...asked(), lot: 'Lô 12' }).success).toBe(false);
  expect(AskedLabel.safeParse({ ...asked(), lot: 'L'.repeat(21) }).success).toBe(false);
});

test('a product that is gone, has no price, or is not weighed but has a weight gets no label', () => {
  const desk = aDesk();
  expect(made(desk, { product: 'nowhere' as never })).toEqual({ refused: 'no-such-product' });
  expect(made(desk, { form: 'product', grams: 350 })).toEqual({ refused: 'not-weighed' });
  const free = aProduct({ id: 'SP-009' as never, name: 'Chưa có giá', codes: [] });
  desk.db.write((db) => applyChange(db, { kind: 'product', id: free.id, row: free }));
  expect(made(desk, { product: free.id })).toEqual({ refused: 'no-price', name: 'Chưa có giá' });
  expect(made(desk, { product: free.id, form: 'product' })).toMatchObject({ price: null, code: null });
});

test('labels are queued in jobs of twenty, each as often as asked', () => {
  const desk = aDesk();
  const labels = [asked({ copies: 15 }), asked({ product: driedShrimp.id, copies: 30 })];
  expect(done(printLabels(desk, { labels, printer: 0, fits: always }))).toEqual({ queued: 45 });
  expect(jobsAt(desk).map((job) => job.map(({ copies }) => copies))).toEqual([[15, 5], [20], [5]]);
});

test('they wait for the printer that was chosen', () => {
  const desk = aDesk();
  const connection = { kind: 'spooler' as const, queue: 'tem' };
  const { id } = done(addPrinter(desk, { name: 'Máy in tem', connection, profile: usualProfile }, huongsHand));
  done(printLabels(desk, { labels: [asked()], printer: id, fits: always }));
  expect(jobsAt(desk, 0)).toEqual([]);
  expect(jobsAt(desk, id)).toHaveLength(1);
});

test('where one of them cannot be printed none is', () => {
  const desk = aDesk();
  const labels = [asked(), asked({ product: driedShrimp.id })];
  expect(printLabels(desk, { labels, printer: 0, fits: isSalt })).toEqual({
    refused: 'label-too-small',
    name: driedShrimp.name,
  });
  expect(jobsAt(desk)).toEqual([]);
});

test('what waits for a printer keeps the price it was asked for with', () => {
  const desk = aDesk();
  done(printLabels(desk, { labels: [asked()], printer: 0, fits: always }));
  reprice(desk, 26_000);
  expect(jobsAt(desk)[0]?.[0]?.label.price).toBe(25_000);
});

test('a new price calls for a new shelf label, until it is printed', () => {
  const desk = aDesk();
  const changed = (): string[] =>
    changedSinceLabelled(desk.db, today(desk.db, desk.clock())).map(({ product }) => product);
  reprice(desk, 26_000);
  // Never labelled at this till: nothing is known of what stands on the shelf.
  expect(changed()).toEqual([]);
  done(printLabels(desk, { labels: [asked()], printer: 0, fits: always }));
  expect(changed()).toEqual([]);
  reprice(desk, 27_000);
  expect(changed()).toEqual([salt.id]);
  done(printLabels(desk, { labels: [asked({ form: 'product' })], printer: 0, fits: always }));
  expect(changed()).toEqual([salt.id]);
  done(printLabels(desk, { labels: [asked()], printer: 0, fits: always }));
  expect(changed()).toEqual([]);
});
