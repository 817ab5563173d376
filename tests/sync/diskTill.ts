import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import Database from 'better-sqlite3';
import { openBatch, sealedBatch } from '../../src/central/batch.ts';
import { insertEnrolment } from '../../src/main/db/enrolment.ts';
import { append, entriesAfter, head as headOf, hex, type Signer } from '../../src/main/db/journal.ts';
import { openDatabase } from '../../src/main/db/open.ts';
import { type TillDb, wrap } from '../../src/main/db/sqlite.ts';
import { sentUpTo, syncState } from '../../src/main/db/syncState.ts';
import { statusNow } from '../../src/main/status.ts';
import { CentreTrouble } from '../../src/main/sync/centre.ts';
import { startSync } from '../../src/main/sync/loop.ts';
import { pull } from '../../src/main/sync/pull.ts';
import { push } from '../../src/main/sync/push.ts';
import { CHANGE_KINDS } from '../../src/shared/catalogue/change.ts';
import type { Instant } from '../../src/shared/day.ts';
import type { OutletId, SaleId } from '../../src/shared/id.ts';
import { entryText } from '../../src/shared/journal/entry.ts';
import { PROTOCOL, PullRequest, paths } from '../../src/shared/sync/protocol.ts';
import type { Line, SimTill } from './till.ts';
import type { MakeTill } from './world.ts';

/** An Ed25519 key of 32 given bytes: the same till in every run. PKCS #8 (RFC 8410 §7). */
function keyOf(seed: number): KeyObject {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function publicText(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

const centreKey = keyOf(0xce);
/** Migrated once; each till begins as a copy of it. */
let empty: Buffer | undefined;

/** The line of the till that asks at this moment: one process, one question at a time. */
let current: Line | undefined;

/** The network: what `fetch` finds behind the centre's address. Put it in the place of the real one. */
export async function simulatedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const { pathname } = new URL(input as URL);
  const text = pathname === paths.push ? answerPush(init?.body as Buffer) : answerPull(init?.body as Buffer);
  if (text === undefined) throw new TypeError('fetch failed');
  return new Response(text);
}

function answerPush(body: Buffer): string | undefined {
  const sealed = sealedBatch(body);
  if ('unreadable' in sealed) throw new Error(`a batch that is ${sealed.unreadable}`);
  const batch = openBatch(sealed);
  if ('unreadable' in batch) throw new Error(`entries that are ${batch.unreadable}`);
  const { head, device } = batch.header;
  const proven = verify(null, Buffer.from(head.hash, 'hex'), keyOfDevice(device), Buffer.from(head.sig, 'base64'));
  if (!proven) throw new Error('a batch that its till did not sign');
  const reply = current?.push(batch.header, batch.entries);
  return reply && JSON.stringify(reply);
}

function answerPull(body: Buffer): string | undefined {
  const { device, cursor, kinds = [] } = PullRequest.parse(JSON.parse(body.toString()));
  const page = current?.pull({ device, cursor, kinds, size: current.size });
  if (page === undefined) return undefined;
  if (page === 'refused') return '{"answer":"refused","why":"protocol"}\n';
  const line = JSON.stringify({ protocol: PROTOCOL, ...page, at: 1 });
  return `${line}\n${JSON.stringify({ sig: sign(null, hash('sha256', line, 'buffer'), centreKey).toString('base64') })}\n`;
}

const keyOfDevice = (device: string): KeyObject => createPublicKey(keyOf(Number.parseInt(device.slice(-2), 16)));

class Died extends Error {}

/** A till on SQLite in memory, with the real push, pull, loop and status. Its disk is what SQLite would have written. */
export const aDiskTill: MakeTill = ({ device, outlet }) => {
  empty ??= openDatabase(':memory:').raw.serialize();
  const key = keyOf(Number.parseInt(device.slice(-2), 16));
  const till = over(empty, { device, epoch: 1, sign: (bytes) => sign(null, bytes, key) }, outlet);
  till.db.write((db) =>
    insertEnrolment(db, {
      device,
      epoch: 1,
      outlet: outlet as OutletId,
      till: 1,
      publicKey: publicText(key),
      centreUrl: 'http://centre.invalid',
      centreKey: publicText(centreKey),
    }),
  );
  return till;
};

function over(bytes: Buffer, signer: Signer, outlet: string): SimTill & { readonly db: TillDb } {
  const db = wrap(new Database(bytes));
  const { device } = signer;
  const never = new AbortController().signal;

  async function asking<Answer>(line: Line, ask: (db: TillDb) => Promise<Answer>): Promise<Answer | 'unanswered'> {
    current = line;
    try {
      return await ask(line.dies ? dying(db, line.size % 2) : db);
    } catch (error) {
      if (error instanceof CentreTrouble || error instanceof Died) return 'unanswered';
      throw error;
    }
  }

  const report = { version: 'test', at: 1 as Instant, unsent: 0, oldestUnsentAt: null, printer: 'ready' };
  return {
    db,
    device,
    outlet,
    sell(at, id, amount) {
      const body = { sale: id as string as SaleId, copy: amount };
      db.write((writing) => append(writing, signer, { id, at, actor: 'lan', kind: 'slip-reprinted', body }));
    },
    push: (line) => asking(line, (asked) => push(asked, never)),
    async pull(line) {
      const pulled = await asking(line, (asked) => pull(asked, signer, report, never));
      if (pulled === 'unanswered' || 'refused' in pulled) return 'unanswered';
      return pulled.more ? 'more' : 'through';
    },
    async sync(line) {
      current = line;
      const loop = startSync({
        db,
        signer,
        clock: () => 1 as Instant,
        chance: () => 0,
        every: 86_400_000,
        version: 'test',
        printer: () => 'ready',
        health: async () => ({ printers: [], freeBytes: null, backedUpAt: null, head: headOf(db) }),
        onChange: () => undefined,
        log: () => undefined,
      });
      const outcome = await loop.once();
      await loop.close();
      return outcome === 'ok' || outcome === 'forked';
    },
    update: () => undefined,
    screen() {
      const { unsent, sync } = statusNow(db, {
        sync: undefined,
        printer: 'ready',
        folder: { disk: 'enough', ledger: 'whole' },
        backup: 'well',
      });
      return { unsent, forked: sync === 'forked' };
    },
    sent: () => sentUpTo(syncState(db)).seq,
    journal: () =>
      db.all<{ seq: number; hash: Buffer }>('SELECT seq, hash FROM journal ORDER BY seq').map(({ seq, hash: own }) => ({
        hash: hex(own),
        get bytes() {
          const [entry] = entriesAfter(db, device, seq - 1, 1);
          return Buffer.from(entry ? entryText(entry.header, entry.body) : '');
        },
      })),
    cursor() {
      const { centre, feedN } = syncState(db);
      return { centre, n: feedN };
    },
    kinds: () => CHANGE_KINDS,
    rows: () =>
      db
        .all<{ text: string }>(
          `SELECT 'staff ' || id || ' ' || name AS text FROM staff
           UNION ALL SELECT 'known-outlet ' || id || ' ' || (body ->> 'name') FROM known_outlet`,
        )
        .map(({ text }) => text)
        .toSorted(),
    disk: () => db.raw.serialize(),
    over: (disk) => over(disk as Buffer, signer, outlet),
  };
}

/** The power goes just before a transaction is through: the first, or the second of the same answer. */
function dying(db: TillDb, after: number): TillDb {
  let left = after;
  return {
    ...db,
    write: (operation) =>
      db.write((writing) => {
        const done = operation(writing);
        if (left-- === 0) throw new Died();
        return done;
      }),
  };
}
