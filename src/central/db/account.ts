import { type Db, row, rows } from './query.ts';

export type AccountColumns = {
  readonly account: string;
  readonly signIn: string;
  readonly name: string;
  readonly role: string;
  readonly outlets: readonly string[];
  /** Null until the invitation is taken. */
  readonly password: string | null;
  readonly retiredAt: number | null;
  /** Sealed. */
  readonly totp: Buffer | null;
  readonly totpOffered: Buffer | null;
};

const COLUMNS = `account, sign_in as "signIn", name, role, outlets, password, retired_at as "retiredAt", totp,
  totp_offered as "totpOffered"`;

export function accountOf(db: Db, account: string): Promise<AccountColumns | undefined> {
  return row(db, `select ${COLUMNS} from account where account = $1`, [account]);
}

export function accountCalled(db: Db, signIn: string): Promise<AccountColumns | undefined> {
  return row(db, `select ${COLUMNS} from account where sign_in = $1`, [signIn]);
}

export async function isAnybodyThere(db: Db): Promise<boolean> {
  return (await row(db, 'select 1 from account limit 1')) !== undefined;
}

export type NewAccount = Pick<AccountColumns, 'account' | 'signIn' | 'name' | 'role' | 'outlets' | 'password'> & {
  readonly madeAt: number;
};

/** @returns false where somebody has this name to sign in with already */
export async function insertAccount(db: Db, made: NewAccount): Promise<boolean> {
  const { account, signIn, name, role, outlets, password, madeAt } = made;
  const inserted = await rows(
    db,
    `insert into account (account, sign_in, name, role, outlets, password, made_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing returning account`,
    [account, signIn, name, role, outlets, password, madeAt],
  );
  return inserted.length > 0;
}

export async function updateAccount(
  db: Db,
  { account, name, role, outlets }: Pick<AccountColumns, 'account' | 'name' | 'role' | 'outlets'>,
): Promise<void> {
  await rows(db, 'update account set name = $2, role = $3, outlets = $4 where account = $1', [
    account,
    name,
    role,
    outlets,
  ]);
}

export async function retireAccount(db: Db, account: string, at: number): Promise<void> {
  await rows(db, 'update account set retired_at = $2, password = null where account = $1', [account, at]);
}

export async function setPassword(db: Db, account: string, password: string | null): Promise<void> {
  await rows(db, 'update account set password = $2 where account = $1', [account, password]);
}

/** As at the first run, whatever became of it since. */
export async function restoreAccount(db: Db, made: NewAccount): Promise<void> {
  const { account, signIn, name, role, password, madeAt } = made;
  await rows(
    db,
    `insert into account (account, sign_in, name, role, outlets, password, made_at) values ($1, $2, $3, $4, '{}', $5, $6)
     on conflict (account) do update
     set role = excluded.role, outlets = '{}', password = excluded.password, retired_at = null, totp = null, totp_offered = null`,
    [account, signIn, name, role, password, madeAt],
  );
}

export async function noteSignIn(db: Db, account: string, address: string, at: number): Promise<void> {
  await rows(db, 'update account set signed_in_at = $2 where account = $1', [account, at]);
  await rows(
    db,
    `insert into account_address (account, address, at) values ($1, $2, $3)
     on conflict (account, address) do update set at = excluded.at`,
    [account, address, at],
  );
}

export async function isKnownAddress(db: Db, account: string, address: string): Promise<boolean> {
  return (
    (await row(db, 'select 1 from account_address where account = $1 and address = $2', [account, address])) !==
    undefined
  );
}

export async function forgetAddresses(db: Db, before: number): Promise<void> {
  await rows(db, 'delete from account_address where at < $1', [before]);
}

/** Of administrators, those who can sign in. */
export async function countAdministrators(db: Db): Promise<number> {
  const found = await row<{ count: number }>(
    db,
    `select count(*) as count from account where role = 'administrator' and retired_at is null and password is not null`,
  );
  return found?.count ?? 0;
}

export type ListedAccount = Omit<AccountColumns, 'password' | 'totp' | 'totpOffered'> & {
  readonly hasPassword: boolean;
  readonly secondFactor: boolean;
  readonly signedInAt: number | null;
  /** Until when its newest invitation is good. */
  readonly invitedUntil: number | null;
};

export function listedAccounts(db: Db): Promise<ListedAccount[]> {
  return rows(
    db,
    `select a.account, a.sign_in as "signIn", a.name, a.role, a.outlets, a.retired_at as "retiredAt",
            a.password is not null as "hasPassword", a.totp is not null as "secondFactor", a.signed_in_at as "signedInAt",
            (select max(i.expires_at) from invitation i where i.account = a.account) as "invitedUntil"
     from account a order by a.account`,
  );
}

export type Invitation = {
  readonly account: string;
  readonly expiresAt: number;
  readonly endsSecondFactor: boolean;
};

/** One account has one: the one before is no longer good. */
export async function insertInvitation(db: Db, codeHash: Buffer, invitation: Invitation): Promise<void> {
  const { account, expiresAt, endsSecondFactor } = invitation;
  await endInvitations(db, account);
  await rows(
    db,
    'insert into invitation (code_hash, account, expires_at, ends_second_factor) values ($1, $2, $3, $4)',
    [codeHash, account, expiresAt, endsSecondFactor],
  );
}

export async function endInvitations(db: Db, account: string): Promise<void> {
  await rows(db, 'delete from invitation where account = $1', [account]);
}

export function invitationOf(db: Db, codeHash: Buffer): Promise<Invitation | undefined> {
  return row(
    db,
    `select account, expires_at as "expiresAt", ends_second_factor as "endsSecondFactor"
     from invitation where code_hash = $1`,
    [codeHash],
  );
}

/** @returns it, once: who comes second finds none */
export function takeInvitation(db: Db, codeHash: Buffer): Promise<Invitation | undefined> {
  return row(
    db,
    `delete from invitation where code_hash = $1
     returning account, expires_at as "expiresAt", ends_second_factor as "endsSecondFactor"`,
    [codeHash],
  );
}

export type OfficeSettings = { readonly administratorsNeedSecondFactor: boolean };

export async function officeSettings(db: Db): Promise<OfficeSettings> {
  const found = await row<OfficeSettings>(
    db,
    'select administrators_need_second_factor as "administratorsNeedSecondFactor" from office_setting',
  );
  return found ?? { administratorsNeedSecondFactor: false };
}

/** As `officeSettings`; whoever else changes people or settings waits until this transaction ends. */
export async function lockPeople(db: Db): Promise<OfficeSettings> {
  await rows(db, 'select 1 from office_setting for update');
  return officeSettings(db);
}

export async function writeSettings(db: Db, settings: OfficeSettings): Promise<void> {
  await rows(db, 'update office_setting set administrators_need_second_factor = $1', [
    settings.administratorsNeedSecondFactor,
  ]);
}
