import type { ThrottleRule } from '../throttle.ts';
import { type Db, row, rows, type Transaction } from './query.ts';

/**
 * The rule of `throttle.ts`, counted where all servers of a centre see it. The try is counted before it is looked at, so
 * that a hundred at once are not all free; one that is not looked at does not make the wait longer.
 * @returns whether it is looked at
 */
export async function countTry(db: Db, who: string, rule: ThrottleRule, now: number): Promise<boolean> {
  const { free, firstWait, longestWait, forgetAfter } = rule;
  const counted = await row(
    db,
    `insert into sign_in_try as t (who, wrong, last_at) values ($1, 1, $2)
     on conflict (who) do update
     set wrong = case when t.last_at < $2 - $6::bigint then 1 else t.wrong + 1 end, last_at = $2
     where t.last_at < $2 - $6::bigint
        or t.wrong < $3::int
        or $2 >= t.last_at + least($5::bigint, $4::bigint * (1::bigint << least(t.wrong - $3::int, 30)))
     returning 1`,
    [who, now, free, firstWait, longestWait, forgetAfter],
  );
  return counted !== undefined;
}

/**
 * The same rule where right ones come many at once, as tills do on the day that a chain opens: what is in flight is not held
 * against the others, since they wait for this row instead. Held until the transaction ends.
 * @returns whether a try is looked at now
 */
export async function lockTries(tx: Transaction, who: string, rule: ThrottleRule, now: number): Promise<boolean> {
  const { free, firstWait, longestWait, forgetAfter } = rule;
  await rows(tx, 'insert into sign_in_try (who, wrong, last_at) values ($1, 0, $2) on conflict (who) do nothing', [
    who,
    now,
  ]);
  const found = await row<{ open: boolean }>(
    tx,
    `select last_at < $2::bigint - $6::bigint or wrong < $3::int
         or $2 >= last_at + least($5::bigint, $4::bigint * (1::bigint << least(greatest(wrong - $3::int, 0), 30))) as open
     from sign_in_try where who = $1 for update`,
    [who, now, free, firstWait, longestWait, forgetAfter],
  );
  return found?.open ?? true;
}

/** One whose row is held was looked at, and was wrong. */
export async function countWrong(tx: Transaction, who: string, rule: ThrottleRule, now: number): Promise<void> {
  await rows(
    tx,
    `update sign_in_try set wrong = case when last_at < $2::bigint - $3::bigint then 1 else wrong + 1 end, last_at = $2
     where who = $1`,
    [who, now, rule.forgetAfter],
  );
}

/** It was no wrong one after all. */
export async function takeBackTry(db: Db, who: string): Promise<void> {
  await rows(db, 'update sign_in_try set wrong = greatest(wrong - 1, 0) where who = $1', [who]);
}

export async function forgetTries(db: Db, who: string): Promise<void> {
  await rows(db, 'delete from sign_in_try where who = $1', [who]);
}

export async function clearOldTries(db: Db, before: number): Promise<void> {
  await rows(
    db,
    `delete from sign_in_try where who in (select who from sign_in_try where last_at < $1 for update skip locked)`,
    [before],
  );
}
