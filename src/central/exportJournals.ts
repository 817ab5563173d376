import { hash, sign } from 'node:crypto';
import type { Pool } from 'pg';
import { archiveOf, type JournalToExport } from '../archive/archive.ts';
import type { Instant } from '../shared/day.ts';
import type { DeviceId, OutletId } from '../shared/id.ts';
import { type Beginning, beginningIn, type Checkpoint, placeIn } from '../shared/journal/archive.ts';
import { canonical } from '../shared/journal/canonical.ts';
import {
  type Arrival,
  arrivals,
  entriesFrom,
  forkEntries,
  hasForks,
  type RowUnlikeItsEntry,
} from './db/journalExport.ts';
import { type Till, tillsOf } from './db/till.ts';
import { parseJson } from './parseJson.ts';
import { type CentreKey } from './secrets.ts';

export type ToExport = {
  readonly pool: Pool;
  readonly key: CentreKey;
  readonly at: Instant;
  /** Only its tills; otherwise those of all outlets. */
  readonly outlet?: string;
  /** The text of `verify.mjs`. */
  readonly verifier: string;
  /** Told of rows whose columns say something else than the entry in them, which alone is exported. */
  readonly onUnlike: (row: RowUnlikeItsEntry) => void;
};

/**
 * The journals of the centre's tills as one archive, docs/journal-format.md §9. Signatures are those of the batches they came
 * in. What a till sends while it is made is not in it.
 */
export async function exportJournals({ pool, key, at, outlet, verifier, onUnlike }: ToExport): Promise<{
  readonly tills: number;
  readonly entries: number;
  readonly archive: AsyncIterable<Uint8Array>;
}> {
  const tills = await tillsOf(pool, outlet);
  const journals: JournalToExport[] = [];
  const checkpoints: Checkpoint[] = [];
  for (const till of tills) {
    journals.push(await journalOf(pool, till, onUnlike));
    for (const arrival of await arrivals(pool, till.device, till.head.seq)) {
      checkpoints.push(checkpointOf(key, till.device as DeviceId, arrival));
    }
  }
  const archive = archiveOf({ by: 'centre', at, centreKey: key.publicKey, journals, checkpoints, verifier });
  return { tills: tills.length, entries: journals.reduce((sum, { head }) => sum + head.seq, 0), archive };
}

async function journalOf(pool: Pool, till: Till, onUnlike: ToExport['onUnlike']): Promise<JournalToExport> {
  const { device, head } = till;
  const withForks = await hasForks(pool, device);
  return {
    signed: 'batches',
    device: device as DeviceId,
    publicKey: till.publicKey,
    outlet: till.outlet as OutletId,
    till: till.till,
    ...(await beginningOf(pool, till)),
    head,
    entries: () => entriesFrom(pool, device, head.seq, onUnlike),
    ...(withForks && { forks: () => forkEntries(pool, device, onUnlike) }),
  };
}

/** As its first entry says; of one that has sent nothing yet, as it was let in. */
async function beginningOf(pool: Pool, { device, outlet, firstEpoch, replaces }: Till): Promise<Beginning> {
  for await (const { text } of entriesFrom(pool, device, 1, () => undefined)) {
    return beginningIn(parseJson(text)) ?? { outletCode: outlet };
  }
  return placeIn(firstEpoch, { outletCode: outlet, replaces: replaces ?? undefined });
}

/** Signed as the centre signs a bundle, which says the same of a journal. */
function checkpointOf(key: CentreKey, device: DeviceId, { head, at }: Arrival): Checkpoint {
  const text = canonical({ acknowledged: head, at, device });
  const sig = sign(null, hash('sha256', text, 'buffer'), key.privateKey).toString('base64');
  return { by: 'centre', device, text, sig };
}
