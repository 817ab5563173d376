import { beforeEach, expect, test } from 'vitest';
import { EntryId } from '../../../src/shared/id.ts';
import { salt } from '../../support/counter.ts';
import { layLine } from '../sale/aCounterScreen.ts';

const line = layLine();
const { beginReturn, finish, leaveToNext, nextReason, setDestination, setReason, useReturn } = await import(
  '../../../src/renderer/return/store.ts'
);
const { takeScan } = await import('../../../src/renderer/scan/takeScan.ts');
const { refetchCart } = await import('../../../src/renderer/sale/change.ts');
const { useSale } = await import('../../../src/renderer/sale/store.ts');
const { dismiss, useNotice } = await import('../../../src/renderer/notice.ts');
const { useApproval } = await import('../../../src/renderer/staff/approval.ts');
const { learnWords } = await import('../../../src/renderer/words/words.ts');
Object.assign(globalThis, { document: { documentElement: {} } });
await learnWords('vi');

const SALT = salt.codes[0] ?? '';
const begun = { id: EntryId.parse('0192f0c1-2a00-7000-8000-0000000000c1'), sale: null };
const brought = {
  product: salt.id,
  name: salt.name,
  unit: salt.unit,
  weighed: false,
  quantity: 1000,
  price: 25_000,
};
const rows = () => useReturn.getState().taking?.rows.map(({ quantity }) => quantity);
/** All answers that lie ready have been read. */
const read = () => new Promise((done) => setImmediate(done));

beforeEach(() => {
  leaveToNext();
  dismiss();
  line.asked.length = 0;
  line.answerAlways('return.begin', { reply: begun });
  line.answerAlways('return.scan', { reply: brought });
});

test('goods are scanned into a return that was begun beside the counter', async () => {
  void beginReturn(null);
  await read();
  takeScan(SALT, { inShift: true, selling: false });
  takeScan(SALT, { inShift: true, selling: false });
  await read();
  expect(rows()).toEqual([2000]);
  expect(useNotice.getState().notice).toBeNull();
});

const reason = () => useReturn.getState().taking?.reason;
const places = () => useReturn.getState().taking?.rows.map(({ to }) => to);

test('what is faulty is written off, unless somebody says of a line that it is sold again', async () => {
  void beginReturn(null);
  await read();
  takeScan(SALT, { inShift: true, selling: false });
  await read();
  expect(places()).toEqual(['stock']);
  setReason('Hàng lỗi');
  expect(places()).toEqual(['write-off']);
  setReason('Khách đổi ý');
  expect(places()).toEqual(['stock']);
  setDestination(0, 'stock');
  setReason('hàng lỗi nắp');
  expect(places()).toEqual(['stock']);
});

test('what is brought after the reason was given goes where the reason says', async () => {
  void beginReturn(null);
  await read();
  setReason('Hết hạn');
  takeScan(SALT, { inShift: true, selling: false });
  await read();
  expect(places()).toEqual(['write-off']);
});

test('the key for the usual reasons goes through them, and leaves words of one’s own alone', async () => {
  void beginReturn(null);
  await read();
  nextReason();
  expect(reason()).toBe('Hàng lỗi');
  nextReason();
  expect(reason()).toBe('Khách đổi ý');
  setReason('Vỡ bao');
  nextReason();
  expect(reason()).toBe('Vỡ bao');
});

test('beside the counter, where nothing waits for it, a scan is refused aloud; at the counter it is sold', async () => {
  takeScan(SALT, { inShift: true, selling: false });
  expect(useNotice.getState().notice?.text).toMatch(/./);
  expect(line.asked).toEqual([]);
  takeScan(SALT, { inShift: true, selling: true });
  await refetchCart();
  expect(useSale.getState().cart?.lines).toHaveLength(1);
});

test('what one person had begun to take back does not lie open for the next', async () => {
  void beginReturn(null);
  await read();
  leaveToNext();
  expect(useReturn.getState()).toEqual({ taking: null, receipt: null });
});

test('nor does the answer to what they asked for last open anything before the next', async () => {
  const slow = line.hold('return.begin');
  void beginReturn(null);
  leaveToNext();
  slow.release();
  await read();
  expect(useReturn.getState().taking).toBeNull();

  void beginReturn(null);
  await read();
  takeScan(SALT, { inShift: true, selling: false });
  await read();
  setReason('vỡ');
  line.answerAlways('return.completeWithoutSlip', { reply: { refused: 'nothing-to-return' } });
  const late = line.hold('return.completeWithoutSlip');
  const finished = finish();
  leaveToNext();
  late.release();
  await finished;
  expect(useReturn.getState()).toEqual({ taking: null, receipt: null });
  expect(useNotice.getState().notice).toBeNull();
});

test('who lets goods come back without a slip reads which', async () => {
  line.answerAlways('return.completeWithoutSlip', {
    reply: { refused: 'needs-approval', right: 'return-without-slip' },
  });
  void beginReturn(null);
  await read();
  takeScan(SALT, { inShift: true, selling: false });
  takeScan(SALT, { inShift: true, selling: false });
  await read();
  setReason('Khách đổi ý');
  void finish();
  await read();
  const { asking } = useApproval.getState();
  asking?.cancel();
  expect(asking?.what).toBe(`Trả hàng 50.000 ₫: 2 ${salt.unit} ${salt.name}`);
});
