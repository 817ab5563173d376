import { createHash } from 'node:crypto';
import { closeSync, fdatasync, fdatasyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DeviceId } from '../../shared/id.ts';
import { Hash } from '../../shared/journal/hash.ts';

/** Where the journal ended when its last entry was on disk: whose, which, and its hash. */
export const Seen = z.object({
  device: DeviceId,
  epoch: z.int().nonnegative(),
  seq: z.int().nonnegative(),
  hash: Hash,
});
export type Seen = z.infer<typeof Seen>;

/** A second file that remembers the journal's head: what SQLite's own checks cannot see, a file that is true and too old, it does. */
export type HeadWitness = {
  /** The newest it remembers; undefined for a new till, and where neither of its two places can be read. */
  readonly seen: () => Seen | undefined;
  /** Takes note. The operating system has it when this returns, which outlives the program; the disk a moment later. */
  readonly saw: (seen: Seen) => void;
  readonly close: () => void;
};

/** The witness within the till's folder. */
export const WITNESS = 'head.witness';

/** Bytes. Two places, written in turn, each within one sector: a cut in the middle of a write spoils one of them at most. */
const PLACE = 512;

/**
 * Only what stands in the journal for good may be told it, so it is never ahead of a journal that is whole.
 * Nobody waits for its flush: a power cut may leave it some sales behind, which harms nothing, and never ahead.
 * @param onTrouble a witness that cannot be written must not undo a sale that stands
 */
export function openWitness(folder: string, onTrouble: (error: unknown) => void): HeadWitness {
  const file = join(folder, WITNESS);
  const found = readPlaces(file);
  let newest = found.seen;
  let next = found.free;
  const descriptor = openSync(file, found.there ? 'r+' : 'w+', 0o600);
  // Both places are the disk's before they are needed: a full disk can still overwrite them.
  if (!found.there) attempt(() => writeSync(descriptor, Buffer.alloc(2 * PLACE, ' '), 0, 2 * PLACE, 0), onTrouble);
  const flush = flusher(descriptor, onTrouble);
  return {
    seen: () => newest,
    saw: (seen) => {
      newest = seen;
      attempt(() => writeSync(descriptor, placeOf(seen), 0, PLACE, next * PLACE), onTrouble);
      next = 1 - next;
      flush.ask();
    },
    close: flush.close,
  };
}

/** What the witness of a folder remembers, for whoever does not open the till. */
export function witnessOf(folder: string): Seen | undefined {
  return readPlaces(join(folder, WITNESS)).seen;
}

/** Out of the way and not thrown away: a till that is restored on purpose begins behind what was. */
export function setWitnessAside(folder: string, name: string): void {
  try {
    renameSync(join(folder, WITNESS), join(folder, `${WITNESS}.${name}`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

type Places = { readonly there: boolean; readonly seen: Seen | undefined; readonly free: 0 | 1 };

function readPlaces(file: string): Places & { readonly free: 0 | 1 } {
  const bytes = bytesOf(file);
  if (!bytes) return { there: false, seen: undefined, free: 0 };
  const [first, second] = [readPlace(bytes.subarray(0, PLACE)), readPlace(bytes.subarray(PLACE, 2 * PLACE))];
  const firstIsNewer = first !== undefined && (second === undefined || isAfter(first, second));
  return { there: true, seen: firstIsNewer ? first : second, free: firstIsNewer ? 1 : 0 };
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAfter(a: Seen, b: Seen): boolean {
  return a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq);
}

/** The text and its SHA-256, so that half a write is not taken for one. */
function placeOf(seen: Seen): Buffer {
  const text = JSON.stringify(seen);
  return Buffer.from(`${text}\n${digest(text)}\n`.padEnd(PLACE), 'utf8');
}

function readPlace(bytes: Buffer): Seen | undefined {
  const [text = '', proof] = bytes.toString('utf8').split('\n');
  return proof === digest(text) ? Seen.safeParse(JSON.parse(text)).data : undefined;
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function attempt(act: () => void, onTrouble: (error: unknown) => void): void {
  try {
    act();
  } catch (error) {
    onTrouble(error);
  }
}

/** One flush at a time, off the counter's thread; what is asked for meanwhile is one more. */
function flusher(descriptor: number, onTrouble: (error: unknown) => void) {
  let stage: 'idle' | 'flushing' | 'asked-again' = 'idle';
  let closed = false;
  const flush = (): void => {
    stage = 'flushing';
    fdatasync(descriptor, (error) => {
      if (error) onTrouble(error);
      const again = stage === 'asked-again';
      stage = 'idle';
      if (closed) closeSync(descriptor);
      else if (again) flush();
    });
  };
  return {
    ask: (): void => {
      if (stage === 'idle') flush();
      else stage = 'asked-again';
    },
    close: (): void => {
      if (closed) return;
      closed = true;
      attempt(() => fdatasyncSync(descriptor), onTrouble);
      // Whoever still flushes it closes it.
      if (stage === 'idle') closeSync(descriptor);
    },
  };
}
