import { expect, test } from 'vitest';
import { outletOf } from '../../../src/main/db/catalogue.ts';
import { enrolled } from '../../../src/main/db/enrolment.ts';
import { openingOf, shiftNow } from '../../../src/main/db/shift.ts';
import { reportNow } from '../../../src/main/db/shiftReport.ts';
import type { Staff } from '../../../src/shared/catalogue/outlet.ts';
import type { CartReply } from '../../../src/shared/contract/cart.ts';
import type { ReplyOf } from '../../../src/shared/contract.ts';
import { dong } from '../../../src/shared/money.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import { blind } from '../../../src/shared/shift/report.ts';
import { xSlip } from '../../../src/shared/slip/shiftReportSlip.ts';
import { aDesk, lan, MORNING, salt, sell, withShift } from '../../support/aDesk.ts';
import { huong, minh } from '../../support/aStaffedTill.ts';
import { aTillWithPeople } from '../../support/aTillWithPeople.ts';
import { givePins, signInAt } from '../../support/pins.ts';

/** What is read of a shift with one sale of 25.000 in it, by who asks. */
async function reportOf(opener: Staff, reader: Staff): Promise<ReplyOf<'shift.report'>['report']> {
  const { till, ask } = aTillWithPeople();
  await givePins(till.answer, [huong.id, opener.id, reader.id]);
  await signInAt(till.answer, opener.id);
  await ask('shift.open', { float: 500_000 });
  const { cart } = (await ask('cart.add', { product: salt.id, quantity: ONE })) as CartReply;
  await ask('sale.complete', { sale: cart.sale, total: 25_000, tenders: [{ kind: 'cash', given: 30_000 }] });
  if (reader !== opener) {
    await ask('staff.signOut', {});
    await signInAt(till.answer, reader.id);
  }
  return ((await ask('shift.report', {})) as ReplyOf<'shift.report'>).report;
}

test.each([
  ['the cashier whose shift it is', lan, lan],
  ['a manager whose shift it is', huong, huong],
  ['a cashier in another’s shift', lan, minh],
])('%s reads how often, and no sum of money', async (_, opener, reader) => {
  const report = await reportOf(opener, reader);
  expect(report).toMatchObject({ sales: 1, tenders: [{ kind: 'cash', count: 1 }], returns: { count: 0 } });
  expect('drawer' in report).toBe(false);
  const { openedAt: _openedAt, openedBy: _openedBy, ...figures } = report;
  const numbers = JSON.stringify(figures).match(/\d+/g) ?? [];
  expect(numbers.filter((number) => Number(number) > 1)).toEqual([]);
});

test('a manager in a cashier’s shift reads all of it', async () => {
  expect(await reportOf(lan, huong)).toMatchObject({ total: 25_000, drawer: { expected: 525_000 } });
});

const none = { moves: [], creditsOwed: { count: 0, amount: dong(0) } };

test('the blind paper has no sum of money either', () => {
  const desk = withShift(aDesk());
  sell(desk);
  const full = reportNow(desk.db, desk.signer.device, openingOf(desk.db, shiftNow(desk.db).shift));
  const { outlet, till } = enrolled(desk.db);
  const context = { outlet: outletOf(desk.db, outlet), at: MORNING, till };
  expect(JSON.stringify(xSlip({ report: full, ...none }, context))).toContain('525.000');
  const paper = JSON.stringify(xSlip({ report: blind(full), ...none }, context));
  expect(paper).toContain('Số phiếu bán');
  expect(paper).not.toMatch(/\d\.000/);
});

test('whoever is to count the drawer still reads what was moved, and why, and what buyers have for other goods', async () => {
  const { till, ask } = aTillWithPeople();
  await givePins(till.answer, [huong.id]);
  await signInAt(till.answer, huong.id);
  await ask('shift.open', { float: 500_000 });
  const nothing = (await ask('shift.report', {})) as ReplyOf<'shift.report'>;
  expect(nothing).toMatchObject({ moves: [], creditsOwed: { count: 0, amount: 0 } });
  for (const [direction, amount, reason] of [
    ['in', 200_000, 'Thêm tiền lẻ'],
    ['out', 50_000, 'Mua đồ dùng'],
  ] as const) {
    const { id } = (await ask('shift.newEntry', {})) as { id: string };
    await ask('shift.moveCash', { id, direction, amount, reason });
  }
  const begun = (await ask('return.begin', { sale: null })) as { id: string };
  await ask('return.completeWithoutSlip', {
    id: begun.id,
    goods: [{ product: salt.id, quantity: ONE, to: 'stock' }],
    refunds: [{ kind: 'exchange', amount: 25_000 }],
    reason: 'Khách đổi ý',
  });
  const { report, moves, creditsOwed } = (await ask('shift.report', {})) as ReplyOf<'shift.report'>;
  expect('drawer' in report).toBe(false);
  expect(moves).toMatchObject([
    { direction: 'in', amount: 200_000, reason: 'Thêm tiền lẻ', cashier: huong.name },
    { direction: 'out', amount: 50_000, reason: 'Mua đồ dùng', cashier: huong.name },
  ]);
  expect(creditsOwed).toEqual({ count: 1, amount: 25_000 });
  const { shift } = (await ask('till.state', {})) as { shift: { shift: string } };
  expect(await ask('shift.close', { shift: shift.shift, counted: [] })).toMatchObject({
    body: { creditsOwed: { count: 1, amount: 25_000 } },
  });
});
