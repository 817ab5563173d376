import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cartCalls } from '../../../src/main/calls/cart.ts';
import { paymentCalls } from '../../../src/main/calls/payment.ts';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { nextPrintJob } from '../../../src/main/db/printJob.ts';
import { openTransfers, type Transfers } from '../../../src/main/payment/transfers.ts';
import { newSession } from '../../../src/main/session.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { beginPayment } from '../../../src/main/till/payCart.ts';
import type { Outlet } from '../../../src/shared/catalogue/outlet.ts';
import type { ShownTransfer } from '../../../src/shared/contract/payment.ts';
import { dong } from '../../../src/shared/money.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { BankAsk } from '../../../src/shared/sync/protocol.ts';
import { readVietQr } from '../../../src/shared/vietqr/payload.ts';
import {
  aDesk,
  done,
  heldNamesOver,
  lan,
  lansHand,
  salt,
  showroom,
  type TestDesk,
  withShift,
} from '../../support/aDesk.ts';

const BANK: NonNullable<Outlet['bank']> = { bin: '970416', account: '257678859', name: 'HTX Muối Bạc Liêu' };

/** A centre of which only the answer about transfers is there: what it says came, or nothing at all. */
type BankLine = { readonly server: Server; received: number; away: boolean; asked: number };

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

type Paying = {
  readonly desk: TestDesk;
  readonly transfers: Transfers;
  readonly line: BankLine;
  readonly told: (ShownTransfer | null)[];
};

/** A till with salt for 25.000 ₫ in the cart, the buyer about to pay. */
async function paying({ bank = BANK, training = false }: { bank?: Outlet['bank'] | null; training?: boolean } = {}) {
  const desk = withShift(aDesk());
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const line: BankLine = { server: createServer(), received: 0, away: false, asked: 0 };
  line.server.on('request', (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      line.asked += 1;
      if (line.away) return response.writeHead(503).end();
      const { device, bill } = BankAsk.parse(JSON.parse(Buffer.concat(chunks).toString()));
      const { received } = line;
      const text = JSON.stringify({ answer: 'received', protocol: 1, centre: 'c', device, bill, received, at: 1 });
      const sig = sign(null, hash('sha256', text, 'buffer'), privateKey).toString('base64');
      response.end(`${text}\n${JSON.stringify({ sig })}\n`);
    });
  });
  await new Promise<void>((listening) => line.server.listen(0, '127.0.0.1', listening));
  opened.push(() => new Promise((closed) => void line.server.close(closed)));
  const url = `http://127.0.0.1:${(line.server.address() as AddressInfo).port}`;
  desk.db.write((db) => {
    db.run(
      'UPDATE enrolment SET centre_url = ?, centre_key = ?',
      url,
      publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    );
    applyChange(db, { kind: 'outlet', id: showroom.id, row: { ...showroom, ...(bank && { bank }) } });
  });
  const told: (ShownTransfer | null)[] = [];
  const transfers = openTransfers({
    db: desk.db,
    signer: () => desk.signer,
    clock: desk.clock,
    training: () => training,
    askEvery: 5,
    onChange: (shown) => told.push(shown),
  });
  opened.push(transfers.close);
  done(addProduct(desk, salt.id, ONE));
  done(beginPayment(desk, cartNow(desk), lansHand));
  return { desk, transfers, line, told } satisfies Paying;
}

const nothing = () => undefined;
const partsOf = ({ desk }: Paying) => ({
  db: desk.db,
  signer: () => desk.signer,
  clock: desk.clock,
  training: () => false,
  askEvery: 5,
});
const saleOn = ({ desk }: Paying) => cartNow(desk).sale;
const show = (till: Paying, amount = 25_000, part = 0) =>
  done(till.transfers.show({ sale: saleOn(till), part, amount: dong(amount) }));

describe('a VietQR code at the till', () => {
  test('is remembered with the cart, also where the till goes out before anybody puts it away', async () => {
    const till = await paying();
    show(till, 20_000);
    expect(cartNow(till.desk).qrShown).toEqual({ part: 0, amount: 20_000 });
    // Another way was chosen before the code was ever shown by this run of the till.
    const restarted = openTransfers({ ...partsOf(till), onChange: nothing });
    opened.push(restarted.close);
    restarted.putAway();
    expect(cartNow(till.desk).qrShown).toEqual({ part: 0, amount: 20_000 });
    done(restarted.show({ sale: saleOn(till), part: 0, amount: dong(20_000) }));
    restarted.putAway();
    expect(cartNow(till.desk).qrShown).toBeUndefined();
  });

  test('stays remembered where it goes without whoever takes the money: a lock, or a change from another window', async () => {
    const till = await paying();
    const calls = callsOf(till);
    show(till);
    till.transfers.hide();
    expect(till.transfers.now()).toBeNull();
    expect(cartNow(till.desk).qrShown).toEqual({ part: 0, amount: 25_000 });
    show(till);
    calls['cart.add']({ product: salt.id, quantity: ONE }, () => ({}));
    expect(till.transfers.now()).toBeNull();
    expect(cartNow(till.desk).qrShown).toEqual({ part: 0, amount: 25_000 });
  });

  test('is forgotten once whoever takes the money chooses another way, or goes back to the goods', async () => {
    const till = await paying();
    const calls = callsOf(till);
    show(till);
    calls['payment.hide']();
    expect(cartNow(till.desk).qrShown).toBeUndefined();
    show(till);
    expect(calls['cart.leavePayment']().cart.qrShown).toBeUndefined();
    expect(till.transfers.now()).toBeNull();
    expect(cartNow(till.desk).qrShown).toBeUndefined();
  });

  test('asks for the exact amount under the sale’s own bill, and is the same when it is shown again', async () => {
    const till = await paying();
    const shown = show(till);
    expect(readVietQr(shown.payload)).toMatchObject({
      bin: BANK.bin,
      account: BANK.account,
      amount: 25_000,
      bill: shown.bill,
      name: 'HTX MUOI BAC LIEU',
    });
    expect(show(till).payload).toBe(shown.payload);
    expect(show(till, 25_000, 1).bill).not.toBe(shown.bill);
  });

  test('is not made for more than the sale, for nothing, for another sale, or before payment began', async () => {
    const till = await paying();
    const ask = (amount: number, id = saleOn(till)) => till.transfers.show({ sale: id, part: 0, amount: dong(amount) });
    expect(ask(25_001)).toEqual({ refused: 'too-much', over: 1 });
    expect(isRefusal(ask(0))).toBe(true);
    expect(ask(25_000, '019a0a4c-3f00-7000-8000-0123456789ab' as never)).toEqual({ refused: 'cart-changed' });
    till.desk.db.write((db) => db.run('DELETE FROM cart'));
    expect(ask(25_000)).toEqual({ refused: 'cart-changed' });
  });

  test('is not made at an outlet without an account', async () => {
    const till = await paying({ bank: null });
    expect(till.transfers.show({ sale: saleOn(till), part: 0, amount: dong(1_000) })).toEqual({
      refused: 'no-bank-account',
    });
  });

  test('practised with leads to no bank, and nobody is asked', async () => {
    const till = await paying({ training: true });
    expect(show(till)).toMatchObject({ account: { bin: '000000', demo: true }, centre: 'not-asked' });
    expect(till.line.asked).toBe(0);
  });

  test('is printed as it is shown', async () => {
    const till = await paying();
    expect(till.transfers.print()).toEqual({ refused: 'no-qr-shown' });
    const { bill } = show(till);
    till.transfers.print();
    expect(nextPrintJob(till.desk.db, 0, 0)).toMatchObject({ number: bill, entry: null });
  });
});

describe('what the bank tells', () => {
  test('is shown as it comes: some, then all', async () => {
    const till = await paying();
    show(till);
    till.line.received = 200;
    await vi.waitFor(() => expect(till.transfers.now()?.received).toBe(200));
    expect(till.transfers.toBuyer()?.state).toBe('partial');
    till.line.received = 25_000;
    await vi.waitFor(() => expect(till.transfers.toBuyer()?.state).toBe('arrived'));
  });

  test('is asked for again and again while the code is shown, and no more once it is gone', async () => {
    const till = await paying();
    show(till);
    await vi.waitFor(() => expect(till.line.asked).toBeGreaterThan(1));
    till.transfers.hide();
    await till.transfers.close();
    expect(till.transfers.now()).toBeNull();
    expect(till.told.at(-1)).toBeNull();
  });

  test('not while the centre is away: said, and said again when it is back', async () => {
    const till = await paying();
    till.line.away = true;
    show(till);
    await vi.waitFor(() => expect(till.transfers.now()?.centre).toBe('away'));
    till.line.away = false;
    till.line.received = 25_000;
    await vi.waitFor(() => expect(till.transfers.now()).toMatchObject({ centre: 'asked', received: 25_000 }));
  });
});

/** Pays all of it by one transfer. */
function complete(till: Paying, tender: { readonly bill: string; readonly confirmed: 'cashier' | 'bank' }) {
  const tenders = [{ kind: 'vietqr' as const, given: dong(25_000), ...tender }];
  return completeSale(
    till.desk,
    { sale: saleOn(till), total: dong(25_000), tenders },
    lansHand,
    till.transfers.received,
  );
}

describe('a sale paid by transfer', () => {
  test('stands as confirmed by the bank only where the bank told of all of it', async () => {
    const till = await paying();
    const { bill } = show(till);
    till.line.received = 200;
    await vi.waitFor(() => expect(till.transfers.now()?.received).toBe(200));
    expect(complete(till, { bill, confirmed: 'bank' })).toEqual({
      refused: 'not-confirmed',
      received: 200,
      given: 25_000,
    });
    till.line.received = 25_000;
    await vi.waitFor(() => expect(till.transfers.now()?.received).toBe(25_000));
    expect(complete(till, { bill, confirmed: 'bank' })).toMatchObject({ total: 25_000, change: 0 });
  });

  test('is not paid under another sale’s bill', async () => {
    const till = await paying();
    show(till);
    expect(complete(till, { bill: 'BL012ABCDEFGH', confirmed: 'cashier' })).toEqual({ refused: 'not-this-bill' });
  });

  test('is the cashier’s word where the bank says nothing; asked twice it is one sale', async () => {
    const till = await paying();
    const { bill } = show(till);
    const id = saleOn(till);
    const receipt = complete(till, { bill, confirmed: 'cashier' });
    expect(receipt).toMatchObject({ number: 'BL01-2-000001' });
    const tenders = [{ kind: 'vietqr' as const, given: dong(25_000), bill, confirmed: 'cashier' as const }];
    expect(completeSale(till.desk, { sale: id, total: dong(25_000), tenders }, lansHand)).toEqual(receipt);
  });
});

/** What the screen may ask of the cart and of the code. */
function callsOf({ desk, transfers }: Paying) {
  const session = { ...newSession(() => lan), present: () => lan };
  const follow = { cartChanged: nothing, heldChanged: nothing, heldNames: heldNamesOver(), journalGrew: nothing };
  return {
    ...cartCalls({ db: desk.db, desk: () => desk, session, transfers, ...follow }),
    ...paymentCalls({ transfers, slipQueued: nothing }),
  };
}

test('what is put into the cart takes the code with the old amount off the screen, and does not let it come back', async () => {
  const till = await paying();
  const { desk, transfers } = till;
  const calls = callsOf(till);
  const { sale } = cartNow(desk);
  transfers.show({ sale, part: 0, amount: dong(25_000) });
  expect(transfers.now()).not.toBeNull();
  calls['cart.add']({ product: salt.id, quantity: ONE }, () => ({}));
  expect(transfers.now()).toBeNull();
  expect(transfers.toBuyer()).toBeUndefined();
});
