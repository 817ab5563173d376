import { z } from 'zod';
import type { Instant } from '../../shared/day.ts';
import type { DeviceId } from '../../shared/id.ts';
import { EntryHeader } from '../../shared/journal/entry.ts';
import { type Dong, dong } from '../../shared/money.ts';
import { forgetSeenAlarms, recordSeenAlarm } from '../db/alarm.ts';
import {
  type BranchRow,
  countedFrom,
  type ForkColumns,
  historyOf,
  isFork,
  judgeForks,
  keptBranch,
  lastForkOf,
  otherBranch,
  readForks,
} from '../db/fork.ts';
import type { ProjectedSale, UnreadEntry } from '../db/projection.ts';
import { knownSales } from '../db/projection.ts';
import { transaction } from '../db/query.ts';
import { endQuarantine, lockTill, type Till, tillOf } from '../db/till.ts';
import { type Found, nothingFound, put } from '../found.ts';
import { parseJson } from '../parseJson.ts';
import { readEntry } from '../readEntry.ts';
import { BRANCH_PAGE, type BranchEntry, type BranchSum, type ForkRow } from './api/fleet.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';
import { noteDone } from './people/audit.ts';
import { askerOf, type Visit } from './people/visit.ts';

/** More histories that parted than a page shows. */
const SHOWN = 200;
/** Entries of one history that are reckoned up; a till in quarantine for weeks has fewer. */
const RECKONED = 20_000;

export async function listForks({ pool, catalogue, sightings }: OfficeDesk): Promise<OfficeReply<'fleet.forks'>> {
  await sightings.flush();
  const { outlets } = await catalogue.fresh();
  const forks = await readForks(pool, SHOWN);
  return Promise.all(forks.map((fork) => forkRow(pool, fork, outlets.get(fork.outlet)?.name ?? fork.outlet)));
}

async function forkRow(pool: OfficeDesk['pool'], fork: ForkColumns, outletName: string): Promise<ForkRow> {
  const { device, seq, headSeq, judged } = fork;
  const counted = await countedFrom(pool, device, seq);
  return {
    device: device as DeviceId,
    outletName,
    till: fork.till,
    seq,
    otherHash: fork.otherHash,
    seenAt: fork.seenAt as Instant,
    quarantined: fork.quarantined,
    revoked: fork.revoked,
    kept: {
      entries: Math.max(0, headSeq - seq + 1),
      slips: counted.slips,
      total: dong(counted.total),
      waiting: await waitingSum(pool, fork),
    },
    other: await otherSum(pool, fork),
    speaks: await speaksOf(pool, fork),
    judged: judged && {
      as: judged,
      at: (fork.judgedAt ?? 0) as Instant,
      by: fork.judgedBy ?? '',
      note: fork.judgedNote ?? '',
    },
  };
}

/** What of the journal's history stands there uncounted. */
async function waitingSum(pool: OfficeDesk['pool'], fork: ForkColumns): Promise<BranchSum> {
  if (fork.headSeq <= fork.countedSeq) return sumOf([], []);
  const rows = await keptBranch(pool, fork, { after: fork.countedSeq, limit: RECKONED });
  return sumOf(rows, foundIn(fork, rows).sales);
}

/** As the centre would count it. Slips that the journal has, too, are those of a cart that was begun before the histories parted. */
async function otherSum(pool: OfficeDesk['pool'], fork: ForkColumns): Promise<ForkRow['other']> {
  const rows = await otherBranch(pool, fork, { after: 0, limit: RECKONED });
  const found = foundIn(fork, rows);
  const slips = new Map(found.sales.map((slip) => [slip.sale, slip]));
  const ids = [...slips.values()].map(({ device, sale }) => ({ device, sale }));
  const known = await transaction(pool, (tx) => knownSales(tx, ids));
  for (const { sale } of known) slips.delete(sale);
  return { ...sumOf(rows, [...slips.values()]), inBoth: known.length, unread: found.suspense.length };
}

function sumOf(rows: readonly BranchRow[], slips: readonly ProjectedSale[]): BranchSum {
  return {
    entries: rows.length,
    slips: slips.length,
    total: dong(slips.reduce((sum, { total }) => sum + total, 0)),
  };
}

function foundIn(place: Place, rows: readonly BranchRow[]): Found {
  const found = nothingFound();
  for (const row of rows) {
    const stored = apartEntry(place, row);
    if (stored) put(found, stored, readEntry(stored));
  }
  return found;
}

type Place = Pick<UnreadEntry, 'outlet' | 'till' | 'publicKey' | 'firstEpoch' | 'replaces'>;

/** An entry that is kept apart, as one of the journal is read. */
function apartEntry(place: Place, { entry, arrivedAt }: BranchRow): UnreadEntry | undefined {
  const header = EntryHeader.safeParse(parseJson(entry)).data;
  const { outlet, till, publicKey, firstEpoch, replaces } = place;
  return header && { ...header, arrivedAt, entry, outlet, till, publicKey, firstEpoch, replaces };
}

/** Before it said where its journal ends, or with entries that are still on their way, nobody knows. */
async function speaksOf(pool: OfficeDesk['pool'], { device, seq, report }: ForkColumns): Promise<ForkRow['speaks']> {
  const head = report?.health?.head;
  if (!head || head.seq < seq) return null;
  const { kept, other } = await historyOf(pool, device, head);
  if (kept) return 'kept';
  return other ? 'other' : null;
}

export async function showBranch(
  { pool }: OfficeDesk,
  { side, after, ...fork }: OfficeInput<'fleet.branch'>,
): Promise<OfficeReply<'fleet.branch'>> {
  const till = await tillOf(pool, fork.device);
  if (!till || !(await isFork(pool, fork))) return { entries: [], more: false };
  const read = side === 'kept' ? keptBranch : otherBranch;
  const rows = await read(pool, fork, { after, limit: BRANCH_PAGE + 1 });
  const page = wholeNumbers(rows);
  return { entries: page.map((row) => branchEntry(till, row)), more: rows.length > page.length };
}

/** A page ends with all entries of its last number, since the next begins after that number. */
function wholeNumbers(rows: readonly BranchRow[]): readonly BranchRow[] {
  if (rows.length <= BRANCH_PAGE) return rows;
  const cut = rows.at(-1)?.seq;
  const whole = rows.filter(({ seq }) => seq !== cut);
  return whole.length > 0 ? whole : rows;
}

function branchEntry(till: Till, row: BranchRow): BranchEntry {
  const { seq, hash, arrivedAt, entry: text } = row;
  const stored = apartEntry(till, row);
  const [slip] = foundIn(till, [row]).sales;
  return {
    seq,
    at: (stored?.at ?? 0) as Instant,
    arrivedAt: arrivedAt as Instant,
    kind: stored?.kind ?? '',
    actor: actorIn(text),
    number: slip?.number ?? null,
    amount: slip ? (slip.total as Dong) : null,
    training: isTraining(text),
    hash,
    text,
  };
}

const PractisedEntry = z.object({ body: z.object({ training: z.literal(true) }) });

const actorIn = (text: string): string => EntryHeader.safeParse(parseJson(text)).data?.actor ?? '';

function isTraining(text: string): boolean {
  return PractisedEntry.safeParse(parseJson(text)).success;
}

export async function releaseTill(
  desk: OfficeDesk,
  { device, note }: OfficeInput<'fleet.releaseTill'>,
  visit: Visit,
): Promise<OfficeReply<'fleet.releaseTill'>> {
  const released = await transaction(desk.pool, async (tx) => {
    const till = await lockTill(tx, device);
    if (!till) return false;
    await endQuarantine(tx, device);
    await judgeForks(tx, { device, as: 'goes-on', at: desk.clock(), by: askerOf(visit).name, note });
    // Should the other history go on, it rings again.
    await forgetSeenAlarms(tx, [{ device, kind: 'fork' }]);
    const [before, after] = [{ quarantined: till.quarantined }, { quarantined: false, reason: note }];
    await noteDone(tx, desk, visit, { kind: 'till', id: device, before, after });
    return true;
  });
  if (!released) return { refused: 'no-such-till' };
  desk.log.warn('the office ended the quarantine of a till; the other history stays kept, uncounted', { device });
  desk.projector.wake(device);
  desk.fleetChanged();
  return { done: true };
}

/** Nothing moves: the journal's history waits, the other is kept, and the alarm is seen. */
export async function keepApart(
  desk: OfficeDesk,
  { device, note }: OfficeInput<'fleet.keepApart'>,
  visit: Visit,
): Promise<OfficeReply<'fleet.keepApart'>> {
  const [at, by] = [desk.clock(), askerOf(visit).name];
  const outcome = await transaction(desk.pool, async (tx) => {
    const till = await lockTill(tx, device);
    if (!till) return { refused: 'no-such-till' } as const;
    if (!till.quarantined) return { refused: 'not-apart' } as const;
    await judgeForks(tx, { device, as: 'kept-apart', at, by, note });
    await recordSeenAlarm(tx, { device, kind: 'fork', mark: String(await lastForkOf(tx, device)), at, by, note });
    await noteDone(tx, desk, visit, {
      kind: 'till',
      id: device,
      before: null,
      after: { quarantined: true, reason: note },
    });
    return { done: true } as const;
  });
  if ('done' in outcome) desk.fleetChanged();
  return outcome;
}
