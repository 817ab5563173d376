import { type CustomTypesConfig, Pool, types as pgTypes } from 'pg';
import { CannotOpen } from '../cannotOpen.ts';
import type { Log } from '../log.ts';
import { migrate } from './migrate.ts';
import { row } from './query.ts';

/** The oldest PostgreSQL it is tested on. */
const OLDEST = 15;

/** Type 20 is int8. Instants, money and counters are below 2^53, and anything above must not be rounded silently. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return oid === 20 && format !== 'binary' ? wholeNumber : pgTypes.getTypeParser(oid, format);
  },
} satisfies CustomTypesConfig;

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is beyond the whole numbers JavaScript holds`);
  return value;
}

/** Opens the office's database and brings it to this program's version. */
export async function openDatabase(url: string, log: Log): Promise<Pool> {
  const pool = new Pool({
    connectionString: url,
    max: 16,
    connectionTimeoutMillis: 15_000,
    types,
    // Awaited by the pool before the connection is handed out: nothing is acknowledged that is not on the disk.
    // oxlint-disable-next-line typescript/no-misused-promises -- its typings say void, the pool awaits it
    onConnect: (client) => client.query("set synchronous_commit = on; set timezone = 'UTC'"),
  });
  // A connection that the server drops is replaced by the pool. Without a listener it would end the process: the
  // pool's own is for idle ones only, and one inside a transaction can be dropped between two statements.
  const lost = (error: Error): void => log.warn('a database connection was lost', { message: error.message });
  pool.on('error', lost);
  pool.on('connect', (client) => void client.on('error', lost));
  try {
    await ensureUsable(pool);
    await migrate(pool, log);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function ensureUsable(pool: Pool): Promise<void> {
  const server = await row<{ version: number; encoding: string; fsync: string }>(
    pool,
    `select current_setting('server_version_num')::int / 10000 as version,
            current_setting('server_encoding') as encoding, current_setting('fsync') as fsync`,
  ).catch((cause: unknown) => {
    throw new CannotOpen(
      'database-unreachable',
      `The database does not answer: ${String(cause)}. Nothing was changed.`,
      cause,
    );
  });
  if (!server || server.version < OLDEST) {
    throw new CannotOpen(
      'database-too-old',
      `PostgreSQL ${OLDEST} or newer is needed; this one is ${server?.version}.`,
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new CannotOpen(
      'database-unsafe',
      `The database must be made with encoding UTF8; this one is ${server.encoding}.`,
    );
  }
  if (server.fsync !== 'on') {
    throw new CannotOpen(
      'database-unsafe',
      'This PostgreSQL runs with fsync off: a sale it acknowledges may be lost with the power. Turn fsync on.',
    );
  }
}
