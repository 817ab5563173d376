import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entriesAfter } from '../../../src/main/db/journal.ts';
import { payProducer } from '../../../src/main/till/payProducer.ts';
import { must } from '../../../src/shared/must.ts';
import { type Bearer, Bearer as BearerOf } from '../../../src/shared/sale/off.ts';
import type { Statement } from '../../../src/shared/settlement/statementOf.ts';
import { huongsHand } from '../../support/hands.ts';
import { startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import type { SyncedTill } from './aSyncedTill.ts';
import { anId, aShowroom, deskOf, OWNER, type Some, settle, statementAt, syncAll, trade } from './trading.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

const figures = (statement: Statement | undefined) =>
  statement && { lines: statement.lines, payable: statement.payable, before: statement.before, from: statement.from };

/** What the journals of all tills say, added up without any of the rules: base, discounts, and what settlements took. */
function journalsSay(tills: readonly SyncedTill[]) {
  let base = 0n;
  const borne = { shop: 0n, producer: 0n, programme: 0n };
  let settled = 0n;
  for (const till of tills) {
    for (const { header, body } of entriesAfter(till.db, till.signer.device, 0, 10_000)) {
      const said = JSON.parse(body) as {
        lines: { amount: number; payable: number; commission: number; offs?: { amount: number; borneBy: Bearer }[] }[];
      };
      const sign = { sale: 1n, return: -1n }[header.kind] ?? 0n;
      for (const { amount, offs = [], payable, commission } of said.lines ?? []) {
        if (header.kind === 'producer-settled') settled += BigInt(payable) + BigInt(commission);
        if (sign === 0n) continue;
        base += sign * BigInt(amount);
        for (const off of offs) borne[off.borneBy] += BigInt(off.amount);
      }
    }
  }
  return { base: base - borne.producer, borne, settled };
}

const anySome = fc.record({
  quantity: fc.integer({ min: 1, max: 9_999 }),
  lot: fc.integer({ min: 0, max: 3 }),
  off: fc.integer({ min: 1, max: 30_000 }),
  bearer: fc.constantFrom(...BearerOf.options),
  back: fc.boolean(),
});
type Step = { readonly till: number; readonly what: Some | 'settle' | 'sync' };
const anyStep: fc.Arbitrary<Step> = fc.record({
  till: fc.integer({ min: 0, max: 2 }),
  what: fc.oneof({ weight: 6, arbitrary: anySome }, fc.constant('settle' as const), fc.constant('sync' as const)),
});

test('whatever is sold, brought back, settled and heard of late on three tills: all settlements together owe what the journals say, to the đồng', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 14 }), async (steps) => {
      const tills = await aShowroom(centre, 3);
      for (const { till: at, what } of steps) {
        const till = must(tills[at], 'a till');
        if (what === 'sync') await till.sync.once();
        else if (what === 'settle') {
          if (statementAt(till)) settle(till);
        } else trade(till, what);
      }
      await syncAll(centre, tills);
      const [one, ...others] = tills as [SyncedTill, ...SyncedTill[]];
      for (const other of others) expect(figures(statementAt(other))).toEqual(figures(statementAt(one)));

      const before = journalsSay(tills);
      if (statementAt(one)) settle(one);
      await syncAll(centre, tills);
      const after = journalsSay(tills);
      expect([after.base, after.settled]).toEqual([before.base, before.base]);
      for (const till of tills) expect(statementAt(till)?.payable ?? 0).toBe(0);
    }),
    { numRuns: 12 },
  );
}, 180_000);

const packs = (quantity: number) => ({ quantity, lot: 1, off: 0, bearer: 'shop', back: false }) as const;

test('what two tills settled that had not heard of each other is taken back in a line of its own, and is not paid', async () => {
  const [one, two] = (await aShowroom(centre, 2)) as [SyncedTill, SyncedTill];
  trade(one, packs(10_000));
  await syncAll(centre, [one, two]);
  trade(one, packs(3_000));
  trade(two, packs(2_000));
  // 13 packs are settled by the one and 12 by the other: 10 of them are the same, 170.000 ₫ at 15 %.
  settle(one);
  settle(two);
  expect(statementAt(one)?.lines.some(({ twice }) => twice)).toBe(false);
  await syncAll(centre, [one, two]);
  trade(one, packs(1_000));
  await syncAll(centre, [one, two]);
  for (const till of [one, two]) {
    expect(statementAt(till)?.lines).toMatchObject([
      { sold: 1_000, payable: 17_000 },
      { sold: -10_000, paid: -200_000, commission: -30_000, payable: -170_000, twice: true },
    ]);
    expect(statementAt(till)).toMatchObject({ payable: -153_000, before: { payable: 425_000, paid: 0 } });
  }
  const pay = { producer: OWNER, amount: 255_001, by: { kind: 'transfer' as const, reference: 'FT1' } };
  expect(payProducer(deskOf(two), { id: anId(), ...pay }, huongsHand)).toEqual({
    refused: 'more-than-owed',
    most: 255_000,
  });
  settle(two);
  await syncAll(centre, [one, two]);
  for (const till of [one, two])
    expect(statementAt(till)).toMatchObject({
      payable: 0,
      lines: [{ payable: 0, sold: 0, opened: -16_000 }],
      before: { payable: 272_000 },
    });
  const { base, settled } = journalsSay([one, two]);
  expect([base, settled]).toEqual([320_000n, 320_000n]);
});

test('what was settled and paid at one till, the others of the outlet know, and pay no more', async () => {
  const [one, two] = (await aShowroom(centre, 2)) as [SyncedTill, SyncedTill];
  trade(two, { quantity: 5_000, lot: 1, off: 10_000, bearer: 'shop', back: false });
  await syncAll(centre, [one, two]);
  expect(statementAt(one)?.asOf.map(({ seq }) => seq > 0)).toEqual([true, true]);
  settle(one);
  const pay = { producer: OWNER, amount: 85_000, by: { kind: 'transfer' as const, reference: 'FT1' } };
  expect(payProducer(deskOf(one), { id: anId(), ...pay }, huongsHand)).toMatchObject({ amount: 85_000 });
  await syncAll(centre, [one, two]);
  expect(statementAt(two)).toMatchObject({ payable: 0, before: { payable: 85_000, paid: 85_000 } });
  expect(payProducer(deskOf(two), { id: anId(), ...pay }, huongsHand)).toEqual({ refused: 'more-than-owed', most: 0 });
});
