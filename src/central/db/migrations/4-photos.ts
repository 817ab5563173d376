import type { Migration } from './migration.ts';

/**
 * Photographs of stories, by the hash of their bytes: written once, never changed. Those that no story names any more are
 * cleared away some time after (`db/photo.ts`).
 */
export const photos: Migration = {
  version: 4,
  up: `
    create table photo (
      hash bytea primary key,
      type text collate "C" not null,
      width int not null,
      height int not null,
      bytes bytea not null,
      -- When somebody last brought it or took it into a story.
      touched_at bigint not null
    );
    -- They are compressed already.
    alter table photo alter column bytes set storage external;
  `,
};
