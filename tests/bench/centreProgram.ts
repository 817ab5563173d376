/**
 * The centre as a program of its own, so that its processor time can be told from the tills': the product's centre on
 * the product's PostgreSQL, and beside it, in the same process and database, the yardstick: a plain server that checks
 * the same chain and inserts row by row. Driven over IPC: `centreProgram.ts FOLDER`.
 */
import { generateKeyPairSync, hash, randomBytes, sign, verify } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { Client, Pool } from 'pg';
import { openCentre } from '../../src/central/index.ts';
import { openCluster } from '../../src/central/postgres/cluster.ts';
import type { Instant } from '../../src/shared/day.ts';
import { must } from '../../src/shared/must.ts';
import { BAC_LIEU } from '../support/testCentre.ts';
import { cpuOf, endedChildrenCpuOf, ownCpu, taking } from './measure.ts';

const folder = must(process.argv[2], 'a folder for the centre');
const log = { info: () => undefined, warn: console.error, error: console.error };
const cluster = await openCluster({ folder, log });
const centre = await openCentre({
  folder,
  port: 0,
  databaseUrl: cluster.url,
  clock: () => Date.now() as Instant,
  random: randomBytes,
  log,
  version: 'bench',
});
await centre.call('outlet.save', BAC_LIEU);
const pool = new Pool({ connectionString: cluster.url, max: 4 });
await pool.query(
  'create table row_by_row (device uuid, seq bigint, id uuid not null, kind text not null, at bigint not null, entry text not null, hash bytea not null, primary key (device, seq))',
);
const rowByRow = createServer((request, response) => {
  void insertRows(request).then(() => response.end('{}'));
});
rowByRow.listen(0, '127.0.0.1');
await once(rowByRow, 'listening');

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const signed = randomBytes(32);
const signature = sign(null, signed, privateKey);
/** The least that a push can cost: a body taken in, one signature checked, an answer. Nothing is read, nothing stored. */
const floor = Fastify();
floor.removeAllContentTypeParsers();
floor.addContentTypeParser('application/x-ndjson', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
floor.post('/', () => ({ answer: verify(null, signed, publicKey, signature) ? 'stored' : 'refused' }));
const floorUrl = await floor.listen({ host: '127.0.0.1', port: 0 });
process.send?.({
  centre: centre.url,
  rowByRow: `http://127.0.0.1:${(rowByRow.address() as AddressInfo).port}/`,
  floor: `${floorUrl}/`,
});

/** As people write it: read the lines, follow the chain, one INSERT each, one transaction. */
async function insertRows(request: NodeJS.ReadableStream): Promise<void> {
  const body = await buffer(request);
  const text = (body[0] === 0x1f ? gunzipSync(body) : body).toString('utf8');
  const [, ...lines] = text.trimEnd().split('\n');
  const client = await pool.connect();
  await client.query('begin');
  let prev: string | undefined;
  for (const line of lines) {
    const entry = JSON.parse(line) as Record<'device' | 'id' | 'kind' | 'prev', string> & { seq: number; at: number };
    const digest = hash('sha256', line, 'buffer');
    if (prev !== undefined && entry.prev !== prev) throw new Error('a broken chain');
    prev = digest.toString('hex');
    await client.query('insert into row_by_row values ($1, $2, $3, $4, $5, $6, $7)', [
      entry.device,
      entry.seq,
      entry.id,
      entry.kind,
      entry.at,
      line,
      digest,
    ]);
  }
  await client.query('commit');
  client.release();
}

function verifyTimes(count: number): void {
  for (let one = 0; one < count; one += 1) verify(null, signed, publicKey, signature);
}

/** While it is held, the projector finds every till's place taken and leaves it: what is left is the push alone. */
let holder: Client | undefined;

const asked = {
  codes: (count: number) => Promise.all(Array.from({ length: count }, () => centre.makeEnrolCode(BAC_LIEU.id))),
  hold: async () => {
    holder = new Client({ connectionString: cluster.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from projected for update');
  },
  release: async () => {
    await holder?.end();
    holder = undefined;
  },
  idle: () => centre.idle(),
  /** Entries that the office counted as sales, and the most memory this process ever had, in MB. */
  counted: async () => (await centre.call('sales.list', { filter: {}, limit: 1 })).count,
  peak: async () => Math.round(process.resourceUsage().maxRSS / 1_024),
  /** µs so far: this process, and all of PostgreSQL's. */
  cpu: async () => ({ node: ownCpu(), postgres: postgresCpu() }),
  settings: async () =>
    (await pool.query(`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`))
      .rows[0],
  /** µs of one signature check and nothing else. */
  verifying: async () => taking(1_000, () => verifyTimes(1_000)).cpu,
  end: async () => {
    rowByRow.close();
    await floor.close();
    await holder?.end();
    await pool.end();
    await centre.close();
    await cluster.stop();
  },
};

process.on('message', ({ id, ask, input }: { id: number; ask: keyof typeof asked; input: never }) => {
  void answer(id, ask, input);
});

async function answer(id: number, ask: keyof typeof asked, input: never): Promise<void> {
  const reply: unknown = await asked[ask](input);
  process.send?.({ id, reply });
  if (ask === 'end') process.disconnect();
}

process.once('disconnect', () => void asked.end().finally(() => process.exit()));

/** All processes of the cluster, and what those that have ended had used: the postmaster inherits it. */
function postgresCpu(): number {
  const place = realpathSync(join(folder, 'postgres', majorOf()));
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === place)
    .reduce((sum, pid) => sum + cpuOf(Number(pid)) + endedChildrenCpuOf(Number(pid)), 0);
}

function majorOf(): string {
  return must(
    readdirSync(join(folder, 'postgres')).find((name) => /^\d+$/.test(name)),
    'a cluster',
  );
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
