import type { ScannerId, SerialScan, SerialShown } from '../../shared/contract/scanner.ts';
import type { Instant } from '../../shared/day.ts';
import type { SerialFault, SerialState } from '../../shared/scanner/serial.ts';
import { allScanners, type StoredScanner } from '../db/scanner.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { Frame } from '../devices/scanner/frames.ts';
import { type Listening, listenToSerial } from '../devices/scanner/listen.ts';
import type { Log } from '../till.ts';

/** All serial scanners of the till, each listened to by itself. */
export type Scanners = {
  readonly shown: () => SerialShown[];
  /** @returns whether whoever asks is the first, and has the scan */
  readonly take: (scan: number) => boolean;
  /** Scanners were added or taken away. */
  readonly changed: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type ScannersParts = {
  readonly db: ReadDb;
  readonly clock: () => Instant;
  readonly log: Log;
  readonly onScan: (scan: SerialScan) => void;
  /** Something of what is shown changed. */
  readonly onChange: () => void;
};

/** Scans that nobody has taken yet; a window that was shut takes none, and the next reads on from now. */
const KEPT = 50;

type Known = {
  readonly stored: StoredScanner;
  readonly listening: Listening;
  state: SerialState;
  lastAt: Instant | null;
  fault: SerialFault | null;
  unended: number;
};

export function openScanners(parts: ScannersParts): Scanners {
  const { db, onChange } = parts;
  const known = new Map<ScannerId, Known>();
  const untaken = new Set<number>();
  let scans = 0;

  const scanned = (scanner: ScannerId, code: string): void => {
    scans += 1;
    untaken.add(scans);
    const [oldest] = untaken;
    if (untaken.size > KEPT && oldest !== undefined) untaken.delete(oldest);
    parts.onScan({ scan: scans, scanner, code });
  };
  const begin = (stored: StoredScanner): void => {
    known.set(
      stored.id,
      listenTo(stored, parts, (code) => scanned(stored.id, code)),
    );
  };

  /** One after the other: two at once could listen twice at one port. */
  let changing = Promise.resolve();
  async function follow(): Promise<void> {
    const now = new Map(allScanners(db).map((stored) => [stored.id, stored]));
    for (const [id, { listening }] of known) {
      if (now.has(id)) continue;
      await listening.close();
      known.delete(id);
    }
    for (const [id, stored] of now) if (!known.has(id)) begin(stored);
    onChange();
  }
  for (const stored of allScanners(db)) begin(stored);

  return {
    shown: () =>
      [...known.values()].map(({ stored, state, lastAt, fault, unended }) =>
        Object.assign({ state, lastAt, fault, unended }, stored),
      ),
    take: (scan) => untaken.delete(scan),
    changed: () => {
      changing = changing.then(follow);
      return changing;
    },
    close: async () => {
      await changing;
      await Promise.all([...known.values()].map(({ listening }) => listening.close()));
    },
  };
}

function listenTo(
  stored: StoredScanner,
  { clock, log, onChange }: ScannersParts,
  scanned: (code: string) => void,
): Known {
  const { path, baud } = stored;
  const onFrame = (frame: Frame): void => {
    if ('code' in frame) {
      Object.assign(one, { lastAt: clock(), fault: null });
      scanned(frame.code);
    } else {
      one.fault = frame.fault;
      log.warn('a serial scanner sent what is no code', { path, baud, fault: frame.fault });
    }
    onChange();
  };
  const one: Known = {
    stored,
    state: 'opening',
    lastAt: null,
    fault: null,
    unended: 0,
    listening: listenToSerial(stored, {
      onFrame,
      onState: (state, word) => {
        if (one.state === state) return;
        one.state = state;
        log.info('a serial scanner', { path, state, word });
        onChange();
      },
      onUnended: (count) => {
        if (one.unended === count) return;
        one.unended = count;
        onChange();
      },
    }),
  };
  return one;
}
