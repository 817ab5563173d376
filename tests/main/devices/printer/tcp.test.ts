import { afterEach, describe, expect, it } from 'vitest';
import { type SendOptions, sendTcp } from '../../../../src/main/devices/printer/tcp.ts';
import { slipJob } from '../../../../src/shared/escpos/job.ts';
import { usualProfile } from '../../../../src/shared/printer/profile.ts';
import { centred, pair } from '../../../../src/shared/slip/slip.ts';
import { type FakePrinter, type PrinterBehaviour, startFakePrinter } from '../../../support/fakePrinter.ts';
import { atlasOfTests, readSlip } from '../../../support/slipInterpreter.ts';

const slip = [centred('PHIẾU TÍNH TIỀN', 'bold'), pair('TỔNG', '366.500 ₫', { face: 'large' })];
const printing = { profile: usualProfile, atlas: atlasOfTests() };
const job = slipJob(slip, printing, { processId: '0042', afterTrouble: false });

/** Far more than the network holds back between two programs: a printer that reads nothing blocks it. */
const endless = new Uint8Array(32 * 1024 * 1024);

let printer: FakePrinter | undefined;
afterEach(async () => {
  await printer?.close();
  printer = undefined;
});

async function sendTo(behaviour: Partial<PrinterBehaviour>, options: Partial<SendOptions> = {}, bytes = job) {
  printer = await startFakePrinter(behaviour);
  return sendTcp(printer, bytes, { ...patient, ...options });
}

const patient: SendOptions = {
  processId: '0042',
  connectMs: 5_000,
  idleMs: 5_000,
  totalMs: 20_000,
  readyMs: 0,
  signal: new AbortController().signal,
};
/** For printers that say nothing: there is nothing to wait for. */
const hasty = { idleMs: 100 };

describe('sending to a network printer', () => {
  it('confirms a slip when the printer says back its id, and all of it is on paper', async () => {
    expect(await sendTo({ answers: 'process' })).toEqual({ outcome: 'confirmed', detail: 'done' });
    const [bytes] = printer?.jobs() ?? [];
    expect(readSlip(bytes ?? job.subarray(0, 0)).text).toEqual(['PHIẾU TÍNH TIỀN', 'TỔNG 366.500 ₫']);
    expect(bytes).toEqual(job);
  });

  it('confirms with the paper sensor where the printer knows no ids', async () => {
    expect(await sendTo({ answers: 'paper' })).toEqual({ outcome: 'confirmed', detail: 'past the cut' });
  });

  it('hears the answer between status changes that nobody asked for', async () => {
    expect(await sendTo({ answers: 'process', chatty: true })).toEqual({ outcome: 'confirmed', detail: 'done' });
  });

  it('does not take status changes for an answer', async () => {
    expect(await sendTo({ answers: 'never', chatty: true }, hasty)).toEqual({
      outcome: 'unknown',
      detail: 'no answer',
    });
  });

  it('does not take the answer to another slip for its own', async () => {
    expect((await sendTo({ answers: 'wrong-id' }, hasty)).outcome).toBe('unknown');
  });

  it('waits for a late answer', async () => {
    expect((await sendTo({ answersAfter: 50 })).outcome).toBe('confirmed');
  });

  it('waits for a slow printer', async () => {
    expect((await sendTo({ bytesPerRead: 512 })).outcome).toBe('confirmed');
  });

  it('does not know of a slip whose printer never answers', async () => {
    expect(await sendTo({ answers: 'never' }, hasty)).toEqual({ outcome: 'unknown', detail: 'no answer' });
    expect(printer?.jobs()).toEqual([job]);
  });

  it('does not know of a slip whose printer dies in the middle', async () => {
    expect((await sendTo({ diesAfter: 1_000 })).outcome).toBe('unknown');
  });

  it('gives up on a printer that takes the connection and reads nothing', async () => {
    const outcome = await sendTo({ neverReads: true }, { idleMs: 300 }, endless);
    expect(outcome).toEqual({ outcome: 'unknown', detail: 'took no more bytes' });
  });

  it('gives up at the deadline even while the printer goes on chattering', async () => {
    const outcome = await sendTo({ answersAfter: 60_000 }, { totalMs: 100 });
    expect(outcome).toEqual({ outcome: 'unknown', detail: 'not done in time' });
  });

  it('knows that nothing came out where the printer is off', async () => {
    printer = await startFakePrinter();
    await printer.off();
    expect(await sendTcp(printer, job, patient)).toEqual({
      outcome: 'failed-before-first-byte',
      detail: 'ECONNREFUSED',
    });
  });

  it('knows that nothing came out when it is cut off before it begins, and not after', async () => {
    const closed = AbortSignal.abort();
    expect((await sendTo({}, { signal: closed })).outcome).toBe('failed-before-first-byte');
    await printer?.close();

    const closing = new AbortController();
    printer = await startFakePrinter({ answers: 'never' });
    const sending = sendTcp(printer, job, { ...patient, signal: closing.signal });
    await printer.whole(1);
    closing.abort();
    expect((await sending).outcome).toBe('unknown');
  });

  describe('asking first whether it is ready', () => {
    it('begins as soon as the printer is online', async () => {
      expect((await sendTo({ ready: 'online' }, { readyMs: 60_000 })).outcome).toBe('confirmed');
    });

    it('sends nothing to a printer that is out of paper or open', async () => {
      const outcome = await sendTo({ ready: 'offline' }, { readyMs: 60_000 });
      expect(outcome).toEqual({ outcome: 'failed-before-first-byte', detail: 'offline: paper out or cover open' });
      expect(printer?.jobs()).toEqual([]);
    });

    it('begins anyway where the printer does not know the question', async () => {
      expect((await sendTo({ ready: 'silent' }, { readyMs: 20 })).outcome).toBe('confirmed');
    });
  });
});
