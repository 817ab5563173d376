import { expect, test } from 'vitest';
import type { CartReply } from '../../../src/shared/contract/cart.ts';
import type { Credit, ReturnBegun } from '../../../src/shared/contract/return.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import { salt } from '../../support/counter.ts';
import { aManagersScreen } from '../shift/aManagersScreen.ts';

test('a credit whose payment’s answer was lost on the way is paid out once, and is offered no more', async () => {
  const { ask, entries, loseAnswerTo } = await aManagersScreen();
  const { cart } = (await ask('cart.add', { product: salt.id, quantity: ONE })) as CartReply;
  const amount = must(cart.lines[0], 'a line').price;
  const tenders = [{ kind: 'cash', given: amount }];
  await ask('sale.complete', { sale: cart.sale, total: amount, tenders });
  const { id } = (await ask('return.begin', { sale: cart.sale })) as ReturnBegun;
  const lines = [{ line: 0, quantity: ONE, to: 'stock' }];
  const refunds = [{ kind: 'exchange', amount: dong(amount) }];
  const taken = await ask('return.complete', { id, sale: cart.sale, lines, refunds, reason: 'đổi hàng' });
  expect(taken).toMatchObject({ entry: id });
  const credit = must(((await ask('return.credits', {})) as Credit[])[0], 'a credit');

  const { payOut, useFind } = await import('../../../src/renderer/recent/store.ts');
  useFind.setState({ credit });
  loseAnswerTo('return.payOut');
  await payOut(credit);
  expect(entries('credit-paid-out')).toBe(1);
  expect(useFind.getState().credit).toBeNull();
});
