import { type Db, row, rows, type Transaction } from './query.ts';

/** A settlement or a payment, as its entry tells it; 0 and null where its kind has no such thing. */
export type ProjectedPaper = {
  readonly device: string;
  readonly seq: number;
  readonly entry: string;
  readonly outlet: string;
  readonly kind: 'settled' | 'paid';
  readonly owner: string;
  readonly owner_name: string;
  readonly number: string;
  readonly day: string;
  readonly at: number;
  readonly by: string;
  readonly from_day: string | null;
  readonly until: string | null;
  readonly commission: number;
  readonly payable: number;
  readonly paid: number;
};

export async function writePapers(tx: Transaction, papers: readonly ProjectedPaper[]): Promise<void> {
  await rows(
    tx,
    'insert into settlement_paper select * from json_populate_recordset(null::settlement_paper, $1) on conflict do nothing',
    [JSON.stringify(papers)],
  );
}

/** Which papers: by the day they were written, both ends included. An open end is the beginning, or now. */
export type PapersOf = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** null = of all. */
  readonly outlets: readonly string[] | null;
  /** null = all. */
  readonly owner: string | null;
};

/** An owner's account at one outlet: what was owed before the days, what these settled and paid, what is owed after them. */
export type LedgerColumns = {
  readonly owner: string;
  readonly ownerName: string;
  readonly outlet: string;
  readonly opened: number;
  readonly settled: number;
  readonly commission: number;
  readonly paid: number;
  /** The last day that a settlement reached, whenever it was written. */
  readonly until: string | null;
};

export function readLedger(db: Db, { from, to, outlets, owner }: PapersOf): Promise<LedgerColumns[]> {
  const within = '($1::text is null or day >= $1)';
  return rows(
    db,
    `select owner, (array_agg(owner_name order by at desc))[1] as "ownerName", outlet,
            coalesce(sum(payable - paid) filter (where not ${within}), 0)::bigint as opened,
            coalesce(sum(payable) filter (where ${within}), 0)::bigint as settled,
            coalesce(sum(commission) filter (where ${within}), 0)::bigint as commission,
            coalesce(sum(paid) filter (where ${within}), 0)::bigint as paid, max(until) as until
     from settlement_paper
     where ($2::text is null or day <= $2) and ($3::text[] is null or outlet = any ($3)) and ($4::text is null or owner = $4)
     group by owner, outlet`,
    [from ?? null, to ?? null, outlets, owner],
  );
}

export type PaperColumns = {
  readonly device: string;
  readonly entry: string;
  readonly till: number;
  readonly outlet: string;
  readonly kind: 'settled' | 'paid';
  readonly owner: string;
  readonly ownerName: string;
  readonly number: string;
  readonly day: string;
  readonly at: number;
  readonly by: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly commission: number;
  readonly payable: number;
  readonly paid: number;
};

const PAPER = `p.device, p.entry, t.till, p.outlet, p.kind, p.owner, p.owner_name as "ownerName", p.number, p.day, p.at, p.by,
  p.from_day as "from", p.until, p.commission, p.payable, p.paid`;

/** The newest first. */
export function readPapers(db: Db, { from, to, outlets, owner }: PapersOf, limit: number): Promise<PaperColumns[]> {
  return rows(
    db,
    `select ${PAPER} from settlement_paper p join till t using (device)
     where ($1::text is null or p.day >= $1) and ($2::text is null or p.day <= $2)
       and ($3::text[] is null or p.outlet = any ($3)) and ($4::text is null or p.owner = $4)
     order by p.day desc, p.at desc, p.device, p.seq desc limit $5`,
    [from ?? null, to ?? null, outlets, owner, limit],
  );
}

/** One of them, with its entry's text. */
export function readPaper(
  db: Db,
  device: string,
  entry: string,
): Promise<(PaperColumns & { readonly text: string }) | undefined> {
  return row(
    db,
    `select ${PAPER}, j.entry as text from settlement_paper p join till t using (device)
     join journal j on j.device = p.device and j.seq = p.seq
     where p.device = $1 and p.entry = $2`,
    [device, entry],
  );
}
