import { type Db, preparedRows, row, rows } from './query.ts';

export type NewSession = {
  readonly tokenHash: Buffer;
  readonly session: string;
  readonly account: string;
  readonly begunAt: number;
  readonly endsAt: number;
  readonly address: string;
  readonly agent: string;
};

export async function insertSession(db: Db, made: NewSession): Promise<void> {
  await rows(db, 'delete from office_session where ends_at < $1', [made.begunAt]);
  await rows(
    db,
    `insert into office_session (token_hash, session, account, begun_at, seen_at, ends_at, address, agent)
     values ($1, $2, $3, $4, $4, $5, $6, $7)`,
    [made.tokenHash, made.session, made.account, made.begunAt, made.endsAt, made.address, made.agent],
  );
}

/** Whose session it is, as they stand now: a role that was taken away is gone with the next request. */
export type SessionColumns = {
  readonly session: string;
  readonly seenAt: number;
  readonly account: string;
  readonly signIn: string;
  readonly name: string;
  readonly role: string;
  readonly outlets: readonly string[];
  readonly secondFactor: boolean;
  readonly administratorsNeedSecondFactor: boolean;
};

/** @param quietSince a session that asked nothing since then has ended */
export async function sessionOf(
  db: Db,
  tokenHash: Buffer,
  { now, quietSince }: { readonly now: number; readonly quietSince: number },
): Promise<SessionColumns | undefined> {
  const [found] = await preparedRows<SessionColumns>(
    db,
    'session-of',
    `select s.session, s.seen_at as "seenAt", a.account, a.sign_in as "signIn", a.name, a.role, a.outlets,
            a.totp is not null as "secondFactor", o.administrators_need_second_factor as "administratorsNeedSecondFactor"
     from office_session s join account a using (account) cross join office_setting o
     where s.token_hash = $1 and s.ends_at > $2 and s.seen_at > $3 and a.retired_at is null`,
    [tokenHash, now, quietSince],
  );
  return found;
}

export async function touchSession(db: Db, tokenHash: Buffer, at: number): Promise<void> {
  await rows(db, 'update office_session set seen_at = $2 where token_hash = $1 and seen_at < $2', [tokenHash, at]);
}

export async function endSessionOf(db: Db, tokenHash: Buffer): Promise<void> {
  await rows(db, 'delete from office_session where token_hash = $1', [tokenHash]);
}

/** @returns whether it was one of this account */
export async function endSession(db: Db, account: string, session: string): Promise<boolean> {
  const ended = await row(db, 'delete from office_session where account = $1 and session = $2 returning 1', [
    account,
    session,
  ]);
  return ended !== undefined;
}

/** @param but this one goes on; null = none */
export async function endSessions(db: Db, account: string, but: string | null): Promise<void> {
  await rows(db, 'delete from office_session where account = $1 and ($2::uuid is null or session <> $2)', [
    account,
    but,
  ]);
}

export async function endAllSessions(db: Db): Promise<void> {
  await rows(db, 'delete from office_session');
}

export type ListedSession = {
  readonly session: string;
  readonly begunAt: number;
  readonly seenAt: number;
  readonly address: string;
  readonly agent: string;
};

export function sessionsOf(
  db: Db,
  account: string,
  { now, quietSince }: { readonly now: number; readonly quietSince: number },
): Promise<ListedSession[]> {
  return rows(
    db,
    `select session, begun_at as "begunAt", seen_at as "seenAt", address, agent from office_session
     where account = $1 and ends_at > $2 and seen_at > $3 order by seen_at desc, session`,
    [account, now, quietSince],
  );
}
