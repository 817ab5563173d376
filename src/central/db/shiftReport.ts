import { type Db, row, rows } from './query.ts';

/** Business days, both ends included; an absent part does not narrow. */
export type ShiftFilter = {
  /** Only of these outlets; null = of all. */
  readonly within: readonly string[] | null;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly outlet?: string | undefined;
  readonly device?: string | undefined;
};

export type ShiftColumns = {
  readonly device: string;
  readonly shift: string;
  readonly z: number;
  /** Of the entry that closed it. */
  readonly epoch: number;
  readonly day: string;
  readonly outlet: string;
  readonly till: number;
  readonly openedAt: number;
  readonly closedAt: number;
  readonly openedBy: string;
  readonly closedBy: string;
  readonly sales: number;
  readonly sold: number;
  readonly returned: number;
  readonly expected: number;
  readonly counted: number;
};

const COLUMNS = `r.device, r.shift, r.z, j.epoch, r.day, r.outlet, r.till, r.opened_at as "openedAt", r.closed_at as "closedAt",
  r.opened_by as "openedBy", r.closed_by as "closedBy", r.sales, r.sold, r.returned, r.expected, r.counted`;

/** The shifts that were closed, the newest first. */
export function readShifts(
  db: Db,
  { within, from, to, outlet, device }: ShiftFilter,
  limit: number,
): Promise<ShiftColumns[]> {
  return rows(
    db,
    `select ${COLUMNS} from shift_report r join journal j using (device, seq)
     where ($1::text is null or r.day >= $1) and ($2::text is null or r.day <= $2)
       and ($3::text is null or r.outlet = $3) and ($4::uuid is null or r.device = $4)
       and ($6::text[] is null or r.outlet = any ($6))
     order by r.day desc, r.closed_at desc, r.device limit $5`,
    [from ?? null, to ?? null, outlet ?? null, device ?? null, limit, within],
  );
}

/** One of them, with the entry that closed it. */
export function readShift(
  db: Db,
  device: string,
  shift: string,
): Promise<(ShiftColumns & { readonly entry: string }) | undefined> {
  return row(
    db,
    `select ${COLUMNS}, j.entry from shift_report r join journal j using (device, seq)
     where r.device = $1 and r.shift = $2`,
    [device, shift],
  );
}
