import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setLogo } from '../../../src/main/db/printer.ts';
import { queueDrawer, queueDrawnSlip } from '../../../src/main/db/printJob.ts';
import { addPrinter } from '../../../src/main/till/addPrinter.ts';
import { changePrinter } from '../../../src/main/till/changePrinter.ts';
import { choosePrinterFor } from '../../../src/main/till/choosePrinterFor.ts';
import { removePrinter } from '../../../src/main/till/removePrinter.ts';
import { resolveSlip } from '../../../src/main/till/resolveSlip.ts';
import { retryPrintJob } from '../../../src/main/till/retryPrintJob.ts';
import { skipPrintJob } from '../../../src/main/till/skipPrintJob.ts';
import { must } from '../../../src/shared/must.ts';
import { type EscposProfile, namedProfiles, usualProfile } from '../../../src/shared/printer/profile.ts';
import { text } from '../../../src/shared/slip/slip.ts';
import { done, lan, sell, withShift } from '../../support/aDesk.ts';
import { aPrintRoom } from '../../support/aPrintRoom.ts';
import type { FakePrinter } from '../../support/fakePrinter.ts';
import { huongsHand } from '../../support/hands.ts';
import { interpret, readSlip } from '../../support/slipInterpreter.ts';

/** Every slip that came out there, as its rows of text. */
const slipsAt = (printer: FakePrinter, dots = 576): string[][] => printer.jobs().map((job) => readSlip(job, dots).text);
const pulsesAt = (printer: FakePrinter): number => printer.jobs().reduce((sum, job) => sum + interpret(job).pulses, 0);
const narrow: EscposProfile = { ...usualProfile, columns: 32, dots: 384 };
const talkative: EscposProfile = { ...usualProfile, asks: { done: 'process', status: [1, 2, 4] } };

function sellOne(room: ReturnType<typeof aPrintRoom>): string {
  withShift(room.desk);
  const { number } = sell(room.desk);
  room.printers.nudge();
  return number;
}

/** A slip that is no entry’s, lost in the middle; its printer is well again. */
async function aLostDrawnSlip() {
  const room = aPrintRoom();
  const { printer } = await room.plugIn(usualProfile, { diesAfter: 100 });
  room.desk.db.write((db) => queueDrawnSlip(db, { slip: [text('Báo cáo X')], title: 'X', at: room.desk.clock() }));
  room.printers.nudge();
  await room.until(() => room.jobs()[0]?.state === 'unknown');
  printer.behave({});
  return { room, printer, job: room.jobs()[0]?.job ?? 0 };
}

describe('where a slip comes out', () => {
  it('is a picture in the data folder until there is a printer', async () => {
    const room = aPrintRoom();
    const number = sellOne(room);
    await room.until(() => room.jobs().length === 0);
    expect(readdirSync(join(room.desk.folder, 'slips'))).toEqual([`${number}.png`]);
    await room.until(() => room.printers.state() === 'preview');
  });

  it('is the first printer that is added, laid out for its paper', async () => {
    const room = aPrintRoom();
    const { printer } = await room.plugIn(narrow);
    const number = sellOne(room);
    await printer.whole(1);
    expect(slipsAt(printer, 384)[0]).toContain(`Số ${number}`);
  });

  it('is the one chosen, also for what waits already', async () => {
    const room = aPrintRoom();
    const first = await room.plugIn();
    const second = await room.plugIn();
    await first.printer.off();
    const number = sellOne(room);
    await room.until(() => room.printers.state() === 'waiting');
    done(choosePrinterFor(room.desk, { use: 'slips', id: second.id }, huongsHand));
    await room.printers.changed();
    await second.printer.whole(1);
    expect(slipsAt(second.printer)[0]).toContain(`Số ${number}`);
  });

  it('is the printer named at the start, whatever was chosen', async () => {
    const given = await aPrintRoom().plugIn();
    const room = aPrintRoom({ kind: 'tcp', host: given.printer.host, port: given.printer.port });
    const chosen = await room.plugIn();
    sellOne(room);
    await given.printer.whole(1);
    expect(chosen.printer.jobs()).toEqual([]);
    expect(room.printers.shown().printers.map(({ id, fixed, uses }) => ({ id, fixed, uses }))).toEqual([
      { id: 0, fixed: true, uses: ['slips', 'labels'] },
      { id: chosen.id, fixed: false, uses: [] },
    ]);
  });

  it('is where such things come out, when its own printer is taken away', async () => {
    const room = aPrintRoom();
    const here = await room.plugIn();
    const there = await room.plugIn();
    await there.printer.off();
    room.desk.db.write((db) =>
      queueDrawnSlip(db, { slip: [text('Phiếu thử')], title: 'X', at: room.desk.clock(), printer: there.id }),
    );
    room.printers.nudge();
    await room.until(() => room.printers.find(there.id)?.state() === 'waiting');
    done(removePrinter(room.desk, there.id, huongsHand));
    await room.printers.changed();
    await here.printer.whole(1);
    expect(slipsAt(here.printer)).toEqual([['Phiếu thử']]);
  });

  it('is where such things come out, also printed again after its own printer was taken away', async () => {
    const room = aPrintRoom();
    const here = await room.plugIn();
    const there = await room.plugIn(usualProfile, { diesAfter: 100 });
    const slip = [text('Phiếu thử')];
    room.desk.db.write((db) => queueDrawnSlip(db, { slip, title: 'X', at: room.desk.clock(), printer: there.id }));
    room.printers.nudge();
    await room.until(() => room.jobs()[0]?.state === 'unknown');
    done(removePrinter(room.desk, there.id, huongsHand));
    await room.printers.changed();
    expect(room.jobs()).toMatchObject([{ state: 'unknown', printer: here.id }]);
    done(resolveSlip(room.desk, { job: room.jobs()[0]?.job ?? 0, cameOut: false }, lan));
    room.printers.nudge();
    await here.printer.whole(1);
    expect(slipsAt(here.printer)).toEqual([['BẢN IN LẠI lần 1', 'Phiếu thử']]);
  });

  it('is another printer of slips, when the one chosen is taken away; never one of labels', async () => {
    const room = aPrintRoom();
    const here = await room.plugIn();
    const labels = await room.plugIn(namedProfiles['tspl-50x30']);
    const there = await room.plugIn();
    done(removePrinter(room.desk, here.id, huongsHand));
    await room.printers.changed();
    sellOne(room);
    await there.printer.whole(1);
    await room.until(() => room.jobs().length === 0);
    done(removePrinter(room.desk, there.id, huongsHand));
    await room.printers.changed();
    expect(room.printers.shown().printers.map(({ id, uses, labelsToo }) => ({ id, uses, labelsToo }))).toEqual([
      { id: 0, uses: ['slips'], labelsToo: false },
      { id: labels.id, uses: ['labels'], labelsToo: false },
    ]);
  });

  it('is where such things come out, when it is sent to a printer that was just taken away', async () => {
    const room = aPrintRoom();
    const here = await room.plugIn();
    const there = await room.plugIn();
    done(removePrinter(room.desk, there.id, huongsHand));
    await room.printers.changed();
    const slip = [text('Phiếu thử')];
    room.desk.db.write((db) => queueDrawnSlip(db, { slip, title: 'X', at: room.desk.clock(), printer: there.id }));
    expect(room.jobs()).toMatchObject([{ printer: here.id }]);
    room.printers.nudge();
    await here.printer.whole(1);
  });

  it('has the shop’s logo at its head', async () => {
    const room = aPrintRoom();
    const { printer } = await room.plugIn();
    const logo = { width: 16, height: 4, dots: Uint8Array.of(255, 255, 128, 1, 128, 1, 255, 255) };
    room.desk.db.write((db) => setLogo(db, logo));
    sellOne(room);
    await printer.whole(1);
    const { bitmap } = interpret(printer.jobs()[0] ?? new Uint8Array());
    const stride = bitmap.width / 8;
    const firstRow = Array.from({ length: bitmap.height }, (_, y) =>
      bitmap.dots.subarray(y * stride, (y + 1) * stride),
    ).find((row) => row.some((byte) => byte !== 0));
    expect(firstRow?.filter((byte) => byte === 255).length).toBe(2);
  });
});

describe('a printer that is being set up anew', () => {
  it('is known at every moment: what it is, and what slips are drawn for', async () => {
    const room = aPrintRoom();
    const { id } = await room.plugIn(narrow);
    const stored = must(room.printers.find(id)?.stored, 'the printer');
    done(changePrinter(room.desk, { ...stored, name: 'Máy quầy' }, huongsHand));
    const changing = room.printers.changed();
    const seen: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      seen.push(room.printers.profile().dots);
      expect(room.printers.state()).toEqual(expect.any(String));
      expect(room.printers.find(id)).toBeDefined();
      await Promise.resolve();
    }
    await changing;
    expect(new Set(seen)).toEqual(new Set([384]));
    expect(room.printers.find(id)?.stored.name).toBe('Máy quầy');
  });

  it('is not yet needed by what asks right after it was added', async () => {
    const room = aPrintRoom();
    addPrinter(room.desk, { name: 'X', connection: { kind: 'spooler', queue: 'x' }, profile: narrow }, huongsHand);
    expect(room.printers.profile()).toEqual(usualProfile);
    expect(room.printers.state()).toBe('preview');
    expect(room.printers.shown().printers.map(({ id }) => id)).toEqual([0]);
    await room.printers.changed();
    expect(room.printers.profile()).toEqual(narrow);
  });
});

describe('printers side by side', () => {
  it('do not wait for each other', async () => {
    const room = aPrintRoom();
    const dead = await room.plugIn();
    const alive = await room.plugIn();
    await dead.printer.off();
    for (const { id } of [dead, alive]) {
      room.desk.db.write((db) =>
        queueDrawnSlip(db, { slip: [text(`Máy ${id}`)], title: 'X', at: room.desk.clock(), printer: id }),
      );
    }
    room.printers.nudge();
    await alive.printer.whole(1);
    expect(slipsAt(alive.printer)).toEqual([[`Máy ${alive.id}`]]);
    await room.until(() => room.jobs().length === 1 && room.printers.find(dead.id)?.state() === 'waiting');
    expect(room.jobs()).toMatchObject([{ printer: dead.id, state: 'queued' }]);
  });

  it('take over what waits at another, when they are told to', async () => {
    const room = aPrintRoom();
    const dead = await room.plugIn();
    const alive = await room.plugIn();
    await dead.printer.off();
    const number = sellOne(room);
    await room.until(() => room.printers.state() === 'waiting');
    const [waiting] = room.jobs();
    done(retryPrintJob(room.desk, { job: waiting?.job ?? 0, printer: alive.id }, lan));
    room.printers.nudge();
    await alive.printer.whole(1);
    const [slip] = slipsAt(alive.printer);
    expect(slip).toContain(`Số ${number}`);
    // Not a byte of it went out before: it is no copy of anything.
    expect(slip?.join('\n')).not.toMatch(/BẢN/);
  });

  it('print a lost slip again elsewhere with a stamp that says so', async () => {
    const room = aPrintRoom();
    await room.plugIn(usualProfile, { diesAfter: 1_000 });
    const other = await room.plugIn();
    const number = sellOne(room);
    await room.until(() => room.jobs()[0]?.state === 'unknown');
    const [lost] = room.jobs();
    done(retryPrintJob(room.desk, { job: lost?.job ?? 0, printer: other.id }, lan));
    room.printers.nudge();
    await other.printer.whole(1);
    expect(slipsAt(other.printer)[0]).toEqual(expect.arrayContaining(['BẢN IN LẠI lần 1', `Số ${number}`]));
    await room.until(() => room.jobs().length === 0);
  });
});

describe('a slip of which nobody knows', () => {
  it('is stamped when it is printed again, also where it is no entry’s', async () => {
    const { room, printer, job } = await aLostDrawnSlip();
    done(resolveSlip(room.desk, { job, cameOut: false }, lan));
    room.printers.nudge();
    await room.until(() => room.jobs().length === 0);
    expect(slipsAt(printer).at(-1)).toEqual(['BẢN IN LẠI lần 1', 'Báo cáo X']);
  });

  it('is over when it came out, or when nobody wants it', async () => {
    const { room, printer, job } = await aLostDrawnSlip();
    done(resolveSlip(room.desk, { job, cameOut: true }, lan));
    expect(resolveSlip(room.desk, { job, cameOut: true }, lan)).toEqual({ refused: 'no-such-job' });
    expect(skipPrintJob(room.desk, job)).toEqual({ refused: 'no-such-job' });
    expect(room.jobs()).toEqual([]);
    expect(slipsAt(printer)).toHaveLength(1);
  });

  it('stays that over a restart, and so does what was under way when the program ended', async () => {
    const { room } = await aLostDrawnSlip();
    const [, used] = room.printers.shown().printers;
    room.desk.db.write((db) => {
      queueDrawnSlip(db, { slip: [text('Nữa')], title: 'Y', at: room.desk.clock() });
      db.run(`UPDATE print_job SET state = 'sending', attempts = 1, taken_by = ? WHERE number = 'Y'`, used?.id ?? -1);
    });
    const again = room.reopened();
    expect(again.shown().jobs.map(({ number, state }) => [number, state])).toEqual([
      ['X', 'unknown'],
      ['Y', 'unknown'],
    ]);
  });
});

describe('what a printer says of itself', () => {
  it('is known before anything is printed, where it answers', async () => {
    const room = aPrintRoom();
    const { id } = await room.plugIn(talkative, { is: 'paper-near-end' });
    await room.until(() => room.printers.find(id)?.state() === 'paper-near-end');
    expect(room.printers.state()).toBe('paper-near-end');
  });

  it('holds slips back while its cover is open, and lets them out when it is closed', async () => {
    const room = aPrintRoom();
    const { printer } = await room.plugIn(talkative, { is: 'cover-open' });
    sellOne(room);
    await room.until(() => room.printers.state() === 'cover-open');
    expect(room.jobs()).toMatchObject([{ state: 'queued' }]);
    printer.behave({});
    room.printers.nudge();
    await room.until(() => room.jobs().length === 0);
    expect(slipsAt(printer)).toHaveLength(1);
    await room.until(() => room.printers.state() === 'ready');
  });

  it('shows that paper ran out in the middle, and prints the slip once when there is some again', async () => {
    const room = aPrintRoom();
    const { printer } = await room.plugIn(talkative, { paperOutAfter: 2_000 });
    const number = sellOne(room);
    await room.until(() => room.printers.state() === 'paper-out');
    expect(room.jobs()).toMatchObject([{ state: 'sending' }]);
    printer.refill();
    await room.until(() => room.jobs().length === 0);
    expect(slipsAt(printer).map((slip) => slip.includes(`Số ${number}`))).toEqual([true]);
  });

  it('is that it cannot be reached, when it is off', async () => {
    const room = aPrintRoom();
    const { id, printer } = await room.plugIn(talkative);
    await room.until(() => room.printers.find(id)?.state() === 'ready');
    await printer.off();
    expect(await room.printers.find(id)?.ask()).toMatchObject({ condition: 'offline' });
    expect(room.printers.state()).toBe('offline');
  });

  it('is nothing, where it answers nothing: its slips are accepted, and nobody is asked about them', async () => {
    const mute: EscposProfile = { ...usualProfile, asks: { done: 'none', status: [] } };
    const room = aPrintRoom();
    const { id, printer } = await room.plugIn(mute, { answers: 'never', tells: 'nothing' });
    const number = sellOne(room);
    await room.until(() => room.jobs().length === 0);
    expect(room.desk.db.get(`SELECT state FROM print_job WHERE number = ?`, number)).toEqual({ state: 'accepted' });
    await room.until(() => room.printers.find(id)?.state() === 'silent');
    expect(interpret(printer.jobs()[0] ?? new Uint8Array()).questions).toEqual([]);
  });

  it('is asked only while nothing is printed there', async () => {
    const room = aPrintRoom();
    const { id, printer } = await room.plugIn(usualProfile, { answers: 'never' });
    sellOne(room);
    await room.until(() => room.printers.find(id)?.state() === 'printing');
    expect(room.printers.find(id)?.ask()).toBeUndefined();
    expect(room.printers.find(id)?.probe()).toBeUndefined();
    await printer.off();
  });
});

describe('the drawer', () => {
  it('opens by the pin that the printer was calibrated with, once, and not again with a reprint', async () => {
    const room = aPrintRoom();
    const { printer } = await room.plugIn({ ...usualProfile, drawer: 'pin5' }, { diesAfter: 1_000 });
    sellOne(room);
    await room.until(() => room.jobs()[0]?.state === 'unknown');
    expect([...(printer.jobs()[0] ?? [])].join()).toContain([0x1b, 0x70, 1].join());
    printer.behave({});
    done(resolveSlip(room.desk, { job: room.jobs()[0]?.job ?? 0, cameOut: false }, lan));
    room.printers.nudge();
    await room.until(() => room.jobs().length === 0);
    expect(pulsesAt(printer)).toBe(1);
  });

  it('stays shut where a slip is printed elsewhere: who took the cash stands at another', async () => {
    const room = aPrintRoom();
    const dead = await room.plugIn();
    const alive = await room.plugIn();
    await dead.printer.off();
    withShift(room.desk);
    sell(room.desk);
    const { number } = sell(room.desk);
    room.printers.nudge();
    await room.until(() => room.printers.state() === 'waiting');
    const untried = must(
      room.jobs().find((job) => job.number === number),
      'the second slip',
    );
    expect(untried.attempts).toBe(0);
    done(retryPrintJob(room.desk, { job: untried.job, printer: alive.id }, lan));
    room.printers.nudge();
    await alive.printer.whole(1);
    expect(slipsAt(alive.printer)[0]).toContain(`Số ${number}`);
    expect(pulsesAt(alive.printer)).toBe(0);
  });

  it('gets no bytes where none hangs on the printer', async () => {
    const room = aPrintRoom();
    const { printer } = await room.plugIn({ ...usualProfile, drawer: 'none' });
    room.desk.db.write((db) => queueDrawer(db, room.desk.clock()));
    sellOne(room);
    await printer.whole(1);
    await room.until(() => room.jobs().length === 0);
    expect(pulsesAt(printer)).toBe(0);
    expect(printer.jobs()).toHaveLength(1);
  });
});

describe('a calibration sheet', () => {
  it('comes out at once, and says what the printer answers', async () => {
    const room = aPrintRoom();
    const { id, printer } = await room.plugIn(usualProfile, { answers: 'process', tells: 'online' });
    await room.until(() => room.printers.find(id)?.state() === 'ready');
    expect(await room.printers.find(id)?.calibrate()).toMatchObject({
      outcome: 'confirmed',
      probe: { reached: true, process: true, paper: false, status: [1] },
    });
    expect(printer.jobs().at(-1)?.length).toBeGreaterThan(10_000);
  });

  it('does not come out where nothing is', async () => {
    const room = aPrintRoom();
    const { id, printer } = await room.plugIn();
    await room.until(() => room.printers.find(id)?.state() === 'ready');
    await printer.off();
    expect(await room.printers.find(id)?.calibrate()).toMatchObject({
      outcome: 'failed-before-first-byte',
      probe: { reached: false, heard: 'ECONNREFUSED' },
    });
  });
});

it('a label printer is never chosen for slips', async () => {
  const room = aPrintRoom();
  const { id } = await room.plugIn(namedProfiles['tspl-50x30']);
  expect(choosePrinterFor(room.desk, { use: 'slips', id }, huongsHand)).toEqual({ refused: 'not-for-slips' });
  expect(room.printers.shown().printers.find((shown) => shown.id === id)?.uses).toEqual(['labels']);
});
