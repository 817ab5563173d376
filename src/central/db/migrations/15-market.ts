import { MARKET_LINES_ANEW, MARKET_SLIPS_ANEW } from '../market.ts';
import type { Migration } from './migration.ts';

/**
 * What sold, as sums by till and day, month and year: pages about the market read these and never the journal. Stars stand as the sale
 * has them; what came back counts against the stars and the buyer of its sale. Documents that were read before are counted here.
 */
export const market: Migration = {
  version: 15,
  up: `
    alter table sale_line add column stars smallint not null default 0;
    update sale_line l set stars = x.stars
    from (
      select j.device, j.id as sale, e.line, (e.said ->> 'stars')::smallint as stars
      from journal j join sale s on s.device = j.device and s.seq = j.seq
      cross join lateral json_array_elements(j.entry::json -> 'body' -> 'lines') with ordinality as e (said, line)
      where j.kind = 'sale' and e.said ->> 'stars' is not null
    ) x
    where l.device = x.device and l.sale = x.sale and l.line = x.line;

    update sale_line l set stars = o.stars
    from journal j join sale s on s.device = j.device and s.seq = j.seq
    cross join lateral json_array_elements(j.entry::json -> 'body' -> 'lines') with ordinality as e (said, line)
    join sale_line o on o.device = j.device and o.sale = (j.entry::json -> 'body' -> 'of' ->> 'sale')::uuid
      and o.line = (e.said ->> 'line')::int + 1 and o.share = 1
    where j.kind = 'return' and l.device = j.device and l.sale = j.id and l.line = e.line;
    update sale r set buyer = s.buyer
    from journal j join sale s on s.device = j.device and s.kind = 'sale'
    where r.kind = 'return' and j.device = r.device and j.seq = r.seq
      and s.sale = (j.entry::json -> 'body' -> 'of' ->> 'sale')::uuid;

    create table market_line (
      device uuid not null,
      -- d, m, y: of a day, a month, a year; \`day\` is its first.
      span text collate "C" not null,
      day text collate "C" not null,
      product text collate "C" not null,
      producer text collate "C" not null,
      stars smallint not null,
      buyer text collate "C" not null,
      outlet text collate "C" not null,
      amount bigint not null check (abs(amount) < 1000000000000000),
      returned bigint not null check (abs(returned) < 1000000000000000),
      units bigint not null check (abs(units) < 1000000000000000),
      made bigint not null check (abs(made) < 1000000000000000),
      baskets bigint not null,
      primary key (device, span, day, product, producer, stars, buyer)
    ) with (fillfactor = 80);
    insert into market_line ${MARKET_LINES_ANEW};
    create index market_line_day on market_line (span, day);
    create index market_line_product on market_line (product, span, day);
    create index market_line_producer on market_line (producer, span, day);

    create table market_slip (
      device uuid not null,
      span text collate "C" not null,
      day text collate "C" not null,
      -- What of the slips: all, producer, stars; \`key\` says which.
      part text collate "C" not null,
      key text collate "C" not null,
      buyer text collate "C" not null,
      outlet text collate "C" not null,
      amount bigint not null check (abs(amount) < 1000000000000000),
      returned bigint not null check (abs(returned) < 1000000000000000),
      units bigint not null check (abs(units) < 1000000000000000),
      baskets bigint not null,
      returns bigint not null,
      primary key (device, span, day, part, key, buyer)
    ) with (fillfactor = 80);
    insert into market_slip ${MARKET_SLIPS_ANEW};
    create index market_slip_part on market_slip (part, span, day);
    create index sold_day_day on sold_day (day);
  `,
};
