import type { Head } from '../../shared/journal/chain.ts';
import type { Hash } from '../../shared/journal/entry.ts';
import type { TillReport } from '../../shared/sync/protocol.ts';
import type { ReplacedTill } from '../../shared/till/till.ts';
import { type Db, preparedRows, row, rows, type Transaction } from './query.ts';

/** A till as the centre knows it. */
export type Till = {
  readonly device: string;
  readonly outlet: string;
  readonly till: number;
  /** SPKI DER, base64. */
  readonly publicKey: string;
  readonly head: Head;
  readonly quarantined: boolean;
  readonly revoked: boolean;
  /** Out of use since; what it sends is taken all the same. */
  readonly retiredAt: number | null;
  /** As the office calls it; empty where it has only its number. */
  readonly name: string;
  /** Of its first entry. */
  readonly firstEpoch: number;
  /** The machine whose place it took; null of the first of a number. */
  readonly replaces: ReplacedTill | null;
  /** Since when its number is given to another machine. It is revoked as long, but what somebody brings of it by file is taken. */
  readonly replacedAt: number | null;
  /** The machine that took its place; null while none has. */
  readonly replacedBy: string | null;
};

type TillColumns = Omit<Till, 'head'> & { readonly epoch: number; readonly seq: number; readonly hash: Hash };

const COLUMNS = `device, outlet, till, public_key as "publicKey", epoch, seq, encode(hash, 'hex') as hash, quarantined, revoked,
  retired_at as "retiredAt", name, first_epoch as "firstEpoch", replaces, replaced_at as "replacedAt", replaced_by as "replacedBy"`;

function fromColumns({ epoch, seq, hash, ...till }: TillColumns): Till {
  return { ...till, head: { epoch, seq, hash } };
}

export async function tillOf(db: Db, device: string): Promise<Till | undefined> {
  const [found] = await preparedRows<TillColumns>(db, 'till-of', `select ${COLUMNS} from till where device = $1`, [
    device,
  ]);
  return found && fromColumns(found);
}

/** All tills, or those of one outlet, by outlet and number. */
export async function tillsOf(db: Db, outlet?: string): Promise<Till[]> {
  const found = await rows<TillColumns>(
    db,
    `select ${COLUMNS} from till where $1::text is null or outlet = $1 order by outlet, till, device`,
    [outlet ?? null],
  );
  return found.map(fromColumns);
}

/** As `tillOf`, and nobody else changes it before this transaction ends. */
export async function lockTill(tx: Transaction, device: string): Promise<Till | undefined> {
  const found = await row<TillColumns>(tx, `select ${COLUMNS} from till where device = $1 for update`, [device]);
  return found && fromColumns(found);
}

/** The next number of an outlet's tills, 1, 2, 3 …; never given twice. */
export async function nextTillNumber(tx: Transaction, outlet: string): Promise<number> {
  const [counter] = await rows<{ last: number }>(
    tx,
    `insert into till_counter as c (outlet, last) values ($1, 1)
     on conflict (outlet) do update set last = c.last + 1 returning last`,
    [outlet],
  );
  return counter?.last ?? 1;
}

type NewTill = Pick<Till, 'device' | 'outlet' | 'till' | 'publicKey' | 'firstEpoch' | 'replaces'> & {
  readonly enrolledAt: number;
};

export async function insertTill(tx: Transaction, till: NewTill): Promise<void> {
  await rows(
    tx,
    `insert into till (device, outlet, till, public_key, first_epoch, replaces, enrolled_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      till.device,
      till.outlet,
      till.till,
      till.publicKey,
      till.firstEpoch,
      till.replaces && JSON.stringify(till.replaces),
      till.enrolledAt,
    ],
  );
  await rows(tx, 'insert into projected (device, seq) values ($1, 0)', [till.device]);
}

export type Sighting = { readonly device: string; readonly at: number; readonly report: TillReport };

/** The newest word of each till; an older one changes nothing. */
export async function recordSightings(db: Db, sightings: readonly Sighting[]): Promise<void> {
  await rows(
    db,
    `insert into till_seen as s (device, at, report)
     select device, at, report from json_to_recordset($1) as x (device uuid, at bigint, report json)
     on conflict (device) do update set at = excluded.at, report = excluded.report where s.at <= excluded.at`,
    [JSON.stringify(sightings)],
  );
}

/** @returns whether there is such a till; one that is in no quarantine stays as it is */
export async function endQuarantine(db: Db, device: string): Promise<boolean> {
  const found = await rows(db, 'update till set quarantined = false where device = $1 returning device', [device]);
  return found.length > 0;
}

/** @returns whether there is such a till */
export async function nameTill(db: Db, device: string, name: string): Promise<boolean> {
  return (await rows(db, 'update till set name = $2 where device = $1 returning device', [device, name])).length > 0;
}

/** A machine took a till's place; the till is locked by whoever asks. */
export async function setReplacedBy(tx: Transaction, device: string, by: string): Promise<void> {
  await rows(tx, 'update till set replaced_by = $2 where device = $1', [device, by]);
}

/** The last entry of a till's journal that has a buyer's slip, as it was hashed: it need not be counted yet. */
export async function lastSlipEntry(tx: Transaction, device: string): Promise<string | undefined> {
  const found = await row<{ entry: string }>(
    tx,
    `select entry from journal where device = $1 and kind in ('sale', 'return') order by seq desc limit 1`,
    [device],
  );
  return found?.entry;
}

export type Service = {
  readonly device: string;
  readonly revoked: boolean;
  readonly retiredAt: number | null;
  readonly replacedAt: number | null;
  readonly note: string;
};

export async function setTillService(tx: Transaction, service: Service): Promise<void> {
  const { device, revoked, retiredAt, replacedAt, note } = service;
  await rows(
    tx,
    'update till set revoked = $2, retired_at = $3, replaced_at = $4, service_note = $5 where device = $1',
    [device, revoked, retiredAt, replacedAt, note],
  );
}
