import Database from 'better-sqlite3';

type Value = string | number | bigint | Uint8Array | null;
/** In order for `?`, or one object for `@names`. */
type Values = readonly Value[] | readonly [Readonly<Record<string, Value>>];

/** A handle that can only read. */
export type ReadDb = {
  readonly get: <Row>(sql: string, ...values: Values) => Row | undefined;
  readonly all: <Row>(sql: string, ...values: Values) => Row[];
  /** Row by row, for what may be long; the statement is busy until the loop ends. */
  readonly each: <Row>(sql: string, ...values: Values) => IterableIterator<Row>;
};

/** A handle inside a write transaction: there is no other way to get one, so nothing is ever half written. */
export type WriteDb = ReadDb & {
  /** @returns how many rows it changed */
  readonly run: (sql: string, ...values: Values) => number;
};

export type TillDb = ReadDb & {
  /** One operation, one transaction (BEGIN IMMEDIATE): committed and on disk when it returns, gone if it throws. */
  readonly write: <T>(operation: (db: WriteDb) => T) => T;
  /** Only for opening, migrating and backing up. */
  readonly raw: Database.Database;
  readonly close: () => void;
};

/** Preparing costs six times what running a cached statement does (measured), so each text is prepared once. */
export function wrap(raw: Database.Database): TillDb {
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    let found = prepared.get(sql);
    if (!found) {
      found = naming(sql, () => raw.prepare(sql));
      prepared.set(sql, found);
    }
    return found;
  };

  const db: WriteDb = {
    get: <Row>(sql: string, ...values: Values) => naming(sql, () => statement(sql).get(...values) as Row | undefined),
    all: <Row>(sql: string, ...values: Values) => naming(sql, () => statement(sql).all(...values) as Row[]),
    // A fresh statement: a cached one would be busy if two loops over the same text were open at once.
    each: <Row>(sql: string, ...values: Values) => raw.prepare(sql).iterate(...values) as IterableIterator<Row>,
    run: (sql: string, ...values: Values) => naming(sql, () => statement(sql).run(...values).changes),
  };
  const transaction = raw.transaction((operation: (db: WriteDb) => unknown) => operation(db));
  return {
    ...db,
    raw,
    close: () => void raw.close(),
    write: <T>(operation: (db: WriteDb) => T) => transaction.immediate(operation) as T,
  };
}

/** An SQL error names its statement, so that a log line is enough to find it. */
function naming<T>(sql: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Database.SqliteError && !error.message.includes('\n')) {
      error.message += `\n  in: ${sql.replace(/\s+/g, ' ').trim()}`;
    }
    throw error;
  }
}

export type DiskFault = 'disk-full' | 'disk-trouble';

/** Whether an error is the disk's and not ours: what was being done did not happen, and nothing else was lost. */
export function diskFault(error: unknown): DiskFault | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)) return 'disk-full';
  return /^(SQLITE_(IOERR|READONLY|CANTOPEN).*|EIO|EROFS)$/.test(code) ? 'disk-trouble' : undefined;
}
