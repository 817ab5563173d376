import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { printerTarget } from '../../printerTarget.ts';
import type { PrinterTarget } from '../../till.ts';

/** What the till was started with. */
export type Flags = {
  /** The till's data folder; everything else this program keeps lies in `host` within it. */
  readonly data: string | undefined;
  readonly printer: PrinterTarget;
  readonly kiosk: boolean;
  /** Where the centre is to be found from now on. */
  readonly centre: string | undefined;
  /** Enrol there by itself with this code, if not yet enrolled: for setting up many tills. */
  readonly code: string | undefined;
};

/** A flag that cannot be understood: said to whoever started the till, which then does not start. */
export class WrongFlag extends Error {}

/** Reads our flags out of a command line that also carries Chromium's. @throws WrongFlag */
export function parseFlags(argv: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      data: { type: 'string' },
      printer: { type: 'string' },
      kiosk: { type: 'boolean' },
      centre: { type: 'string' },
      code: { type: 'string' },
    },
  });
  const data = text('data', values.data);
  const centre = centreUrl(text('centre', values.centre));
  const code = text('code', values.code);
  if (code !== undefined && centre === undefined) throw new WrongFlag('--code needs --centre URL beside it');
  return {
    data: data === undefined ? undefined : resolve(data),
    printer: printerOf(text('printer', values.printer)),
    kiosk: values.kiosk === true,
    centre,
    code,
  };
}

function text(name: string, value: string | boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw new WrongFlag(`--${name} needs a value`);
}

function printerOf(value: string | undefined): PrinterTarget {
  if (value === undefined) return { kind: 'preview' };
  const target = printerTarget(value);
  if (target === undefined) throw new WrongFlag(`--printer is host:port, like 192.168.1.50:9100, and not ${value}`);
  return target;
}

function centreUrl(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const protocol = URL.parse(value)?.protocol;
  if (protocol === 'http:' || protocol === 'https:') return value;
  throw new WrongFlag(`--centre is a web address, like https://ocop.example.vn, and not ${value}`);
}
