import type { PrinterSettings } from '../../shared/contract/printer.ts';
import { PrinterConnection } from '../../shared/printer/connection.ts';
import { type EscposProfile, namedProfiles, type PrinterProfile, usualProfile } from '../../shared/printer/profile.ts';
import type { printer } from '../words/vi/printer.ts';

export type Way = 'tcp' | 'usb' | 'serial' | 'spooler';
/** Dots of a slip printer's head, or a label printer's language. */
export type Kind = EscposProfile['dots'] | 'tspl' | 'zpl';

/** The form of a printer as it stands on the screen: texts as they were typed. */
export type Draft = {
  readonly name: string;
  readonly way: Way;
  readonly host: string;
  readonly port: string;
  readonly usb: string;
  readonly path: string;
  readonly baud: number;
  readonly flow: 'none' | 'hardware' | 'software';
  readonly queue: string;
  readonly kind: Kind;
  readonly cutter: EscposProfile['cutter'];
  readonly drawer: EscposProfile['drawer'];
  readonly widthMm: string;
  readonly heightMm: string;
  readonly gapMm: string;
  readonly dpi: 203 | 300;
  readonly darkness: string;
  readonly speed: string;
};

/** What is wrong with a field, as the words know it. */
export type DraftFault = keyof (typeof printer)['form']['fault'];
export type Field = Exclude<DraftFault, 'hostWrong'>;
export type DraftFaults = { readonly [F in Field]?: DraftFault };

const usualLabel = namedProfiles['tspl-50x30'];

export const emptyDraft: Draft = {
  name: '',
  way: 'tcp',
  host: '',
  port: '9100',
  usb: '',
  path: '',
  baud: 19_200,
  flow: 'hardware',
  queue: '',
  kind: 576,
  cutter: usualProfile.cutter,
  drawer: usualProfile.drawer,
  widthMm: `${usualLabel.widthMm}`,
  heightMm: `${usualLabel.heightMm}`,
  gapMm: `${usualLabel.gapMm}`,
  dpi: usualLabel.dpi,
  darkness: `${usualLabel.darkness}`,
  speed: `${usualLabel.speed}`,
};

export function isForLabels({ kind }: Pick<Draft, 'kind'>): boolean {
  return kind === 'tspl' || kind === 'zpl';
}

/** `Máy in quầy`, or `Máy in quầy 2` where that one is there. */
export function freeName(usual: string, taken: readonly string[]): string {
  let name = usual;
  for (let more = 2; taken.includes(name); more += 1) name = `${usual} ${more}`;
  return name;
}

/** A printer as it is, to be changed. */
export function draftOf({ name, connection, profile }: PrinterSettings): Draft {
  return { ...emptyDraft, name, ...draftedConnection(connection), ...draftedProfile(profile) };
}

/** What a connection that was found fills in. */
export function draftedConnection(connection: PrinterConnection): Partial<Draft> {
  switch (connection.kind) {
    case 'preview':
      return {};
    case 'tcp':
      return { way: 'tcp', host: connection.host, port: `${connection.port}` };
    case 'usb':
      return { way: 'usb', usb: connection.path };
    case 'serial':
      return { way: 'serial', path: connection.path, baud: connection.baud, flow: connection.flow };
    case 'spooler':
      return { way: 'spooler', queue: connection.queue };
  }
}

function draftedProfile(profile: PrinterProfile): Partial<Draft> {
  if (profile.language === 'escpos') return { kind: profile.dots, cutter: profile.cutter, drawer: profile.drawer };
  const { language, widthMm, heightMm, gapMm, dpi, darkness, speed } = profile;
  const typed = {
    widthMm: `${widthMm}`,
    heightMm: `${heightMm}`,
    gapMm: `${gapMm}`,
    darkness: `${darkness}`,
    speed: `${speed}`,
  };
  return { kind: language, dpi, ...typed };
}

/**
 * Reads the form.
 * @param was the profile before; what a calibration found of it is kept while it is the same kind of printer
 */
export function readDraft(draft: Draft, was: PrinterProfile = usualProfile): PrinterSettings | DraftFaults {
  const name = draft.name.trim();
  const connection = readConnection(draft);
  const profile = readProfile(draft, was);
  const faults = {
    ...(!('kind' in connection) && connection),
    ...(!('language' in profile) && profile),
    ...((name === '' || name.length > LONGEST_NAME) && { name: 'name' as const }),
  };
  if ('kind' in connection && 'language' in profile && Object.keys(faults).length === 0) {
    return { name, connection, profile };
  }
  return faults;
}

const LONGEST_NAME = 60;

export function isDraftFaults(read: PrinterSettings | DraftFaults): read is DraftFaults {
  return !('connection' in read);
}

function readConnection(draft: Draft): PrinterConnection | DraftFaults {
  switch (draft.way) {
    case 'tcp':
      return readTcp(draft);
    case 'usb':
      return parsed({ kind: 'usb', path: draft.usb.trim() }) ?? { usb: 'usb' };
    case 'serial': {
      const path = draft.path.trim().replace(/^com(?=\d)/i, 'COM');
      return parsed({ kind: 'serial', path, baud: draft.baud, flow: draft.flow }) ?? { path: 'path' };
    }
    case 'spooler':
      return parsed({ kind: 'spooler', queue: draft.queue.trim() }) ?? { queue: 'queue' };
  }
}

/** An address with its port behind it, as it is written on many a sheet, is taken apart. */
export function splitHost(typed: string): { readonly host: string; readonly port?: string } {
  const [, host, port] = /^\s*([^:\s]+):(\d+)\s*$/.exec(typed) ?? [];
  return host !== undefined && port !== undefined ? { host, port } : { host: typed.trim() };
}

function readTcp(draft: Draft): PrinterConnection | DraftFaults {
  const { host, port = draft.port.trim() } = splitHost(draft.host);
  if (host === '') return { host: 'host' };
  const isPort = /^\d{1,5}$/.test(port) && parsed({ kind: 'tcp', host: 'a', port: Number(port) }) !== undefined;
  const connection = isHost(host) ? parsed({ kind: 'tcp', host, port: isPort ? Number(port) : 1 }) : undefined;
  if (connection && isPort) return connection;
  return { ...(!connection && { host: 'hostWrong' as const }), ...(!isPort && { port: 'port' as const }) };
}

/** What looks like four numbers has to be four numbers; 192.168.1.500 would only time out. */
function isHost(host: string): boolean {
  if (host.includes(':')) return /^[\da-f:.]+$/i.test(host) && host.split(':').length > 2;
  if (!/^[\d.]+$/.test(host)) return /^[\da-z](?:[\da-z.-]*[\da-z])?$/i.test(host);
  const numbers = host.split('.');
  return numbers.length === 4 && numbers.every((number) => /^\d{1,3}$/.test(number) && Number(number) <= 255);
}

function parsed(connection: unknown): PrinterConnection | undefined {
  return PrinterConnection.safeParse(connection).data;
}

const COLUMNS = { 384: 32, 504: 42, 576: 48 } as const;

function readProfile(draft: Draft, was: PrinterProfile): PrinterProfile | DraftFaults {
  const { kind, cutter, drawer } = draft;
  if (kind === 'tspl' || kind === 'zpl') return readLabel(draft, kind);
  const base = was.language === 'escpos' ? was : usualProfile;
  return { ...base, dots: kind, columns: COLUMNS[kind], cutter, drawer };
}

const MEASURES = {
  widthMm: [15, 120],
  heightMm: [10, 200],
  gapMm: [0, 20],
  darkness: [0, 15],
  speed: [1, 12],
} as const;
type Measure = keyof typeof MEASURES;

function readLabel(draft: Draft, language: 'tspl' | 'zpl'): PrinterProfile | DraftFaults {
  const names = Object.keys(MEASURES) as Measure[];
  const wrong = names.filter((name) => !isMeasure(name, draft[name]));
  if (wrong.length > 0) return Object.fromEntries(wrong.map((name) => [name, name]));
  const [widthMm, heightMm, gapMm, darkness, speed] = [
    draft.widthMm,
    draft.heightMm,
    draft.gapMm,
    draft.darkness,
    draft.speed,
  ].map(Number) as [number, number, number, number, number];
  return { language, widthMm, heightMm, gapMm, dpi: draft.dpi, darkness, speed };
}

function isMeasure(name: Measure, typed: string): boolean {
  const [least, most] = MEASURES[name];
  return /^\d{1,3}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;
}
