import type { TillReport } from '../../shared/sync/protocol.ts';
import { type Db, rows } from './query.ts';

export type FleetRow = {
  readonly device: string;
  readonly outlet: string;
  readonly till: number;
  readonly enrolledAt: number;
  readonly lastSeenAt: number | null;
  readonly report: TillReport | null;
  readonly acknowledgedSeq: number;
  readonly quarantined: boolean;
  readonly revoked: boolean;
  readonly inSuspense: number;
};

export function readFleet(db: Db): Promise<FleetRow[]> {
  return rows(
    db,
    `select t.device, t.outlet, t.till, t.enrolled_at as "enrolledAt", s.at as "lastSeenAt", s.report,
            t.seq as "acknowledgedSeq", t.quarantined, t.revoked, coalesce(w.count, 0)::int as "inSuspense"
     from till t left join till_seen s using (device)
     left join (select device, count(*) from suspense group by device) w using (device)
     order by t.outlet, t.till`,
  );
}

export type SuspendedEntry = {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  readonly kind: string;
  readonly arrivedAt: number;
  readonly reason: string;
  /** Its text, or the beginning of it where it is `cut`. */
  readonly entry: string;
  readonly cut: boolean;
};

/** Characters of an entry that a list carries: enough to see what it is. */
const SHOWN = 4_000;

/** The newest first. */
export function readSuspense(db: Db, limit: number): Promise<SuspendedEntry[]> {
  return rows(
    db,
    `select s.device, s.epoch, s.seq, s.kind, s.arrived_at as "arrivedAt", s.reason,
            left(j.entry, ${SHOWN}) as entry, length(j.entry) > ${SHOWN} as cut
     from suspense s join journal j using (device, seq)
     order by s.arrived_at desc, s.device, s.seq desc limit $1`,
    [limit],
  );
}

export type ForkedEntry = {
  readonly device: string;
  readonly outlet: string;
  readonly till: number;
  readonly seq: number;
  readonly seenAt: number;
  /** The entry in the journal, and the other history's at the same seq where it was sent; canonical texts. */
  readonly kept: string | null;
  readonly other: string | null;
  /** Whether either of them is only the beginning. */
  readonly cut: boolean;
};

/** Of tills in quarantine, the newest first. */
export function readForks(db: Db, limit: number): Promise<ForkedEntry[]> {
  return rows(
    db,
    `select f.device, t.outlet, t.till, f.seq, f.seen_at as "seenAt", left(j.entry, ${SHOWN}) as kept,
            left(e.entry, ${SHOWN}) as other,
            coalesce(greatest(length(j.entry), length(e.entry)) > ${SHOWN}, false) as cut
     from fork f join till t using (device)
     left join journal j on j.device = f.device and j.seq = f.seq
     left join fork_entry e on e.device = f.device and e.seq = f.seq and e.hash = f.other_hash
     where t.quarantined
     order by f.seen_at desc, f.device, f.seq desc limit $1`,
    [limit],
  );
}
