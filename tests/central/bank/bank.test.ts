import { createHmac, createPrivateKey, createPublicKey, hash, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { receivedIn } from '../../../src/main/payment/askBank.ts';
import { SaleId } from '../../../src/shared/id.ts';
import { BankReply, paths, SIGNATURE_HEADER } from '../../../src/shared/sync/protocol.ts';
import { billOf } from '../../../src/shared/vietqr/bill.ts';
import { tellOfTransfer } from '../../support/bankNotices.ts';
import { aTill, databaseUrl, startTestCentre, type TestCentre, type TestTill } from '../../support/testCentre.ts';

let centre: TestCentre;
let till: TestTill;
let secret: string;
let pool: Pool;

beforeAll(async () => {
  centre = await startTestCentre();
  till = await aTill(centre);
  pool = new Pool({ connectionString: databaseUrl(centre), max: 1 });
  pool.on('error', () => undefined);
});
afterAll(async () => {
  await pool.end();
  await centre.remove();
});
beforeEach(async () => {
  ({ secret } = await centre.call('bank.makeSecret', {}));
});

let sales = 0;
/** A bill of the till's own, new each time. */
function aBill(): string {
  sales += 1;
  const sale = SaleId.parse(`019a0a4c-3f00-7000-8000-${sales.toString(16).padStart(12, '0')}`);
  return billOf(centre.outlet.code, till.number, sale, 0);
}

let transfers = 0;
const anId = () => `FT26326${(transfers += 1)}`;

const tell = (notice: { id: string; amount: number; text: string } & Record<string, unknown>, by = secret) =>
  tellOfTransfer(centre.url, { secret: by, now: centre.now() }, notice);

/** Asks as a till does. */
async function ask(bill: string, who: TestTill = till): Promise<string> {
  const body = JSON.stringify({ protocol: 1, device: who.device, bill, at: centre.now() });
  const sig = sign(null, hash('sha256', body, 'buffer'), who.privateKey).toString('base64');
  const response = await fetch(centre.url + paths.bank, { method: 'POST', body, headers: { [SIGNATURE_HEADER]: sig } });
  return response.text();
}

async function received(bill: string): Promise<number> {
  const said = BankReply.parse(JSON.parse((await ask(bill)).split('\n')[0] ?? ''));
  if (said.answer === 'refused') throw new Error(said.why);
  return said.received;
}

describe('a bank’s notice', () => {
  it('is told to the till whose bill it names, with the amount', async () => {
    const bill = aBill();
    expect(await received(bill)).toBe(0);
    const answer = await tell({ id: anId(), amount: 306_500, text: `MBVCB.123.${bill}.CT tu TRAN VAN B` });
    expect([answer.status, await answer.json()]).toEqual([200, { answer: 'stored' }]);
    expect(await received(bill)).toBe(306_500);
  });

  it('sent again, as banks do, counts once', async () => {
    const bill = aBill();
    const notice = { id: anId(), amount: 306_500, text: bill };
    await tell(notice);
    const again = await tell(notice);
    expect([again.status, await again.json()]).toEqual([200, { answer: 'known' }]);
    expect(await received(bill)).toBe(306_500);
  });

  it('of the same number and another amount is not taken, and changes nothing', async () => {
    const bill = aBill();
    const id = anId();
    await tell({ id, amount: 200, text: bill });
    const other = await tell({ id, amount: 200_000, text: bill });
    expect([other.status, await other.json()]).toEqual([409, { answer: 'refused', why: 'other-amount' }]);
    expect(await received(bill)).toBe(200);
  });

  it('of 200 ₫ on a bill of 200.000 ₫ is told as 200 ₫; the rest added later makes it whole', async () => {
    const bill = aBill();
    await tell({ id: anId(), amount: 200, text: bill });
    expect(await received(bill)).toBe(200);
    await tell({ id: anId(), amount: 199_800, text: bill.toLowerCase() });
    expect(await received(bill)).toBe(200_000);
  });

  it('ten at once are each counted', async () => {
    const bill = aBill();
    await Promise.all(Array.from({ length: 10 }, () => tell({ id: anId(), amount: 1_000, text: bill })));
    expect(await received(bill)).toBe(10_000);
  });

  it('is kept through a restart of the centre', async () => {
    const bill = aBill();
    const other = await startTestCentre();
    const { secret: key } = await other.call('bank.makeSecret', {});
    await aTill(other);
    await tellOfTransfer(other.url, { secret: key, now: other.now() }, { id: 'FT1', amount: 500, text: bill });
    const reopened = await other.reopen();
    expect(await reopened.call('bank.unmatched', {})).toMatchObject([{ notice: 'FT1', amount: 500, bill }]);
    const again = await tellOfTransfer(
      reopened.url,
      { secret: key, now: reopened.now() },
      { id: 'FT2', amount: 1, text: bill },
    );
    expect(again.status).toBe(200);
    await reopened.remove();
  }, 60_000);

  it('leaves nothing of the payer behind: neither name nor account, nor the rest of its text', async () => {
    const bill = aBill();
    const payer = { payerName: 'TRAN VAN BINH', payerAccount: '0987654321987' };
    await tell({ id: anId(), amount: 1_000, text: `${bill} TRAN VAN BINH 0987654321987`, ...payer });
    const { rows } = await pool.query('select n.*::text as row from bank_notice n');
    const kept = rows.map(({ row }: { row: string }) => row).join('\n');
    expect(kept).toContain(bill);
    expect(kept).not.toMatch(/BINH|0987654321987/);
  });
});

const aNotice = () => ({ id: anId(), amount: 1_000, text: aBill() });

describe('who may tell', () => {
  it.each([
    ['signed with another secret', async () => tell(aNotice(), 'x'.repeat(43))],
    [
      'signed with the secret before the one made last',
      async () => {
        const before = secret;
        await centre.call('bank.makeSecret', {});
        return tell(aNotice(), before);
      },
    ],
    ['six minutes old', async () => tellOfTransfer(centre.url, { secret, now: centre.now() - 6 * 60_000 }, aNotice())],
    [
      'six minutes ahead',
      async () => tellOfTransfer(centre.url, { secret, now: centre.now() + 6 * 60_000 }, aNotice()),
    ],
    ['without a signature', async () => fetch(`${centre.url}/bank/notices`, { method: 'POST', body: '{}' })],
    [
      'changed on the way',
      async () => {
        const body = JSON.stringify({ ...aNotice(), at: centre.now() });
        const time = String(centre.now());
        const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
        return fetch(`${centre.url}/bank/notices`, {
          method: 'POST',
          body: body.replace('1000', '9000'),
          headers: { 'quay-bank-time': time, 'quay-bank-signature': signature },
        });
      },
    ],
    [
      'signed for another time',
      async () => {
        const body = JSON.stringify({ ...aNotice(), at: centre.now() });
        const signature = createHmac('sha256', secret)
          .update(`${centre.now() - 1}.${body}`)
          .digest('hex');
        return fetch(`${centre.url}/bank/notices`, {
          method: 'POST',
          body,
          headers: { 'quay-bank-time': String(centre.now()), 'quay-bank-signature': signature },
        });
      },
    ],
  ])('not one %s', async (_what, send) => {
    const answer = await send();
    expect([answer.status, await answer.json()]).toEqual([401, { answer: 'refused', why: 'bad-signature' }]);
  });

  it('nobody, until the office has made a secret', async () => {
    const fresh = await startTestCentre();
    expect(await fresh.call('bank.state', {})).toEqual({ secretMadeAt: null });
    const answer = await tellOfTransfer(fresh.url, { secret: '', now: fresh.now() }, aNotice());
    expect(answer.status).toBe(401);
    await fresh.remove();
  }, 60_000);

  it.each([
    { amount: 0 },
    { amount: -5 },
    { amount: 0.5 },
    { amount: 10_000_000_000 },
    { id: '' },
    { id: 'a b' },
    { id: 'x'.repeat(81) },
    { text: 7 },
    { text: 'x'.repeat(501) },
    { at: 'now' },
  ])('one with %j is malformed', async (wrong) => {
    const answer = await tell({ ...aNotice(), ...(wrong as object) });
    expect([answer.status, await answer.json()]).toEqual([400, { answer: 'refused', why: 'malformed' }]);
  });

  it('the secret is told once: afterwards only when it was made', async () => {
    const state = await centre.call('bank.state', {});
    expect(state).toEqual({ secretMadeAt: centre.now() });
    const { rows } = await pool.query('select s.*::text as row from bank_secret s');
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('who may ask', () => {
  it('a till of its own bills only', async () => {
    const other = await aTill(centre);
    const bill = aBill();
    expect(JSON.parse(await ask(bill, other))).toEqual({ answer: 'refused', why: 'not-your-bill' });
    expect(JSON.parse(await ask('CM021ABCDEFGH'))).toEqual({ answer: 'refused', why: 'not-your-bill' });
  });

  it('nobody with another’s key, and no till nobody knows', async () => {
    const other = await aTill(centre);
    expect(JSON.parse(await ask(aBill(), { ...till, privateKey: other.privateKey }))).toEqual({
      answer: 'refused',
      why: 'bad-signature',
    });
    expect(JSON.parse(await ask(aBill(), { ...till, device: other.device.replace(/.$/, '0') as never }))).toMatchObject(
      {
        answer: 'refused',
      },
    );
  });

  it('and the answer is believed only under the centre’s signature, for this bill', async () => {
    const bill = aBill();
    await tell({ id: anId(), amount: 5_000, text: bill });
    const text = await ask(bill);
    const [line = '', sig = ''] = text.split('\n');
    const asked = { device: till.device, bill, centreKey: keyOf(centre) };
    expect(receivedIn(text, asked)).toBe(5_000);
    expect(() => receivedIn(`${line.replace('5000', '9000')}\n${sig}`, asked)).toThrow('not signed');
    expect(() => receivedIn(text, { ...asked, bill: aBill() })).toThrow('another question');
  });
});

/** The key that the centre hands a till at enrolment. */
function keyOf({ folder }: TestCentre): string {
  const key = createPublicKey(createPrivateKey(readFileSync(join(folder, 'centre-key.pem'))));
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

describe('what the office sees', () => {
  it('a transfer is unmatched until its sale has arrived with exactly that much', async () => {
    const bill = aBill();
    const id = anId();
    const mine = async () => (await centre.call('bank.unmatched', {})).filter(({ notice }) => notice === id);
    await tell({ id, amount: 65_000, text: bill });
    expect(await mine()).toMatchObject([{ bill, amount: 65_000, received: 65_000, sold: null }]);

    const entry = till.sell();
    const body = JSON.parse(entry.text).body as Record<string, unknown>;
    till.entries.pop();
    till.append('sale', { ...body, tenders: [{ kind: 'vietqr', given: 65_000, bill, confirmed: 'bank' }] });
    await till.push();
    await centre.idle();
    expect(await mine()).toEqual([]);

    const late = anId();
    await tell({ id: late, amount: 65_000, text: bill });
    expect(await mine()).toMatchObject([{ bill, received: 130_000, sold: 65_000 }]);
  });

  it('a transfer that names no bill of ours is unmatched for good', async () => {
    const id = anId();
    await tell({ id, amount: 12_000, text: 'chuyen tien mua muoi' });
    expect(await centre.call('bank.unmatched', {})).toContainEqual(
      expect.objectContaining({ notice: id, bill: null, received: 12_000, sold: null }),
    );
  });
});
