import { symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listenToSerial } from '../../../../src/main/devices/scanner/listen.ts';
import type { SerialState } from '../../../../src/shared/scanner/serial.ts';
import { aFolder } from '../../../support/aDesk.ts';
import { aSerialScanner } from '../../../support/aSerialScanner.ts';

const PATIENT = { timeout: 15_000, interval: 20 };

/** A listener at a name that stays the same, as a port's does, whatever is plugged in there. */
function aListener() {
  const path = join(aFolder(), 'port');
  const heard: string[] = [];
  const states: SerialState[] = [];
  let unended = 0;
  const listening = listenToSerial(
    { path, baud: 9_600 },
    {
      onFrame: (frame) => heard.push('code' in frame ? frame.code : frame.fault),
      onState: (state) => states.push(state),
      onUnended: (count) => {
        unended = count;
      },
    },
  );
  onTestFinished(listening.close);
  return {
    heard,
    states,
    unended: () => unended,
    plugIn: (to: string) => symlinkSync(to, path),
    unplug: () => unlinkSync(path),
    until: (what: () => boolean) => vi.waitFor(() => expect(what()).toBe(true), PATIENT),
  };
}

test('a scanner on a cable is heard; the cable pulled out and put back, it is heard again, and nothing twice', async () => {
  const port = aListener();
  await port.until(() => port.states.includes('absent'));
  const scanner = await aSerialScanner();
  port.plugIn(scanner.path);
  await port.until(() => port.states.at(-1) === 'open');
  scanner.send('8938507000006\r\n]C1010893850700000610L7\u001D17270128\r\n');
  await port.until(() => port.heard.length === 2);

  // In the middle of a code.
  scanner.send('89385');
  await port.until(() => port.unended() === 5);
  await scanner.pull();
  await port.until(() => port.states.at(-1) === 'absent');
  expect(port.unended()).toBe(0);
  port.unplug();
  const again = await aSerialScanner();
  port.plugIn(again.path);
  await port.until(() => port.states.at(-1) === 'open');
  again.send('4006381333931\r');
  await port.until(() => port.heard.length === 3);
  expect(port.heard).toEqual(['8938507000006', ']C1010893850700000610L7\u001D17270128', '4006381333931']);
}, 60_000);

test('a thousand codes as fast as the cable takes them: each once, in their order', async () => {
  const port = aListener();
  const scanner = await aSerialScanner();
  port.plugIn(scanner.path);
  await port.until(() => port.states.at(-1) === 'open');
  const codes = Array.from({ length: 1_000 }, (_, i) => `LOT-${i}`);
  for (const code of codes) scanner.send(`${code}\r`);
  await port.until(() => port.heard.length === codes.length);
  expect(port.heard).toEqual(codes);
}, 60_000);
