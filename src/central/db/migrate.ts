import type { Pool } from 'pg';
import { CannotOpen } from '../cannotOpen.ts';
import type { Log } from '../log.ts';
import { first } from './migrations/1-first.ts';
import { bankNotices } from './migrations/2-bank-notices.ts';
import { returnsAndShifts } from './migrations/3-returns-and-shifts.ts';
import { photos } from './migrations/4-photos.ts';
import { stock } from './migrations/5-stock.ts';
import { unknownCodes } from './migrations/6-unknown-codes.ts';
import { transfers } from './migrations/7-transfers.ts';
import { counts } from './migrations/8-counts.ts';
import { settlement } from './migrations/9-settlement.ts';
import { soldDays } from './migrations/10-sold-days.ts';
import { people } from './migrations/11-people.ts';
import { went } from './migrations/12-went.ts';
import { takenPhotos } from './migrations/13-taken-photos.ts';
import { announced } from './migrations/14-announced.ts';
import { market } from './migrations/15-market.ts';
import { spread } from './migrations/16-spread.ts';
import { fleetWatch } from './migrations/17-fleet-watch.ts';
import { drafts } from './migrations/18-drafts.ts';
import { importPlans } from './migrations/19-import-plans.ts';
import { replacedTills } from './migrations/20-replaced-tills.ts';
import { settlementPapers } from './migrations/21-settlement-papers.ts';
import type { Migration } from './migrations/migration.ts';
import { row, rows, type Transaction, transaction } from './query.ts';

const migrations: readonly Migration[] = [
  first,
  bankNotices,
  returnsAndShifts,
  photos,
  stock,
  unknownCodes,
  transfers,
  counts,
  settlement,
  soldDays,
  people,
  went,
  takenPhotos,
  announced,
  market,
  spread,
  fleetWatch,
  drafts,
  importPlans,
  replacedTills,
  settlementPapers,
];

/** Any number will do, as long as all servers of one database take the same. */
const LOCK = 0x0c0b;

/**
 * Brings a database to the newest version known here; several servers may start at once. A database of a newer
 * program is refused, not guessed at.
 */
export async function migrate(pool: Pool, log: Log, list: readonly Migration[] = migrations): Promise<void> {
  await transaction(pool, async (tx) => {
    await rows(tx, 'select pg_advisory_xact_lock($1)', [LOCK]);
    await rows(
      tx,
      'create table if not exists schema_version (version int primary key, applied_at timestamptz not null default now())',
    );
    const at = await versionOf(tx);
    const newest = list.at(-1)?.version ?? 0;
    if (at > newest) {
      throw new CannotOpen(
        'database-newer',
        `The database is of version ${at}, this program knows ${newest}. Nothing was changed. Start the newer program, or restore the backup made before it.`,
      );
    }
    for (const { version, up } of list) {
      if (version <= at) continue;
      await rows(tx, up);
      await rows(tx, 'insert into schema_version (version) values ($1)', [version]);
      log.info('database migrated', { version });
    }
  });
}

async function versionOf(tx: Transaction): Promise<number> {
  return (
    (await row<{ version: number }>(tx, 'select coalesce(max(version), 0) as version from schema_version'))?.version ??
    0
  );
}
