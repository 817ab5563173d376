import { statfs } from 'node:fs/promises';
import type { Instant } from '../shared/day.ts';
import type { TillHealth } from '../shared/sync/protocol.ts';
import { head } from './db/journal.ts';
import type { ReadDb } from './db/sqlite.ts';
import type { Printers } from './printing/printers.ts';

type Machine = {
  readonly db: ReadDb;
  /** The till's, where its journal lies. */
  readonly folder: string;
  readonly printers: Pick<Printers, 'shown'>;
  /** When the newest backup was made that proved whole. */
  readonly backedUpAt: () => Instant | null;
};

/** What the office is told of this machine with every pull. A printer that nothing comes out of is nobody's trouble. */
export async function healthNow({ db, folder, printers, backedUpAt }: Machine): Promise<TillHealth> {
  // A file system that does not say how full it is must not keep the till from its centre.
  const disk = await statfs(folder).catch(() => null);
  const used = printers.shown().printers.filter(({ uses }) => uses.length > 0);
  return {
    printers: used.map(({ name, state }) => ({ name, state })),
    freeBytes: disk && disk.bavail * disk.bsize,
    backedUpAt: backedUpAt(),
    head: head(db),
  };
}
