import { expect, it } from 'vitest';
import { PrinterConnection } from '../../../src/shared/printer/connection.ts';

const isTaken = (connection: unknown): boolean => PrinterConnection.safeParse(connection).success;
const serial = (path: string) => ({ kind: 'serial', path, baud: 9_600, flow: 'none' });
const usb = (path: string) => ({ kind: 'usb', path });
const spooler = (queue: string) => ({ kind: 'spooler', queue });
const tcp = (host: string) => ({ kind: 'tcp', host, port: 9_100 });

it.each([
  serial('/dev/ttyUSB0'),
  serial('/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0'),
  serial('/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0-port0'),
  serial('/dev/rfcomm0'),
  serial('/dev/cu.usbserial-1420'),
  serial('COM12'),
  usb('/dev/usb/lp0'),
  spooler('Máy in quầy (EPSON TM-T82)'),
  tcp('may-in.local'),
  tcp('fe80::1'),
])('a printer is reached by $kind: %j', (connection) => {
  expect(isTaken(connection)).toBe(true);
});

it.each([
  serial('/etc/passwd'),
  serial('/dev/../etc/passwd'),
  serial('/dev/serial/by-id/../../sda'),
  serial('/dev/sda'),
  serial('/dev/shm/mine'),
  serial('COM1;calc'),
  usb('/dev/usb/../sda'),
  usb('/dev/usb/lp0/../../sda'),
  usb('lp0'),
  spooler('-o'),
  spooler('x"; calc; "'),
  spooler("x'$(calc)"),
  spooler('x`calc`'),
  spooler('x\nid'),
  tcp('-h'.padStart(300, 'x')),
  tcp('may in'),
  tcp('host/path'),
])('no other file, and nothing that a shell would obey: %j', (connection) => {
  expect(isTaken(connection)).toBe(false);
});
