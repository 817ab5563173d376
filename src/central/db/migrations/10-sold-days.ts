import type { Migration } from './migration.ts';

/**
 * What each till sold of a product on each day, and how often it was asked for and not there, told through the stock feed; and the
 * days on which a till first and last moved what it holds. What was read before is counted here, and told: it has numbers beyond
 * all that the feeds had.
 */
export const soldDays: Migration = {
  version: 10,
  up: `
    create table sold_day (
      device uuid not null,
      product text collate "C" not null,
      day text collate "C" not null,
      outlet text collate "C" not null,
      sold bigint not null check (abs(sold) < 1000000000000000),
      missed bigint not null,
      -- Every entry of the till up to this one is counted.
      seq bigint not null,
      n bigint not null,
      primary key (device, product, day)
    ) with (fillfactor = 80);

    with said as (
      select device, product, day, outlet, -quantity as sold, 0 as missed from stock_movement
      where kind in ('sale', 'return')
      union all
      select device, product, day, outlet, 0, 1 from missed_demand where product is not null
    ), summed as (
      select device, product, day, outlet, sum(sold)::bigint as sold, sum(missed)::bigint as missed
      from said group by device, product, day, outlet
    )
    insert into sold_day
    select x.device, x.product, x.day, x.outlet, x.sold, x.missed,
           coalesce((select min(s.seq) from suspense s where s.device = x.device) - 1, p.seq),
           coalesce(f.n, 0) + row_number() over (partition by x.outlet order by x.device, x.product, x.day)
    from summed x join projected p using (device) left join stock_feed f on f.outlet = x.outlet;
    create unique index sold_day_n on sold_day (outlet, n);

    insert into stock_feed select outlet, max(n) from sold_day group by outlet
    on conflict (outlet) do update set n = excluded.n;

    alter table stock add column first_on text collate "C", add column last_on text collate "C";
    update stock s set first_on = m.first_on, last_on = m.last_on
    from (
      select device, product, lot, min(day) as first_on, max(day) as last_on from stock_movement
      group by device, product, lot
    ) m
    where m.device = s.device and m.product = s.product and m.lot = s.lot;
  `,
};
