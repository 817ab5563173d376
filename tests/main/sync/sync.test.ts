import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fileKeyring } from '../../../src/main/folder/secretFile.ts';
import { openTill } from '../../../src/main/open.ts';
import type { Till } from '../../../src/main/till.ts';
import type { Status } from '../../../src/shared/contract/till.ts';
import type { CallName, InputOf, ReplyOf } from '../../../src/shared/contract.ts';
import { OutletId, type ProductId, StaffId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import { aFolder, MORNING } from '../../support/aDesk.ts';
import { aPrice, aProducer, aProduct, aTaxClass } from '../../support/aProduct.ts';
import { type BadLine, openBadLine } from '../../support/badLine.ts';
import { signInAt } from '../../support/pins.ts';
import { BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const salt = aProduct();

let centre: TestCentre;
let line: BadLine;

beforeAll(async () => {
  centre = await startTestCentre();
  line = await openBadLine(centre.url);
  const changes = [
    { kind: 'tax-class', id: aTaxClass().id, row: aTaxClass() },
    { kind: 'producer', id: aProducer().id, row: aProducer() },
    { kind: 'product', id: salt.id, row: salt },
    { kind: 'price', id: 'SP-001@2026-01-01', row: aPrice() },
    { kind: 'staff', id: 'lan', row: { id: StaffId.parse('lan'), name: 'Lan', role: 'cashier' } },
  ] as const;
  await centre.publish(changes.map((change) => ({ scope: 'everywhere' as const, change })));
});

afterAll(async () => {
  await line.close();
  await centre.remove();
});

/** A call that should go through; a refusal fails the test with its reason. */
type Ask = <N extends CallName>(name: N, input: InputOf<N>) => Promise<Exclude<ReplyOf<N>, { refused: string }>>;

type SellingTill = {
  readonly folder: string;
  readonly answer: Till['answer'];
  readonly ask: Ask;
  readonly sell: () => Promise<string>;
  readonly sync: () => Promise<Status>;
  readonly close: () => Promise<void>;
};

function openIn(folder: string): Till {
  return openTill({
    folder,
    keyring: fileKeyring(join(folder, 'secrets')),
    printer: { kind: 'preview' },
    assets: 'assets',
    log: silent,
    clock: () => MORNING,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: 'test',
  });
}

function over(till: Till, folder: string): SellingTill {
  const ask: Ask = async (name, input) => {
    const answer = await till.answer(name, input);
    if (!('reply' in answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    if (typeof answer.reply === 'object' && answer.reply !== null && 'refused' in answer.reply) {
      throw new Error(`${name} refused: ${JSON.stringify(answer.reply)}`);
    }
    return answer.reply as never;
  };
  return {
    folder,
    answer: till.answer,
    ask,
    sell: async () => {
      const { cart } = await ask('cart.add', { product: salt.id, quantity: ONE });
      const tenders = [{ kind: 'cash' as const, given: dong(25_000) }];
      return (await ask('sale.complete', { sale: cart.sale, total: dong(25_000), tenders })).number;
    },
    sync: () => ask('till.sync', {}),
    close: till.close,
  };
}

/** Enrolled over the line, Lan signed in, shift open. */
async function aSellingTill(folder = aFolder()): Promise<SellingTill> {
  line.become('through');
  const till = over(openIn(folder), folder);
  const code = (await centre.makeEnrolCode(OutletId.parse(BAC_LIEU.id))) ?? '';
  await till.ask('till.enrol', { centre: line.url, code });
  await startDay(till);
  return till;
}

async function startDay(till: SellingTill): Promise<void> {
  await signInAt(till.answer, 'lan');
  const state = await till.ask('till.state', {});
  if (state.stage === 'enrolled' && !state.shift) await till.ask('shift.open', { float: 500_000 });
}

async function atCentre(): Promise<string[]> {
  await centre.idle();
  const { sales } = await centre.call('sales.list', { filter: {}, limit: 200 });
  return sales.map(({ number }) => number);
}

describe('a till and its centre', () => {
  test('a sale stands at the centre after one sync, with what was sold', async () => {
    const till = await aSellingTill();
    onTestFinished(till.close);
    const number = await till.sell();
    expect(await till.sync()).toMatchObject({ unsent: 0, sync: 'ok' });
    expect(await atCentre()).toContain(number);
  });

  test.each(['reply-lost', 'reply-cut'] as const)(
    '%s after the centre stored it: sent again, there once',
    async (state) => {
      const till = await aSellingTill();
      onTestFinished(till.close);
      await till.sync();
      line.become(state);
      const sold = [await till.sell(), await till.sell()];
      const status = await till.sync();
      expect(line.broken()).toBeGreaterThan(0);
      expect(status.unsent).toBeGreaterThan(0);
      expect(status.sync).not.toBe('ok');

      line.become('through');
      expect(await till.sync()).toMatchObject({ unsent: 0, sync: 'ok' });
      const numbers = await atCentre();
      for (const number of sold) expect(numbers.filter((each) => each === number)).toHaveLength(1);
    },
  );

  test('without a line it sells on, says what is unsent and since when, and sends all of it later', async () => {
    const till = await aSellingTill();
    onTestFinished(till.close);
    await till.sync();
    line.become('down');
    const sold = [await till.sell(), await till.sell(), await till.sell()];
    expect(await till.sync()).toMatchObject({ unsent: 3, oldestUnsentAt: MORNING, sync: 'unreachable' });
    line.become('through');
    await till.sync();
    expect(await atCentre()).toEqual(expect.arrayContaining(sold));
  });

  test('a centre that takes its time holds up no sale', async () => {
    const till = await aSellingTill();
    onTestFinished(till.close);
    await till.sync();
    line.become('silent');
    const before = line.broken();
    await till.sell();
    const waiting = till.sync();
    await expect.poll(line.broken).toBeGreaterThan(before);
    const sold = [await till.sell(), await till.sell()];
    expect(await till.ask('till.status', {})).toMatchObject({ unsent: 3, sync: 'sending' });

    line.become('through');
    await waiting;
    await till.sync();
    expect(await atCentre()).toEqual(expect.arrayContaining(sold));
  });

  test('two tills of one outlet never share a number', async () => {
    const [one, two] = [await aSellingTill(), await aSellingTill()];
    onTestFinished(async () => void (await Promise.all([one.close(), two.close()])));
    const numbers = [await one.sell(), await two.sell(), await one.sell(), await two.sell()];
    expect(new Set(numbers).size).toBe(4);
    await Promise.all([one.sync(), two.sync()]);
    expect(await atCentre()).toEqual(expect.arrayContaining(numbers));
  });

  test('a price changed at the centre is at the till after one sync', async () => {
    const till = await aSellingTill();
    onTestFinished(till.close);
    await centre.call('catalogue.setPrice', { product: salt.id, price: 27_500 });
    await till.sync();
    const [found] = await till.ask('catalogue.search', { text: 'muoi', limit: 5 });
    expect(found?.price).toBe(27_500);
    await centre.call('catalogue.setPrice', { product: salt.id, price: 25_000 });
    await till.sync();
  });

  test('a product withdrawn at the centre can no longer be put into a cart', async () => {
    const till = await aSellingTill();
    onTestFinished(till.close);
    const pepper = aProduct({ id: 'SP-9' as ProductId, name: 'Tiêu', codes: [] });
    await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: pepper.id, row: pepper } }]);
    await till.sync();
    expect(await till.ask('catalogue.search', { text: 'tieu', limit: 5 })).toHaveLength(1);
    await centre.call('catalogue.withdraw', { product: pepper.id });
    await till.sync();
    expect(await till.ask('catalogue.search', { text: 'tieu', limit: 5 })).toEqual([]);
  });

  test('a copied disk shows as a fork: both tills are told, keep what they have, and sell on', async () => {
    const till = await aSellingTill();
    await till.sell();
    await till.sync();
    await till.close();
    const copyFolder = aFolder();
    cpSync(till.folder, copyFolder, { recursive: true });

    const original = over(openIn(till.folder), till.folder);
    const copy = over(openIn(copyFolder), copyFolder);
    onTestFinished(async () => void (await Promise.all([original.close(), copy.close()])));
    await startDay(original);
    await startDay(copy);
    await original.sell();
    await original.sync();
    await copy.sell();
    expect((await copy.sync()).sync).toBe('forked');
    expect((await original.sync()).sync).toBe('forked');
    expect(await copy.sell()).toMatch(/^BL01-/);
    const forks = await centre.call('fleet.forks', {});
    expect(forks.length).toBeGreaterThan(0);
  });
});
