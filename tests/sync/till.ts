import { hash } from 'node:crypto';
import type { ReceivedEntry } from '../../src/central/batch.ts';
import { type Standing, sentUpTo } from '../../src/main/db/syncState.ts';
import { afterPull, afterPush, follows, type HashAt, NOTHING_SENT, type Pushed } from '../../src/main/sync/standing.ts';
import type { CatalogueChange } from '../../src/shared/catalogue/change.ts';
import type { Instant } from '../../src/shared/day.ts';
import type { DeviceId, EntryId } from '../../src/shared/id.ts';
import type { Head } from '../../src/shared/journal/chain.ts';
import { entryText, type Hash, NO_HASH } from '../../src/shared/journal/entry.ts';
import { type FeedCursor, PROTOCOL, type PushHeader, type PushReply } from '../../src/shared/sync/protocol.ts';
import type { Bug } from './bugs.ts';
import type { Page, PullAsk } from './centre.ts';

/** The way to the centre for one question; undefined where no answer comes. */
export type Line = {
  readonly push: (header: PushHeader, entries: readonly ReceivedEntry[]) => PushReply | undefined;
  readonly pull: (ask: PullAsk) => Page | 'refused' | undefined;
  /** How many entries, or changes, go at once. */
  readonly size: number;
  /** The till dies before what was answered is kept. */
  readonly dies: boolean;
};

export type Own = Pick<ReceivedEntry, 'hash' | 'bytes'>;

/** A till as the simulation sees it: one in memory, and one on a real SQLite. */
export type SimTill = {
  readonly device: DeviceId;
  readonly outlet: string;
  readonly sell: (at: Instant, id: EntryId, amount: number) => void;
  readonly push: (line: Line) => Pushed | 'unanswered' | Promise<Pushed | 'unanswered'>;
  readonly pull: (line: Line) => 'through' | 'more' | 'unanswered' | Promise<'through' | 'more' | 'unanswered'>;
  /** All of it over a good line, by the till's own loop where it has one; whether it was through. */
  readonly sync?: (line: Line) => Promise<boolean>;
  /** A new version of the program, that reads a kind more. */
  readonly update: () => void;
  /** What stands at the top of its screen. */
  readonly screen: () => { readonly unsent: number; readonly forked: boolean };
  /** The seq up to which it takes its entries to be at the centre. */
  readonly sent: () => number;
  readonly journal: () => readonly Own[];
  readonly cursor: () => FeedCursor;
  readonly kinds: () => readonly string[];
  readonly rows: () => readonly string[];
  /** Its disk, as a copy. */
  readonly disk: () => unknown;
  /** The same till, with another disk. */
  readonly over: (disk: unknown) => SimTill;
};

type Disk = {
  journal: ReceivedEntry[];
  standing: Standing;
  cursor: FeedCursor;
  rows: Map<string, { readonly text: string; readonly told: number }>;
  snapshot: number;
  inSnapshot: boolean;
  kinds: readonly string[];
};

const OLD_KINDS = ['staff'];
export const ALL_KINDS = ['staff', 'known-outlet'];

type Identity = { readonly device: DeviceId; readonly outlet: string; readonly bug?: Bug | undefined };

const emptyDisk = (): Disk => ({
  journal: [],
  standing: { acknowledged: NOTHING_SENT, branch: undefined, forked: false },
  cursor: { centre: '', n: 0 },
  rows: new Map(),
  snapshot: 0,
  inSnapshot: false,
  kinds: OLD_KINDS,
});

/**
 * A till without a database: what it believes after each answer is the real rule (`standing.ts`); this keeps the journal, the
 * standing, and the rows. Each assignment to the disk is a transaction.
 */
export function aTillInMemory(who: Identity, made?: Disk): SimTill {
  const { device, bug } = who;
  const disk = made ?? emptyDisk();

  const head = (): Head => headAfter(disk.journal, disk.journal.length);
  const hashAt: HashAt = (seq) => (seq === 0 ? NO_HASH : disk.journal[seq - 1]?.hash);

  function push(line: Line): Pushed | 'unanswered' {
    const before = disk.standing;
    const after = sentUpTo(before);
    const entries = disk.journal.slice(after.seq, after.seq + line.size);
    if (entries.length === 0) return 'nothing-left';
    const last = headAfter(disk.journal, after.seq + entries.length);
    const sent = { after, head: last };
    if (bug === 'takes a batch as sent before it is answered') disk.standing = { ...before, acknowledged: last };
    const header = { protocol: PROTOCOL, device, after, count: entries.length, head: { ...last, sig: '' } };
    const reply = line.push(header, entries);
    if (!reply || line.dies) return 'unanswered';
    if (reply.answer === 'refused') {
      if (bug === 'takes a refused batch for sent') disk.standing = { ...before, acknowledged: last };
      return { refused: reply.why };
    }
    const kept = afterPush(before, believed(reply.acknowledged), reply, sent);
    disk.standing = spoiltPush(kept.standing, { before, reply, last });
    return kept.pushed;
  }

  function believed(told: Head): HashAt {
    if (bug === 'takes any head at its seq for its own') return (seq) => hashAt(seq) && told.hash;
    return hashAt;
  }

  type Push = { readonly before: Standing; readonly reply: PushReply; readonly last: Head };
  function spoiltPush(standing: Standing, { before, reply, last }: Push): Standing {
    if (bug === 'never goes back behind what was acknowledged') return forward(before, standing);
    if (bug === 'takes a fork for stored' && reply.answer === 'fork')
      return { acknowledged: last, branch: undefined, forked: before.forked };
    if (bug === 'begins one entry late after a gap' && reply.answer === 'gap')
      return { ...standing, acknowledged: headAfter(disk.journal, standing.acknowledged.seq + 1) };
    return standing;
  }

  function pull(line: Line): 'through' | 'more' | 'unanswered' {
    const page = line.pull({ device, cursor: disk.cursor, kinds: disk.kinds, size: line.size });
    if (bug === 'writes the cursor before the rows' && page && page !== 'refused')
      disk.cursor = { centre: page.centre, n: page.upTo };
    if (!page || page === 'refused' || line.dies) return 'unanswered';
    if (bug !== 'writes the cursor before the rows' && !follows(page, disk.cursor)) return 'unanswered';
    applyRows(page);
    const before = { ...disk.standing, centre: disk.cursor.centre };
    const met = bug === 'goes on in its branch with a centre that may have lost it' ? page.centre : before.centre;
    const standing = afterPull({ ...before, centre: met }, believed(page.acknowledged), page);
    disk.cursor = { centre: page.centre, n: page.upTo };
    disk.standing = spoiltPull(disk.standing, standing, page);
    return page.more ? 'more' : 'through';
  }

  function spoiltPull(before: Standing, standing: Standing, page: Page): Standing {
    if (bug === 'forgets its fork with the next pull') return { ...standing, forked: page.quarantined };
    return bug === 'never goes back behind what was acknowledged' ? forward(before, standing) : standing;
  }

  /** Rows as the till's tables take them; see `snapshot.ts`. */
  function applyRows({ after, changes, more }: Page): void {
    if (after === 0) {
      disk.snapshot += 1;
      disk.inSnapshot = true;
    }
    for (const change of changes) applyChange(disk, change);
    if (more || !disk.inSnapshot) return;
    disk.inSnapshot = false;
    if (bug === 'keeps rows that a snapshot did not tell') return;
    for (const [key, { told }] of disk.rows) if (told < disk.snapshot) disk.rows.delete(key);
  }

  return {
    ...who,
    sell(at, id, amount) {
      disk.journal.push(anEntry(device, { after: head(), at, id, amount }));
    },
    push,
    pull,
    update() {
      if (disk.kinds === ALL_KINDS) return;
      disk.kinds = ALL_KINDS;
      if (bug !== 'learns a kind and keeps its cursor') disk.cursor = { ...disk.cursor, n: 0 };
    },
    screen() {
      const from =
        bug === 'counts what waits from the wrong head' ? disk.standing.acknowledged : sentUpTo(disk.standing);
      return { unsent: Math.max(0, disk.journal.length - from.seq), forked: disk.standing.forked };
    },
    sent: () => sentUpTo(disk.standing).seq,
    journal: () => disk.journal,
    cursor: () => disk.cursor,
    kinds: () => disk.kinds,
    rows: () => [...disk.rows].map(([key, { text }]) => `${key} ${text}`).toSorted(),
    disk: () => ({ ...disk, journal: [...disk.journal], rows: new Map(disk.rows) }),
    over: (other) => {
      const from = other as Disk;
      const put = { ...from, journal: [...from.journal], rows: new Map(from.rows) };
      if (bug === 'takes all for sent once its disk was put back')
        put.standing = {
          ...from.standing,
          acknowledged: headAfter(put.journal, put.journal.length),
          branch: undefined,
        };
      return aTillInMemory(who, put);
    },
  };
}

function headAfter(journal: readonly ReceivedEntry[], seq: number): Head {
  const entry = journal[seq - 1];
  return entry ? { epoch: entry.header.epoch, seq, hash: entry.hash } : NOTHING_SENT;
}

function forward(before: Standing, after: Standing): Standing {
  return after.acknowledged.seq < before.acknowledged.seq ? { ...after, acknowledged: before.acknowledged } : after;
}

function applyChange(disk: Disk, change: CatalogueChange): void {
  const key = `${change.kind} ${change.id}`;
  if (change.row === null) disk.rows.delete(key);
  else disk.rows.set(key, { text: 'name' in change.row ? change.row.name : '', told: disk.snapshot });
}

type Place = { readonly after: Head; readonly at: Instant; readonly id: EntryId; readonly amount: number };

/** A real entry: its canonical text and its hash. Its signature is left out, which costs more than all the rest. */
function anEntry(device: DeviceId, { after, at, id, amount }: Place): ReceivedEntry {
  const header = {
    device,
    epoch: 1,
    seq: after.seq + 1,
    id,
    at,
    actor: 'lan',
    kind: 'slip-reprinted',
    prev: after.hash,
  };
  const text = entryText(header, `{"copy":${amount},"sale":"${id}"}`);
  return { header, bytes: Buffer.from(text), hash: hash('sha256', text, 'hex') as Hash };
}
