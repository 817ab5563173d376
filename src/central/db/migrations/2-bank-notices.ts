import type { Migration } from './migration.ts';

/** What the bank told of transfers, and which sales were paid by them. Nothing of a payer is in it. */
export const bankNotices: Migration = {
  version: 2,
  up: `
    create table bank_notice (
      -- The bank's own number of the transfer: told twice, it is one.
      notice text collate "C" primary key,
      arrived_at bigint not null,
      paid_at bigint not null,
      amount bigint not null,
      -- The bills its text may name; nothing else of the text is kept.
      bills text[] collate "C" not null
    );
    create index bank_notice_bills on bank_notice using gin (bills);
    create index bank_notice_at on bank_notice (arrived_at desc);

    -- Counts the secrets made so far; the secrets themselves are not in the database. One row.
    create table bank_secret (
      one boolean primary key default true check (one),
      n int not null,
      made_at bigint not null
    );

    -- Beside sale, and projected with it.
    create table sale_bill (
      device uuid not null,
      sale uuid not null,
      bill text collate "C" not null,
      given bigint not null,
      primary key (device, sale, bill)
    );
    create index sale_bill_bill on sale_bill (bill);
  `,
};
