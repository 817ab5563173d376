import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Port, serialWire, wireOf } from '../../../../src/main/devices/printer/serial.ts';
import { usbWire } from '../../../../src/main/devices/printer/usb.ts';

function aFile(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'quay-device-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'lp0');
  writeFileSync(file, content);
  return file;
}

const patient = new AbortController().signal;

it.each([
  ['a USB printer', usbWire],
  ['a serial port', (path: string) => serialWire({ path, baud: 9_600, flow: 'none' })],
])('a file in the place of %s is none, is left as it is, and is let go of', async (_what, wireTo) => {
  const file = aFile('mine');
  const before = readdirSync('/proc/self/fd').length;
  await expect(wireTo(file)(patient)).rejects.toThrow();
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before);
});

it('a device that cannot be read is let go of', async () => {
  const before = readdirSync('/proc/self/fd').length;
  await expect(usbWire('/proc/self/mem')(patient)).rejects.toThrow();
  expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before);
});

it('a cable held up by its printer is emptied before it is closed, and waited for by one thread', async () => {
  const did: string[] = [];
  const held = Promise.withResolvers<void>();
  const port: Port = {
    read: () => new Promise(() => undefined),
    write: async () => void did.push('write'),
    drain: () => {
      did.push('drain');
      return held.promise;
    },
    flush: async () => {
      did.push('flush');
      held.resolve();
    },
    close: async () => void did.push('close'),
  };
  const wire = wireOf(port);
  const writing = wire.write(Uint8Array.of(1, 2, 3));
  await Promise.resolve();
  expect(await wire.end()).toBe('the cable did not run empty');
  expect(await wire.end()).toBe('the cable did not run empty');
  await writing;
  expect(did).toEqual(['write', 'drain', 'flush', 'close']);
});
