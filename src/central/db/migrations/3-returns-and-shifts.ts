import type { Migration } from './migration.ts';

/**
 * Returns stand among the sales with negative figures, so that every sum is net of them. A gift basket's line is divided
 * over its producers: a row for each, of which the first is share 1; the quantity is the basket's in every row.
 */
export const returnsAndShifts: Migration = {
  version: 3,
  up: `
    alter table sale
      -- 'sale' or 'return'
      add column kind text collate "C" not null default 'sale',
      add column buyer text collate "C",
      -- Kinds of tender, or of refund. Until now there was only cash.
      add column paid_by text[] collate "C" not null default '{cash}';
    alter table sale alter column kind drop default, alter column paid_by drop default;

    alter table sale_line add column share int not null default 1;
    alter table sale_line alter column share drop default;
    alter table sale_line drop constraint sale_line_pkey, add primary key (device, sale, line, share);

    create table shift_report (
      device uuid not null,
      shift uuid not null,
      seq bigint not null,
      z int not null,
      day text collate "C" not null,
      outlet text collate "C" not null,
      till int not null,
      opened_at bigint not null,
      closed_at bigint not null,
      opened_by text not null,
      closed_by text not null,
      sales int not null,
      sold bigint not null,
      returned bigint not null,
      -- What should have been in the drawer, and what was counted.
      expected bigint not null,
      counted bigint not null,
      primary key (device, shift)
    );
    create index shift_report_day on shift_report (day);

    create table missed_demand (
      device uuid not null,
      seq bigint not null,
      at bigint not null,
      day text collate "C" not null,
      outlet text collate "C" not null,
      product text collate "C",
      said text not null,
      -- Without its marks, so that two spellings of one wish are counted together.
      folded text collate "C" not null,
      note text,
      primary key (device, seq)
    );
    create index missed_demand_day on missed_demand (day);
  `,
};
