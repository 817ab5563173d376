import type { Pool } from 'pg';
import { forgetSeenAlarms } from './db/alarm.ts';
import { blamesValues } from './db/query.ts';
import { recordSightings, type Sighting } from './db/till.ts';
import type { Log } from './log.ts';
import { mendedBy } from './office/alarmRule.ts';

/** When each till was last seen. A pull must cost no write, so they gather here and go to the database together. */
export type Sightings = {
  readonly note: (sighting: Sighting) => void;
  /** What a till said that is not written yet. */
  readonly unwritten: (device: string) => Sighting | undefined;
  /** Writes what is not written yet, and tells nobody; what is lost in a crash is said again by the next pull. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const FLUSH_EVERY = 5_000;

export function openSightings(pool: Pool, log: Log, onSeen: () => void): Sightings {
  const waiting = new Map<string, Sighting>();
  let isTold = true;

  async function flush(): Promise<void> {
    if (waiting.size === 0) return;
    const sightings = [...waiting.values()];
    waiting.clear();
    try {
      await recordAll(sightings);
      await forgetMended(sightings);
      isTold = false;
    } catch (error) {
      for (const sighting of sightings) {
        if (!waiting.has(sighting.device)) waiting.set(sighting.device, sighting);
      }
      log.warn('cannot write when tills were last seen; tried again later', { message: String(error) });
    }
  }

  /** What a till says to be over has been seen for good. */
  async function forgetMended(sightings: readonly Sighting[]): Promise<void> {
    const mended = sightings.flatMap(({ device, report }) => mendedBy(report).map((kind) => ({ device, kind })));
    await forgetSeenAlarms(pool, mended);
  }

  /** One word the database cannot hold must not keep the others from being written. */
  async function recordAll(sightings: readonly Sighting[]): Promise<void> {
    try {
      return await recordSightings(pool, sightings);
    } catch (error) {
      if (!blamesValues(error)) throw error;
    }
    for (const sighting of sightings) await recordOrDrop(sighting);
  }

  async function recordOrDrop(sighting: Sighting): Promise<void> {
    try {
      await recordSightings(pool, [sighting]);
    } catch (error) {
      if (!blamesValues(error)) throw error;
      const { device } = sighting;
      log.warn('what a till said of itself cannot be stored; it is left out', { device, message: String(error) });
    }
  }

  // Told from here only: the pages ask when told, asking flushes, and flushing must not tell them again.
  async function flushAndTell(): Promise<void> {
    await flush();
    if (!isTold) onSeen();
    isTold = true;
  }

  const timer = setInterval(() => void flushAndTell(), FLUSH_EVERY);
  timer.unref();
  return {
    note: (sighting) => void waiting.set(sighting.device, sighting),
    unwritten: (device) => waiting.get(device),
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}
