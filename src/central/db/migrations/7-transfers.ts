import type { Migration } from './migration.ts';

/**
 * Goods on their way from one outlet to another. Entries of these kinds that came before wait in suspense, and are counted when
 * they are read again. Every outlet is told by name to all others (`known-outlet`), so those there are already are told now.
 */
export const transfers: Migration = {
  version: 7,
  up: `
    create table transfer (
      device uuid not null,
      entry uuid not null,
      from_outlet text collate "C" not null,
      to_outlet text collate "C" not null,
      at bigint not null,
      -- The body of its entry, without who let it be sent: that is nobody's business at another outlet.
      body json not null,
      -- Nobody has accepted it yet.
      open boolean not null,
      primary key (device, entry)
    ) with (fillfactor = 80);
    create index transfer_open on transfer (at) where open;
    create index transfer_from on transfer (from_outlet, at);
    create index transfer_to on transfer (to_outlet, at);

    -- Read before its transfer where the database was put back: the tills then send again in no order.
    create table transfer_arrival (
      device uuid not null,
      entry uuid not null,
      of_device uuid not null,
      of_entry uuid not null,
      outlet text collate "C" not null,
      at bigint not null,
      body json not null,
      primary key (device, entry)
    );
    create index transfer_arrival_of on transfer_arrival (of_device, of_entry);

    -- The number of a transfer's newest word in the stock feed of each of its two outlets.
    create table transfer_told (
      outlet text collate "C" not null,
      device uuid not null,
      entry uuid not null,
      n bigint not null,
      primary key (outlet, device, entry)
    ) with (fillfactor = 80);
    create unique index transfer_told_n on transfer_told (outlet, n);

    with named as (
      select id, json_build_object('kind', 'known-outlet', 'id', id, 'row', json_build_object(
               'id', r ->> 'id', 'code', r ->> 'code', 'name', r ->> 'name', 'address', r ->> 'address')) as change,
             row_number() over (order by id) as ordinal
      from (select id, change::json -> 'row' as r from catalogue where kind = 'outlet' and not gone) o
    ), head as (
      update feed_head set n = n + (select count(*) from named) returning n - (select count(*) from named) as before
    ), history as (
      insert into feed (n, scope, kind, id, at, by, change)
      select before + ordinal, '', 'known-outlet', id, (extract(epoch from now()) * 1000)::bigint, 'update', change::text
      from named, head
    )
    insert into catalogue (scope, kind, id, n, gone, change)
    select '', 'known-outlet', id, before + ordinal, false, change::text from named, head;
  `,
};
