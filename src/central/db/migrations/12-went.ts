import type { Migration } from './migration.ts';

/**
 * What became of goods that were not sold, beside what they brought (`shared/settlement/went.ts`), and of what settlements took, what
 * the last of each till had counted. Of entries that were read before, these alone are counted when the server starts (`goods` in
 * `owed_before`), and nothing else a second time.
 */
export const went: Migration = {
  version: 12,
  up: `
    ${['back', 'expired', 'damaged', 'sample', 'gift', 'theft', 'spoilt', 'away', 'short']
      .map(
        (how) => `alter table owed add column ${how} bigint not null default 0 check (abs(${how}) < 1000000000000000);`,
      )
      .join('\n    ')}
    alter table owed add column counted jsonb;

    alter table owed_before add column goods boolean not null default false;
    alter table owed_before drop constraint owed_before_pkey;
    alter table owed_before add primary key (device, goods);
    insert into owed_before select device, 0, seq, true from projected where seq > 0;
  `,
};
