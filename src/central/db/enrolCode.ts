import { type Db, row, rows, type Transaction } from './query.ts';

export type EnrolCode = {
  readonly outlet: string;
  readonly expiresAt: number;
  /** The device it let in; null while it is unused. */
  readonly usedBy: string | null;
  /** The till whose place it gives; null where it gives a new number. */
  readonly replaces: string | null;
};

export async function insertEnrolCode(
  db: Db,
  code: Pick<EnrolCode, 'outlet' | 'expiresAt' | 'replaces'> & { readonly codeHash: Buffer; readonly madeAt: number },
): Promise<void> {
  await rows(db, 'delete from enrol_code where expires_at < $1', [code.madeAt - KEPT_FOR]);
  await rows(
    db,
    'insert into enrol_code (code_hash, outlet, made_at, expires_at, replaces) values ($1, $2, $3, $4, $5)',
    [code.codeHash, code.outlet, code.madeAt, code.expiresAt, code.replaces],
  );
}

/** A used or expired code is remembered for a day, so that whoever types it is told which of the two it is. */
const KEPT_FOR = 86_400_000;

export async function isEnrolCode(db: Db, codeHash: Buffer): Promise<boolean> {
  return (await row(db, 'select 1 from enrol_code where code_hash = $1', [codeHash])) !== undefined;
}

export function lockEnrolCode(tx: Transaction, codeHash: Buffer): Promise<EnrolCode | undefined> {
  return row(
    tx,
    `select outlet, expires_at as "expiresAt", used_by as "usedBy", replaces from enrol_code
     where code_hash = $1 for update`,
    [codeHash],
  );
}

export async function markEnrolCodeUsed(tx: Transaction, codeHash: Buffer, device: string): Promise<void> {
  await rows(tx, 'update enrol_code set used_by = $2 where code_hash = $1', [codeHash, device]);
}
