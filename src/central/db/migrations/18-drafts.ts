import type { Migration } from './migration.ts';

/**
 * What is meant to change in the catalogue, and which changes went out together. What a row was before, and before that, the
 * feed itself keeps: a version is a stretch of it.
 */
export const drafts: Migration = {
  version: 18,
  up: `
    create table draft (
      kind text collate "C" not null,
      id text collate "C" not null,
      -- Counts the savings, so that what is published is what somebody saw.
      edit int not null,
      -- As the feed would say it.
      change text not null,
      -- Number in the feed of the row it was written over; 0 where there was none.
      base bigint not null,
      saved_at bigint not null,
      account text collate "C",
      by text not null,
      -- When it goes out by itself, and who said so; null until somebody does.
      due_at bigint,
      due_account text collate "C",
      due_by text,
      -- Why it did not go out when it was due.
      held text,
      primary key (kind, id)
    );
    create index draft_due on draft (due_at) where due_at is not null;

    -- The last number that was given to a new row of a kind.
    create table office_number (
      kind text collate "C" primary key,
      last int not null
    );

    create table catalogue_version (
      version bigint generated always as identity primary key,
      at bigint not null,
      -- Null: the centre itself.
      account text collate "C",
      by text not null,
      deed text not null,
      -- The stretch of the feed, both ends included.
      first bigint not null unique,
      last bigint not null,
      -- The version whose changes this one takes back.
      undoes bigint
    );
    create function version_stands() returns trigger language plpgsql as
      $$ begin raise exception 'what was published stays in the list of versions'; end $$;
    create trigger version_stands before update or delete or truncate on catalogue_version
      for each statement execute function version_stands();
    create index feed_row on feed (kind, id, n);

    -- Certificates as they are on paper. The office's own: tills have no use for them.
    create table certificate_file (
      certificate text collate "C" not null,
      hash bytea not null,
      name text not null,
      type text collate "C" not null,
      bytes bytea not null,
      at bigint not null,
      by text not null,
      primary key (certificate, hash)
    );
    alter table certificate_file alter column bytes set storage external;
  `,
};
