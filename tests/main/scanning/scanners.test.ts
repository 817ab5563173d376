import { describe, expect, it, vi } from 'vitest';
import { type Explained, type SerialScan, scannerCalls } from '../../../src/shared/contract/scanner.ts';
import { SETUP_DIGITS } from '../../../src/shared/scanner/setupCard.ts';
import { usualWedge } from '../../../src/shared/scanner/wedge.ts';
import { lan } from '../../support/aDesk.ts';
import { aSerialScanner } from '../../support/aSerialScanner.ts';
import { huong } from '../../support/aStaffedTill.ts';
import { aTillWithPeople } from '../../support/aTillWithPeople.ts';
import { PIN } from '../../support/pins.ts';

const PATIENT = { timeout: 15_000, interval: 20 };

async function aTillOf(who: 'manager' | 'cashier') {
  const door = aTillWithPeople();
  await door.ask('staff.setPin', { staff: huong.id, pin: PIN });
  const { release } = (await door.ask('staff.release', { staff: lan.id, by: huong.id, pin: PIN })) as {
    release: string;
  };
  await door.ask('staff.setPin', { staff: lan.id, pin: PIN, release });
  await door.ask('staff.signIn', { staff: who === 'manager' ? huong.id : lan.id, pin: PIN });
  const scans: SerialScan[] = [];
  door.till.listen((name, event) => {
    if (name === 'scan') scans.push(event as SerialScan);
  });
  const shown = async () => scannerCalls['scanner.list'].reply.parse(await door.ask('scanner.list', {}));
  return { ...door, scans, shown };
}

describe('a scanner on a serial cable', () => {
  it('is added, is ready, and what it reads goes to one window and no second', async () => {
    const door = await aTillOf('manager');
    const scanner = await aSerialScanner();
    expect(await door.ask('scanner.add', { path: scanner.path, baud: 9_600 })).toMatchObject({ id: 1 });
    await vi.waitFor(async () => expect((await door.shown()).serial[0]?.state).toBe('open'), PATIENT);
    scanner.send(']E08938507000006\r');
    await vi.waitFor(() => expect(door.scans).toHaveLength(1), PATIENT);
    const [scan] = door.scans;
    expect(scan).toEqual({ scan: 1, scanner: 1, code: ']E08938507000006' });
    expect(await door.ask('scanner.take', { scan: 1 })).toEqual({ taken: true });
    expect(await door.ask('scanner.take', { scan: 1 })).toEqual({ taken: false });
    expect((await door.shown()).serial[0]).toMatchObject({ fault: null, unended: 0 });
    expect((await door.shown()).serial[0]?.lastAt).not.toBeNull();
  }, 60_000);

  it('that sends noise, too much, or no end sells nothing, and the list says so', async () => {
    const door = await aTillOf('manager');
    const scanner = await aSerialScanner();
    await door.ask('scanner.add', { path: scanner.path, baud: 9_600 });
    await vi.waitFor(async () => expect((await door.shown()).serial[0]?.state).toBe('open'), PATIENT);
    scanner.send(Uint8Array.of(0xf8, 0x9c, 0x0d));
    await vi.waitFor(async () => expect((await door.shown()).serial[0]?.fault).toBe('noise'), PATIENT);
    scanner.send(`${'7'.repeat(9_000)}\r`);
    await vi.waitFor(async () => expect((await door.shown()).serial[0]?.fault).toBe('long'), PATIENT);
    scanner.send('8938507000006');
    await vi.waitFor(async () => expect((await door.shown()).serial[0]?.unended).toBe(13), PATIENT);
    expect(door.scans).toEqual([]);
  }, 60_000);

  it('has a port of its own, and is taken away', async () => {
    const door = await aTillOf('manager');
    await door.ask('scanner.add', { path: '/dev/ttyACM77', baud: 9_600 });
    expect(await door.ask('scanner.add', { path: '/dev/ttyACM77', baud: 19_200 })).toEqual({ refused: 'port-taken' });
    await vi.waitFor(async () => expect((await door.shown()).serial[0]?.state).toBe('absent'), PATIENT);
    expect(await door.ask('scanner.remove', { id: 1 })).toEqual({ done: true });
    expect(await door.ask('scanner.remove', { id: 1 })).toEqual({ done: true });
    expect((await door.shown()).serial).toEqual([]);
  });

  it.each(['/etc/passwd', '/dev/sda', '../x', 'COM', ''])('is never listened to at %j', async (path) => {
    const door = await aTillOf('manager');
    expect(await door.ask('scanner.add', { path, baud: 9_600 })).toEqual({ problem: 'malformed' });
  });
});

describe('setting scanners up', () => {
  const settings = { prefix: { kind: 'key', code: 'F8' }, suffix: 'tab', msPerKey: 12 };

  it('is a manager’s; what a card taught is kept', async () => {
    const door = await aTillOf('manager');
    expect((await door.shown()).wedge).toEqual(usualWedge);
    expect(await door.ask('scanner.setWedge', { settings })).toEqual({ done: true });
    expect((await door.shown()).wedge).toEqual(settings);
  });

  it('wants leave of whoever else does it; looking, explaining and printing the card do not', async () => {
    const door = await aTillOf('cashier');
    const needs = { refused: 'needs-approval', right: 'set-up-scanners' };
    expect(await door.ask('scanner.setWedge', { settings })).toEqual(needs);
    expect(await door.ask('scanner.add', { path: 'COM3', baud: 9_600 })).toEqual(needs);
    expect(await door.ask('scanner.remove', { id: 1 })).toEqual(needs);
    expect(await door.ask('scanner.printCard', {})).toEqual({ done: true });
    expect(await door.ask('scanner.explain', { code: SETUP_DIGITS })).toMatchObject({ scan: 'unknown' });
  });

  it('takes no prefix that a code could begin with', async () => {
    const door = await aTillOf('manager');
    for (const prefix of [
      { kind: 'text', text: 'A' },
      { kind: 'text', text: '8' },
      { kind: 'key', code: 'Enter' },
    ]) {
      expect(await door.ask('scanner.setWedge', { settings: { ...settings, prefix } })).toEqual({
        problem: 'malformed',
      });
    }
  });
});

it('a code is explained and nothing of it is kept: wrong digit, link, GS1 with its elements, a card’s number', async () => {
  const door = await aTillOf('cashier');
  const explain = async (code: string) => (await door.ask('scanner.explain', { code })) as Explained;
  expect((await explain('8938507000007')).scan).toBe('bad-check-digit');
  expect((await explain('https://ocop.gov.vn/x')).scan).toBe('link');
  expect(await explain(']C1010893850700000610L7\u001D17270128')).toMatchObject({
    scan: 'unknown',
    elements: [
      ['01', '08938507000006'],
      ['10', 'L7'],
      ['17', '270128'],
    ],
  });
  expect((await explain('4111111111111111')).scan).toBe('unknown');
});
