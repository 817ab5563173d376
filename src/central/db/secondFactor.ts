import { type Db, row, rows } from './query.ts';

/** Shown, and not in force before a code of it was typed. */
export async function offerKey(db: Db, account: string, sealed: Buffer): Promise<void> {
  await rows(db, 'update account set totp_offered = $2 where account = $1', [account, sealed]);
}

/** The key that was offered is in force from now on, and the code that proved it is used. */
export async function takeOfferedKey(db: Db, account: string, step: number): Promise<void> {
  await rows(db, 'update account set totp = totp_offered, totp_offered = null, totp_step = $2 where account = $1', [
    account,
    step,
  ]);
}

export async function endSecondFactor(db: Db, account: string): Promise<void> {
  await rows(db, 'update account set totp = null, totp_offered = null where account = $1', [account]);
  await rows(db, 'delete from recovery_code where account = $1', [account]);
}

/** @returns whether no code of this step or a later one was taken before; of two servers asked at once one says so */
export async function useStep(db: Db, account: string, step: number): Promise<boolean> {
  const used = await row(db, 'update account set totp_step = $2 where account = $1 and totp_step < $2 returning 1', [
    account,
    step,
  ]);
  return used !== undefined;
}

export async function replaceRecoveryCodes(db: Db, account: string, hashes: readonly Buffer[]): Promise<void> {
  await rows(db, 'delete from recovery_code where account = $1', [account]);
  await rows(db, 'insert into recovery_code (account, code_hash) select $1, unnest($2::bytea[])', [account, hashes]);
}

/** @returns whether it was there and unused */
export async function useRecoveryCode(db: Db, account: string, codeHash: Buffer, at: number): Promise<boolean> {
  const used = await row(
    db,
    `update recovery_code set used_at = $3 where account = $1 and code_hash = $2 and used_at is null returning 1`,
    [account, codeHash, at],
  );
  return used !== undefined;
}

export async function recoveryCodesLeft(db: Db, account: string): Promise<number> {
  const found = await row<{ count: number }>(
    db,
    'select count(*) as count from recovery_code where account = $1 and used_at is null',
    [account],
  );
  return found?.count ?? 0;
}
