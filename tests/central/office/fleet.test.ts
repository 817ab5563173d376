import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOW_DISK } from '../../../src/central/office/alarmRule.ts';
import type { AlarmKind } from '../../../src/central/office/api/alarms.ts';
import type { TillHealth } from '../../../src/shared/sync/protocol.ts';
import { tellHealth } from '../../support/aWatchedTill.ts';
import { aTill, startTestCentre, type TestCentre, type TestTill } from '../../support/testCentre.ts';

const HOUR = 3_600_000;

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

/** A till that has sold and sent. */
async function aSellingTill(): Promise<TestTill> {
  const till = await aTill(centre);
  till.sell();
  await till.push();
  await centre.idle();
  return till;
}

const tell = (till: TestTill, health: Partial<TillHealth>) =>
  tellHealth(till, { url: centre.url, at: centre.now(), unsent: 2 }, health);

const rowOf = async ({ device }: TestTill) =>
  (await centre.call('fleet.tills', {})).find((row) => row.device === device);
const alarmsOf = async ({ device }: TestTill) =>
  (await centre.call('alarm.list', {})).alarms.filter((alarm) => alarm.device === device);
const ringing = async (till: TestTill) =>
  (await alarmsOf(till)).filter(({ seen }) => seen === null).map(({ kind }) => kind);

async function see(till: TestTill, kind: AlarmKind, note: string): Promise<unknown> {
  const alarm = (await alarmsOf(till)).find((each) => each.kind === kind);
  return centre.call('alarm.acknowledge', { device: till.device, kind, mark: alarm?.mark ?? '', note });
}

describe('a till that says how its machine is', () => {
  test('stands in the list with its printers, its disk, and the fingerprint of its key', async () => {
    const till = await aSellingTill();
    await tell(till, { printers: [{ name: 'Máy in quầy', state: 'ready' }], freeBytes: 123_000_000_000 });
    expect(await rowOf(till)).toMatchObject({
      version: '0.1.0',
      unsent: 2,
      printers: [{ name: 'Máy in quầy', state: 'ready' }],
      freeBytes: 123_000_000_000,
      fingerprint: hash('sha256', Buffer.from(till.publicKey, 'base64'), 'hex').slice(0, 32),
    });
    expect(await alarmsOf(till)).toEqual([]);
  });

  test('of before, which says nothing of it, is listed by what it says', async () => {
    const till = await aSellingTill();
    await till.pull();
    expect(await rowOf(till)).toMatchObject({ printers: [{ name: '', state: 'preview' }], freeBytes: null });
  });

  test('rings for its disk and its printer until somebody has seen it, and anew when it comes again', async () => {
    const till = await aSellingTill();
    const trouble = { freeBytes: LOW_DISK - 1, printers: [{ name: 'Nhãn', state: 'paper-out' }] };
    await tell(till, trouble);
    expect(await ringing(till)).toEqual(['disk', 'printer']);

    expect(await see(till, 'printer', 'Đã gọi thay giấy')).toEqual({ done: true });
    expect(await ringing(till)).toEqual(['disk']);
    expect((await alarmsOf(till))[1]?.seen).toMatchObject({ note: 'Đã gọi thay giấy' });

    await tell(till, { ...trouble, printers: [{ name: 'Nhãn', state: 'ready' }] });
    expect(await ringing(till)).toEqual(['disk']);
    await tell(till, trouble);
    expect(await ringing(till)).toEqual(['disk', 'printer']);
  });

  test('rings when it was silent for long enough while it should be open', async () => {
    const till = await aSellingTill();
    await tell(till, {});
    centre.moveClock(4 * HOUR - 1);
    expect(await ringing(till)).toEqual([]);
    centre.moveClock(1);
    expect(await ringing(till)).toEqual(['silent']);
    expect(await see(till, 'silent', 'Điểm bán mất điện')).toEqual({ done: true });
    expect(await ringing(till)).toEqual([]);

    await centre.call('alarm.setRules', { silentHours: 6, days: [7], opens: 7, closes: 18 });
    expect(await alarmsOf(till)).toEqual([]);
    await centre.call('alarm.setRules', { silentHours: 4, days: [1, 2, 3, 4, 5, 6, 7], opens: 7, closes: 18 });
    centre.moveClock(-4 * HOUR);
  });

  test('an alarm that is over meanwhile cannot be seen any more', async () => {
    const till = await aSellingTill();
    const asked = { device: till.device, kind: 'disk', mark: '2^30', note: 'Xem' } as const;
    expect(await centre.call('alarm.acknowledge', asked)).toEqual({ refused: 'over' });
  });
});

const setService = (till: TestTill, service: 'in-use' | 'retired' | 'revoked') =>
  centre.call('fleet.setService', { device: till.device, service, note: 'Máy mất' });

describe('a till that the office', () => {
  test('shuts out is heard no more, and what it kept comes once it is put back to use', async () => {
    const till = await aSellingTill();
    await setService(till, 'revoked');
    till.sell();
    expect(await till.push(3)).toEqual({ answer: 'refused', why: 'revoked' });
    expect(await tell(till, {})).toEqual({ answer: 'refused', why: 'revoked' });
    expect(await rowOf(till)).toMatchObject({ revoked: true, serviceNote: 'Máy mất', acknowledgedSeq: 2 });

    await setService(till, 'in-use');
    expect(await till.push(3)).toMatchObject({ answer: 'stored', acknowledged: till.head() });
  });

  test('retires rings no more, and what it still sends is counted', async () => {
    const till = await aSellingTill();
    await setService(till, 'retired');
    await tell(till, { freeBytes: 1 });
    till.sell();
    expect(await till.push(3)).toMatchObject({ answer: 'stored' });
    await centre.idle();
    expect(await alarmsOf(till)).toEqual([]);
    expect(await rowOf(till)).toMatchObject({ retiredAt: centre.now(), acknowledgedSeq: 3 });
    const { count } = await centre.call('sales.list', { filter: { device: till.device }, limit: 10 });
    expect(count).toBe(2);
  });

  test('names goes by that name', async () => {
    const till = await aSellingTill();
    await centre.call('fleet.nameTill', { device: till.device, name: 'Cửa chính' });
    expect(await rowOf(till)).toMatchObject({ name: 'Cửa chính' });
  });
});

test('an entry in suspense is shown whole and read again by itself, and its alarm rings for each that comes', async () => {
  const till = await aSellingTill();
  const { header, text } = till.append('what-a-newer-till-writes', { goods: 'Muối' });
  await till.push(3);
  await centre.idle();
  const { device } = till;
  expect(await centre.call('fleet.showSuspended', { device, seq: header.seq })).toMatchObject({ entry: text });
  expect(await centre.call('fleet.retryOne', { device, seq: header.seq })).toEqual({ read: false });
  expect(await centre.call('fleet.retryOne', { device, seq: 1 })).toEqual({ refused: 'no-such-entry' });

  await see(till, 'suspense', 'Chờ bản mới');
  expect(await ringing(till)).toEqual([]);
  centre.moveClock(1);
  till.append('what-a-newer-till-writes', { goods: 'Mắm' });
  await till.push(4);
  await centre.idle();
  expect(await ringing(till)).toEqual(['suspense']);
});

test('both histories of a fork stand side by side with what they come to, and what is decided moves only what was counted already', async () => {
  const till = await aSellingTill();
  const copy = till.clone();
  till.sell([{ product: 'sp-1', price: 10_000 }]);
  await till.push(3);
  await centre.idle();
  const apart = [20_000, 30_000].map((price) => copy.sell([{ product: 'sp-2', price }]));
  await copy.push(3);
  await tell(copy, {});
  till.sell([{ product: 'sp-1', price: 40_000 }]);
  await till.push(4);
  await centre.idle();

  const { device } = till;
  const forkNow = async () => (await centre.call('fleet.forks', {})).find((fork) => fork.device === device);
  const fork = await forkNow();
  expect(fork).toMatchObject({
    seq: 3,
    speaks: 'other',
    kept: { entries: 2, slips: 1, total: 10_000, waiting: { entries: 1, slips: 1, total: 40_000 } },
    other: { entries: 2, slips: 2, total: 50_000, inBoth: 0 },
  });
  const branch = (side: 'kept' | 'other') =>
    centre.call('fleet.branch', { device, seq: 3, otherHash: fork?.otherHash ?? ('' as never), side, after: 0 });
  expect((await branch('kept')).entries.map(({ text }) => text)).toEqual(till.entries.slice(2).map(({ text }) => text));
  expect((await branch('other')).entries.map(({ text, amount }) => [text, amount])).toEqual(
    apart.map(({ text }, at) => [text, [20_000, 30_000][at]]),
  );

  await centre.call('fleet.keepApart', { device, note: 'Hỏi điểm bán' });
  expect(await ringing(till)).toEqual([]);
  expect(await forkNow()).toMatchObject({ quarantined: true, judged: { as: 'kept-apart' }, kept: { slips: 1 } });

  await centre.call('fleet.releaseTill', { device, note: 'Máy thật ở quầy 1' });
  await centre.idle();
  expect(await forkNow()).toMatchObject({
    quarantined: false,
    kept: { slips: 2, total: 50_000, waiting: { entries: 0, total: 0 } },
  });
  const sold = await centre.call('sales.list', { filter: { device }, limit: 10 });
  expect(sold).toMatchObject({ count: 3 });

  copy.sell([{ product: 'sp-2', price: 1_000 }]);
  await copy.push(5);
  expect(await ringing(till)).toEqual(['fork']);
});
