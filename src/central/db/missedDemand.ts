import type { Hash } from '../../shared/journal/hash.ts';
import { type Db, rows } from './query.ts';

/** Business days, both ends included; an absent part does not narrow. */
export type DemandFilter = {
  /** Only of these outlets; null = of all. */
  readonly within: readonly string[] | null;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly outlet?: string | undefined;
};

export type DemandGroup = {
  /** Null where the catalogue has none of it. */
  readonly product: string | null;
  /** As it was said last. */
  readonly said: string;
  readonly times: number;
  readonly outlets: number;
  readonly lastAt: number;
  /** What was noted with it, the newest first; at most five. */
  readonly notes: readonly string[];
};

/** What was asked for in vain, the most often first: by product, and by what was said where it is none. */
export function groupDemands(
  db: Db,
  { within, from, to, outlet }: DemandFilter,
  limit: number,
): Promise<DemandGroup[]> {
  return rows(
    db,
    `select product, (array_agg(said order by at desc))[1] as said, count(*) as times,
            count(distinct outlet) as outlets, max(at) as "lastAt",
            coalesce((array_agg(note order by at desc) filter (where note is not null))[1:5], '{}') as notes
     from missed_demand
     where code is null and ($1::text is null or day >= $1) and ($2::text is null or day <= $2) and ($3::text is null or outlet = $3)
       and ($5::text[] is null or outlet = any ($5))
     group by product, case when product is null then folded end
     order by times desc, "lastAt" desc limit $4`,
    [from ?? null, to ?? null, outlet ?? null, limit, within],
  );
}

export type UnknownCodeGroup = {
  readonly code: string;
  /** What packs with it say, each once; at most five. */
  readonly said: readonly string[];
  readonly times: number;
  /** Codes of the outlets that told of it. */
  readonly outlets: readonly string[];
  readonly lastAt: number;
  /** Hashes of photographs that have come, the newest first; at most three. */
  readonly photos: readonly Hash[];
};

/** Codes that no product had when they were scanned, the most often first. */
export function groupUnknownCodes(
  db: Db,
  { within, from, to, outlet }: DemandFilter,
  limit: number,
): Promise<UnknownCodeGroup[]> {
  return rows(
    db,
    `select code, count(*) as times, max(at) as "lastAt",
            coalesce((array_agg(distinct said) filter (where said <> code))[1:5], '{}') as said,
            array_agg(distinct outlet order by outlet) as outlets,
            coalesce((array_agg(photo order by at desc) filter (where come))[1:3], '{}') as photos
     from (select *, exists (select from taken_photo where hash = decode(photo, 'hex')) as come from missed_demand) as told
     where code is not null
       and ($1::text is null or day >= $1) and ($2::text is null or day <= $2) and ($3::text is null or outlet = $3)
       and ($5::text[] is null or outlet = any ($5))
     group by code
     order by times desc, "lastAt" desc limit $4`,
    [from ?? null, to ?? null, outlet ?? null, limit, within],
  );
}
