import type { PrinterConnection } from '../../../shared/printer/connection.ts';
import { serialPorts } from './serial.ts';
import { spoolerQueues } from './spooler.ts';
import { usbPorts } from './usb.ts';

export type FoundPrinter = { readonly connection: PrinterConnection; readonly label: string };

/**
 * What this machine itself knows of: queues of the operating system, USB printers, serial ports. The network is not searched: that
 * would be an attack in anybody's eyes, and a network printer prints its address on its self-test.
 */
export async function findPrinters(): Promise<readonly FoundPrinter[]> {
  const [queues, usb, serial] = await Promise.all([spoolerQueues(), usbPorts(), serialPorts().catch(() => [])]);
  return [
    ...usb.map((path) => ({ connection: { kind: 'usb' as const, path }, label: path })),
    ...queues.map((queue) => ({ connection: { kind: 'spooler' as const, queue }, label: queue })),
    ...serial.map(({ path, maker }) => ({
      connection: { kind: 'serial' as const, path, baud: 9_600 as const, flow: 'hardware' as const },
      label: maker === '' ? path : `${path} · ${maker}`,
    })),
  ];
}
