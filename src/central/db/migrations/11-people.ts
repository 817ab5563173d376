import type { Migration } from './migration.ts';

/**
 * Who may sign in at the office, their sessions, and what they changed. Small tables that are read with every request: on a
 * distributed PostgreSQL reference tables, but for `audit`, which stays where the trigger that keeps it is.
 *
 * Of secrets there are only hashes, and the authenticators' keys are sealed with the centre's own: the database and its
 * backups let nobody in.
 */
export const people: Migration = {
  version: 11,
  up: `
    create table account (
      account text collate "C" primary key,
      sign_in text collate "C" not null unique,
      name text not null,
      role text collate "C" not null,
      -- Of roles that have only their own.
      outlets text[] not null,
      -- Null until the invitation is taken.
      password text,
      made_at bigint not null,
      signed_in_at bigint,
      retired_at bigint,
      -- The authenticator's key, and one that was shown and not confirmed yet; sealed.
      totp bytea,
      totp_offered bytea,
      -- The step of the last code that was taken: none is good twice.
      totp_step bigint not null default 0
    );
    insert into account (account, sign_in, name, role, outlets, password, made_at)
    select 'tk-0000000000', 'trung-tam', 'Quản trị trung tâm', 'administrator', '{}', hash, 0 from office_password;
    drop table office_password;

    create table recovery_code (
      account text collate "C" not null,
      code_hash bytea not null,
      used_at bigint,
      primary key (account, code_hash)
    );

    -- Lets somebody choose a password, once.
    create table invitation (
      code_hash bytea primary key,
      account text collate "C" not null,
      expires_at bigint not null,
      ends_second_factor boolean not null
    );

    drop table office_session;
    create table office_session (
      token_hash bytea primary key,
      session uuid not null unique,
      account text collate "C" not null,
      begun_at bigint not null,
      seen_at bigint not null,
      ends_at bigint not null,
      address text not null,
      agent text not null
    );
    create index office_session_account on office_session (account);

    -- Tries in a row, by address and by account; and from where an account was signed in, so that strangers' tries are
    -- not counted against its owner.
    create table sign_in_try (
      who text collate "C" primary key,
      wrong int not null,
      last_at bigint not null
    );
    create index sign_in_try_last on sign_in_try (last_at);
    create table account_address (
      account text collate "C" not null,
      address text collate "C" not null,
      at bigint not null,
      primary key (account, address)
    );

    create table office_setting (
      one boolean primary key default true check (one),
      administrators_need_second_factor boolean not null default false
    );
    insert into office_setting default values;

    create table audit (
      n bigint generated always as identity primary key,
      at bigint not null,
      day text collate "C" not null,
      -- Null: the centre itself.
      account text collate "C",
      -- The name as it was then.
      by text not null,
      deed text collate "C" not null,
      -- What it was done to: a kind and an id.
      kind text collate "C" not null,
      id text collate "C" not null,
      before text,
      after text
    );
    create index audit_day on audit (day);
    create index audit_what on audit (kind, id);
    create function audit_stands() returns trigger language plpgsql as
      $$ begin raise exception 'what was written into the audit log stands'; end $$;
    create trigger audit_stands before update or delete or truncate on audit
      for each statement execute function audit_stands();
  `,
};
