import type { Migration } from './migration.ts';

/**
 * The papers of settlements and payments, one row each, so that what was owed at the beginning of any day, settled, paid and left
 * owing is a sum over few rows. Those that were read before are taken from the journal here; what waits in suspense comes when it is
 * read.
 */
export const settlementPapers: Migration = {
  version: 21,
  up: `
    create table settlement_paper (
      device uuid not null,
      seq bigint not null,
      entry uuid not null,
      outlet text collate "C" not null,
      -- settled or paid.
      kind text collate "C" not null,
      owner text collate "C" not null,
      owner_name text not null,
      number text collate "C" not null,
      day text collate "C" not null,
      at bigint not null,
      by text not null,
      -- Of a settlement: the days it is of (the first time from the beginning), and what it came to.
      from_day text collate "C",
      until text collate "C",
      commission bigint not null check (abs(commission) < 1000000000000000),
      payable bigint not null check (abs(payable) < 1000000000000000),
      -- Of a payment.
      paid bigint not null check (abs(paid) < 1000000000000000),
      primary key (device, seq)
    );
    create index settlement_paper_owner on settlement_paper (owner, day);
    create index settlement_paper_day on settlement_paper (day);

    insert into settlement_paper
    select e.device, e.seq, e.id, t.outlet, case e.kind when 'producer-settled' then 'settled' else 'paid' end,
           e.body #>> '{producer,id}', e.body #>> '{producer,name}', e.body ->> 'number', e.body ->> 'day', e.at,
           e.body ->> 'by', e.body ->> 'from', e.body ->> 'until', coalesce((e.body ->> 'commission')::bigint, 0),
           coalesce((e.body ->> 'payable')::bigint, 0), coalesce((e.body ->> 'amount')::bigint, 0)
    from (
      select j.device, j.seq, j.id, j.kind, j.at, j.entry::json -> 'body' as body
      from journal j join projected p on p.device = j.device and j.seq <= p.seq
      where j.kind in ('producer-settled', 'producer-paid')
        and not exists (select from suspense s where s.device = j.device and s.seq = j.seq)
    ) e
    join till t on t.device = e.device;
  `,
};
