import type { Migration } from './migration.ts';

/**
 * Stock as sums of what each till's entries moved, which come to the same in whatever order they are read. Each row of `stock`
 * and `lot` has its number in its outlet's feed (`stock_feed`), by which tills of the outlet are told of it. Quantities are
 * thousandths; lot '' = goods for which no lot is known.
 *
 * Entries that were read before there was stock are counted here: sales, and what came back onto the shelf. They know of no
 * lots yet. What waits in suspense is counted when it is read.
 */
export const stock: Migration = {
  version: 5,
  up: `
    create table stock_feed (
      outlet text collate "C" primary key,
      n bigint not null
    ) with (fillfactor = 50);

    create table lot (
      outlet text collate "C" not null,
      lot uuid not null,
      product text collate "C" not null,
      code text not null,
      expires text collate "C",
      owner text collate "C" not null,
      owner_name text not null,
      terms json not null,
      n bigint not null,
      primary key (outlet, lot)
    );
    create unique index lot_n on lot (outlet, n);

    create table stock (
      device uuid not null,
      product text collate "C" not null,
      lot text collate "C" not null,
      outlet text collate "C" not null,
      -- The check keeps one mad figure from spoiling every sum: its entry goes to suspense.
      on_hand bigint not null check (abs(on_hand) < 1000000000000000),
      -- Every entry of the till up to this one is counted.
      seq bigint not null,
      moved_at bigint not null,
      n bigint not null,
      primary key (device, product, lot)
    ) with (fillfactor = 80);
    create unique index stock_n on stock (outlet, n);

    create table stock_movement (
      device uuid not null,
      seq bigint not null,
      product text collate "C" not null,
      lot text collate "C" not null,
      outlet text collate "C" not null,
      kind text collate "C" not null,
      -- The slip's.
      number text collate "C" not null,
      day text collate "C" not null,
      at bigint not null,
      quantity bigint not null,
      -- Why it was written off, or null.
      why text collate "C",
      primary key (device, seq, product, lot)
    );
    create index stock_movement_goods on stock_movement (product, outlet, at);

    insert into stock_movement
    select e.device, e.seq, g.product, '', t.outlet, e.kind, e.body ->> 'number', e.body ->> 'day', e.at,
           sum(case e.kind when 'sale' then -g.quantity else g.quantity end), null
    from (
      select j.device, j.seq, j.kind, j.at, j.entry::json -> 'body' as body
      from journal j join projected p on p.device = j.device and j.seq <= p.seq
      where j.kind in ('sale', 'return')
        and not exists (select from suspense s where s.device = j.device and s.seq = j.seq)
    ) e
    join till t on t.device = e.device
    cross join lateral json_array_elements(e.body -> 'lines') line
    cross join lateral json_to_recordset(coalesce(line -> 'parts', json_build_array(line)))
      as g (product text, quantity bigint)
    where e.body -> 'training' is null and line ->> 'to' is distinct from 'write-off'
    group by e.device, e.seq, g.product, t.outlet, e.kind, e.body ->> 'number', e.body ->> 'day', e.at
    having sum(g.quantity) <> 0;

    insert into stock
    select m.device, m.product, '', m.outlet, sum(m.quantity), min(p.upto), max(m.at),
           row_number() over (partition by m.outlet order by m.device, m.product)
    from stock_movement m
    join (
      select p.device, coalesce((select min(s.seq) from suspense s where s.device = p.device) - 1, p.seq) as upto
      from projected p
    ) p on p.device = m.device
    group by m.device, m.product, m.outlet;

    insert into stock_feed select outlet, max(n) from stock group by outlet;
  `,
};
