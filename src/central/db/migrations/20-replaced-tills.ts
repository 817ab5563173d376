import type { Migration } from './migration.ts';

/** A machine takes the place of a dead till: same outlet and number, another key and journal. */
export const replacedTills: Migration = {
  version: 20,
  up: `
    -- Where its journal begins: 1, or of a machine in another's place 101, 201 …
    alter table till add column first_epoch int not null default 1;
    -- The machine it took the place of, as it stood then (ReplacedTill). Null of the first machine of a number.
    alter table till add column replaces json;
    -- Since when the office gives its number to another machine, and which one took it.
    alter table till add column replaced_at bigint;
    alter table till add column replaced_by uuid;
    -- The till whose place this code gives. Null: a new number.
    alter table enrol_code add column replaces uuid;
  `,
};
