import type { ReceivedEntry } from '../../src/central/batch.ts';
import { speaksOtherProtocol } from '../../src/central/batch.ts';
import type { Segment } from '../../src/central/db/journal.ts';
import { pageOf, startOf } from '../../src/central/feedPage.ts';
import { afterKeeping, headOf, type Judgement, judge, otherHash, spokenOf } from '../../src/central/judge.ts';
import { chainFault } from '../../src/central/push.ts';
import type { CatalogueChange } from '../../src/shared/catalogue/change.ts';
import type { Head } from '../../src/shared/journal/chain.ts';
import { type Hash, NO_HASH } from '../../src/shared/journal/entry.ts';
import type { Bundle, FeedCursor, PushHeader, PushReply } from '../../src/shared/sync/protocol.ts';
import type { Bug } from './bugs.ts';

/** What the centre has of one device. */
export type Holding = {
  readonly device: string;
  readonly outlet: string;
  head: Head;
  quarantined: boolean;
  /** What its books come to, added up as entries come in. */
  counted: number;
  readonly journal: ReceivedEntry[];
  /** By seq and hash, as the table's key. */
  readonly apart: Map<string, ReceivedEntry>;
  readonly partings: Set<string>;
};

type FeedRow = { readonly n: number; readonly scope: string; readonly change: CatalogueChange };
type Disk = { name: string; n: number; readonly tills: Map<string, Holding>; readonly feed: Map<string, FeedRow> };

export type PullAsk = {
  readonly device: string;
  readonly cursor: FeedCursor;
  readonly kinds: readonly string[];
  /** Changes on a page. */
  readonly size: number;
};
export type Page = Pick<Bundle, 'centre' | 'after' | 'upTo' | 'more' | 'changes' | 'acknowledged' | 'quarantined'>;

export type SimCentre = ReturnType<typeof aCentre>;

/**
 * A centre without a database: what is stored where is decided by the real rules (`judge`, `chainFault`, `pageOf`), and this only
 * keeps it. That PostgreSQL keeps the same is asked in `postgres.test.ts`.
 */
export function aCentre(bug?: Bug) {
  let disk: Disk = { name: 'c1', n: 0, tills: new Map(), feed: new Map() };
  let backup = copied(disk);
  let names = 1;
  /** Only where it answers before it commits: what a crash would leave. */
  let uncommitted: Disk | undefined;

  const holding = (device: string): Holding => {
    const found = disk.tills.get(device);
    if (!found) throw new Error(`no till ${device}`);
    return found;
  };

  function push(header: PushHeader, entries: readonly ReceivedEntry[]): PushReply {
    uncommitted = undefined;
    if (speaksOtherProtocol(header)) return { answer: 'refused', why: 'protocol' };
    const fault = chainFault({ header, entries });
    if (fault) return { answer: 'refused', why: fault };
    if (bug === 'answers before it commits') uncommitted = copied(disk);
    const segment: Segment = {
      device: header.device,
      after: header.after,
      entries,
      sig: header.head.sig,
      arrivedAt: 0,
    };
    return store(segment);
  }

  function store(segment: Segment): PushReply {
    const till = holding(segment.device);
    const judgement = judge(segment, {
      till: { head: till.head, revoked: false },
      branch: branchOf(till, segment.after),
      hashes: bug === 'takes a fork for known' ? hashesOf(segment) : hashesOfStretch(till, segment),
    });
    const acknowledged = till.head;
    if (bug === 'closes over a gap' && judgement.is === 'gap') return append(till, segment);
    if (bug === 'stores again what it has' && (judgement.is === 'known' || judgement.is === 'new'))
      return append(till, segment);
    switch (judgement.is) {
      case 'refused':
        return { answer: 'refused', why: judgement.why };
      case 'gap':
        return { answer: 'gap', centre: disk.name, acknowledged };
      case 'known':
        return { answer: 'stored', centre: disk.name, acknowledged };
      case 'new':
        if (bug === 'drops the last entry of a batch known in part' && judgement.rest !== segment)
          return append(till, judgement.rest, judgement.rest.entries.slice(0, -1));
        return append(till, judgement.rest);
      case 'apart':
        return keepApart(till, judgement);
    }
  }

  function append(till: Holding, segment: Segment, entries = segment.entries): PushReply {
    till.journal.push(...entries);
    for (const entry of entries) till.counted += amountOf(entry);
    till.head = headOf(segment);
    return { answer: 'stored', centre: disk.name, acknowledged: till.head };
  }

  function keepApart(till: Holding, { segment, seq, goesOn }: Extract<Judgement, { is: 'apart' }>): PushReply {
    if (bug === 'lets the other history replace its own') {
      till.journal.length = seq - 1;
      return append(till, segment);
    }
    const before = till.apart.size;
    if (!goesOn || bug !== 'keeps of another history only what came first')
      for (const entry of segment.entries) till.apart.set(`${entry.header.seq} ${entry.hash}`, entry);
    const parting = `${seq} ${otherHash(segment, seq)}`;
    const isParting = !goesOn && !till.partings.has(parting);
    if (!goesOn) till.partings.add(parting);
    const grows = till.apart.size > before && bug !== 'lets a till be for ever once the office did';
    const { setsApart } = afterKeeping({ isParting, grows, quarantined: till.quarantined });
    if (setsApart && bug !== 'keeps a fork and tells nobody') till.quarantined = true;
    return { answer: 'fork', centre: disk.name, acknowledged: till.head, seq };
  }

  function pull({ device, cursor, kinds, size }: PullAsk): Page {
    uncommitted = undefined;
    const till = holding(device);
    const head = { centre: disk.name, n: disk.n };
    const heard = bug === 'goes on with the cursor of another centre' ? { ...cursor, centre: disk.name } : cursor;
    const after = startOf(heard, head);
    const found = [...disk.feed.values()]
      .filter((row) => row.n > after && (row.scope === '' || row.scope === till.outlet))
      .filter(({ change }) => kinds.includes(change.kind) && !(change.row === null && after === 0))
      .toSorted((a, b) => a.n - b.n)
      .slice(0, size + 1);
    const page = pageOf(found, disk.n, size);
    return {
      centre: disk.name,
      after,
      upTo: bug === 'tells a cursor beyond the page' ? disk.n : page.upTo,
      more: page.more,
      changes: page.rows.map(({ change }) => change),
      acknowledged: bug === 'tells the head of the longest history for its own' ? longest(till) : till.head,
      quarantined: till.quarantined,
    };
  }

  return {
    push,
    pull,
    holding,
    name: () => disk.name,
    feedEnd: () => disk.n,
    enrol(device: string, outlet: string) {
      for (const kept of [disk, backup]) kept.tills.set(device, aHolding(device, outlet));
    },
    publish(scope: string, change: CatalogueChange) {
      disk.n += 1;
      disk.feed.set(`${scope} ${change.kind} ${change.id}`, { n: disk.n, scope, change });
    },
    /** What a till of an outlet that reads these kinds must know: the oracle, straight from the books. */
    told: (outlet: string, kinds: readonly string[]) =>
      [...disk.feed.values()]
        .filter(({ scope, change }) => (scope === '' || scope === outlet) && kinds.includes(change.kind))
        .flatMap(({ change }) =>
          change.row ? [`${change.kind} ${change.id} ${'name' in change.row ? change.row.name : ''}`] : [],
        )
        .toSorted(),
    backUp() {
      backup = copied(disk);
    },
    /** Into a new cluster, which the real centre takes a new name for. */
    restore() {
      uncommitted = undefined;
      disk = copied(backup);
      if (bug !== 'is restored under its old name') disk.name = `c${++names}`;
    },
    crash() {
      if (uncommitted) disk = uncommitted;
      uncommitted = undefined;
    },
  };
}

function aHolding(device: string, outlet: string): Holding {
  return {
    device,
    outlet,
    head: { epoch: 0, seq: 0, hash: NO_HASH },
    quarantined: false,
    counted: 0,
    journal: [],
    apart: new Map(),
    partings: new Set(),
  };
}

function copied({ name, n, tills, feed }: Disk): Disk {
  const copies = [...tills.values()].map((till): [string, Holding] => [
    till.device,
    { ...till, journal: [...till.journal], apart: new Map(till.apart), partings: new Set(till.partings) },
  ]);
  return { name, n, tills: new Map(copies), feed: new Map(feed) };
}

function longest({ head, apart }: Holding): Head {
  const heads = [...apart.values()].map(({ header, hash }): Head => ({ epoch: header.epoch, seq: header.seq, hash }));
  return [head, ...heads].reduce((far, next) => (next.seq > far.seq ? next : far));
}

/** As the query `branchOf`. */
function branchOf({ apart, partings }: Holding, { seq, hash }: Pick<Head, 'seq' | 'hash'>): number | undefined {
  if (!apart.has(`${seq} ${hash}`)) return undefined;
  const before = [...partings].map((parting) => Number.parseInt(parting, 10)).filter((at) => at <= seq);
  return before.length > 0 ? Math.max(...before) : undefined;
}

function hashesOfStretch({ journal, head }: Holding, segment: Segment): Map<number, Hash> {
  const { from, to } = spokenOf(segment, head);
  return new Map(journal.slice(Math.max(0, from - 1), Math.max(0, to)).map(({ header, hash }) => [header.seq, hash]));
}

function hashesOf({ after, entries }: Segment): Map<number, Hash> {
  return new Map([[after.seq, after.hash], ...entries.map(({ header, hash }): [number, Hash] => [header.seq, hash])]);
}

/** What an entry of the simulation is worth: it stands in its body. */
export function amountOf({ bytes }: Pick<ReceivedEntry, 'bytes'>): number {
  return Number(/"copy":(\d+)/.exec(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))?.[1]);
}
