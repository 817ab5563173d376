import { afterEach, describe, expect, it } from 'vitest';
import { type SendOptions, sendJob } from '../../../../src/main/devices/printer/send.ts';
import { serialWire } from '../../../../src/main/devices/printer/serial.ts';
import { tcpWire } from '../../../../src/main/devices/printer/tcp.ts';
import { usbWire } from '../../../../src/main/devices/printer/usb.ts';
import type { OpenWire, Wire } from '../../../../src/main/devices/printer/wire.ts';
import { slipJob } from '../../../../src/shared/escpos/job.ts';
import { type EscposProfile, usualProfile } from '../../../../src/shared/printer/profile.ts';
import type { PrinterCondition } from '../../../../src/shared/printer/state.ts';
import { centred, pair } from '../../../../src/shared/slip/slip.ts';
import { aSerialCable } from '../../../support/aSerialCable.ts';
import { type FakePrinter, type PrinterBehaviour, startFakePrinter } from '../../../support/fakePrinter.ts';
import { atlasOfTests, readSlip } from '../../../support/slipInterpreter.ts';

const slip = [centred('PHIẾU TÍNH TIỀN', 'bold'), pair('TỔNG', '366.500 ₫', { face: 'large' })];
const jobFor = (done: EscposProfile['asks']['done']) =>
  slipJob(
    slip,
    { profile: { ...usualProfile, asks: { done, status: [] } }, atlas: atlasOfTests() },
    { processId: '0042', afterTrouble: false },
  );
const job = jobFor('either');

/** Far more than the network holds back between two programs: a printer that reads nothing blocks it. */
const endless = new Uint8Array(32 * 1024 * 1024);

let printer: FakePrinter | undefined;
let clean: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const away of clean) await away();
  clean = [];
  await printer?.close();
  printer = undefined;
});

const patient: SendOptions = {
  processId: '0042',
  asks: { done: 'either', status: [] },
  connectMs: 5_000,
  idleMs: 5_000,
  totalMs: 20_000,
  readyMs: 5_000,
  stoppedMs: 20_000,
  signal: new AbortController().signal,
  onHeard: () => undefined,
};
/** For printers that say nothing: there is nothing to wait for. */
const hasty = { idleMs: 100 };

async function sendTo(behaviour: Partial<PrinterBehaviour>, options: Partial<SendOptions> = {}, bytes = job) {
  printer = await startFakePrinter(behaviour);
  return sendJob(tcpWire(printer), bytes, { ...patient, ...options });
}

/** Every way that carries bytes both ways, to the same printer. */
const ways: readonly [string, (port: number) => Promise<OpenWire>][] = [
  ['network', (port) => Promise.resolve(tcpWire({ host: '127.0.0.1', port }))],
  ['serial', async (port) => serialWire({ path: await aPath(port), baud: 115_200, flow: 'none' })],
  ['usb', async (port) => usbWire(await aPath(port))],
];

/** A character device stands for `/dev/usb/lp0`, too: it is opened, read and written in the same way. */
async function aPath(port: number): Promise<string> {
  const cable = await aSerialCable(port);
  clean.push(cable.pull);
  return cable.path;
}

describe.each(ways)('sending to a %s printer', (_way, wireTo) => {
  async function send(behaviour: Partial<PrinterBehaviour>, options: Partial<SendOptions> = {}, bytes = job) {
    printer = await startFakePrinter(behaviour);
    return sendJob(await wireTo(printer.port), bytes, { ...patient, ...options });
  }

  it('confirms a slip when the printer says back its id, and all of it is on paper', async () => {
    expect(await send({ answers: 'process' })).toEqual({ outcome: 'confirmed', detail: 'done' });
    const [bytes] = printer?.jobs() ?? [];
    expect(readSlip(bytes ?? job.subarray(0, 0)).text).toEqual(['PHIẾU TÍNH TIỀN', 'TỔNG 366.500 ₫']);
    expect(bytes).toEqual(job);
  });

  it('hears the answer between status changes that nobody asked for', async () => {
    expect(await send({ answers: 'process', chatty: true })).toEqual({ outcome: 'confirmed', detail: 'done' });
  });

  it('waits for a slow printer', async () => {
    expect((await send({ bytesPerRead: 512 })).outcome).toBe('confirmed');
  });

  it('does not know of a slip whose printer never answers', async () => {
    expect(await send({ answers: 'never' }, hasty)).toEqual({
      outcome: 'unknown',
      doubt: 'silent',
      detail: 'no answer',
    });
    expect(printer?.jobs()).toEqual([job]);
  });

  it('does not know of a slip whose printer dies in the middle', async () => {
    expect((await send({ diesAfter: 1_000 }, { idleMs: 1_000 })).outcome).toBe('unknown');
  });

  it('sends nothing to a printer that is out of paper, and says why', async () => {
    const heard: PrinterCondition[] = [];
    const outcome = await send(
      { is: 'paper-out' },
      { asks: { done: 'either', status: [1, 2] }, onHeard: (condition) => heard.push(condition) },
    );
    expect(outcome).toEqual({ outcome: 'failed-before-first-byte', detail: 'paper-out' });
    expect(heard).toEqual(['paper-out']);
    expect(printer?.jobs()).toEqual([]);
  });

  it('takes a slip as accepted, and not as printed, where the printer never says more', async () => {
    const outcome = await send({ answers: 'never' }, { asks: { done: 'none', status: [] } }, jobFor('none'));
    expect(outcome.outcome).toBe('accepted');
    await printer?.printed(jobFor('none').length);
    expect(printer?.jobs()).toEqual([jobFor('none')]);
  });
});

describe('sending to a network printer', () => {
  it('confirms with the paper sensor where the printer knows no ids', async () => {
    expect(await sendTo({ answers: 'paper' })).toEqual({ outcome: 'confirmed', detail: 'past the cut' });
  });

  it('does not take status changes for an answer', async () => {
    expect(await sendTo({ answers: 'never', chatty: true }, hasty)).toEqual({
      outcome: 'unknown',
      doubt: 'silent',
      detail: 'no answer',
    });
  });

  it('tells what a chatty printer says of itself', async () => {
    const heard: PrinterCondition[] = [];
    await sendTo({ chatty: true }, { onHeard: (condition) => heard.push(condition) });
    expect(new Set(heard)).toEqual(new Set(['paper-near-end', 'ready']));
  });

  it('does not take the answer to another slip for its own', async () => {
    expect((await sendTo({ answers: 'wrong-id' }, hasty)).outcome).toBe('unknown');
  });

  it('waits for a late answer', async () => {
    expect((await sendTo({ answersAfter: 50 })).outcome).toBe('confirmed');
  });

  it('gives up on a printer that takes the connection and reads nothing', async () => {
    const outcome = await sendTo({ neverReads: true }, { idleMs: 300 }, endless);
    expect(outcome).toEqual({ outcome: 'unknown', doubt: 'lost', detail: 'took no more bytes' });
  });

  it('gives up at the deadline even while the printer goes on chattering', async () => {
    const outcome = await sendTo({ answersAfter: 60_000 }, { totalMs: 100 });
    expect(outcome).toEqual({ outcome: 'unknown', doubt: 'lost', detail: 'not done in time' });
  });

  it('gives up at the deadline, and has sent nothing, where a printer chatters and takes not even a question', async () => {
    const chatter = setInterval(() => hear?.(Uint8Array.of(0x10, 0, 0, 0)), 5);
    let hear: ((chunk: Uint8Array) => void) | undefined;
    const wire: Wire = {
      write: () => new Promise(() => undefined),
      listen: (listener) => {
        hear = listener;
      },
      gone: new Promise(() => undefined),
      end: async () => undefined,
    };
    const asks: EscposProfile['asks'] = { done: 'either', status: [1] };
    const outcome = await sendJob(async () => wire, job, { ...patient, asks, totalMs: 100 });
    clearInterval(chatter);
    expect(outcome).toEqual({ outcome: 'failed-before-first-byte', detail: 'not done in time' });
  });

  it('knows that nothing came out where the printer is off', async () => {
    printer = await startFakePrinter();
    await printer.off();
    expect(await sendJob(tcpWire(printer), job, patient)).toEqual({
      outcome: 'failed-before-first-byte',
      detail: 'ECONNREFUSED',
    });
  });

  it('knows that nothing came out where the printer is busy with another and hangs up', async () => {
    const outcome = await sendTo({ hangsUp: true }, { asks: { done: 'either', status: [1] } });
    expect(outcome).toEqual({ outcome: 'failed-before-first-byte', detail: 'the printer hung up' });
  });

  it('knows that nothing came out when it is cut off before it begins, and not after', async () => {
    const closed = AbortSignal.abort();
    expect((await sendTo({}, { signal: closed })).outcome).toBe('failed-before-first-byte');
    await printer?.close();

    const closing = new AbortController();
    printer = await startFakePrinter({ answers: 'never' });
    const sending = sendJob(tcpWire(printer), job, { ...patient, signal: closing.signal });
    await printer.whole(1);
    closing.abort();
    expect((await sending).outcome).toBe('unknown');
  });

  describe('asking first whether it is ready', () => {
    const asks = { done: 'either' as const, status: [1 as const] };

    it('begins as soon as the printer is online', async () => {
      expect((await sendTo({}, { asks })).outcome).toBe('confirmed');
    });

    it('sends nothing to a printer that is open, which only says that it is not ready', async () => {
      const outcome = await sendTo({ is: 'cover-open', tells: 'online' }, { asks });
      expect(outcome).toEqual({ outcome: 'failed-before-first-byte', detail: 'offline' });
      expect(printer?.jobs()).toEqual([]);
    });

    it('begins anyway where the printer does not know the question', async () => {
      expect((await sendTo({ tells: 'nothing' }, { asks, readyMs: 20 })).outcome).toBe('confirmed');
    });

    it('prints while there is little paper left, and says so', async () => {
      const heard: PrinterCondition[] = [];
      const outcome = await sendTo(
        { is: 'paper-near-end' },
        { asks: { done: 'process', status: [1, 2, 4] }, onHeard: (condition) => heard.push(condition) },
      );
      expect(outcome.outcome).toBe('confirmed');
      expect(heard).toEqual(['paper-near-end']);
    });
  });

  describe('to one that runs out of paper in the middle', () => {
    const asks = { done: 'either' as const, status: [1 as const, 2 as const] };

    it('waits until it goes on by itself, sends nothing twice, and confirms', async () => {
      const heard: PrinterCondition[] = [];
      const sending = sendTo(
        { paperOutAfter: 1_000 },
        {
          asks,
          idleMs: 20,
          onHeard: (condition) => {
            heard.push(condition);
            if (condition === 'paper-out') printer?.refill();
          },
        },
      );
      expect((await sending).outcome).toBe('confirmed');
      expect(heard).toContain('paper-out');
      expect(printer?.jobs()).toEqual([job]);
    });

    it('does not know of the slip when nobody comes', async () => {
      const outcome = await sendTo({ paperOutAfter: 1_000 }, { asks, idleMs: 20, stoppedMs: 100 });
      expect(outcome).toEqual({ outcome: 'unknown', doubt: 'lost', detail: 'not done in time' });
    });
  });

  describe('after a job that was cut off', () => {
    /** What is sent first, to have the earlier job answered. */
    const CLEARING = 48 * 72 + 5;
    const options = { idleMs: 300, readyMs: 50, afterTrouble: true };

    it('confirms the slip where the printer answers for itself', async () => {
      expect(await sendTo({ answers: 'paper', lateAnswerAfter: 10 }, options)).toEqual({
        outcome: 'confirmed',
        detail: 'past the cut',
      });
    });

    it('does not take the late answer to that job for its own', async () => {
      const behaviour = { answers: 'never' as const, lateAnswerAfter: CLEARING + job.length };
      expect(await sendTo(behaviour, options)).toEqual({ outcome: 'unknown', doubt: 'silent', detail: 'no answer' });
    });

    it('believes an answer that names its job, whatever else is late', async () => {
      const behaviour = { answers: 'process' as const, lateAnswerAfter: CLEARING + 100 };
      expect(await sendTo(behaviour, options)).toEqual({ outcome: 'confirmed', detail: 'done' });
    });
  });

  describe('to one whose only sign is how it is', () => {
    const asks = { done: 'status' as const, status: [1 as const, 2 as const] };

    it('takes the slip as accepted while it says that it is well', async () => {
      const outcome = await sendTo({ answers: 'never' }, { asks }, jobFor('status'));
      expect(outcome).toEqual({ outcome: 'accepted', detail: 'taken, and the printer is well' });
    });

    it('does not know of the slip where it says nothing any more', async () => {
      const outcome = await sendTo({ diesAfter: 1_000 }, { asks }, jobFor('status'));
      expect(outcome.outcome).toBe('unknown');
    });

    it('waits for paper', async () => {
      const sending = sendTo(
        { answers: 'never', paperOutAfter: 500 },
        { asks, onHeard: (condition) => condition === 'paper-out' && printer?.refill() },
        jobFor('status'),
      );
      expect((await sending).outcome).toBe('accepted');
    });
  });
});
