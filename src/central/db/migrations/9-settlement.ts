import type { Migration } from './migration.ts';

/**
 * What owners of goods are owed, as sums of what each till's entries say, which come to the same in whatever order they are read:
 * what goods brought by day (`brought`), what settlements took (`settled`), what is owed and was paid (`account`). Told through the
 * stock feed. Entries that were read before are counted when the server starts (`owed_before`: up to which of each till).
 */
export const settlement: Migration = {
  version: 9,
  up: `
    create table owed (
      device uuid not null,
      part text collate "C" not null,
      owner text collate "C" not null,
      product text collate "C" not null,
      lot text collate "C" not null,
      day text collate "C" not null,
      outlet text collate "C" not null,
      owner_name text not null,
      name text not null,
      unit text not null,
      sold bigint not null check (abs(sold) < 1000000000000000),
      returned bigint not null check (abs(returned) < 1000000000000000),
      taken bigint not null check (abs(taken) < 1000000000000000),
      paid bigint not null check (abs(paid) < 1000000000000000),
      shop bigint not null check (abs(shop) < 1000000000000000),
      producer bigint not null check (abs(producer) < 1000000000000000),
      programme bigint not null check (abs(programme) < 1000000000000000),
      commission bigint not null check (abs(commission) < 1000000000000000),
      payable bigint not null check (abs(payable) < 1000000000000000),
      until text collate "C",
      per_mille int,
      seq bigint not null,
      n bigint not null,
      primary key (device, part, owner, product, lot, day)
    ) with (fillfactor = 80);
    create unique index owed_n on owed (outlet, n);

    create table owed_before (device uuid primary key, done bigint not null, upto bigint not null);
    insert into owed_before select device, 0, seq from projected where seq > 0;
  `,
};
