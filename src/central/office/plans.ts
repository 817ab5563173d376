import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { lockFeed, type Publication } from '../db/catalogue.ts';
import { dropPlan, findPlan, forgetPlans, isApplied, keepPlan, type PlanKey, settlePlan } from '../db/importPlan.ts';
import { transaction } from '../db/query.ts';
import type { OfficeDesk } from './desk.ts';
import { publishWithin } from './people/audit.ts';
import { askerOf, type Visit } from './people/visit.ts';

/** An import that was shown: what its confirmation publishes. */
export type ImportShown = {
  readonly list: string;
  /** The feed's number it was planned at: if the catalogue moves on, the preview no longer tells the truth. */
  readonly n: number;
  readonly publications: readonly Publication[];
  /** Rows it adds or changes. */
  readonly counted: number;
};

/** ms */
export const PLAN_LIFE = 3_600_000;
/** Waiting at once: of one person, and of all. A plan of 20,000 rows is some 20 MB of JSON, and 2 MB as it is kept. */
const WAITING = { each: 3, all: 20 };
/** Bytes as it is kept; a file within its own bounds comes to less. */
const PLAN_BYTES = 32 * 1024 * 1024;

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** Keeps an import until whoever saw it confirms it, at any server. @returns its id, undefined where it is too large to keep */
export async function holdPlan(
  { pool, clock, random }: Pick<OfficeDesk, 'pool' | 'clock' | 'random'>,
  { list, n, publications, counted }: ImportShown,
  visit: Visit,
): Promise<string | undefined> {
  const plan = await pack(JSON.stringify(publications), { level: 3 });
  if (plan.length > PLAN_BYTES) return undefined;
  const now = clock();
  const key = { id: Buffer.from(random(18)).toString('base64url'), list, account: askerOf(visit).account };
  await transaction(pool, async (tx) => {
    // Room is made before it comes, so that what was just shown is never what gives way.
    await forgetPlans(tx, now, { account: key.account, each: WAITING.each - 1, all: WAITING.all - 1 });
    await keepPlan(tx, key, { n, counted, plan, madeAt: now, expiresAt: now + PLAN_LIFE });
  });
  return key.id;
}

/** Lets go of what nobody confirmed in time. */
export function clearPlans({ pool, clock }: Pick<OfficeDesk, 'pool' | 'clock'>): Promise<void> {
  return forgetPlans(pool, clock(), null);
}

type Confirmed = { readonly applied: number } | { readonly refused: 'no-such-import' | 'catalogue-moved-on' };

/**
 * All of the plan or nothing, in one transaction; nothing where the catalogue is no longer what was previewed. Asked again after
 * a lost reply, or twice at once, it answers as before.
 */
export async function confirmPlan(
  desk: Pick<OfficeDesk, 'pool' | 'clock'>,
  { list, id }: { readonly list: string; readonly id: string },
  visit: Visit,
): Promise<Confirmed> {
  const key: PlanKey = { id, list, account: askerOf(visit).account };
  const held = await findPlan(desk.pool, key, desk.clock());
  if (!held) return { refused: 'no-such-import' };
  const applied = { applied: held.counted };
  if (held.plan === null) return applied;
  // Written by `holdPlan` alone, so it is read as it was.
  const publications = JSON.parse((await unpack(held.plan)).toString('utf8')) as Publication[];
  return transaction(desk.pool, async (tx) => {
    const { n } = await lockFeed(tx);
    const isDone = await isApplied(tx, key);
    if (isDone === undefined) return { refused: 'no-such-import' };
    if (isDone) return applied;
    if (n !== held.n) {
      await dropPlan(tx, key);
      return { refused: 'catalogue-moved-on' };
    }
    await settlePlan(tx, key);
    if (publications.length > 0) await publishWithin(tx, desk, visit, publications);
    return applied;
  });
}
