import { SUM_COLUMNS, type SumsRow } from '../../shared/settlement/sumsRow.ts';
import type { Terms } from '../../shared/stock/lot.ts';
import { type Db, rows } from './query.ts';

/** Whose goods, and where. */
export type GoodsOf = {
  /** null = at all. */
  readonly outlets: readonly string[] | null;
  /** null = everybody's. */
  readonly owner: string | null;
};

type Goods = {
  readonly outlet: string;
  readonly owner: string;
  readonly product: string;
  /** Empty where no lot is known. */
  readonly lot: string;
  readonly ownerName: string;
  readonly name: string;
  readonly unit: string;
};

export type BroughtColumns = Goods & SumsRow;

export type SettledColumns = Goods &
  SumsRow & {
    readonly commission: number;
    readonly payable: number;
    /** What each till's last settlement had counted; null unless several tills settled of the goods and each says it. */
    readonly counted: readonly unknown[] | null;
  };

const SUMMED = `outlet, owner, product, lot, max(owner_name) as "ownerName", max(name) as name, max(unit) as unit,
  ${SUM_COLUMNS.map((column) => `sum(${column})::bigint as ${column}`).join(', ')}`;
const WHOSE = '($1::text[] is null or outlet = any ($1)) and ($2::text is null or owner = $2)';

/** All that goods ever brought, all tills of an outlet together. */
export function readBrought(db: Db, { outlets, owner }: GoodsOf): Promise<BroughtColumns[]> {
  return rows(
    db,
    `select ${SUMMED} from owed where part = 'brought' and ${WHOSE} group by outlet, owner, product, lot`,
    [outlets, owner],
  );
}

/** All that settlements ever took of them. */
export function readSettled(db: Db, { outlets, owner }: GoodsOf): Promise<SettledColumns[]> {
  return rows(
    db,
    `select ${SUMMED}, sum(commission)::bigint as commission, sum(payable)::bigint as payable,
            case when count(*) > 1 and count(counted) = count(*) then json_agg(counted) end as counted
     from owed where part = 'settled' and ${WHOSE} group by outlet, owner, product, lot`,
    [outlets, owner],
  );
}

export type AccountColumns = {
  readonly outlet: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly payable: number;
  readonly paid: number;
  readonly until: string | null;
  /** At what commission goods of no lot were settled last. */
  readonly perMille: number | null;
};

/** Where owners' accounts stand now, all tills of an outlet together. */
export function readAccounts(db: Db, { outlets, owner }: GoodsOf): Promise<AccountColumns[]> {
  return rows(
    db,
    `select outlet, owner, max(owner_name) as "ownerName", sum(payable)::bigint as payable, sum(paid)::bigint as paid,
            max(until) as until, max(per_mille) as "perMille"
     from owed where part = 'account' and ${WHOSE} group by outlet, owner`,
    [outlets, owner],
  );
}

export type LotColumns = {
  readonly outlet: string;
  readonly lot: string;
  readonly code: string;
  readonly expires: string | null;
  readonly owner: string;
  readonly ownerName: string;
  readonly terms: Terms;
};

export function readLots(db: Db, { outlets, owner }: GoodsOf): Promise<LotColumns[]> {
  return rows(
    db,
    `select outlet, lot::text as lot, code, expires, owner, owner_name as "ownerName", terms from lot where ${WHOSE}`,
    [outlets, owner],
  );
}
