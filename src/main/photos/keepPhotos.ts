import type { Photo } from '../../shared/catalogue/photo.ts';
import { namedPhotos } from '../db/goodsToTell.ts';
import { CentreTrouble } from '../sync/centre.ts';
import { type FetchParts, fetchPhoto } from './fetchPhoto.ts';
import type { PhotoFolder } from './folder.ts';

export type PhotoKeeping = {
  /** Stories may name others than before. */
  readonly storiesChanged: () => void;
  /** Once there is nothing to do, or nothing that can be done now. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type PhotoKeepingOptions = FetchParts & {
  readonly folder: PhotoFolder;
  /** Uniform in [0, 1), as the sync's. */
  readonly chance: () => number;
  /** One more is here. */
  readonly onHeld: () => void;
  readonly log: (message: string, facts: Record<string, unknown>) => void;
  /** Bytes that all photographs together may take. */
  readonly room?: number;
};

/** Bytes. Some thousand photographs; a shop's catalogue has some hundred. */
const ROOM = 200_000_000;
/** Bytes of the disk that are for sales alone. */
const FOR_SALES = 500_000_000;
/** ms. The first pause after a failure, and the longest. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 600_000;

/** How a round ended: all is here; some came and then the line broke; or nothing more could be had. */
type Round = 'complete' | 'broke-off' | 'failed';

/**
 * Keeps the photographs that stories name, and no others: fetches what is missing, one after the other and beside everything
 * else, goes on where the line broke, and waits longer each time it is in vain.
 */
export function keepPhotos(options: PhotoKeepingOptions): PhotoKeeping {
  const closing = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  let failures = 0;
  let said = '';
  let timer: NodeJS.Timeout | undefined;

  const complain = (message: string, facts: Record<string, unknown>): void => {
    const text = `${message} ${JSON.stringify(facts)}`;
    if (text === said || closing.signal.aborted) return;
    said = text;
    options.log(message, facts);
  };
  const begin = (): void => {
    if (closing.signal.aborted) return;
    if (running) {
      again = true;
      return;
    }
    clearTimeout(timer);
    running = run().finally(() => {
      running = undefined;
      if (again) begin();
    });
  };
  const run = async (): Promise<void> => {
    again = false;
    const ended = await round(options, closing.signal, complain);
    if (ended === 'complete') {
      failures = 0;
      said = '';
      return;
    }
    failures = ended === 'broke-off' ? 1 : failures + 1;
    if (closing.signal.aborted) return;
    const longest = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
    timer = setTimeout(begin, longest * (0.5 + options.chance() / 2));
    timer.unref();
  };

  begin();
  return {
    storiesChanged: begin,
    settled: async () => {
      for (let now = running; now; now = running) await now;
    },
    close: async () => {
      closing.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

type Complain = (message: string, facts: Record<string, unknown>) => void;

/** Whatever goes wrong with a photograph, or with their folder, the till sells on. */
async function round(options: PhotoKeepingOptions, signal: AbortSignal, complain: Complain): Promise<Round> {
  const { db, folder, room = ROOM } = options;
  try {
    await folder.opened;
    const wanted = within(room, namedPhotos(db));
    await folder.keepOnly(wanted);
    return await fetchMissing(options, { wanted, signal, complain });
  } catch (error) {
    complain('photographs wait', { error: String(error) });
    return 'failed';
  }
}

function within(room: number, photos: readonly Photo[]): Photo[] {
  let left = room;
  return photos.filter(({ bytes }) => {
    left -= bytes;
    return left >= 0;
  });
}

type Task = { readonly wanted: readonly Photo[]; readonly signal: AbortSignal; readonly complain: Complain };

async function fetchMissing(options: PhotoKeepingOptions, { wanted, signal, complain }: Task): Promise<Round> {
  const { folder, onHeld } = options;
  let missed = false;
  for (const photo of wanted) {
    if (signal.aborted) return 'failed';
    if (folder.holds(photo)) continue;
    if ((await folder.free()) < FOR_SALES) {
      complain('no room for photographs: what the disk has left is for sales', {});
      return 'failed';
    }
    const came = await fetchOne(options, photo, signal);
    if (came === 'broke-off') return came;
    if (came === 'kept') onHeld();
    else {
      missed = true;
      complain('a photograph cannot be had', { hash: photo.hash, why: came });
    }
  }
  return missed ? 'failed' : 'complete';
}

/** @throws CentreTrouble where there is no use in asking for the next one */
async function fetchOne(
  { folder, ...parts }: PhotoKeepingOptions,
  photo: Photo,
  signal: AbortSignal,
): Promise<'kept' | 'broke-off' | 'no-such-photo' | 'other-bytes'> {
  const begun = await folder.begun(photo);
  const fetched = await fetchPhoto(parts, { photo, begun: begun.subarray(0, photo.bytes) }, signal);
  if ('refused' in fetched) {
    if (fetched.refused === 'no-such-photo') return fetched.refused;
    throw new CentreTrouble('answered-badly', `refused: ${fetched.refused}`);
  }
  if (!fetched.broke) return (await folder.keep(photo, fetched.bytes)) ? 'kept' : 'other-bytes';
  if (fetched.bytes.length === begun.length) throw new CentreTrouble('unreachable', 'the line broke');
  await folder.keepBegun(photo, fetched.bytes);
  return 'broke-off';
}
