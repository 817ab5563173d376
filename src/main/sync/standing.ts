import type { Head } from '../../shared/journal/chain.ts';
import { type Hash, NO_HASH } from '../../shared/journal/entry.ts';
import type { Bundle, PushReply } from '../../shared/sync/protocol.ts';
import type { Standing } from '../db/syncState.ts';

/** The hash of our own entry at a seq: 64 zeros for 0, undefined where we have none. */
export type HashAt = (seq: number) => Hash | undefined;

/** Before the first entry: what follows it is the whole journal. */
export const NOTHING_SENT: Head = { epoch: 0, seq: 0, hash: NO_HASH };

type Told = { readonly acknowledged: Head; readonly quarantined: boolean };

/**
 * Where the centre stands with our entries. Going back is right: a centre restored from a backup knows less than it
 * once said, and is sent the rest again. But an entry it has and we have not, or have with another hash, means that
 * this journal is not the one it knows: a disk that was copied or restored. Its head then says nothing about ours.
 */
function told(standing: Standing, hashAt: HashAt, { acknowledged, quarantined }: Told) {
  const isOurs = hashAt(acknowledged.seq) === acknowledged.hash;
  if (isOurs) return { isOurs, standing: { acknowledged, branch: undefined, forked: quarantined } };
  return { isOurs, standing: { ...standing, forked: true } };
}

export type Pushed = 'nothing-left' | 'go-on' | { readonly refused: string };

/** What was sent: the head it followed, and its last entry. */
export type Sent = { readonly after: Head; readonly head: Head };

type Answer = Exclude<PushReply, { answer: 'refused' }>;
type AfterPush = { readonly standing: Standing; readonly pushed: Pushed };

/** What a till takes to be at the centre once it has the answer to a batch, and whether it sends on. */
export function afterPush(before: Standing, hashAt: HashAt, reply: Answer, sent: Sent): AfterPush {
  const isFork = reply.answer === 'fork';
  // Only a pull says that a quarantine is over.
  const { isOurs, standing } = told(before, hashAt, { ...reply, quarantined: isFork || before.forked });
  if (reply.answer === 'gap') return afterGap(standing, isOurs, { told: reply.acknowledged, sent });
  // Whichever history it put them in, it has them: what follows is sent from here.
  return { standing: isFork || !isOurs ? { ...standing, branch: sent.head } : standing, pushed: 'go-on' };
}

/** The centre has lost what it once had. Where its head is not ours we cannot know which of ours it has: all again. */
function afterGap(standing: Standing, isOurs: boolean, gap: { readonly told: Head; readonly sent: Sent }): AfterPush {
  // A gap that names the place we began at would have us send the same again for ever.
  const beginAt = isOurs ? gap.told.seq : 0;
  if (beginAt === gap.sent.after.seq) return { standing, pushed: { refused: 'gap' } };
  return { standing: isOurs ? standing : { ...standing, branch: NOTHING_SENT }, pushed: 'go-on' };
}

/** @param before with the centre that it last heard */
export function afterPull(
  before: Standing & { readonly centre: string },
  hashAt: HashAt,
  bundle: Pick<Bundle, 'centre' | 'acknowledged' | 'quarantined'>,
): Standing {
  const { isOurs, standing } = told(before, hashAt, bundle);
  // A centre that was restored may have lost what it kept of our other history too: it is sent all again, once.
  return !isOurs && bundle.centre !== before.centre ? { ...standing, branch: NOTHING_SENT } : standing;
}

/** A page of a feed, and where a till stands in it. */
export type FeedPlace = {
  readonly centre: string;
  readonly after: number;
  readonly upTo: number;
  readonly more: boolean;
};
export type FeedAt = { readonly centre: string; readonly n: number };

/** Whether a page goes on where we are; 0 begins a snapshot. */
export function follows(page: Pick<FeedPlace, 'centre' | 'after'>, at: FeedAt): boolean {
  return page.after === 0 || (page.centre === at.centre && page.after === at.n);
}

/** What a page is to a till: it goes on from here, tells what is known already, or what lies before it is not here. */
export type Fit = 'takes' | 'knows' | 'lacks';

/**
 * A page that was carried: the till may have heard of part of it by network since it was asked for. Rows are whole, so to hear
 * of some again changes nothing.
 */
export function fitOfCarried({ centre, after, upTo, more }: FeedPlace, at: FeedAt): Fit {
  if (centre !== at.centre) return after === 0 ? 'takes' : 'lacks';
  if (upTo < at.n || (upTo === at.n && more)) return 'knows';
  return after > at.n ? 'lacks' : 'takes';
}
