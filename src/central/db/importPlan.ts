import { type Db, row, rows, type Transaction } from './query.ts';

/** Which plan is meant, and by whom: somebody else's is none. */
export type PlanKey = { readonly id: string; readonly list: string; readonly account: string | null };

export type StoredPlan = {
  readonly n: number;
  readonly counted: number;
  /** As it was kept; null once it is applied. */
  readonly plan: Buffer | null;
};

type NewPlan = {
  readonly n: number;
  readonly counted: number;
  readonly plan: Uint8Array;
  readonly madeAt: number;
  readonly expiresAt: number;
};

const OWN = 'id = $1 and list = $2 and account is not distinct from $3';
const keyOf = ({ id, list, account }: PlanKey) => [id, list, account];

export async function keepPlan(db: Db, key: PlanKey, { n, counted, plan, madeAt, expiresAt }: NewPlan): Promise<void> {
  await rows(
    db,
    `insert into import_plan (id, list, account, n, counted, plan, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [...keyOf(key), n, counted, Buffer.from(plan), madeAt, expiresAt],
  );
}

export type PlanBounds = { readonly account: string | null; readonly each: number; readonly all: number };

/** Lets go of what nobody confirmed in time, and of what is too many: somebody's own oldest, or the oldest there are. */
export async function forgetPlans(db: Db, now: number, bounds: PlanBounds | null): Promise<void> {
  await rows(db, 'delete from import_plan where expires_at <= $1', [now]);
  if (!bounds) return;
  await rows(
    db,
    `delete from import_plan where id in (
       select id from (
         select id, account, row_number() over (partition by account order by made_at desc, id) as own,
                row_number() over (order by made_at desc, id) as every
           from import_plan where plan is not null) as waiting
        where (account is not distinct from $1 and own > $2) or every > $3)`,
    [bounds.account, bounds.each, bounds.all],
  );
}

export function findPlan(db: Db, key: PlanKey, now: number): Promise<StoredPlan | undefined> {
  return row(db, `select n, counted, plan from import_plan where ${OWN} and expires_at > $4`, [...keyOf(key), now]);
}

/** Whether it was applied meanwhile; undefined where it is gone. */
export async function isApplied(tx: Transaction, key: PlanKey): Promise<boolean | undefined> {
  const found = await row<{ applied: boolean }>(
    tx,
    `select plan is null as applied from import_plan where ${OWN}`,
    keyOf(key),
  );
  return found?.applied;
}

/** Keeps of it only how much it came to: a confirmation whose reply was lost is asked again. */
export async function settlePlan(tx: Transaction, key: PlanKey): Promise<void> {
  await rows(tx, `update import_plan set plan = null where ${OWN}`, keyOf(key));
}

export async function dropPlan(tx: Transaction, key: PlanKey): Promise<void> {
  await rows(tx, `delete from import_plan where ${OWN}`, keyOf(key));
}
