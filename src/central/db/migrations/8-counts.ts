import type { Migration } from './migration.ts';

/**
 * Sheets and closings of stock counts, told to the other tills of their outlet; and a number in the feed for each movement that is
 * read from now on. Movements of before have none and are not told: a count that began before is closed without them.
 */
export const counts: Migration = {
  version: 8,
  up: `
    create table count_entry (
      device uuid not null,
      seq bigint not null,
      outlet text collate "C" not null,
      entry uuid not null,
      at bigint not null,
      count uuid not null,
      -- A sheet's body, or null where the entry closes the count.
      sheet json,
      -- What is told of the closing, or null.
      closed json,
      n bigint not null,
      primary key (device, seq)
    );
    create unique index count_entry_n on count_entry (outlet, n);

    alter table stock_movement add column n bigint;
    create unique index stock_movement_n on stock_movement (outlet, n);
  `,
};
