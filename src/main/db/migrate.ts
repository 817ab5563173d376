import { first } from './migrations/001-first.ts';
import { pins } from './migrations/002-pins.ts';
import { printJobs } from './migrations/003-print-jobs.ts';
import { promotions } from './migrations/004-promotions.ts';
import { returns } from './migrations/005-returns.ts';
import { heldCarts } from './migrations/006-held-carts.ts';
import { shifts } from './migrations/007-shifts.ts';
import { printers } from './migrations/008-printers.ts';
import { stories } from './migrations/009-stories.ts';
import { labels } from './migrations/010-labels.ts';
import { sharedCodes } from './migrations/011-shared-codes.ts';
import { doubts } from './migrations/012-doubts.ts';
import { toldStock } from './migrations/013-told-stock.ts';
import { scanners } from './migrations/014-scanners.ts';
import { lots } from './migrations/015-lots.ts';
import { counts } from './migrations/016-counts.ts';
import { drafts } from './migrations/017-drafts.ts';
import { stockLists } from './migrations/018-stock-lists.ts';
import { settlement } from './migrations/019-settlement.ts';
import { transfers } from './migrations/020-transfers.ts';
import { toldOwed } from './migrations/021-told-owed.ts';
import { stockPapers } from './migrations/022-stock-papers.ts';
import { vouchers } from './migrations/023-vouchers.ts';
import { countsAmongPapers } from './migrations/024-counts-among-papers.ts';
import { soldDays } from './migrations/025-sold-days.ts';
import { onTheWay } from './migrations/026-on-the-way.ts';
import { checkpoint } from './migrations/027-checkpoint.ts';
import { went } from './migrations/028-went.ts';
import { takenPhotos } from './migrations/029-taken-photos.ts';
import { announced } from './migrations/030-announced.ts';
import { shownPhotos } from './migrations/031-shown-photos.ts';
import { heard } from './migrations/032-heard.ts';
import { outletPrices } from './migrations/033-outlet-prices.ts';
import { schemaSum } from './migrations/034-schema-sum.ts';
import { isSchemaWhole, keepSchemaSum } from './schemaSum.ts';
import type { TillDb } from './sqlite.ts';
import { TillUnusable } from './unusable.ts';

/** In order; the database's `user_version` is how many were applied. A released one is never edited. */
export const migrations: readonly string[] = [
  first,
  pins,
  printJobs,
  promotions,
  returns,
  heldCarts,
  shifts,
  printers,
  stories,
  labels,
  sharedCodes,
  doubts,
  toldStock,
  scanners,
  lots,
  counts,
  drafts,
  stockLists,
  settlement,
  transfers,
  toldOwed,
  stockPapers,
  vouchers,
  countsAmongPapers,
  soldDays,
  onTheWay,
  checkpoint,
  went,
  takenPhotos,
  announced,
  shownPhotos,
  heard,
  outletPrices,
  schemaSum,
];

/**
 * Brings a database to a version, each step in a transaction of its own: a kill leaves the version before or after.
 * @param upTo for tests that start from an older version
 * @throws TillUnusable where a newer program wrote it, or where it is not as the last one left it
 */
export function migrate(db: TillDb, upTo = migrations.length): void {
  const version = db.raw.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) {
    throw new TillUnusable('newer', `the database has version ${version}, this program knows ${migrations.length}`);
  }
  if (!isSchemaWhole(db)) throw new TillUnusable('damaged', 'tables, indexes or triggers are not as they were made');
  for (let next = version; next < upTo; next++) {
    db.write((within) => {
      db.raw.exec(migrations[next] as string);
      db.raw.pragma(`user_version = ${next + 1}`);
      keepSchemaSum(within);
    });
  }
}
