import type { Migration } from './migration.ts';

/** Goods that the office announces to an outlet, and what its tills received of them. */
export const announced: Migration = {
  version: 14,
  up: `
    create table announced (
      id uuid primary key,
      outlet text collate "C" not null,
      at bigint not null,
      body json not null,
      withdrawn_at bigint,
      -- Nobody has received it, and nobody took it back.
      open boolean not null,
      -- Of its newest word in the outlet's stock feed.
      n bigint not null
    ) with (fillfactor = 80);
    create unique index announced_n on announced (outlet, n);
    create index announced_open on announced (at) where open;
    create index announced_at on announced (at);

    -- What came stands here without who let it in. Of an announcement that a restored database knows nothing of, it stands alone.
    create table announced_receipt (
      device uuid not null,
      entry uuid not null,
      announced uuid not null,
      outlet text collate "C" not null,
      at bigint not null,
      body json not null,
      primary key (device, entry)
    );
    create index announced_receipt_of on announced_receipt (announced);
  `,
};
