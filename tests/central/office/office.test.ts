import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVENTS_PATH } from '../../../src/central/office/api/events.ts';
import { IMPORT_PATH } from '../../../src/central/office/api/import.ts';
import { type OfficeCallName, officeCalls } from '../../../src/central/office/api.ts';
import type { OutletId } from '../../../src/shared/id.ts';
import { type Asked, askAt, enter, FROM_PAGE } from '../../support/officeDoor.ts';
import { aTill, BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

let centre: TestCentre;
let cookie: string;
const pages = mkdtempSync(join(tmpdir(), 'quay-pages-'));
writeFileSync(join(pages, 'index.html'), '<html><head><meta name="csp-nonce" content="" /></head></html>');
writeFileSync(join(pages, 'app.js'), 'export {};');

beforeAll(async () => {
  centre = await startTestCentre({ pagesFolder: pages });
  cookie = await signIn(centre.firstPassword ?? '');
});
afterAll(async () => {
  await centre.remove();
  rmSync(pages, { recursive: true });
});

const call = (name: string, input: unknown, asked: Asked = {}) => askAt(centre.url, name, input, asked);

const signIn = (password: string): Promise<string> => enter(centre.url, { password });

const names = Object.keys(officeCalls) as OfficeCallName[];

/** They end the session that asks, or all others. */
const OWN = new Set<OfficeCallName>(['session.signOut', 'session.endOthers']);

describe('who may call what', () => {
  test.each(names)('%s without a session', async (name) => {
    const { status } = await call(name, {});
    const expected = officeCalls[name].door === 'anyone' ? [200, 400] : [401];
    expect(expected).toContain(status);
  });

  test.each(names.filter((name) => !OWN.has(name)))('%s with a session passes the door', async (name) => {
    const { status } = await call(name, {}, { cookie });
    expect([200, 400]).toContain(status);
  });

  test.each([
    ['a made-up session', 'quay-office=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['an empty one', 'quay-office='],
    ['another cookie', 'session=1'],
  ])('%s opens nothing', async (_what, made) => {
    expect((await call('sales.list', { filter: {}, limit: 1 }, { cookie: made })).status).toBe(401);
    expect((await fetch(centre.url + EVENTS_PATH, { headers: { cookie: made } })).status).toBe(401);
    expect(
      (await fetch(centre.url + IMPORT_PATH, { method: 'POST', headers: { ...FROM_PAGE, cookie: made }, body: 'x' }))
        .status,
    ).toBe(401);
  });

  test.each([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of no origin', { origin: 'null' }],
  ])('%s is refused, even with our cookie', async (_what, headers) => {
    expect((await call('outlet.list', {}, { cookie, headers })).status).toBe(403);
  });

  test('a call that is none is not found', async () => {
    for (const name of ['nothing', '__proto__', 'constructor', 'toString']) {
      expect((await call(name, {}, { cookie })).status).toBe(404);
    }
  });
});

describe('whatever is sent', () => {
  test('no input makes the server fail, and none of its inside is told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names.filter((name) => officeCalls[name].door !== 'oneself' && name !== 'session.signIn')),
        fc.jsonValue(),
        async (name, input) => {
          const response = await call(name, input, { cookie });
          const text = await response.text();
          expect(response.status).toBeLessThan(500);
          expect(text).not.toMatch(/ at |node_modules|select /);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each(['', '{', '{"__proto__":{"a":1}}', '\u0000', '[]', 'null'])('%j is malformed', async (body) => {
    expect((await call('catalogue.setPrice', body, { cookie })).status).toBe(400);
  });

  test('text of any kind may be searched for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const { status } = await call('catalogue.list', { text, category: null, offset: 0, limit: 5 }, { cookie });
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 50 },
    );
  });

  test('a body above the limit is answered with 413', async () => {
    expect((await call('catalogue.list', 'x'.repeat(70_000), { cookie })).status).toBe(413);
  });
});

describe('the password', () => {
  test('of the first run lies in a file only its owner may read', () => {
    const file = join(centre.folder, 'first-password.txt');
    expect(readFileSync(file, 'utf8').trim()).toBe(centre.firstPassword);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('the cookie cannot be read by scripts or sent from another site', async () => {
    const response = await call('session.signIn', { password: centre.firstPassword });
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  });

  test('changed, it signs others out, keeps us in, removes the file, and only the new one opens', async () => {
    const other = await startTestCentre();
    const at = (name: string, input: unknown, token = '') => askAt(other.url, name, input, { cookie: token });
    const enterBy = (password: string) => enter(other.url, { password });
    const [mine, theirs] = [await enterBy(other.firstPassword ?? ''), await enterBy(other.firstPassword ?? '')];
    const change = (current: string, next: string) =>
      at('session.changePassword', { current, next }, mine).then((response) => response.json());

    expect(await change('wrong', 'mắm ba khía')).toEqual({ refused: 'wrong-password' });
    expect(await change(other.firstPassword ?? '', 'short')).toEqual({ refused: 'too-short' });
    expect(await change(other.firstPassword ?? '', 'mắm ba khía')).toEqual({ done: true });
    expect((await at('outlet.list', {}, mine)).status).toBe(200);
    expect((await at('outlet.list', {}, theirs)).status).toBe(401);
    expect(existsSync(join(other.folder, 'first-password.txt'))).toBe(false);
    expect(await enterBy(other.firstPassword ?? '')).toBe('');
    // The same words from a keyboard that sends marks apart.
    expect(await enterBy('mắm ba khía'.normalize('NFD'))).not.toBe('');
    await at('session.signOut', {}, mine);
    expect((await at('outlet.list', {}, mine)).status).toBe(401);
    await other.remove();
  });

  test('guessing is slowed down, and the right one opens again after the wait', async () => {
    const other = await startTestCentre();
    const guess = (password: string): Promise<unknown> =>
      askAt(other.url, 'session.signIn', { password }).then((r) => r.json());
    const answers = [];
    for (let i = 0; i < 12; i++) answers.push(await guess(`guess ${i}`));
    expect(answers.at(0)).toEqual({ refused: 'wrong-password' });
    expect(answers.at(-1)).toEqual({ refused: 'too-many-tries' });
    expect(await guess(other.firstPassword ?? '')).toEqual({ refused: 'too-many-tries' });
    other.moveClock(300_000);
    expect(await guess(other.firstPassword ?? '')).toEqual({ done: true });
    await other.remove();
  });
});

test('a lost password is made anew at the machine itself: the old one and who is signed in by it are out', async () => {
  const other = await startTestCentre();
  const ask = (name: string, input: unknown, token = '') => askAt(other.url, name, input, { cookie: token });
  const before = await ask('session.signIn', { password: other.firstPassword });
  const token = before.headers.get('set-cookie')?.split(';')[0];
  const password = await other.newPassword();

  expect(readFileSync(join(other.folder, 'first-password.txt'), 'utf8').trim()).toBe(password);
  expect(statSync(join(other.folder, 'first-password.txt')).mode & 0o777).toBe(0o600);
  expect((await ask('outlet.list', {}, token)).status).toBe(401);
  expect(await (await ask('session.signIn', { password: other.firstPassword })).json()).toEqual({
    refused: 'wrong-password',
  });
  expect(await (await ask('session.signIn', { password })).json()).toEqual({ done: true });
  await other.remove();
});

const forwarded = (from: string) => ({ 'x-forwarded-for': from, 'x-forwarded-proto': 'https' });

describe('behind a proxy', () => {
  test('that is trusted, the cookie travels by https only, and each browser’s guesses are counted for itself', async () => {
    const other = await startTestCentre({ trustProxy: ['127.0.0.1'] });
    const guess = (password: string, from: string): Promise<Response> =>
      askAt(other.url, 'session.signIn', { password }, { headers: forwarded(from) });
    for (let i = 0; i < 11; i++) await guess('wrong', '203.0.113.7');
    expect(await (await guess('wrong', '203.0.113.7')).json()).toEqual({ refused: 'too-many-tries' });
    const response = await guess(other.firstPassword ?? '', '203.0.113.8');
    expect(await response.json()).toEqual({ done: true });
    expect(response.headers.get('set-cookie')).toMatch(/; Secure$/);
    await other.remove();
  });

  test('nobody is believed who is not trusted', async () => {
    const response = await call(
      'session.signIn',
      { password: centre.firstPassword },
      { headers: forwarded('1.2.3.4') },
    );
    expect(response.headers.get('set-cookie')).not.toMatch(/Secure/);
  });
});

/** @returns the page's nonce and its policy */
async function loadPage(): Promise<[string, string]> {
  const response = await fetch(`${centre.url}/`);
  const nonce = /csp-nonce" content="([^"]+)"/.exec(await response.text())?.[1] ?? '';
  return [nonce, response.headers.get('content-security-policy') ?? ''];
}

describe('the pages', () => {
  test('come under a policy that loads nothing from elsewhere, with a fresh nonce each time', async () => {
    const [[one, policy], [two]] = [await loadPage(), await loadPage()];
    expect(one).not.toBe(two);
    expect(policy).toContain(`style-src 'self' 'nonce-${one}'`);
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/);
  });

  test('scripts are served, files outside the folder are not, and calls are never kept', async () => {
    expect((await fetch(`${centre.url}/app.js`)).headers.get('content-type')).toMatch(/javascript/);
    for (const path of ['/..%2f..%2fetc/passwd', '/nothing', '/.env']) {
      expect((await fetch(centre.url + path)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await call('session.state', {})).headers.get('cache-control')).toBe('no-store');
  });
});

test('a signed-in page hears when sales arrive', async () => {
  const till = await aTill(centre);
  const response = await fetch(centre.url + EVENTS_PATH, { headers: { cookie } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  till.sell();
  await till.push();
  let heard = '';
  while (!heard.includes('event: sales')) heard += (await reader?.read())?.value ?? '';
  await reader?.cancel();
  expect(heard).toContain('event: sales');
});

test('an outlet’s code cannot be another’s', async () => {
  const twin = { ...BAC_LIEU, id: 'twin' };
  expect(await (await call('outlet.save', twin, { cookie })).json()).toEqual({ refused: 'code-taken' });
});

test('a code an outlet has given up stays its own: it stands on slips that were printed', async () => {
  const outlet = { ...BAC_LIEU, id: 'given-up' as OutletId, code: 'GU01' };
  expect(await centre.call('outlet.save', outlet)).toEqual({ done: true });
  expect(await centre.call('outlet.save', { ...outlet, code: 'GU02' })).toEqual({ done: true });
  const other = { ...BAC_LIEU, id: 'other' as OutletId, code: 'GU01' };
  expect(await centre.call('outlet.save', other)).toEqual({ refused: 'code-taken' });
  expect(await centre.call('outlet.save', outlet)).toEqual({ done: true });
});

test('of outlets that want one code at the same moment, one gets it', async () => {
  const ids = ['a', 'b', 'c', 'd'] as OutletId[];
  const answers = await Promise.all(ids.map((id) => centre.call('outlet.save', { ...BAC_LIEU, id, code: 'QQ77' })));
  expect(answers.filter((answer) => 'done' in answer)).toHaveLength(1);
});

test('no outlet is called as all of them are together', async () => {
  expect((await call('outlet.save', { ...BAC_LIEU, id: 'everywhere', code: 'ZZ99' }, { cookie })).status).toBe(400);
});
