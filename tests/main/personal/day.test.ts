import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { ownBackups } from '../../../src/main/backup/places.ts';
import { proveBackup } from '../../../src/main/backup/readBackup.ts';
import { makeBackup } from '../../../src/main/backup/work.ts';
import { entriesAfter } from '../../../src/main/db/journal.ts';
import { openReadOnly } from '../../../src/main/db/readOnly.ts';
import { openLog } from '../../../src/main/folder/log.ts';
import { fileKeyring } from '../../../src/main/folder/secretFile.ts';
import { openOrRecover } from '../../../src/main/openOrRecover.ts';
import type { Till } from '../../../src/main/till.ts';
import { webToken } from '../../../src/quay/webToken.ts';
import type { CallName, InputOf, ReplyOf } from '../../../src/shared/contract.ts';
import { DeviceId, OutletId, StaffId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import type { Pin } from '../../../src/shared/staff/pin.ts';
import { aFolder, MORNING } from '../../support/aDesk.ts';
import { aPrice, aProducer, aProduct, aTaxClass } from '../../support/aProduct.ts';
import { type Found, keyForms, type Secret, scanFolder, scanner, typed } from '../../support/byteScan.ts';
import { askAt, cookieOf, enter, GOOD_PASSWORD } from '../../support/officeDoor.ts';
import { BAC_LIEU, databaseUrl, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

/** A day at a till and its centre through what their screens ask for, and then every byte that lies on either's disk. */

const PINS = { huong: '604283', lan: '718305', lansNext: '935162', wrong: '271946' } as Record<string, Pin> & {
  readonly [name in 'huong' | 'lan' | 'lansNext' | 'wrong']: Pin;
};

/** A buyer's, wherever a cashier may put it. The first belongs to a sale that is held, and is let be. */
const HELD = '0912345678';
const REFUSED = ['0387654321', '0968112233', '0291 3765 432'] as const;

/**
 * What must lie there, by path, and why: readable by their owner alone. In Electron the first lie in the system's safe (its test:
 * tests/electron/keyring.test.ts).
 */
const MUST: Readonly<Record<string, string>> = {
  'secrets/signing-key.secret': 'the web host has no safe; the till cannot sign without it',
  'secrets/pin-pepper.secret': 'the web host has no safe; no PIN is checked without it',
  'secrets/web-token.secret': 'an open window finds its way back after a restart',
  'secrets/display-token.secret': 'the same for what buyers see',
  'centre-key.pem': 'the centre signs what tills take',
  'postgres-password': 'the server opens its own database with it',
  'first-password.txt': 'somebody has to read it once; gone when it is changed',
};

type Ask = <N extends CallName>(name: N, input: InputOf<N>) => Promise<Exclude<ReplyOf<N>, { refused: string }>>;

function openIn(folder: string): { readonly till: Till; readonly ask: Ask } {
  const till = openOrRecover({
    folder,
    keyring: fileKeyring(join(folder, 'secrets')),
    printer: { kind: 'preview' },
    assets: 'assets',
    log: openLog(join(folder, 'till.log'), { clock: () => MORNING, echo: false }),
    clock: () => MORNING,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: 'test',
  });
  const ask: Ask = async (name, input) => {
    const answer = await till.answer(name, input);
    const reply = 'reply' in answer ? answer.reply : undefined;
    if (typeof reply === 'object' && reply !== null && !('refused' in reply)) return reply as never;
    throw new Error(`${name}: ${JSON.stringify(answer)}`);
  };
  return { till, ask };
}

const staffed = (id: string, name: string, role: 'cashier' | 'manager') =>
  ({ kind: 'staff', id, row: { id: StaffId.parse(id), name, role } }) as const;

async function openCentre(): Promise<TestCentre> {
  const folder = aFolder();
  const log = openLog(join(folder, 'centre.log'), { clock: () => MORNING, echo: false });
  const centre = await startTestCentre({ folder, log });
  onTestFinished(centre.close);
  const product = aProduct();
  const changes = [
    { kind: 'tax-class', id: aTaxClass().id, row: aTaxClass() },
    { kind: 'producer', id: aProducer().id, row: aProducer() },
    { kind: 'product', id: product.id, row: product },
    { kind: 'price', id: 'SP-001@2026-01-01', row: aPrice() },
    staffed('lan', 'Lan', 'cashier'),
    staffed('huong', 'Hương', 'manager'),
  ] as const;
  await centre.publish(changes.map((change) => ({ scope: 'everywhere' as const, change })));
  return centre;
}

/** People come, set their PINs, get them wrong, change them, sign in and out. */
async function peopleCome({ till, ask }: ReturnType<typeof openIn>): Promise<void> {
  await ask('staff.setPin', { staff: StaffId.parse('huong'), pin: PINS.huong });
  const release = { staff: StaffId.parse('lan'), by: StaffId.parse('huong'), pin: PINS.huong };
  await ask('staff.setPin', { staff: release.staff, pin: PINS.lan, ...(await ask('staff.release', release)) });
  for (const pin of [PINS.wrong, '12', 'x'.repeat(9)]) await till.answer('staff.signIn', { staff: 'lan', pin });
  await ask('staff.signIn', { staff: release.staff, pin: PINS.lan });
  await ask('staff.changePin', { old: PINS.lan, pin: PINS.lansNext });
}

async function sell({ ask }: ReturnType<typeof openIn>) {
  const { cart } = await ask('cart.add', { product: aProduct().id, quantity: ONE });
  await ask('cart.note', { sale: cart.sale, line: 1, note: 'gói quà' });
  await ask('cart.setBuyer', { sale: cart.sale, buyer: 'domestic' });
  const tenders = [{ kind: 'card' as const, given: dong(25_000), reference: '602915' }];
  return ask('sale.complete', { sale: cart.sale, total: dong(25_000), tenders });
}

/** Numbers typed into whatever takes words: each is turned away, and the log may not tell it either. */
async function numbersTyped({ till, ask }: ReturnType<typeof openIn>): Promise<void> {
  const { cart } = await ask('cart.add', { product: aProduct().id, quantity: ONE });
  const [first, second, third] = REFUSED;
  const tried: readonly (readonly [CallName, unknown])[] = [
    ['cart.note', { sale: cart.sale, line: 1, note: `gọi ${first}` }],
    ['cart.discountLine', { sale: cart.sale, line: 1, discount: { off: { amount: 1_000 }, reason: second } }],
    ['demand.missed', { text: `ba khía, báo ${third}` }],
    ['demand.missed', { text: 'ba khía', note: first }],
    ['shift.moveCash', { ...(await ask('shift.newEntry', {})), direction: 'in', amount: 1_000, reason: second }],
    ['shift.openDrawer', { reason: `đổi tiền cho ${third}` }],
  ];
  for (const [name, input] of tried) {
    expect(await till.answer(name, input), name).toEqual({ turnedAway: { refused: 'looks-like-phone' } });
  }
  await ask('cart.clear', { sale: cart.sale });
}

/** Somebody comes back later: their number is on the sale that is put aside for them, and nowhere once that is gone. */
async function somebodyComesBack({ ask }: ReturnType<typeof openIn>, between: () => Promise<void>): Promise<void> {
  const { cart } = await ask('cart.add', { product: aProduct().id, quantity: ONE });
  await ask('cart.hold', { sale: cart.sale, name: `chị Mười ${HELD}` });
  expect(await ask('cart.held', {})).toMatchObject([{ name: `chị Mười ${HELD}` }]);
  await between();
  await ask('cart.recall', { sale: cart.sale });
  await ask('cart.clear', { sale: cart.sale });
}

test('nobody’s number, PIN or key lies in clear in any file of a till or its centre after a day, and no byte of a number that was let go', async () => {
  const centre = await openCentre();
  const folder = aFolder();
  const till = openIn(folder);
  const tokens = [webToken(folder, 'web'), webToken(folder, 'display')];
  const code = must(await centre.makeEnrolCode(OutletId.parse(BAC_LIEU.id)), 'a code');
  await till.ask('till.enrol', { centre: centre.url, code });
  await peopleCome(till);
  await till.ask('shift.open', { float: 500_000 });
  const sold = await sell(till);
  await numbersTyped(till);

  // A look while the number is in use: it opens for whoever is there, and lies nowhere as it was typed.
  const number = scanner([typed('a held sale’s', HELD), typed('in groups', HELD.slice(4))]);
  let restorable = '';
  await somebodyComesBack(till, async () => {
    const made = makeBackup({
      database: join(folder, 'till.db'),
      folder: ownBackups(folder),
      second: null,
      at: MORNING,
    });
    restorable = must(made.made, 'a backup').file;
    expect(scanFolder(folder, number).found).toEqual([]);
  });
  expect(proveBackup(restorable).sales).toBe(1);
  const photo = Buffer.concat([Buffer.from([0xff, 0xd8]), randomBytes(600), Buffer.from([0xff, 0xd9])]);
  await till.ask('demand.missed', { text: 'ba khía', photo: photo.toString('base64') });
  await till.ask('staff.signOut', {});
  await till.ask('staff.signIn', { staff: StaffId.parse('huong'), pin: PINS.huong });
  const { id } = await till.ask('return.begin', { sale: sold.sale });
  const back = { line: 0, quantity: ONE, to: 'stock' as const };
  const reason = 'khách đổi ý';
  await till.ask('return.complete', {
    id,
    sale: sold.sale,
    lines: [back],
    refunds: [{ kind: 'card', amount: dong(25_000), reference: '602916' }],
    reason,
  });
  expect(await till.ask('till.sync', {})).toMatchObject({ unsent: 0 });
  await centre.idle();

  const office = await aDayAtTheOffice(centre);

  // As a crash leaves it: the write-ahead log is there. Then closed, restored and opened again.
  const crashed = aFolder();
  cpSync(folder, crashed, { recursive: true });
  expect(statSync(join(crashed, 'till.db-wal')).size).toBeGreaterThan(0);
  // Every hash and signature stands, with the number that was let go.
  expect(proveBackup(join(crashed, 'till.db')).sales).toBe(1);
  await till.till.close();
  for (const side of ['', '-wal', '-shm']) rmSync(join(folder, `till.db${side}`), { force: true });
  const restored = openIn(folder);
  await restored.ask('recovery.restore', { file: restorable });
  await restored.till.close();

  const keyring = fileKeyring(join(folder, 'secrets'));
  const secrets: Secret[] = [
    ...Object.entries(PINS).map(([of, pin]) => typed(`${of}’s PIN`, pin, true)),
    ...[HELD, ...REFUSED].map((phone) => typed(`a number (${phone})`, phone)),
    ...keyForms('the till’s key', must(keyring.read('signing-key'), 'a key')),
    { of: 'the pepper of PINs', bytes: must(keyring.read('pin-pepper'), 'a pepper'), alone: false },
    ...keyForms('the centre’s key', pemBytes(readFileSync(join(centre.folder, 'centre-key.pem'), 'utf8'))),
    typed('the database’s password', readFileSync(join(centre.folder, 'postgres-password'), 'utf8')),
    typed('an enrolment code', code),
    ...tokens.map((token) => typed('a token of the web host', token)),
    ...office,
  ];
  const scan = scanner(secrets);
  const atTill = [folder, crashed].map((each) => scanFolder(each, scan));
  const atCentre = scanFolder(centre.folder, scan);
  // It looked at something, and sees what is there.
  expect(atCentre.bytes).toBeGreaterThan(20_000_000);
  const all = [...atTill.flatMap(({ found }) => found), ...atCentre.found];
  expect(all.filter(({ path }) => !(path in MUST))).toEqual([]);
  expect([...new Set(all.map(({ path }) => path))].toSorted()).toEqual(Object.keys(MUST).toSorted());
  for (const [root, path] of placesOf(folder, centre.folder)) expect(statSync(join(root, path)).mode & 0o77).toBe(0);

  // What is packed where it lies is unpacked: bodies of entries, and long texts of PostgreSQL.
  expect(bodiesIn(join(crashed, 'till.db')).flatMap((text) => scan(Buffer.from(text), 'journal'))).toEqual([]);
  expect((await rowsAt(centre)).flatMap((text) => scan(Buffer.from(text), 'centre'))).toEqual([]);
}, 120_000);

/** Somebody signs in, sets up a second factor, gets a password wrong; a colleague is invited. */
async function aDayAtTheOffice(centre: TestCentre): Promise<Secret[]> {
  const first = must(centre.firstPassword, 'a first password');
  const cookie = await enter(centre.url, { password: first });
  const wrong = 'khong-phai-mat-khau-nay';
  await enter(centre.url, { password: wrong });
  const offered = (await (await askAt(centre.url, 'secondFactor.offer', { password: first }, { cookie })).json()) as {
    readonly key: string;
  };
  const person = { signIn: 'chi.ba', name: 'Chị Ba', role: 'auditor' as const, outlets: [] };
  const invited = await centre.call('account.invite', person);
  if (!('code' in invited)) throw new Error('nobody was invited');
  const taken = await askAt(centre.url, 'invitation.take', { code: invited.code, password: GOOD_PASSWORD });
  return [
    typed('the first password', first),
    typed('a wrong password', wrong),
    typed('a password', GOOD_PASSWORD),
    typed('an invitation', invited.code),
    typed('the authenticator’s key', offered.key),
    ...[cookie, cookieOf(taken)].map((each) => typed('a session', must(each.split('=')[1], 'a token'))),
  ];
}

function pemBytes(pem: string): Buffer {
  return Buffer.from(pem.split('\n').slice(1, 2).join(''), 'base64');
}

function placesOf(till: string, centre: string): (readonly [string, string])[] {
  return Object.keys(MUST).map((path) => [path.startsWith('secrets/') ? till : centre, path] as const);
}

/** Every entry as it was signed. */
function bodiesIn(file: string): string[] {
  const db = openReadOnly(file);
  try {
    const device = DeviceId.parse(must(db.get<{ device: string }>('SELECT device FROM enrolment'), 'a till').device);
    return [...entriesAfter(db, device, 0, 1_000)].map(({ body }) => body);
  } finally {
    db.close();
  }
}

/** Every row of every table, as PostgreSQL writes them out. */
async function rowsAt(centre: TestCentre): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl(centre) });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`);
      texts.push(...rows.map(({ text }) => text));
    }
    return texts;
  } finally {
    await client.end();
  }
}

test('the scan sees a secret in every form, wherever it stands', () => {
  const folder = aFolder();
  const secret = Buffer.from('Bí mật 0912345678');
  const forms: Record<string, Buffer> = {
    plain: secret,
    wide: Buffer.from(secret.toString('utf8'), 'utf16le'),
    big: Buffer.from(secret.toString('utf8'), 'utf16le').swap16(),
    hex: Buffer.from(secret.toString('hex')),
    upper: Buffer.from(secret.toString('hex').toUpperCase()),
    ...Object.fromEntries(
      [0, 1, 2].flatMap((at) => {
        const text = Buffer.concat([Buffer.alloc(at, 'x'), secret, Buffer.from('tail')]);
        return [
          [`base64-${at}`, Buffer.from(text.toString('base64'))],
          [`url-${at}`, Buffer.from(text.toString('base64url'))],
        ];
      }),
    ),
  };
  mkdirSync(join(folder, 'a'));
  for (const [name, bytes] of Object.entries(forms)) {
    writeFileSync(join(folder, 'a', name), Buffer.concat([randomBytes(777), bytes, randomBytes(99)]));
  }
  const { found } = scanFolder(folder, scanner([{ of: 'it', bytes: secret, alone: false }]));
  const seen = new Set(found.map(({ path }: Found) => path));
  expect(seen).toEqual(new Set(Object.keys(forms).map((name) => join('a', name))));
  const alone = scanner([typed('a PIN', '604283', true)]);
  expect(alone(Buffer.from('"604283"'), 'x')).toHaveLength(1);
  expect(alone(Buffer.from('1604283 ab604283 12.604283 6042831'), 'x')).toEqual([]);
});
