import { InvalidArgumentError } from 'commander';
import { printerTarget } from '../main/printerTarget.ts';
import type { PrinterTarget } from '../main/till.ts';
import { type InStoreLayout, layoutIn } from '../shared/barcode/inStore.ts';
import { Day } from '../shared/day.ts';
import { PrinterConnection } from '../shared/printer/connection.ts';

/** @param text `0` asks for any free port */
export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('a port is a number up to 65535.');
  return port;
}

/** @param text `192.168.1.50:9100`; without it slips come out on the screen and as PNG files */
export function printerOf(text: string): PrinterTarget {
  const target = printerTarget(text);
  if (target === undefined) throw new InvalidArgumentError('a printer is HOST:PORT, usually port 9100.');
  return target;
}

/** @param text seconds between two syncs: from one second, for tests and trials, to a day */
export function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!/^\d{1,5}$/.test(text) || seconds < 1 || seconds > 86_400) {
    throw new InvalidArgumentError('a pause is 1 to 86400 seconds.');
  }
  return seconds;
}

export function urlOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new InvalidArgumentError('an address begins with http:// or https://.');
  return text;
}

/** @param text `tcp:192.168.1.50:9100`, `serial:/dev/ttyUSB0@9600`, `usb:/dev/usb/lp0`, `queue:XP-58` */
export function printerAt(text: string): PrinterConnection {
  const at = PrinterConnection.safeParse(connectionIn(text));
  if (at.success && at.data.kind !== 'preview') return at.data;
  throw new InvalidArgumentError(
    'a printer is tcp:HOST:PORT, serial:DEVICE@BAUD (with /none, /hardware or /software behind it), usb:/dev/usb/lpN or queue:NAME.',
  );
}

function connectionIn(text: string): unknown {
  const [, kind, rest = ''] = /^(tcp|serial|usb|queue):(.+)$/s.exec(text) ?? [];
  if (kind === 'tcp') return printerTarget(rest);
  if (kind === 'usb') return { kind, path: rest };
  if (kind === 'queue') return { kind: 'spooler', queue: rest };
  const [, path, baud, flow = 'hardware'] = /^(.+)@(\d+)(?:\/(none|hardware|software))?$/.exec(rest) ?? [];
  return kind === 'serial' && { kind, path, baud: Number(baud), flow };
}

/** @param text `22IIIIIPPPPP`, or `22IIIIIPPPPP/100` where a step of the price is a hundred đồng */
export function layoutsOf(text: string, before: readonly InStoreLayout[] = []): InStoreLayout[] {
  const layout = layoutIn(text);
  if (layout) return [...before, layout];
  throw new InvalidArgumentError('a layout is the first 12 digits, e.g. 22IIIIIPPPPP (docs/scanning.md).');
}

/** For an option that may be repeated. */
export function gathered(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

export function dayOption(text: string): Day {
  const day = Day.safeParse(text);
  if (day.success) return day.data;
  throw new InvalidArgumentError('a day is YYYY-MM-DD.');
}
