import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OFFICE_ROLES } from '../../src/central/office/api/rights.ts';
import { callPath } from '../../src/central/office/api.ts';
import { paths } from '../../src/shared/sync/protocol.ts';
import { type Hostile, hostileRequest } from '../support/hostileRequests.ts';
import { LONG, rounds } from '../support/long.ts';
import { aPersonOf, FROM_PAGE } from '../support/officeDoor.ts';
import {
  askPull,
  aTill,
  databaseUrl,
  pushBody,
  sendPush,
  startTestCentre,
  type TestCentre,
  tillIdentity,
} from '../support/testCentre.ts';

let centre: TestCentre;
let pool: Pool;
const cookies: string[] = [''];
/** The office's pages, so that their doors are there as well. */
const pages = mkdtempSync(join(tmpdir(), 'quay-pages-'));
beforeAll(async () => {
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Trung tâm</title>');
  centre = await startTestCentre({ trustProxy: ['127.0.0.1'], pagesFolder: pages });
  pool = new Pool({ connectionString: databaseUrl(centre), max: 2 });
  for (const role of OFFICE_ROLES) {
    const outlets = role === 'outlet-manager' || role === 'partner' ? [centre.outlet.id] : [];
    cookies.push(await aPersonOf(centre, { signIn: role, name: role, role, outlets }));
  }
  const till = await aTill(centre);
  for (let sale = 0; sale < 3; sale++) till.sell();
  await till.push();
  await centre.idle();
});
afterAll(async () => {
  await pool.end();
  await centre.remove();
  rmSync(pages, { recursive: true });
});

type Answered = { readonly status: number; readonly text: string };

/** By hand: `fetch` mends what these are made to break. */
function send({ method, path, headers, body }: Hostile): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request(centre.url + path, { method, headers, agent: false }, (response) => {
      let text = '';
      // A stream of events never ends: what it began with is enough.
      const end = (): void => resolve({ status: response.statusCode ?? 0, text });
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', end);
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        response.destroy();
        end();
      }
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Beside what was asked: who was here, and how often they tried. */
const ASIDE = new Set(['office_session', 'sign_in_try', 'account_address', 'till_seen', 'audit']);

/** Every row of every table, as one word. */
async function everything(): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  const sums: string[] = [];
  for (const { name } of rows.filter((row) => !ASIDE.has(row.name))) {
    const { rows: sum } = await pool.query<{ sum: string }>(
      `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM "${name}" AS t`,
    );
    sums.push(`${name} ${sum[0]?.sum ?? ''}`);
  }
  return sums.join('\n');
}

function isRefused({ status, text }: Answered): boolean {
  return status >= 400 || /"(?:answer|refused|problem)":"?(?:refused|[a-z-]+)/.test(text);
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is held on to, of the heap and beside it, once all that can be let go is. */
function keptBytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const INSIDE = /node_modules|\.ts:\d|at \w+ \(|SELECT |INSERT |pg_|\/tmp\/|\/work\//;

describe('requests that are made to break it', () => {
  test(
    'none is answered with an error of ours or tells of the inside, and what is refused changed nothing',
    async () => {
      const seed = LONG ? Date.now() % 0x7fff_ffff : 20_261_123;
      const many = fc.sample(hostileRequest(centre.routes, cookies), { numRuns: rounds(300, 20_000), seed });
      if (LONG) console.log(`hostile requests of seed ${seed}`);
      const [kept, memory] = [keptBytes(), process.memoryUsage().rss];
      const bad: unknown[] = [];
      let before = await everything();
      let refused = 0;
      // In small groups: looking at every row after each of them would take longer than all the rest.
      for (let from = 0; from < many.length; from += 10) {
        const group = many.slice(from, from + 10);
        const answers = await Promise.all(group.map(send));
        for (const [index, answer] of answers.entries()) {
          if (answer.status >= 500 || INSIDE.test(answer.status >= 400 ? answer.text : '')) {
            bad.push([
              group[index],
              group[index]?.body?.toString('utf8').slice(0, 300),
              answer.status,
              answer.text.slice(0, 300),
            ]);
          }
        }
        refused += answers.filter(isRefused).length;
        await centre.idle();
        const after = await everything();
        if (after !== before && answers.every(isRefused)) bad.push(['changed by refused requests', group]);
        before = after;
      }
      expect(bad).toEqual([]);
      expect(refused).toBeGreaterThan(many.length / 2);
      expect(process.memoryUsage().rss - memory).toBeLessThan(512_000_000);
      expect(keptBytes() - kept).toBeLessThan(50_000_000);
      if (LONG) console.log(`${many.length} requests, ${refused} refused`);
      // It still does what it is there for.
      const till = await aTill(centre);
      till.sell();
      expect(await till.push()).toMatchObject({ answer: 'stored' });
    },
    rounds(120_000, 3_600_000),
  );

  test.each([
    ['nested brackets', (depth: number) => '['.repeat(depth)],
    ['nested brackets that close', (depth: number) => '['.repeat(depth / 2) + ']'.repeat(depth / 2)],
    ['nested objects', (depth: number) => '{"a":'.repeat(depth / 5)],
  ])('%s at every door are refused', async (_, made) => {
    for (const { method, url } of centre.routes.filter((route) => route.method === 'POST')) {
      const answer = await send({
        method,
        path: url,
        headers: { ...FROM_PAGE, cookie: cookies[1] ?? '' },
        body: Buffer.from(made(16_000)),
      });
      expect([url, answer.status < 500]).toEqual([url, true]);
    }
  });

  test.each([
    ['a NUL', String.raw`\u0000`],
    ['half a surrogate pair', String.raw`\ud800`],
  ])('%s in a text, which no column can hold, is refused at the door', async (_, odd) => {
    const bodies = [
      `{"name":"${odd}","role":"auditor","outlets":[],"signIn":"an"}`,
      `{"name":"An","role":"auditor","outlets":[],"signIn":"an","${odd}":1}`,
    ];
    const headers = { ...FROM_PAGE, cookie: cookies[1] ?? '' };
    for (const body of bodies) {
      const asked = { method: 'POST', path: callPath('account.invite'), headers, body: Buffer.from(body) };
      expect(await send(asked)).toMatchObject({ status: 400, text: '{"problem":"malformed"}' });
    }
    const named = { method: 'GET', path: '/san-pham?q=a%00', headers: {}, body: undefined };
    expect((await send(named)).status).toBe(400);
  });

  test('an enrolled till sends an entry whose body is nested as deep as it fits: it is kept, and set aside', async () => {
    const till = await aTill(centre);
    till.append('sale', `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    till.append('from-the-future', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
    till.sell();
    const reply = await till.push();
    expect(['stored', 'refused']).toContain(reply.answer);
    await centre.idle();
    expect((await aTill(centre)).number).toBeGreaterThan(till.number);
  });

  test('a bomb at every door costs no memory', async () => {
    const bomb = gzipSync(Buffer.alloc(64_000_000), { level: 9 });
    const before = process.memoryUsage().rss;
    for (const url of [paths.push, paths.pull, paths.photo, paths.takenPhoto, paths.enrol, paths.bank]) {
      const headers = { 'content-encoding': 'gzip' };
      expect((await send({ method: 'POST', path: url, headers, body: bomb })).status).toBeLessThan(500);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  test('a hundred who send their bodies byte by byte hold nobody up', async () => {
    const { port, hostname } = new URL(centre.url);
    const slow: Socket[] = Array.from({ length: 100 }, () => {
      const socket = connect(Number(port), hostname);
      // Read, or it never hears that the other side has closed.
      socket.on('error', () => undefined).resume();
      socket.write(`POST ${paths.push} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{`);
      return socket;
    });
    const till = await aTill(centre);
    till.sell();
    expect(await till.push()).toMatchObject({ answer: 'stored' });
    if (LONG) {
      // Node looks every half minute for those whose minute is over.
      await wait(95_000);
      expect(slow.filter(({ destroyed }) => !destroyed)).toHaveLength(0);
    }
    for (const socket of slow) socket.destroy();
  });

  test('ten thousand headers are no request', async () => {
    const headers = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`x-${n}`, 'y']));
    const answered = await send({ method: 'POST', path: paths.push, headers, body: undefined }).catch(() => undefined);
    expect(answered?.status ?? 431).toBe(431);
  });
});

describe('signatures of others', () => {
  test('what one till signed is nothing in the name of another, and a signature for one body is none for the next', async () => {
    const [mine, theirs] = [await aTill(centre), await aTill(centre)];
    mine.sell();
    const range = { fromSeq: 1, toSeq: mine.entries.length };
    const forged = { device: mine.device, privateKey: theirs.privateKey };
    expect(await sendPush(centre.url, pushBody(forged, mine.entries, range))).toEqual({
      answer: 'refused',
      why: 'bad-signature',
    });
    const pull = await askPull({ url: centre.url, now: centre.now, ...forged }, { centre: '', n: 0 });
    expect(await pull.json()).toEqual({ answer: 'refused', why: 'bad-signature' });
  });

  test('what was recorded and is sent again changes nothing', async () => {
    const till = await aTill(centre);
    till.sell();
    const recorded = pushBody(till, till.entries, { fromSeq: 1, toSeq: till.entries.length });
    await sendPush(centre.url, recorded);
    till.sell();
    await till.push(3);
    await centre.idle();
    const before = await everything();
    for (let again = 0; again < 5; again++) {
      expect(await sendPush(centre.url, recorded)).toMatchObject({ answer: 'stored', acknowledged: till.head() });
    }
    await centre.idle();
    expect(await everything()).toBe(before);
  });

  test('a till that was revoked is heard no more, whatever it signs', async () => {
    const till = await aTill(centre);
    till.sell();
    await till.push();
    await pool.query('UPDATE till SET revoked = true WHERE device = $1', [till.device]);
    till.sell();
    expect(await till.push(3)).toEqual({ answer: 'refused', why: 'revoked' });
    await expect(till.pull()).rejects.toThrow('revoked');
  });
});

test(
  'codes are guessed in vain, from one address or from a thousand, and the right one is good all the same',
  async () => {
    const code = (await centre.makeEnrolCode(centre.outlet.id)) ?? '';
    const identity = tillIdentity(centre.now());
    const guess = (n: number, from: string) =>
      fetch(centre.url + paths.enrol, {
        method: 'POST',
        headers: { 'x-forwarded-for': from },
        body: JSON.stringify({
          protocol: 1,
          code: n.toString(32).toUpperCase().padStart(8, 'A'),
          device: identity.device,
          publicKey: identity.publicKey,
        }),
      }).then((response) => response.json() as Promise<{ answer: string; why?: string }>);
    const tries = rounds(400, 20_000);
    const answers: { answer: string; why?: string }[] = [];
    for (let n = 0; n < tries; n++)
      answers.push(await guess(n, n % 2 === 0 ? '203.0.113.7' : `198.51.${n >> 8}.${n & 255}`));
    expect(answers.filter(({ answer }) => answer !== 'refused')).toEqual([]);
    // Ten of one address, a hundred of all; then one every five seconds, while a code of a million million is good for ten minutes.
    expect(answers.filter(({ why }, n) => n % 2 === 0 && why === 'wrong-code').length).toBeLessThanOrEqual(10);
    expect(answers.filter(({ why }) => why === 'wrong-code').length).toBeLessThanOrEqual(100);
    centre.moveClock(5_000);
    const entered = await fetch(centre.url + paths.enrol, {
      method: 'POST',
      headers: { 'x-forwarded-for': '192.0.2.1' },
      body: JSON.stringify({ protocol: 1, code, device: identity.device, publicKey: identity.publicKey }),
    });
    expect(await entered.json()).toMatchObject({ answer: 'enrolled' });
  },
  rounds(120_000, 3_600_000),
);
