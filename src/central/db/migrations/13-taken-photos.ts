import type { Migration } from './migration.ts';

/** Photographs that were taken at tills, each named by an entry of its till: of a pack whose code nobody knew. */
export const takenPhotos: Migration = {
  version: 13,
  up: `
    create table taken_photo (
      hash bytea primary key,
      device uuid not null references till,
      seq bigint not null,
      width int not null,
      height int not null,
      bytes bytea not null,
      arrived_at bigint not null
    );
    alter table taken_photo alter column bytes set storage external;
    create index taken_photo_arrived on taken_photo (arrived_at);
    -- The hash of the one that goes with it, in hex; whether it has come is another question.
    alter table missed_demand add column photo text collate "C";
  `,
};
