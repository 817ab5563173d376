import type { Instant } from '../../shared/day.ts';
import { keepsWaiting, PrinterState } from '../../shared/printer/state.ts';
import type { TillReport } from '../../shared/sync/protocol.ts';
import type { FleetRow } from '../db/fleet.ts';
import type { Alarm, AlarmKind, WatchRules } from './api/alarms.ts';
import { openTimeBetween } from './openTime.ts';

/** Bytes. A till writes some 2 kB a sale; below this a system's own updates and logs may take the rest within a week. */
export const LOW_DISK = 2_000_000_000;
/** ms. What a printer was when its till went silent is over: somebody may have switched both off for the night. */
const PRINTER_HEARD = 15 * 60_000;

export type Ringing = Pick<Alarm, 'kind' | 'mark' | 'since' | 'entries' | 'freeBytes' | 'printers'>;

type Looked = { readonly rules: WatchRules; readonly zone: string; readonly at: Instant };

/**
 * What rings of a till. What it has sent needs somebody for as long as it stands there; how the machine does, only while it is
 * in use.
 */
export function ringing(till: FleetRow, looked: Looked): Ringing[] {
  const inUse = !till.revoked && till.retiredAt === null;
  const found = [
    forkOf(till),
    suspenseOf(till),
    ...(inUse ? [silenceOf(till, looked), ...troubles(till, looked)] : []),
  ];
  return found.filter((alarm) => alarm !== undefined);
}

function rings(kind: AlarmKind, since: number, facts: Partial<Ringing> = {}): Ringing {
  return { kind, mark: String(since), since: since as Instant, entries: 0, freeBytes: null, printers: [], ...facts };
}

function forkOf({ quarantined, forkSeenAt, enrolledAt }: FleetRow): Ringing | undefined {
  return quarantined ? rings('fork', forkSeenAt ?? enrolledAt) : undefined;
}

/** Another entry that comes to those that were seen rings again. */
function suspenseOf({ inSuspense, suspenseFrom, suspenseTo, enrolledAt }: FleetRow): Ringing | undefined {
  if (inSuspense === 0) return undefined;
  return rings('suspense', suspenseFrom ?? enrolledAt, { mark: String(suspenseTo), entries: inSuspense });
}

function silenceOf({ lastSeenAt, enrolledAt }: FleetRow, { rules, zone, at }: Looked): Ringing | undefined {
  const since = (lastSeenAt ?? enrolledAt) as Instant;
  const isSilent = openTimeBetween(since, at, rules, zone) >= rules.silentHours * 3_600_000;
  return isSilent ? rings('silent', since) : undefined;
}

function troubles({ report, lastSeenAt }: FleetRow, { at }: Looked): Ringing[] {
  if (!report || lastSeenAt === null) return [];
  const printers = at - lastSeenAt <= PRINTER_HEARD ? troubledPrinters(report) : [];
  const free = freeOf(report);
  return [
    // The mark is the disk's size in halves: what goes on filling rings again, what stays as it is does not.
    ...(isLow(free)
      ? [rings('disk', lastSeenAt, { mark: `2^${Math.floor(Math.log2(free + 1))}`, freeBytes: free })]
      : []),
    ...(printers.length > 0 ? [rings('printer', lastSeenAt, { mark: JSON.stringify(printers), printers })] : []),
  ];
}

const freeOf = ({ health }: TillReport): number | null => health?.freeBytes ?? null;

const isLow = (free: number | null): free is number => free !== null && free < LOW_DISK;

/** Of a till of before, the one it names. */
export function printersOf({ health, printer }: TillReport): Ringing['printers'] {
  return health?.printers ?? [{ name: '', state: printer }];
}

function troubledPrinters(report: TillReport): Ringing['printers'] {
  return printersOf(report).filter(({ state }) => needsSomebody(state));
}

/** A state that a newer till knows and we do not is no alarm: it is shown as it stands. */
function needsSomebody(state: string): boolean {
  const known = PrinterState.safeParse(state).data;
  return known !== undefined && (keepsWaiting(known) || known === 'unknown');
}

/** What is over, by what a till says of itself now: should it come again, it rings again. */
export function mendedBy(report: TillReport): AlarmKind[] {
  return [
    ...(isLow(freeOf(report)) ? [] : ['disk' as const]),
    ...(troubledPrinters(report).length > 0 ? [] : ['printer' as const]),
  ];
}
