import { hash, sign } from 'node:crypto';
import type { z } from 'zod';
import { DESK_KINDS, FIRST_KINDS } from '../shared/catalogue/change.ts';
import type { Instant } from '../shared/day.ts';
import {
  BUNDLE_CHANGES,
  type Bundle,
  type FeedCursor,
  PROTOCOL,
  type PullRefusal,
  PullRequest,
} from '../shared/sync/protocol.ts';
import { speaksOtherProtocol } from './batch.ts';
import { type CatalogueRowText, changesAfter, feedHead, type Hearer } from './db/catalogue.ts';
import { type Till, tillOf } from './db/till.ts';
import { pageOf, startOf } from './feedPage.ts';
import { provenTill } from './provenTill.ts';
import type { PushDesk } from './push.ts';
import { requestJson } from './requestJson.ts';
import type { CentreKey } from './secrets.ts';
import type { Sightings } from './sightings.ts';
import { stockPage } from './stockPage.ts';

export type PullDesk = Pick<PushDesk, 'pool' | 'clock' | 'keys'> & {
  readonly key: CentreKey;
  readonly sightings: Sightings;
};

type Refused = z.infer<typeof PullRefusal>;

/** @returns the two lines of a signed bundle, or why not */
export async function pull(desk: PullDesk, body: Buffer, signature: unknown): Promise<string | Refused> {
  const value = requestJson(body);
  if (speaksOtherProtocol(value)) return { answer: 'refused', why: 'protocol' };
  const request = PullRequest.safeParse(value).data;
  if (!request) return { answer: 'refused', why: 'malformed' };

  const till = await provenTill(desk, request.device, { body, signature });
  if (typeof till === 'string') return { answer: 'refused', why: till, ...(await replacedWord(desk, request.device)) };

  const at = desk.clock();
  desk.sightings.note({ device: request.device, at, report: request.report });
  return (await bundleFor(desk, till, { request, at })).text;
}

/** What a till is told that was shut out because another machine has its number. */
async function replacedWord({ pool }: PullDesk, device: string): Promise<{ replaced?: true }> {
  const till = await tillOf(pool, device);
  return till?.revoked && till.replacedAt !== null ? { replaced: true } : {};
}

type Asked = { readonly request: PullRequest; readonly at: Instant };

/** The next bundle for a till that is proven, signed. */
export async function bundleFor(
  desk: PullDesk,
  till: Till,
  { request, at }: Asked,
): Promise<{ readonly text: string; readonly rest: Omit<Bundle, 'changes'> }> {
  const kinds = (request.kinds ?? FIRST_KINDS).filter((kind) => !DESK_KINDS.includes(kind));
  const page = await pageAfter(desk, { outlet: till.outlet, kinds }, request.cursor);
  const said = (other: string) => desk.sightings.unwritten(other)?.report;
  const asker = { centre: page.place.centre, outlet: till.outlet, device: request.device, at, said };
  const stock = request.stock && (await stockPage(desk.pool, { ...asker, cursor: request.stock }));
  const rest = {
    protocol: PROTOCOL,
    ...page.place,
    acknowledged: till.head,
    quarantined: till.quarantined,
    at,
    ...(stock && { stock }),
  };
  return { text: signedBundle(desk.key, page.changes, rest), rest };
}

type Place = Pick<Bundle, 'centre' | 'after' | 'upTo' | 'more'>;

async function pageAfter(
  { pool }: PullDesk,
  hearer: Hearer,
  cursor: FeedCursor,
): Promise<{ place: Place; changes: readonly CatalogueRowText[] }> {
  const head = await feedHead(pool);
  const { centre, n } = head;
  const after = startOf(cursor, head);
  if (after === n) return { place: { centre, after, upTo: n, more: false }, changes: [] };

  const page = pageOf(await changesAfter(pool, hearer, after, BUNDLE_CHANGES + 1), n, BUNDLE_CHANGES);
  return { place: { centre, after, upTo: page.upTo, more: page.more }, changes: page.rows };
}

/** The changes are put in as they lie in the database: they were parsed when they were published. */
function signedBundle(key: CentreKey, changes: readonly CatalogueRowText[], rest: Omit<Bundle, 'changes'>): string {
  const around = JSON.stringify(rest satisfies { at: Instant });
  const line = `${around.slice(0, -1)},"changes":[${changes.map(({ change }) => change).join(',')}]}`;
  const sig = sign(null, hash('sha256', line, 'buffer'), key.privateKey).toString('base64');
  return `${line}\n${JSON.stringify({ sig })}\n`;
}
