import type { Migration } from './migration.ts';

/**
 * What the office does about tills: names them, takes them out of use, hears alarms, and decides over histories that parted. On a
 * distributed PostgreSQL `alarm_seen` and `fork_decision` lie by their device, as `till` does; `fleet_watch` is a reference table.
 */
export const fleetWatch: Migration = {
  version: 17,
  up: `
    alter table till add column name text not null default '';
    -- Out of use. What it still sends is taken: it may have sold before.
    alter table till add column retired_at bigint;
    -- Why it was last retired, revoked, or put back to use.
    alter table till add column service_note text not null default '';

    -- Alarms that somebody has looked at. An alarm with another mark than the one seen rings again.
    create table alarm_seen (
      device uuid not null,
      kind text collate "C" not null,
      mark text not null,
      at bigint not null,
      by text not null,
      note text not null,
      primary key (device, kind)
    );

    -- When a till that says nothing rings. One row.
    create table fleet_watch (
      one boolean primary key default true check (one),
      silent_hours int not null default 4,
      -- 1 = Monday … 7 = Sunday; hours of the outlet's own clock.
      days int[] not null default '{1,2,3,4,5,6,7}',
      opens int not null default 7,
      closes int not null default 18
    );
    insert into fleet_watch default values;

    -- What the office decided over a history that parted; the newest counts. Beside the ledger, whose rows nobody changes.
    create table fork_decision (
      device uuid not null,
      seq bigint not null,
      other_hash bytea not null,
      at bigint not null,
      judged text collate "C" not null,
      by text not null,
      note text not null,
      primary key (device, seq, other_hash, at)
    );
  `,
};
