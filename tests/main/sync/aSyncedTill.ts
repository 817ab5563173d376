import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { enrolment } from '../../../src/main/db/enrolment.ts';
import { append, head, type Signer, unsentAfter } from '../../../src/main/db/journal.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import type { TillDb } from '../../../src/main/db/sqlite.ts';
import { sentUpTo, syncState } from '../../../src/main/db/syncState.ts';
import { enrol } from '../../../src/main/sync/enrol.ts';
import { signWith } from '../../../src/main/sync/keys.ts';
import { type SyncLoop, type SyncOptions, startSync } from '../../../src/main/sync/loop.ts';
import { type EntryId, type SaleId, uuidv7 } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { aFolder, MORNING } from '../../support/aDesk.ts';

/** What syncs of a till, without its counter: the database, the key, the loop. */
export type SyncedTill = {
  readonly folder: string;
  readonly db: TillDb;
  readonly signer: Signer;
  readonly sync: SyncLoop;
  readonly logged: string[];
  readonly facts: Record<string, unknown>[];
  /** Entries nobody has looked into: sync carries any. */
  readonly write: (count: number) => void;
  readonly unsent: () => number;
  /** The same disk a second time, as it lies now. */
  readonly copy: () => SyncedTill;
};

export type KeptKey = { secret: Uint8Array | undefined; made: number };

export function enrolContext(db: TillDb, key: KeptKey) {
  return {
    db,
    readKey: () => key.secret,
    writeKey: (secret: Uint8Array) => {
      key.secret = secret;
      key.made += 1;
    },
    clock: () => MORNING,
    random: randomBytes,
    signal: new AbortController().signal,
  };
}

export async function aSyncedTill(
  centre: { readonly url: string; readonly code: string },
  options: Partial<SyncOptions> = {},
  key: KeptKey = { secret: undefined, made: 0 },
): Promise<SyncedTill> {
  const folder = aFolder();
  const db = openDatabase(join(folder, 'till.db'));
  expect(await enrol(enrolContext(db, key), centre.url, centre.code)).toEqual({ done: true });
  return over({ folder, db, secret: must(key.secret, 'the key made for the till') }, options);
}

function over(
  { folder, db, secret }: { readonly folder: string; readonly db: TillDb; readonly secret: Uint8Array },
  options: Partial<SyncOptions> = {},
): SyncedTill {
  const { device, epoch } = must(enrolment(db), 'the enrolment');
  const signer: Signer = { device, epoch, sign: signWith(secret) };
  const logged: string[] = [];
  const facts: Record<string, unknown>[] = [];
  const sync = startSync({
    db,
    signer,
    clock: () => MORNING,
    chance: () => 0,
    every: 3_600_000,
    version: 'test',
    printer: () => 'preview',
    health: async () => ({ printers: [], freeBytes: null, backedUpAt: null, head: head(db) }),
    onChange: () => {},
    log: (what, about) => {
      logged.push(what);
      facts.push(about);
    },
    ...options,
  });
  onTestFinished(async () => {
    await sync.close();
    if (db.raw.open) db.close();
  });
  return {
    folder,
    db,
    signer,
    sync,
    logged,
    facts,
    write: (count) => db.write((writing) => writeEntries(writing, signer, count)),
    unsent: () => unsentAfter(db, sentUpTo(syncState(db)).seq).count,
    copy: () => {
      db.raw.pragma('wal_checkpoint(TRUNCATE)');
      const other = aFolder();
      cpSync(folder, other, { recursive: true });
      return over({ folder: other, db: openDatabase(join(other, 'till.db')), secret }, options);
    },
  };
}

function writeEntries(db: Parameters<Parameters<TillDb['write']>[0]>[0], signer: Signer, count: number): void {
  for (let nth = 0; nth < count; nth++) {
    append(db, signer, {
      id: uuidv7(MORNING, randomBytes(10)) as EntryId,
      at: MORNING,
      actor: 'lan',
      kind: 'slip-reprinted',
      body: { sale: uuidv7(MORNING, randomBytes(10)) as SaleId, copy: 2 },
    });
  }
}
