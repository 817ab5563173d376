import type { Migration } from './migration.ts';

/**
 * What kept the till's own tables from being spread over machines (`deploy/citus.sql`): numbers of an outlet's feed that were held to be
 * single across tills, and a reference to another table. That a number is single follows from the feed's counter, whose row is locked by
 * whoever takes one; the index is for reading by it.
 */
export const spread: Migration = {
  version: 16,
  up: `
    drop index stock_n;
    create index stock_n on stock (outlet, n);
    drop index stock_movement_n;
    create index stock_movement_n on stock_movement (outlet, n);
    drop index sold_day_n;
    create index sold_day_n on sold_day (outlet, n);
    drop index count_entry_n;
    create index count_entry_n on count_entry (outlet, n);
    drop index owed_n;
    create index owed_n on owed (outlet, n);
    alter table taken_photo drop constraint taken_photo_device_fkey;
  `,
};
