import type { Pool } from 'pg';
import { recordSightings, type Sighting } from './db/till.ts';
import type { Log } from './log.ts';

/** When each till was last seen. A pull must cost no write, so they gather here and go to the database together. */
export type Sightings = {
  readonly note: (sighting: Sighting) => void;
  /** Writes what is not written yet; what is lost in a crash is said again by the next pull. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const FLUSH_EVERY = 5_000;

export function openSightings(pool: Pool, log: Log, onSeen: () => void): Sightings {
  const waiting = new Map<string, Sighting>();

  async function flush(): Promise<void> {
    if (waiting.size === 0) return;
    const sightings = [...waiting.values()];
    waiting.clear();
    try {
      await recordSightings(pool, sightings);
      onSeen();
    } catch (error) {
      for (const sighting of sightings) {
        if (!waiting.has(sighting.device)) waiting.set(sighting.device, sighting);
      }
      log.warn('cannot write when tills were last seen; tried again later', { message: String(error) });
    }
  }

  const timer = setInterval(() => void flush(), FLUSH_EVERY);
  timer.unref();
  return {
    note: (sighting) => void waiting.set(sighting.device, sighting),
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}
