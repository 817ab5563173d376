import type { TillReport } from '../../shared/sync/protocol.ts';
import type { ReplacedTill } from '../../shared/till/till.ts';
import { type Db, row, rows } from './query.ts';

export type FleetRow = {
  readonly device: string;
  readonly outlet: string;
  readonly till: number;
  readonly name: string;
  /** SPKI DER, base64. */
  readonly publicKey: string;
  readonly enrolledAt: number;
  readonly lastSeenAt: number | null;
  readonly report: TillReport | null;
  readonly acknowledgedSeq: number;
  readonly quarantined: boolean;
  readonly revoked: boolean;
  readonly retiredAt: number | null;
  readonly serviceNote: string;
  readonly replaces: ReplacedTill | null;
  readonly replacedAt: number | null;
  readonly replacedBy: string | null;
  readonly inSuspense: number;
  /** When the first and the last of them arrived. */
  readonly suspenseFrom: number | null;
  readonly suspenseTo: number | null;
  /** When another history of it was last seen; null where there is none. */
  readonly forkSeenAt: number | null;
};

export function readFleet(db: Db): Promise<FleetRow[]> {
  return rows(
    db,
    `select t.device, t.outlet, t.till, t.name, t.public_key as "publicKey", t.enrolled_at as "enrolledAt",
            s.at as "lastSeenAt", s.report, t.seq as "acknowledgedSeq", t.quarantined, t.revoked,
            t.retired_at as "retiredAt", t.service_note as "serviceNote", t.replaces, t.replaced_at as "replacedAt",
            t.replaced_by as "replacedBy", coalesce(w.count, 0)::int as "inSuspense",
            w.first as "suspenseFrom", w.last as "suspenseTo", f.seen as "forkSeenAt"
     from till t left join till_seen s using (device)
     left join (
       select device, count(*), min(arrived_at) as first, max(arrived_at) as last from suspense group by device
     ) w using (device)
     left join (select device, max(seen_at) as seen from fork group by device) f using (device)
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

/** An entry in suspense, whole. */
export function readSuspended(
  db: Db,
  device: string,
  seq: number,
): Promise<{ readonly entry: string; readonly reason: string } | undefined> {
  return row(
    db,
    'select j.entry, s.reason from suspense s join journal j using (device, seq) where s.device = $1 and s.seq = $2',
    [device, seq],
  );
}
