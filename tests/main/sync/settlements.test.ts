import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficeInput } from '../../../src/central/office/api.ts';
import { entriesAfter } from '../../../src/main/db/journal.ts';
import { must } from '../../../src/shared/must.ts';
import { Bearer as BearerOf } from '../../../src/shared/sale/off.ts';
import { startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import type { SyncedTill } from './aSyncedTill.ts';
import { aShowroom, OWNER, pay, type Some, settle, statementAt, syncAll, TODAY, trade } from './trading.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

const list = (asked: Partial<OfficeInput<'settlement.list'>> = {}) =>
  centre.call('settlement.list', { days: {}, outlet: null, text: '', offset: 0, limit: 50, ...asked });
const show = (asked: Partial<OfficeInput<'settlement.producer'>> = {}) =>
  centre.call('settlement.producer', { producer: OWNER, days: {}, outlet: null, ...asked });

const outletOf = ({ db }: SyncedTill) =>
  must(db.get<{ outlet: string }>('SELECT outlet FROM enrolment'), 'enrolled').outlet;

/** What the papers of these tills say, added up as they stand in their journals. */
function papersSay(tills: readonly SyncedTill[]) {
  const sums = { settled: 0, commission: 0, paid: 0 };
  for (const till of tills)
    for (const { header, body } of entriesAfter(till.db, till.signer.device, 0, 10_000)) {
      const said = JSON.parse(body) as { payable: number; commission: number; amount: number };
      if (header.kind === 'producer-settled') {
        sums.settled += said.payable;
        sums.commission += said.commission;
      }
      if (header.kind === 'producer-paid') sums.paid += said.amount;
    }
  return sums;
}

const anySome = fc.record({
  quantity: fc.integer({ min: 1, max: 9_999 }),
  lot: fc.integer({ min: 0, max: 3 }),
  off: fc.integer({ min: 1, max: 30_000 }),
  bearer: fc.constantFrom(...BearerOf.options),
  back: fc.boolean(),
});
type Step = { readonly till: number; readonly what: Some | 'settle' | 'pay' | 'sync' };
const anyStep: fc.Arbitrary<Step> = fc.record({
  till: fc.integer({ min: 0, max: 3 }),
  what: fc.oneof(
    { weight: 5, arbitrary: anySome },
    fc.constant('settle' as const),
    fc.constant('pay' as const),
    fc.constant('sync' as const),
  ),
});

async function take(till: SyncedTill, what: Step['what']): Promise<void> {
  if (what === 'sync') return void (await till.sync.once());
  if (what !== 'settle' && what !== 'pay') return trade(till, what);
  const statement = statementAt(till);
  if (!statement) return;
  if (what === 'settle') return settle(till);
  const { before } = statement;
  // Half of it, so that something is left owing; what two tills settled twice is not paid.
  const half = Math.floor((before.payable - before.paid) / 2);
  if (half > 0 && statement.lines.every(({ twice }) => !twice)) pay(till, half);
}

test('whatever four tills of three outlets sell, settle and pay: the office says what their papers and statements say, to the đồng', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 6, maxLength: 16 }), async (steps) => {
      const showrooms = [await aShowroom(centre, 2), await aShowroom(centre, 1), await aShowroom(centre, 1)];
      const tills = showrooms.flat();
      for (const { till, what } of steps) await take(must(tills[till], 'a till'), what);
      await syncAll(centre, tills);

      const shown = await show();
      for (const showroom of showrooms) {
        const [till] = showroom as [SyncedTill];
        const here = shown.row.outlets.find(({ outlet }) => outlet === outletOf(till));
        const statement = statementAt(till);
        const papers = papersSay(showroom);
        expect({
          settled: here?.settled ?? 0,
          commission: here?.commission ?? 0,
          paid: here?.paid ?? 0,
          closed: here?.closed ?? 0,
          unsettled: here?.unsettled ?? 0,
        }).toEqual({
          ...papers,
          closed: papers.settled - papers.paid,
          unsettled: statement?.payable ?? 0,
        });
        const lines = shown.unsettled.filter(({ outlet }) => outlet === outletOf(till));
        expect(lines.reduce((sum, { payable }) => sum + payable, 0)).toBe(statement?.payable ?? 0);
        expect(lines.reduce((sum, { commission }) => sum + commission, 0)).toBe(statement?.commission ?? 0);
      }
    }),
    { numRuns: 3 },
  );
}, 60_000);

test('an owner’s account over some days begins with what was owed, and ends with what is', async () => {
  const [till] = (await aShowroom(centre, 1)) as [SyncedTill];
  const outlet = outletOf(till) as OfficeInput<'settlement.list'>['outlet'];
  trade(till, { quantity: 10_000, lot: 1, off: 0, bearer: 'shop', back: false });
  settle(till);
  pay(till, 100_000);
  trade(till, { quantity: 1_000, lot: 1, off: 0, bearer: 'shop', back: false });
  await syncAll(centre, [till]);

  const ledger = { settled: 170_000, commission: 30_000, paid: 100_000, closed: 70_000, unsettled: 17_000 };
  const today = await list({ outlet, days: { from: TODAY, to: TODAY } });
  expect(today).toMatchObject({ total: 1, sum: { opened: 0, ...ledger }, rows: [{ producer: OWNER, ...ledger }] });
  const later = await list({ outlet, days: { from: '2099-01-01' as typeof TODAY } });
  expect(later.sum).toEqual({ opened: 70_000, settled: 0, commission: 0, paid: 0, closed: 70_000, unsettled: 17_000 });
  expect(await list({ outlet, days: { to: '2020-01-01' as typeof TODAY } })).toMatchObject({
    sum: { closed: 0, unsettled: 17_000 },
  });

  const { papers, unsettled } = await show({ outlet });
  expect(papers.map(({ kind, amount, until }) => [kind, amount, until])).toEqual([
    ['paid', 100_000, null],
    ['settled', 170_000, TODAY],
  ]);
  expect(unsettled).toMatchObject([{ sold: 1_000, paid: 20_000, commission: 3_000, payable: 17_000, code: 'L-1' }]);
  const [paid, settled] = papers;
  const open = async (paper: typeof paid) =>
    centre.call('settlement.paper', { device: must(paper, 'a paper').device, entry: must(paper, 'a paper').entry });
  expect(await open(settled)).toMatchObject({ kind: 'settled', body: { payable: 170_000, lines: [{ sold: 10_000 }] } });
  expect(await open(paid)).toMatchObject({ kind: 'paid', body: { amount: 100_000 } });
  expect(await list({ outlet, text: 'không ai' })).toMatchObject({ total: 0, rows: [] });
});
