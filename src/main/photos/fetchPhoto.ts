import type { Photo } from '../../shared/catalogue/photo.ts';
import { type PhotoAsk, PhotoRefusal, PROTOCOL, paths } from '../../shared/sync/protocol.ts';
import { enrolled } from '../db/enrolment.ts';
import type { Signer } from '../db/journal.ts';
import type { TillDb } from '../db/sqlite.ts';
import { parseReply, send } from '../sync/centre.ts';
import { signed } from '../sync/signed.ts';

export type Fetched =
  /** All that came of it; `broke` where the line did. */
  { readonly bytes: Buffer; readonly broke: boolean } | { readonly refused: PhotoRefusal['why'] };

export type FetchParts = { readonly db: TillDb; readonly signer: Signer };

/**
 * Asks the centre for a photograph, from where an earlier try broke off.
 * @throws CentreTrouble where nothing came
 */
export async function fetchPhoto(
  { db, signer }: FetchParts,
  { photo, begun }: { readonly photo: Photo; readonly begun: Buffer },
  signal: AbortSignal,
): Promise<Fetched> {
  const { centreUrl, device } = enrolled(db);
  const ask: PhotoAsk = { protocol: PROTOCOL, device, hash: photo.hash, from: begun.length };
  const response = await send(signed(signer, { url: centreUrl, path: paths.photo, ask, signal }));
  if (response.headers.get('content-type') === 'application/octet-stream') return take(response, photo, begun);
  return { refused: parseReply(PhotoRefusal, await response.text()).why };
}

/** Read no further than the photograph goes: what answers may be no centre of ours. */
async function take(response: Response, { bytes: whole }: Photo, begun: Buffer): Promise<Fetched> {
  const chunks: Uint8Array[] = [begun];
  let length = begun.length;
  let broke = false;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > whole) break;
    }
  } catch {
    broke = true;
  }
  return { bytes: Buffer.concat(chunks), broke };
}
