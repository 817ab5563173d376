import type { Photo } from '../../shared/catalogue/photo.ts';
import { namedPhotos } from '../db/goodsToTell.ts';
import { CentreTrouble } from '../sync/centre.ts';
import { type FetchParts, fetchPhoto } from './fetchPhoto.ts';
import type { PhotoFolder } from './folder.ts';
import { type Complain, type Round, type Rounds, startRounds } from './rounds.ts';

export type PhotoKeepingOptions = FetchParts & {
  readonly folder: PhotoFolder;
  /** Uniform in [0, 1), as the sync's. */
  readonly chance: () => number;
  /** One more is here. */
  readonly onHeld: () => void;
  readonly log: Complain;
  /** Bytes that all photographs together may take. */
  readonly room?: number;
};

/** Bytes. Some thousand photographs; a shop's catalogue has some hundred. */
const ROOM = 200_000_000;
/** Bytes of the disk that are for sales alone. */
const FOR_SALES = 500_000_000;
/**
 * Keeps the photographs that stories name, and no others: fetches what is missing, one after the other and beside everything
 * else, goes on where the line broke, and waits longer each time it is in vain. It is asked when stories may name others than before.
 */
export function keepPhotos(options: PhotoKeepingOptions): Rounds {
  return startRounds({ ...options, round: (signal, complain) => keepNamed(options, signal, complain) });
}

/** Whatever goes wrong with a photograph, or with their folder, the till sells on. */
async function keepNamed(options: PhotoKeepingOptions, signal: AbortSignal, complain: Complain): Promise<Round> {
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
