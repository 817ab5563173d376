import type { Migration } from './migration.ts';

/** Codes that were scanned and that no product has stand beside what was asked for in vain. */
export const unknownCodes: Migration = {
  version: 6,
  up: `
    -- One spelling of a number for all: without the zeros before it. Null where nothing was scanned.
    alter table missed_demand add column code text collate "C";
    create index missed_demand_code on missed_demand (code) where code is not null;
  `,
};
