import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountId } from '../../../../src/central/office/api/accounts.ts';
import type { OfficeRole } from '../../../../src/central/office/api/rights.ts';
import type { OfficeReply } from '../../../../src/central/office/api.ts';
import { stepAt, totp } from '../../../../src/central/office/people/totp.ts';
import type { OutletId } from '../../../../src/shared/id.ts';
import { bytesFromBase32 } from '../../../support/base32.ts';
import { aPersonOf, askAt, cookieOf, enter, FROM_PAGE, GOOD_PASSWORD } from '../../../support/officeDoor.ts';
import { databaseUrl, startTestCentre, type TestCentre } from '../../../support/testCentre.ts';

let centre: TestCentre;
let pool: Pool;
beforeAll(async () => {
  centre = await startTestCentre({ trustProxy: ['127.0.0.1'] });
  pool = new Pool({ connectionString: databaseUrl(centre), max: 1 });
});
afterAll(async () => {
  await pool.end();
  await centre.remove();
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A password's hash is slow on purpose, and these take a dozen each: on a busy machine that is half a minute. */
const HASHING = { timeout: 60_000 };

/** From another address each time, so that one test's wrong tries are not another's. */
let lastAddress = 0;
const anAddress = () => `198.51.100.${++lastAddress}`;
const from = (address: string) => ({ 'x-forwarded-for': address });

async function reply<T = Record<string, unknown>>(response: Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}

const invite = async (signIn: string, role: OfficeRole = 'editor', outlets: OutletId[] = []) => {
  const invited = await centre.call('account.invite', { name: signIn, signIn, role, outlets });
  if ('refused' in invited) throw new Error(invited.refused);
  return invited;
};
const take = (code: string, password: string = GOOD_PASSWORD) =>
  askAt(centre.url, 'invitation.take', { code, password });
const isIn = async (cookie: string) => (await askAt(centre.url, 'session.list', {}, { cookie })).status === 200;

describe('an invitation', () => {
  test('lets somebody choose a password once, and signs them in', async () => {
    const { code } = await invite('biên.tap'.normalize('NFD').replace(/[^a-z.]/g, ''));
    expect(await reply(askAt(centre.url, 'invitation.show', { code }))).toMatchObject({ signIn: 'bien.tap' });
    expect(await reply(take(code, 'short'))).toEqual({ refused: 'too-short' });
    expect(await reply(take(code, 'matkhau2026'))).toEqual({ refused: 'too-common' });
    const taken = await take(code);
    expect(await taken.clone().json()).toEqual({ done: true, signedIn: true });
    expect(await isIn(cookieOf(taken))).toBe(true);
    expect(await reply(take(code))).toEqual({ refused: 'no-such-invitation' });
    expect(await enter(centre.url, { name: ' BIEN.TAP ', password: GOOD_PASSWORD })).not.toBe('');
  });

  test('of two who open it at once, one chooses', async () => {
    const { code } = await invite('hai-nguoi');
    const answers = await Promise.all([take(code), take(code, 'tôm đất rim Năm Căn')]);
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(bodies.filter((body) => 'done' in (body as object))).toHaveLength(1);
  });

  test('is over after three days, or once there is a newer one', async () => {
    const first = await invite('cham-tre');
    const again = await centre.call('account.reset', { account: first.account, endsSecondFactor: false });
    expect(await reply(take(first.code))).toEqual({ refused: 'no-such-invitation' });
    const { code } = again as { code: string };
    centre.moveClock(72 * HOUR);
    expect(await reply(take(code))).toEqual({ refused: 'no-such-invitation' });
  });

  test('asks for outlets where the role has only its own, and for one name each', async () => {
    const person = { name: 'Ai', signIn: 'quan-ly', role: 'outlet-manager' as const };
    expect(await centre.call('account.invite', { ...person, outlets: [] })).toEqual({ refused: 'needs-outlets' });
    const nowhere = ['nowhere' as OutletId];
    expect(await centre.call('account.invite', { ...person, outlets: nowhere })).toEqual({ refused: 'no-such-outlet' });
    await invite('quan-ly', 'outlet-manager', [centre.outlet.id]);
    expect(await centre.call('account.invite', { ...person, outlets: [centre.outlet.id] })).toEqual({
      refused: 'name-taken',
    });
  });
});

const person = (signIn: string) => aPersonOf(centre, { name: signIn, signIn, role: 'editor', outlets: [] });

describe('a session', HASHING, () => {
  test('is another one after each sign-in, and the one the browser had is over', async () => {
    const before = await person('xoay');
    const after = cookieOf(
      await askAt(centre.url, 'session.signIn', { name: 'xoay', password: GOOD_PASSWORD }, { cookie: before }),
    );
    expect(after).not.toBe(before);
    expect([await isIn(before), await isIn(after)]).toEqual([false, true]);
  });

  test('ends after two hours in which nothing was asked, and after twelve whatever is asked', async () => {
    const quiet = await person('im-lang');
    centre.moveClock(2 * HOUR + MINUTE);
    expect(await isIn(quiet)).toBe(false);
    const busy = await enter(centre.url, { name: 'im-lang', password: GOOD_PASSWORD });
    for (let hour = 0; hour < 11; hour++) {
      centre.moveClock(HOUR);
      expect(await isIn(busy)).toBe(true);
    }
    centre.moveClock(HOUR + MINUTE);
    expect(await isIn(busy)).toBe(false);
  });

  test('is listed with where and by what, and ends where its owner says so; nobody else’s can be ended', async () => {
    const mine = await person('nhieu-may');
    const agent = { 'user-agent': 'Mozilla/5.0 Firefox/140' };
    const other = cookieOf(
      await askAt(centre.url, 'session.signIn', { name: 'nhieu-may', password: GOOD_PASSWORD }, { headers: agent }),
    );
    const strangers = await person('nguoi-la');
    const listed = await reply<OfficeReply<'session.list'>>(askAt(centre.url, 'session.list', {}, { cookie: mine }));
    expect(listed.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(listed).toHaveLength(2);
    const there = listed.find(({ isThis }) => !isThis);
    expect(there).toMatchObject({ agent: agent['user-agent'], address: '127.0.0.1' });
    const end = (cookie: string) => reply(askAt(centre.url, 'session.end', { session: there?.session }, { cookie }));
    expect(await end(strangers)).toEqual({ refused: 'no-such-session' });
    expect(await isIn(other)).toBe(true);
    expect(await end(mine)).toEqual({ done: true });
    expect([await isIn(other), await isIn(mine)]).toEqual([false, true]);
  });

  test('has what its account has at that moment: a role that is taken away, or a person who left, is gone at once', async () => {
    const cookie = await person('doi-vai');
    const found = await pool.query<{ account: AccountId }>(`select account from account where sign_in = 'doi-vai'`);
    const { account } = found.rows[0] as { account: AccountId };
    const price = () => askAt(centre.url, 'catalogue.setPrice', { product: 'none', price: 1_000 }, { cookie });
    expect((await price()).status).toBe(200);
    await centre.call('account.change', { account, name: 'Đổi vai', role: 'auditor', outlets: [] });
    expect((await price()).status).toBe(403);
    await centre.call('account.retire', { account });
    expect((await price()).status).toBe(401);
    expect(await enter(centre.url, { name: 'doi-vai', password: GOOD_PASSWORD })).toBe('');
  });

  test('is not in the database as the browser has it', async () => {
    const [, token = ''] = (await person('bi-mat')).split('=');
    const { rows } = await pool.query<{ all: string }>(`select string_agg(s::text, '') as all from office_session s`);
    expect(rows[0]?.all).not.toContain(token);
  });
});

describe('a request from elsewhere', () => {
  test.each([
    ['without the header of our pages', {}],
    ['from another site', { ...FROM_PAGE, 'sec-fetch-site': 'cross-site' }],
    ['from a page beside ours', { ...FROM_PAGE, 'sec-fetch-site': 'same-site' }],
    ['typed into the address bar', { ...FROM_PAGE, 'sec-fetch-site': 'none' }],
    ['of another origin', { ...FROM_PAGE, origin: 'https://evil.example' }],
  ])('%s does nothing, also with our cookie', async (_what, headers) => {
    const cookie = await enter(centre.url, { password: centre.firstPassword ?? '' });
    const asked = fetch(`${centre.url}/office/v1/call/session.signOut`, {
      method: 'POST',
      body: '{}',
      headers: { ...headers, cookie } as Record<string, string>,
    });
    expect((await asked).status).toBe(403);
    expect(await isIn(cookie)).toBe(true);
  });
});

/** @returns the authenticator's key, and the codes for when it is lost */
async function setUp(cookie: string, password: string): Promise<{ key: Uint8Array; recovery: string[] }> {
  const ask = (name: string, input: unknown) => reply(askAt(centre.url, name, input, { cookie }));
  const offered = (await ask('secondFactor.offer', { password })) as { key: string };
  const key = bytesFromBase32(offered.key);
  const confirmed = await ask('secondFactor.confirm', { code: codeNow(key) });
  return { key, recovery: (confirmed as { recovery: string[] }).recovery };
}
const codeNow = (key: Uint8Array, steps = 0) => totp(key, stepAt(centre.now()) + steps);
const signIn = (name: string, code?: string) =>
  reply(askAt(centre.url, 'session.signIn', { name, password: GOOD_PASSWORD, code }, { headers: from(anAddress()) }));

describe('a second factor', HASHING, () => {
  test('is asked for after the password, each code once, a step early or late at most', async () => {
    const cookie = await aPersonOf(centre, { name: 'Hai bước', signIn: 'hai-buoc', role: 'editor', outlets: [] });
    const { key } = await setUp(cookie, GOOD_PASSWORD);
    expect(await signIn('hai-buoc')).toEqual({ needs: 'code' });
    // The code that set it up is used.
    expect(await signIn('hai-buoc', codeNow(key))).toEqual({ refused: 'wrong-code' });
    centre.moveClock(30_000);
    expect(await signIn('hai-buoc', codeNow(key))).toEqual({ done: true });
    expect(await signIn('hai-buoc', codeNow(key))).toEqual({ refused: 'wrong-code' });
    expect(await signIn('hai-buoc', codeNow(key, 1))).toEqual({ done: true });
    // Used ahead of its time, and none before it is good any more.
    centre.moveClock(30_000);
    expect(await signIn('hai-buoc', codeNow(key))).toEqual({ refused: 'wrong-code' });
    centre.moveClock(90_000);
    expect(await signIn('hai-buoc', codeNow(key, -2))).toEqual({ refused: 'wrong-code' });
    expect(await signIn('hai-buoc', codeNow(key, -1))).toEqual({ done: true });
  });

  test('of one code typed at two places at once, one lets in', async () => {
    const cookie = await aPersonOf(centre, { name: 'Cùng lúc', signIn: 'cung-luc', role: 'editor', outlets: [] });
    const { key } = await setUp(cookie, GOOD_PASSWORD);
    centre.moveClock(60_000);
    const answers = await Promise.all([1, 2, 3].map(() => signIn('cung-luc', codeNow(key))));
    expect(answers.filter((answer) => 'done' in answer)).toHaveLength(1);
  });

  test('lost, is replaced by one of ten codes, each good once and none of them kept as it is', async () => {
    const cookie = await aPersonOf(centre, { name: 'Mất máy', signIn: 'mat-may', role: 'editor', outlets: [] });
    const { recovery } = await setUp(cookie, GOOD_PASSWORD);
    expect(recovery).toHaveLength(10);
    expect(await signIn('mat-may', recovery[0]?.toLowerCase())).toEqual({ done: true });
    expect(await signIn('mat-may', recovery[0])).toEqual({ refused: 'wrong-code' });
    const { rows } = await pool.query<{ all: string }>(`select string_agg(r::text, '') as all from recovery_code r`);
    for (const code of recovery) expect(rows[0]?.all).not.toContain(code.replaceAll('-', ''));
  });

  test('stays where the password is reset, unless whoever resets it takes it away', async () => {
    const cookie = await aPersonOf(centre, { name: 'Quên', signIn: 'quen', role: 'editor', outlets: [] });
    await setUp(cookie, GOOD_PASSWORD);
    const { rows } = await pool.query<{ account: AccountId }>(`select account from account where sign_in = 'quen'`);
    const { account } = rows[0] as { account: AccountId };
    const kept = (await centre.call('account.reset', { account, endsSecondFactor: false })) as { code: string };
    expect(await isIn(cookie)).toBe(false);
    expect(await reply(take(kept.code))).toEqual({ done: true, signedIn: false });
    expect(await signIn('quen')).toEqual({ needs: 'code' });
    const gone = (await centre.call('account.reset', { account, endsSecondFactor: true })) as { code: string };
    expect(await reply(take(gone.code))).toEqual({ done: true, signedIn: true });
    expect(await signIn('quen')).toEqual({ done: true });
  });

  test('asked of administrators, opens nothing else before it is set up, and cannot be taken away', async () => {
    const mine = await aPersonOf(centre, { name: 'Quản trị', signIn: 'qt-1', role: 'administrator', outlets: [] });
    const settings = (wanted: boolean) =>
      reply(askAt(centre.url, 'account.settings', { administratorsNeedSecondFactor: wanted }, { cookie: mine }));
    expect(await settings(true)).toEqual({ refused: 'set-up-own-first' });
    const { key } = await setUp(mine, GOOD_PASSWORD);
    expect(await settings(true)).toEqual({ done: true });

    const other = await aPersonOf(centre, { name: 'Quản trị 2', signIn: 'qt-2', role: 'administrator', outlets: [] });
    const outlets = () => askAt(centre.url, 'outlet.list', {}, { cookie: other });
    expect(await (await outlets()).json()).toEqual({ problem: 'second-factor-first' });
    await setUp(other, GOOD_PASSWORD);
    expect((await outlets()).status).toBe(200);
    // Editors are not asked.
    expect((await askAt(centre.url, 'catalogue.list', {}, { cookie: other })).status).toBe(400);
    centre.moveClock(30_000);
    const end = { password: GOOD_PASSWORD, code: codeNow(key) };
    expect(await reply(askAt(centre.url, 'secondFactor.end', end, { cookie: mine }))).toEqual({ refused: 'required' });
    expect(await settings(false)).toEqual({ done: true });
    expect(await reply(askAt(centre.url, 'secondFactor.end', end, { cookie: mine }))).toEqual({ done: true });
  });
});

const guess = (name: string, password: string, address: string) =>
  reply(askAt(centre.url, 'session.signIn', { name, password }, { headers: from(address) }));

describe('guessing', HASHING, () => {
  test('at one name from many addresses is slowed down, and does not keep out its owner where they were before', async () => {
    await aPersonOf(centre, { name: 'Bị dò', signIn: 'bi-do', role: 'editor', outlets: [] });
    const home = anAddress();
    expect(await guess('bi-do', GOOD_PASSWORD, home)).toEqual({ done: true });
    const guesses = Array.from({ length: 20 }, (_, nth) => guess('bi-do', `wrong ${nth}`, anAddress()));
    for (const answer of await Promise.all(guesses)) expect(answer).toEqual({ refused: 'wrong-password' });
    expect(await guess('bi-do', GOOD_PASSWORD, anAddress())).toEqual({ refused: 'too-many-tries' });
    expect(await guess('bi-do', GOOD_PASSWORD, home)).toEqual({ done: true });
    // Nor anybody else.
    expect(await guess('trung-tam', centre.firstPassword ?? '', anAddress())).toEqual({ done: true });
    centre.moveClock(5 * MINUTE);
    expect(await guess('bi-do', GOOD_PASSWORD, anAddress())).toEqual({ done: true });
  });

  test('at names that nobody has is answered alike', async () => {
    expect(await guess('khong-co-ai', 'wrong', anAddress())).toEqual({ refused: 'wrong-password' });
    expect(await guess('trung-tam', 'wrong', anAddress())).toEqual({ refused: 'wrong-password' });
  });
});

describe('the last administrator', () => {
  test('can neither be retired nor reset, and nobody changes themselves', async () => {
    const cookie = await enter(centre.url, { password: centre.firstPassword ?? '' });
    const first = 'tk-0000000000' as AccountId;
    expect(await reply(askAt(centre.url, 'account.retire', { account: first }, { cookie }))).toEqual({
      refused: 'oneself',
    });
    const { accounts } = await centre.call('account.list', {});
    for (const { account, role, state } of accounts) {
      if (role === 'administrator' && state === 'active' && account !== first) {
        expect(await centre.call('account.retire', { account })).toEqual({ done: true });
      }
    }
    expect(await centre.call('account.retire', { account: first })).toEqual({ refused: 'last-administrator' });
    expect(await centre.call('account.reset', { account: first, endsSecondFactor: true })).toEqual({
      refused: 'last-administrator',
    });
    const lesser = { account: first, name: 'Ai', role: 'auditor' as const, outlets: [] };
    expect(await centre.call('account.change', lesser)).toEqual({ refused: 'last-administrator' });
    expect(await isIn(cookie)).toBe(true);
  });
});
