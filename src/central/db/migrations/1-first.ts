import type { Migration } from './migration.ts';

/**
 * The path of the journal (till, journal, fork_entry, projected, sale, sale_line, suspense) keeps the rules that let
 * it be spread over machines later: the device first in every key, no foreign keys, sequences, triggers or locks.
 * `journal` is to be partitioned by arrival within the device when retention asks for it: its key then gains
 * `arrived_at`, and what keeps a seq single is the compare-and-set of the till's head, as it already is today.
 *
 * Instants are UTC milliseconds, days `YYYY-MM-DD`, money whole đồng, quantities thousandths.
 * Text that is compared or sorted is collated "C", so that every server orders it alike.
 */
export const first: Migration = {
  version: 1,
  up: `
    create table till (
      device uuid primary key,
      outlet text collate "C" not null,
      till int not null,
      public_key text not null,
      enrolled_at bigint not null,
      -- The head: the last entry stored. 64 zeros before the first.
      epoch int not null default 0,
      seq bigint not null default 0,
      hash bytea not null default '\\x0000000000000000000000000000000000000000000000000000000000000000',
      quarantined boolean not null default false,
      revoked boolean not null default false
    ) with (fillfactor = 70);
    -- Numbers the tills of an outlet; the enrolling transaction holds its row.
    create table till_counter (
      outlet text collate "C" primary key,
      last int not null
    );

    -- Apart from the head, because every pull writes it and no pull may wait for a push.
    create table till_seen (
      device uuid primary key,
      at bigint not null,
      report json not null
    ) with (fillfactor = 70);

    create table journal (
      device uuid not null,
      seq bigint not null,
      epoch int not null,
      id uuid not null,
      kind text collate "C" not null,
      at bigint not null,
      arrived_at bigint not null,
      -- The canonical text exactly as it was hashed.
      entry text not null,
      hash bytea not null,
      -- Ed25519 over the hash, on the last entry of each batch: it proves the batch. Null on the others.
      sig bytea,
      primary key (device, seq)
    );

    -- Entries of a till that continue another history than the journal's; kept as they came.
    create table fork_entry (
      device uuid not null,
      seq bigint not null,
      hash bytea not null,
      epoch int not null,
      prev bytea not null,
      arrived_at bigint not null,
      entry text not null,
      sig bytea,
      primary key (device, seq, hash)
    );
    -- Where the histories part.
    create table fork (
      device uuid not null,
      seq bigint not null,
      other_hash bytea not null,
      seen_at bigint not null,
      primary key (device, seq, other_hash)
    );

    -- How far a till's entries have been read into the tables below.
    create table projected (
      device uuid primary key,
      seq bigint not null
    ) with (fillfactor = 70);

    create table suspense (
      device uuid not null,
      seq bigint not null,
      epoch int not null,
      kind text collate "C" not null,
      arrived_at bigint not null,
      reason text not null,
      primary key (device, seq)
    );

    create table sale (
      device uuid not null,
      sale uuid not null,
      seq bigint not null,
      number text collate "C" not null,
      at bigint not null,
      day text collate "C" not null,
      arrived_at bigint not null,
      outlet text collate "C" not null,
      till int not null,
      cashier text not null,
      total bigint not null,
      pieces int not null,
      primary key (device, sale)
    );
    create index sale_at on sale (at desc, device desc, sale desc);
    create index sale_day on sale (day);

    create table sale_line (
      device uuid not null,
      sale uuid not null,
      line int not null,
      day text collate "C" not null,
      outlet text collate "C" not null,
      product text collate "C" not null,
      name text not null,
      producer text collate "C" not null,
      producer_name text not null,
      quantity bigint not null,
      amount bigint not null,
      primary key (device, sale, line)
    );
    create index sale_line_day on sale_line (day);
    create index sale_line_product on sale_line (product);
    create index sale_line_producer on sale_line (producer);

    -- The feed's counter, and which centre counts. One row.
    create table feed_head (
      one boolean primary key default true check (one),
      centre text not null,
      -- Which cluster it was made in: in another one, restored from a backup, it is another centre.
      made_in text not null,
      n bigint not null default 0
    );
    -- Everything that was ever published, by whom.
    create table feed (
      n bigint primary key,
      scope text collate "C" not null,
      kind text collate "C" not null,
      id text collate "C" not null,
      at bigint not null,
      by text not null,
      change text not null
    );
    -- The newest of each row, as the feed said it. Scope: an outlet's id, or empty for all outlets.
    create table catalogue (
      scope text collate "C" not null,
      kind text collate "C" not null,
      id text collate "C" not null,
      n bigint not null,
      gone boolean not null,
      change text not null,
      primary key (scope, kind, id)
    );
    create unique index catalogue_n on catalogue (n);

    create table enrol_code (
      code_hash bytea primary key,
      outlet text collate "C" not null,
      made_at bigint not null,
      expires_at bigint not null,
      used_by uuid
    );

    create table office_password (
      one boolean primary key default true check (one),
      hash text not null,
      first boolean not null
    );
    create table office_session (
      token_hash bytea primary key,
      begun_at bigint not null,
      expires_at bigint not null
    );
  `,
};
