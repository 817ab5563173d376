import { PNG } from 'pngjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type PrinterShown, printerCalls } from '../../../src/shared/contract/printer.ts';
import { usualProfile } from '../../../src/shared/printer/profile.ts';
import { lan } from '../../support/aDesk.ts';
import { huong } from '../../support/aStaffedTill.ts';
import { aTillWithPeople } from '../../support/aTillWithPeople.ts';
import { startFakePrinter } from '../../support/fakePrinter.ts';
import { PIN } from '../../support/pins.ts';

/** A till at whose door somebody stands. */
async function aTillOf(who: 'manager' | 'cashier') {
  const till = aTillWithPeople();
  await till.ask('staff.setPin', { staff: huong.id, pin: PIN });
  if (who === 'cashier') {
    const { release } = (await till.ask('staff.release', { staff: lan.id, by: huong.id, pin: PIN })) as {
      release: string;
    };
    await till.ask('staff.setPin', { staff: lan.id, pin: PIN, release });
  }
  await till.ask('staff.signIn', { staff: who === 'manager' ? huong.id : lan.id, pin: PIN });
  return till;
}

type Door = Awaited<ReturnType<typeof aTillOf>>;

async function aPrinterAt(till: Door) {
  const printer = await startFakePrinter();
  onTestFinished(() => printer.close());
  const connection = { kind: 'tcp', host: printer.host, port: printer.port };
  const added = { name: 'Máy quầy', connection, profile: usualProfile };
  const { id } = (await till.ask('printer.add', added)) as { id: number };
  return { printer, id, added };
}

/** Hương's leave for one call of whoever stands at the door. */
async function leaveFor(till: Door, call: string, input: object): Promise<string> {
  const given = { staff: huong.id, pin: PIN, call, input };
  return ((await till.ask('staff.approve', given)) as { approval: string }).approval;
}

/** One that a cashier added, with leave. */
async function aPrinterWithLeaveAt(till: Door) {
  const printer = await startFakePrinter();
  onTestFinished(() => printer.close());
  const connection = { kind: 'tcp', host: printer.host, port: printer.port };
  const added = { name: 'Máy quầy', connection, profile: usualProfile };
  const { id } = (await till.ask('printer.add', {
    ...added,
    approval: await leaveFor(till, 'printer.add', added),
  })) as { id: number };
  return { printer, id };
}

const listed = async (till: Door) =>
  printerCalls['printer.list'].reply.parse(await till.ask('printer.list', {})) as { printers: PrinterShown[] } & Record<
    string,
    unknown
  >;

function aPicture(width: number, height: number): string {
  const png = new PNG({ width, height });
  png.data.fill(0);
  for (let x = 0; x < width; x += 2) png.data[x * 4 + 3] = 255;
  return PNG.sync.write(png).toString('base64');
}

describe('whoever manages', () => {
  it('adds a printer, tries it, and sees it ready', async () => {
    const till = await aTillOf('manager');
    const { printer, id } = await aPrinterAt(till);
    expect(await till.ask('printer.ask', { id })).toMatchObject({ condition: 'ready' });
    expect(await till.ask('printer.test', { id })).toEqual({ done: true });
    await printer.whole(1);
    const { printers } = await listed(till);
    expect(printers.map(({ id: shown, uses }) => [shown, uses])).toEqual([
      [0, []],
      [id, ['slips', 'labels']],
    ]);
  });

  it('makes a printer’s profile of its calibration sheet', async () => {
    const till = await aTillOf('manager');
    const { id } = await aPrinterAt(till);
    const { outcome, probe } = (await till.ask('printer.calibrate', { id })) as { outcome: string; probe: object };
    expect(outcome).toBe('confirmed');
    const answers = { dots: 384, pages: ['A'], letters: true, qr: false, barcode: true, cut: 'none', drawer: 'none' };
    expect(await till.ask('printer.finishCalibration', { id, answers, probe })).toMatchObject({
      profile: { columns: 32, drawer: 'none', asks: { done: 'process', status: [1, 2, 4] } },
    });
    expect((await listed(till)).printers[1]?.profile).toMatchObject({ columns: 32, form: { page: 30 } });
  });

  it('gives slips a logo, and takes it away', async () => {
    const till = await aTillOf('manager');
    expect(await till.ask('printer.setLogo', { png: aPicture(64, 20) })).toEqual({ done: true });
    expect(await listed(till)).toMatchObject({ logo: { width: 64, height: 20 } });
    expect(await till.ask('printer.setLogo', { png: aPicture(700, 20) })).toEqual({ refused: 'bad-picture' });
    expect(await till.ask('printer.setLogo', { png: 'AAAA' })).toEqual({ refused: 'bad-picture' });
    expect(await till.ask('printer.setLogo', { png: null })).toEqual({ done: true });
    expect(await listed(till)).toMatchObject({ logo: null });
  });

  it('cannot calibrate what is no printer, nor remove what is none of theirs', async () => {
    const till = await aTillOf('manager');
    expect(await till.ask('printer.calibrate', { id: 0 })).toEqual({ refused: 'nothing-to-calibrate' });
    expect(await till.ask('printer.remove', { id: 0 })).toEqual({ refused: 'printer-fixed' });
    expect(await till.ask('printer.remove', { id: 7 })).toEqual({ refused: 'no-such-printer' });
    expect(await till.ask('printer.probe', { id: 7 })).toEqual({ refused: 'no-such-printer' });
    expect(await till.ask('printer.choose', { use: 'slips', id: 7 })).toEqual({ refused: 'no-such-printer' });
  });
});

describe('a cashier', () => {
  const settings = { name: 'Máy lạ', connection: { kind: 'spooler', queue: 'x' }, profile: usualProfile };
  const answers = { dots: 384, pages: [], letters: false, qr: false, barcode: false, cut: 'none', drawer: 'none' };
  const probe = { reached: true, process: false, paper: false, status: [], heard: '' };

  it('needs leave for whatever changes a printer or prints without a sale', async () => {
    const till = await aTillOf('cashier');
    const { id } = await aPrinterWithLeaveAt(till);
    await till.ask('printer.left', {});
    const asked: readonly [string, object][] = [
      ['printer.add', settings],
      ['printer.change', { id, ...settings }],
      ['printer.remove', { id }],
      ['printer.choose', { use: 'slips', id }],
      ['printer.test', { id: 0 }],
      ['printer.probe', { id }],
      ['printer.calibrate', { id }],
      ['printer.neverAnswers', { id }],
      ['printer.setLogo', { png: null }],
    ];
    for (const [call, input] of asked) {
      expect([call, await till.ask(call, input)]).toEqual([
        call,
        { refused: 'needs-approval', right: 'set-up-printers' },
      ]);
    }
  });

  it('is not asked for leave for what nobody can do', async () => {
    const till = await aTillOf('cashier');
    const refused: readonly [string, object, string][] = [
      ['printer.change', { id: 9, ...settings }, 'no-such-printer'],
      ['printer.remove', { id: 0 }, 'printer-fixed'],
      ['printer.choose', { use: 'slips', id: 9 }, 'no-such-printer'],
      ['printer.test', { id: 9 }, 'no-such-printer'],
      ['printer.probe', { id: 0 }, 'nothing-to-calibrate'],
      ['printer.calibrate', { id: 9 }, 'no-such-printer'],
      ['printer.neverAnswers', { id: 0 }, 'printer-fixed'],
    ];
    for (const [call, input, why] of refused) {
      expect([call, await till.ask(call, input)]).toEqual([call, { refused: why }]);
    }
  });

  it('needs leave to make a profile of a sheet', async () => {
    const till = await aTillOf('cashier');
    const given = { staff: huong.id, pin: PIN, call: 'printer.add', input: settings };
    const { approval } = (await till.ask('staff.approve', given)) as { approval: string };
    const { id } = (await till.ask('printer.add', { ...settings, approval })) as { id: number };
    expect(await till.ask('printer.finishCalibration', { id, answers, probe })).toEqual({
      refused: 'needs-approval',
      right: 'set-up-printers',
    });
    expect((await listed(till)).printers[1]?.profile).toEqual(usualProfile);
  });

  it('prints the sheet with leave, and needs no other to make a profile of that sheet, once', async () => {
    const till = await aTillOf('cashier');
    const { id } = await aPrinterWithLeaveAt(till);
    const sheet = (await till.ask('printer.calibrate', {
      id,
    })) as { leave: string; probe: object };
    const result = { answers, probe: sheet.probe, leave: sheet.leave };
    expect(await till.ask('printer.finishCalibration', { id, ...result })).toMatchObject({ profile: { columns: 32 } });
    expect(await till.ask('printer.finishCalibration', { id, ...result })).toMatchObject({ refused: 'needs-approval' });
  });

  it('adds a printer with leave, and tries it with the same while its page is open', async () => {
    const till = await aTillOf('cashier');
    const { id } = await aPrinterWithLeaveAt(till);
    expect(await till.ask('printer.probe', { id })).not.toHaveProperty('refused');
    const needed = { refused: 'needs-approval', right: 'set-up-printers' };
    // Another printer, and what changes this one, are asked for by themselves.
    expect(await till.ask('printer.test', { id: 0 })).toEqual(needed);
    expect(await till.ask('printer.change', { id, ...settings })).toEqual(needed);
    expect(await till.ask('printer.remove', { id })).toEqual(needed);
    expect(await till.ask('printer.test', { id })).toEqual({ done: true });
    await till.ask('printer.left', {});
    expect(await till.ask('printer.test', { id })).toEqual(needed);
  });

  it.each([
    ['a lock', (till: Door) => Promise.resolve(till.nobodyComes())],
    ['a sign-out', (till: Door) => till.ask('staff.signOut', {})],
  ])('needs leave anew after %s, also where the same person comes back', async (_, ends) => {
    const till = await aTillOf('cashier');
    const { id } = await aPrinterWithLeaveAt(till);
    await ends(till);
    await till.ask('staff.signIn', { staff: lan.id, pin: PIN });
    expect(await till.ask('printer.test', { id })).toMatchObject({ refused: 'needs-approval' });
  });

  it('looks at the printers, and says what is to become of a job, without anybody', async () => {
    const till = await aTillOf('cashier');
    expect((await listed(till)).printers).toMatchObject([{ id: 0, state: 'preview', uses: ['slips', 'labels'] }]);
    for (const call of ['printer.retry', 'printer.skip']) {
      expect(await till.ask(call, { job: 1 })).toEqual({ refused: 'no-such-job' });
    }
    expect(await till.ask('printer.elsewhere', { job: 1, printer: 0 })).toEqual({ refused: 'no-such-job' });
  });
});
