import type { Migration } from './migration.ts';

/** Imports that were shown and wait to be confirmed, here and not in one server's memory: the next request may come to another one. */
export const importPlans: Migration = {
  version: 19,
  up: `
    create table import_plan (
      id text collate "C" primary key,
      -- Whose it is: nobody else confirms it. Null: the centre itself.
      account text collate "C",
      -- Which list it is of.
      list text collate "C" not null,
      -- The feed's number that it was planned at.
      n bigint not null,
      -- Rows it adds or changes, as its confirmation answers.
      counted int not null,
      -- What it publishes: JSON, gzip. Null once that is done.
      plan bytea,
      made_at bigint not null,
      expires_at bigint not null
    );
    alter table import_plan alter column plan set storage external;
  `,
};
