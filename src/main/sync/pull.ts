import { createHash, verify } from 'node:crypto';
import { z } from 'zod';
import { CHANGE_KINDS } from '../../shared/catalogue/change.ts';
import { STOCK_ROW_KINDS } from '../../shared/stock/told.ts';
import {
  Bundle,
  BundleSignature,
  PROTOCOL,
  PullRefusal,
  type PullRequest,
  paths,
  type StockPage,
  type TillReport,
} from '../../shared/sync/protocol.ts';
import { applyChange } from '../db/catalogueChange.ts';
import { keepCheckpoint } from '../db/checkpoint.ts';
import { enrolled } from '../db/enrolment.ts';
import { hashAt, type Signer } from '../db/journal.ts';
import { beginSnapshot, endSnapshot } from '../db/snapshot.ts';
import type { ReadDb, TillDb, WriteDb } from '../db/sqlite.ts';
import { setCursor, setHeardAt, setStanding, syncState } from '../db/syncState.ts';
import {
  beginStockSnapshot,
  endStockSnapshot,
  forgetOldTold,
  keepNeighbours,
  keepStockRow,
  setStockFeed,
  stockFeed,
} from '../db/toldStock.ts';
import { CentreTrouble, parseReply, post } from './centre.ts';
import { publicKeyOf } from './keys.ts';
import { signed } from './signed.ts';
import { afterPull, type FeedAt, type FeedPlace, type Fit, follows } from './standing.ts';

type Taken = { readonly more: boolean; readonly changes: number };
export type Pulled = Taken | { readonly refused: string };

/**
 * Asks for what changed at the centre after our cursor and applies it; rows and cursor commit together.
 * @throws CentreTrouble
 */
export async function pull(db: TillDb, signer: Signer, report: TillReport, signal: AbortSignal): Promise<Pulled> {
  const { centreUrl, centreKey } = enrolled(db);
  const request = pullRequest(db, report);
  const text = await post(signed(signer, { url: centreUrl, path: paths.pull, ask: request, signal }));
  const said = openReply(text, centreKey);
  if ('answer' in said) return { refused: said.replaced ? 'replaced' : said.why };
  return takeBundle(db, { bundle: said, text, fit: (page, at) => (follows(page, at) ? 'takes' : 'lacks') });
}

/** What the till asks from where it stands. */
export function pullRequest(db: ReadDb, report: TillReport): PullRequest {
  const { centre, feedN } = syncState(db);
  return {
    protocol: PROTOCOL,
    device: enrolled(db).device,
    cursor: { centre, n: feedN },
    report,
    kinds: [...CHANGE_KINDS],
    stock: { ...stockFeed(db), kinds: [...STOCK_ROW_KINDS] },
  };
}

/** A bundle that our centre signed, as it came. */
export type Carried = {
  readonly bundle: Bundle;
  readonly text: string;
  /** How far its pages are news: online each follows the one before, and by file it may not. */
  readonly fit: (page: FeedPlace, at: FeedAt) => Fit;
};

/** Applies a bundle in one transaction. @throws CentreTrouble where it lacks what lies before it */
export function takeBundle(db: TillDb, { bundle, text, fit }: Carried): Taken {
  return db.write((writing) => {
    const pulled = apply(writing, bundle, fit);
    noteCheckpoint(writing, bundle, text);
    return pulled;
  });
}

/** The bundle is the centre's word on our journal, too, and signed: an export of the journal proves by it up to where it stood. */
function noteCheckpoint(db: WriteDb, { acknowledged: { seq, hash } }: Bundle, reply: string): void {
  if (hashAt(db, seq) !== hash) return;
  const [text = '', signature = ''] = reply.split('\n');
  keepCheckpoint(db, { text, sig: parseReply(BundleSignature, signature).sig, seq });
}

const PullReply = z.union([PullRefusal, Bundle]);

/**
 * Reads the answer to a pull; a bundle only where its signature proves that our centre made it. A refusal has none, and
 * changes nothing here.
 * @param text two lines, a bundle and its signature; or one, a refusal
 * @throws CentreTrouble
 */
export function openReply(text: string, centreKey: string): z.infer<typeof PullReply> {
  const [line = '', signature = ''] = text.split('\n');
  const said = parseReply(PullReply, line);
  if ('answer' in said) return said;
  const { sig } = parseReply(BundleSignature, signature);
  const digest = createHash('sha256').update(line, 'utf8').digest();
  if (!verify(null, digest, publicKeyOf(centreKey), Buffer.from(sig, 'base64'))) {
    throw new CentreTrouble('answered-badly', 'the bundle is not signed by our centre');
  }
  return said;
}

function apply(db: WriteDb, bundle: Bundle, fit: Carried['fit']): Taken {
  const state = syncState(db);
  const place = fit(bundle, { centre: state.centre, n: state.feedN });
  if (place === 'lacks')
    throw new CentreTrouble('answered-badly', `a bundle after ${bundle.after}, and we are at ${state.feedN}`);

  const changes = place === 'takes' ? applyCatalogue(db, bundle) : 0;
  setHeardAt(db, bundle.at);
  if (bundle.stock) applyStock(db, bundle, { page: bundle.stock, fit });
  return { more: bundle.more || bundle.stock?.more === true, changes };
}

/** @returns how many rows changed or went */
function applyCatalogue(db: WriteDb, bundle: Bundle): number {
  const state = syncState(db);
  if (bundle.after === 0) beginSnapshot(db);
  for (const change of bundle.changes) applyChange(db, change);
  const gone = bundle.more ? 0 : endSnapshot(db);
  setCursor(db, bundle.centre, bundle.upTo);
  const ownHash = (seq: number) => hashAt(db, seq);
  setStanding(db, afterPull(state, ownHash, bundle));
  return bundle.changes.length + gone;
}

type CarriedStock = { readonly page: StockPage; readonly fit: Carried['fit'] };

/** Rows and cursor in the bundle's own transaction. A centre of before there was stock says nothing, and changes nothing. */
function applyStock(db: WriteDb, { centre, at }: Bundle, { page, fit }: CarriedStock): void {
  const { outlet, after, upTo, more, rows, tills } = page;
  if (outlet !== enrolled(db).outlet)
    throw new CentreTrouble('answered-badly', `stock of ${outlet}, which is not ours`);
  const state = stockFeed(db);
  const place = fit({ centre, after, upTo, more }, { ...state, centre: state.outlet === outlet ? state.centre : '' });
  if (place === 'lacks') throw new CentreTrouble('answered-badly', `stock after ${after}, and we are at ${state.n}`);
  if (place === 'knows') return;

  if (after === 0) beginStockSnapshot(db);
  for (const row of rows) keepStockRow(db, row);
  if (!more) {
    endStockSnapshot(db);
    forgetOldTold(db, at);
    // Of the last page only: what is claimed of a till must have been told.
    if (tills) keepNeighbours(db, tills);
  }
  setStockFeed(db, { centre, outlet, n: upTo });
}
