import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { dong } from '../../../src/shared/money.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import { driedShrimp, salt } from '../../support/counter.ts';
import { layLine } from './aCounterScreen.ts';

const line = layLine();
const store = {
  ...(await import('../../../src/renderer/sale/store.ts')),
  ...(await import('../../../src/renderer/sale/change.ts')),
  ...(await import('../../../src/renderer/sale/fill.ts')),
  ...(await import('../../../src/renderer/sale/lines.ts')),
  ...(await import('../../../src/renderer/sale/payment.ts')),
};
const { pay, goBack, returnToCounter } = await import('../../../src/renderer/sale/pay.ts');
const { useNotice, dismiss } = await import('../../../src/renderer/notice.ts');
const { learnWords } = await import('../../../src/renderer/words/words.ts');
Object.assign(globalThis, { document: { documentElement: {} } });
await learnWords('vi');

const { useSale } = store;
const SALT = salt.codes[0] ?? '';
const now = () => useSale.getState();
const counts = () => now().cart?.lines.map((each) => each.quantity / ONE);
/** Everything asked for until now is answered: a fetch of the cart waits for its turn behind it. */
const settled = store.refetchCart;
const told = () => useNotice.getState().notice?.text ?? '';

beforeEach(async () => {
  store.leaveCounter();
  useSale.setState({ unsettled: null, selected: null });
  await store.clearCart();
  dismiss();
  line.asked.length = 0;
});

test('two quick presses of "one more" are two more', async () => {
  store.scan(SALT);
  await settled();
  store.stepQuantity(1);
  store.stepQuantity(1);
  await settled();
  expect(counts()).toEqual([3]);
});

test('"one more" pressed while a scan is under way adds to what the scan made', async () => {
  store.scan(SALT);
  await settled();
  store.scan(SALT);
  store.stepQuantity(1);
  await settled();
  expect(counts()).toEqual([3]);
});

test('the last piece stays, however often "one less" is pressed', async () => {
  store.scan(SALT);
  for (let i = 0; i < 4; i++) store.stepQuantity(-1);
  await settled();
  expect(counts()).toEqual([1]);
});

const presses = {
  scan: () => store.scan(SALT),
  weigh: () => void store.addQuantity({ product: driedShrimp.id }, quantity(350)),
  more: () => store.stepQuantity(1),
  less: () => store.stepQuantity(-1),
  remove: () => void store.removeSelected(),
  clear: () => void store.clearCart(),
} as const satisfies Record<string, () => void>;
type Press = keyof typeof presses;

test('presses as fast as they come make the cart that the same presses make one by one', async () => {
  const cartAfter = async (sequence: readonly Press[], between: () => Promise<unknown>) => {
    await store.clearCart();
    useSale.setState({ selected: null });
    for (const press of sequence) {
      presses[press]();
      await between();
    }
    await settled();
    return now().cart?.lines.map(({ product, quantity: amount }) => [product, amount]);
  };
  const sequences = array(constantFrom(...(Object.keys(presses) as Press[])), { maxLength: 12 });
  await assert(
    asyncProperty(sequences, async (sequence) => {
      const atOnce = await cartAfter(sequence, () => Promise.resolve());
      expect(atOnce).toEqual(await cartAfter(sequence, settled));
    }),
  );
});

test('what was tapped and scanned just before "pay" is in the total that is asked for', async () => {
  store.scan(SALT);
  void store.addQuantity({ product: salt.id }, ONE);
  store.stepQuantity(1);
  await store.beginPaying();
  expect(now().stage).toMatchObject({ at: 'paying', total: 3 * 25_000 });
});

test('what is scanned or pressed after "pay" changes nothing, and says so', async () => {
  store.scan(SALT);
  void store.beginPaying();
  store.scan(SALT);
  await settled();
  expect(told()).toContain('Đang thu tiền');
  dismiss();
  store.stepQuantity(1);
  await settled();
  expect(counts()).toEqual([1]);
  expect(told()).toContain('Đang thu tiền');
});

test('a line chosen while a scan is under way stays the chosen one', async () => {
  store.scan(SALT);
  void store.addQuantity({ product: driedShrimp.id }, quantity(350));
  await settled();
  store.scan(SALT);
  store.selectLine(2);
  await settled();
  expect(now().selected).toBe(2);
});

test('a weighed product without a weight in its code asks for it, with no refusal over the pad', async () => {
  store.scan(driedShrimp.codes[0] ?? '');
  await settled();
  expect(now().asking).toMatchObject({ of: 'product', product: { product: driedShrimp.id, weighed: true } });
  expect(told()).toBe('');
});

test('a pad that was answered puts away itself and no other', async () => {
  store.scan(SALT);
  await settled();
  void store.changeSelected();
  await settled();
  const first = now().asking;
  store.askFor({
    of: 'product',
    product: { ...driedShrimp, product: driedShrimp.id, producer: 'Hộ Đa Giàu', price: dong(1_140_000) },
  });
  if (first) store.doneAsking(first);
  expect(now().asking).toMatchObject({ of: 'product' });
});

test('an answer that comes after the cashier left is not shown to the next', async () => {
  store.scan(SALT);
  await settled();
  const slow = line.hold('cart.scan');
  store.scan('999');
  await new Promise(setImmediate);
  store.leaveCounter();
  slow.release();
  await settled();
  expect(told()).toBe('');
  expect(counts()).toEqual([1]);
});

async function paying(): Promise<void> {
  store.scan(SALT);
  await store.beginPaying();
}

test('while the till is asked for the money there is no way back', async () => {
  await paying();
  const slow = line.hold('sale.complete');
  const paid = pay([{ kind: 'cash', given: dong(25_000) }]);
  goBack();
  expect(now().stage).toMatchObject({ at: 'paying', busy: true });
  slow.release();
  await paid;
  expect(now().stage).toMatchObject({ at: 'paid', receipt: { due: 25_000 } });
});

test('a payment answered after the cashier left is told to who comes back, and is one sale', async () => {
  await paying();
  const slow = line.hold('sale.complete');
  const paid = pay([{ kind: 'cash', given: dong(50_000) }]);
  store.leaveCounter();
  slow.release();
  await paid;
  expect(now().stage.at).toBe('selling');
  await returnToCounter();
  expect(now().stage).toMatchObject({ at: 'paid', receipt: { change: 25_000 } });
  expect(now()).toMatchObject({ unsettled: null, cart: { lines: [] } });
});

test('whether a payment was made is not said before the cart was really fetched', async () => {
  await paying();
  line.answerAlways('sale.complete', { turnedAway: { refused: 'not-signed-in' } });
  await pay([{ kind: 'cash', given: dong(25_000) }]);
  line.answerAlways('sale.complete', undefined);
  store.leaveCounter();
  line.answerAlways('cart.open', { problem: 'failed' });
  await returnToCounter();
  expect(told()).not.toContain('chưa được thu tiền');
  expect(now().unsettled).not.toBeNull();

  line.answerAlways('cart.open', undefined);
  await returnToCounter();
  expect(told()).toContain('chưa được thu tiền');
  expect(now().unsettled).toBeNull();
});

test('a disk that fails during payment leaves nothing to find out', async () => {
  await paying();
  line.answerAlways('sale.complete', { turnedAway: { refused: 'disk-full' } });
  await pay([{ kind: 'cash', given: dong(25_000) }]);
  line.answerAlways('sale.complete', undefined);
  expect(now()).toMatchObject({ stage: { at: 'paying', busy: false }, unsettled: null });
  goBack();
  expect(now().stage.at).toBe('selling');
});
