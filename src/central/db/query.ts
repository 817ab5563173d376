import type { ClientBase, Pool, PoolClient } from 'pg';

/** Anything a statement can be run on: the pool, or one connection inside a transaction. */
export type Db = Pick<ClientBase, 'query'>;

/** A connection inside a transaction: what is written through it stands or falls together. */
export type Transaction = PoolClient & { readonly inTransaction: true };

/** Runs one statement. An error says which one, without its values: they may be personal. */
export async function rows<Row>(db: Db, statement: string, values: readonly unknown[] = []): Promise<Row[]> {
  try {
    const { rows: found } = await db.query(statement, [...values]);
    return found as Row[];
  } catch (cause) {
    throw statementError(statement, cause);
  }
}

/** As `rows`, prepared once per connection under a name: for what runs for every request. */
export async function preparedRows<Row>(
  db: Db,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  try {
    const { rows: found } = await db.query({ name, text, values: [...values] });
    return found as Row[];
  } catch (cause) {
    throw statementError(name, cause);
  }
}

export async function row<Row>(db: Db, statement: string, values: readonly unknown[] = []): Promise<Row | undefined> {
  return (await rows<Row>(db, statement, values))[0];
}

/** Runs `work` in one transaction, on a connection of its own. What it throws undoes everything. */
export async function transaction<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client as Transaction);
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away; the server then rolls back by itself.
    await client.query('rollback').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A SQLSTATE that says: another transaction came first, the same may succeed if tried again. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(sqlState(error) ?? '');
}

/** A SQLSTATE that blames the values (classes 22 and 23): trying the same again cannot help. */
export function blamesValues(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}

/** @returns the five characters of SQLSTATE, where the database answered at all */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as Error & { code?: unknown };
  if (typeof code === 'string') return code;
  return sqlState(error.cause);
}

function statementError(statement: string, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${message}, in: ${statement.replace(/\s+/g, ' ').trim().slice(0, 300)}`, { cause });
}
