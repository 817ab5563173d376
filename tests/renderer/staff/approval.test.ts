import { expect, test, vi } from 'vitest';
import type { Staff } from '../../../src/shared/catalogue/outlet.ts';
import type { CartReply } from '../../../src/shared/contract/cart.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import type { Pin } from '../../../src/shared/staff/pin.ts';
import { huong } from '../../support/aStaffedTill.ts';
import { aTillWithPeople } from '../../support/aTillWithPeople.ts';
import { lan, salt } from '../../support/counter.ts';
import { givePins, PIN, signInAt } from '../../support/pins.ts';

/** A real till where the screen looks for its own, somebody at it, one packet of salt in the cart. */
async function aScreenOf(who: Staff) {
  const { till, ask } = aTillWithPeople();
  await givePins(till.answer, [lan.id, huong.id]);
  await signInAt(till.answer, who.id);
  await ask('shift.open', { float: 500_000 });
  const { cart } = (await ask('cart.add', { product: salt.id, quantity: ONE })) as CartReply;
  vi.resetModules();
  globalThis.window = { quay: { call: till.answer, on: () => () => undefined } } as unknown as typeof window;
  globalThis.localStorage = { getItem: () => null, setItem: () => undefined } as unknown as Storage;
  const { useApproval, withApproval } = await import('../../../src/renderer/staff/approval.ts');
  const line = must(cart.lines[0], 'a line').line;
  const change = () =>
    withApproval('cart.changePrice', { sale: cart.sale, line, price: dong(20_000), reason: 'bao bì móp' });
  /** The question on the screen, once it is there. */
  const question = () => vi.waitFor(() => must(useApproval.getState().asking, 'a question'));
  return { change, question, asking: () => useApproval.getState().asking };
}

test('a cashier’s call waits for a manager’s PIN, and then goes through by itself', async () => {
  const { change, question, asking } = await aScreenOf(lan);
  const reply = change();
  const asked = await question();
  expect(asked.right).toBe('change-price');
  expect(await asked.approve(huong.id, '731864' as Pin)).toEqual({ refused: 'wrong-pin', left: 4 });
  expect(asking()).toBe(asked);
  expect(await asked.approve(huong.id, PIN)).toBeNull();
  expect(asking()).toBeNull();
  expect(await reply).toMatchObject({ cart: { lines: [{ price: 20_000 }] } });
});

test('where nobody gives leave, the answer is null', async () => {
  const { change, question, asking } = await aScreenOf(lan);
  const reply = change();
  (await question()).cancel();
  expect(await reply).toBeNull();
  expect(asking()).toBeNull();
});

test('a second question calls the first one off', async () => {
  const { change, question } = await aScreenOf(lan);
  const first = change();
  const asked = await question();
  const second = change();
  expect(await first).toBeNull();
  const again = await vi.waitFor(async () => {
    const now = await question();
    expect(now).not.toBe(asked);
    return now;
  });
  again.cancel();
  expect(await second).toBeNull();
});

test('a manager is asked nothing', async () => {
  const { change, asking } = await aScreenOf(huong);
  expect(await change()).toMatchObject({ cart: { lines: [{ price: 20_000 }] } });
  expect(asking()).toBeNull();
});
