import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { insertPrinter } from '../../../src/main/db/printer.ts';
import { redacting, redactLine } from '../../../src/main/doctor/redact.ts';
import { openLog } from '../../../src/main/folder/log.ts';
import { fileKeyring } from '../../../src/main/folder/secretFile.ts';
import { openTill } from '../../../src/main/open.ts';
import { makeTillKey } from '../../../src/main/sync/keys.ts';
import { moveCash } from '../../../src/main/till/moveCash.ts';
import { BankAccount, type Outlet } from '../../../src/shared/catalogue/outlet.ts';
import type { DoctorShown, SupportBundle } from '../../../src/shared/contract/doctor.ts';
import { type EntryId, StaffId, uuidv7 } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { usualProfile } from '../../../src/shared/printer/profile.ts';
import {
  aFolder,
  deskOver,
  done,
  handOf,
  MORNING,
  openTillDb,
  sell,
  showroom,
  withShift,
} from '../../support/aDesk.ts';
import { keyForms, type Secret, scanner, typed } from '../../support/byteScan.ts';
import { anyPhone, anyPhoneWriting } from '../../support/phones.ts';
import { PIN } from '../../support/pins.ts';

/** Planted wherever people write something down; with and without marks on their letters. */
const PLANTED = {
  'a manager’s name': 'Tran Thi Kieu Canary',
  'a cashier’s name': 'Đặng Cẩm Tú',
  'the shop’s name': 'Canaryshop OCOP',
  'the shop’s address': '77 Duong Canaryway',
  'the shop’s number': '0291 3827 654',
  'the shop’s tax code': '1900987654',
  'the account': '9704229876543210',
  'the account’s owner': 'HO KINH DOANH CANARYBANK',
  'a reason': 'cho chi Canaryreason vay',
  'a buyer’s words': 'Nguyen Van Canarybuyer',
  'a buyer’s number': '0918273645',
  'a printer’s name': 'May in Canaryprinter',
  'a printer’s address': 'canaryhost.lan',
  'a folder': 'canaryhome',
} as const;

const HUONG = { id: StaffId.parse('huong'), name: PLANTED['a manager’s name'], role: 'manager' } as const;

function aTillFullOfCanaries(folder = aFolder()) {
  const { secret } = makeTillKey();
  const keyring = fileKeyring(join(folder, 'secrets'));
  keyring.write('signing-key', secret);
  const desk = withShift(deskOver(openTillDb(join(folder, 'till.db')), secret));
  const outlet: Outlet = {
    ...showroom,
    name: PLANTED['the shop’s name'],
    address: PLANTED['the shop’s address'],
    phone: PLANTED['the shop’s number'],
    taxCode: PLANTED['the shop’s tax code'],
    bank: BankAccount.parse({ bin: '970422', account: PLANTED['the account'], name: PLANTED['the account’s owner'] }),
  };
  const tu = { id: StaffId.parse('tu'), name: PLANTED['a cashier’s name'], role: 'cashier' } as const;
  desk.db.write((db) => {
    applyChange(db, { kind: 'outlet', id: outlet.id, row: outlet });
    for (const row of [HUONG, tu]) applyChange(db, { kind: 'staff', id: row.id, row });
    const connection = { kind: 'tcp' as const, host: PLANTED['a printer’s address'], port: 9_100 };
    insertPrinter(db, { name: PLANTED['a printer’s name'], connection, profile: usualProfile });
  });
  sell(desk);
  const id = uuidv7(MORNING, randomBytes(10)) as EntryId;
  const reason = PLANTED['a reason'];
  done(moveCash(desk, { id, direction: 'in', amount: 12_000, reason }, handOf(HUONG)));
  desk.db.close();
  plantInLog(folder, secret);
  return { folder, keyring, secret };
}

/** Whatever an error of ours or of a library may drag along. */
function plantInLog(folder: string, secret: Uint8Array): void {
  const log = openLog(join(folder, 'till.log'), { clock: () => MORNING, echo: false });
  const buyer = PLANTED['a buyer’s words'];
  const number = PLANTED['a buyer’s number'];
  log.error('sale.complete failed', { error: new Error(`no such line "${buyer}" of ${number}`) });
  log.warn(`for ${HUONG.name} and ${PLANTED['a cashier’s name']}`, { note: buyer, [buyer]: 1, [number]: number });
  log.warn('sync ended refused', {
    url: `http://${PLANTED['a printer’s address']}:4321/x?key=${buyer}`,
    n: Number(number),
  });
  log.error('x', { error: `Error: ENOENT: /home/${PLANTED['a folder']}/till.db '${buyer}'`, list: [buyer, number] });
  log.error('x', { error: Buffer.from(secret).toString('base64'), detail: { deep: { name: buyer } }, name: PIN });
  log.error(`Unexpected token in JSON: {"pin":"${PIN}","phone":"${number}","name":"${buyer}"}`);
  writeFileSync(join(folder, 'till.log.old'), `${buyer} ${number}\n{"at":"x","level":"${buyer}"}\n`);
}

function unpacked(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(zip.length - 6);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const local = zip.readUInt32LE(at + 42);
    const begins = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files.set(name, inflateRawSync(zip.subarray(begins, begins + zip.readUInt32LE(at + 20))));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** Sees any of what was planted, and what is secret of the till. */
function scannerOf({ keyring, secret }: Pick<ReturnType<typeof aTillFullOfCanaries>, 'keyring' | 'secret'>) {
  const pepper = keyring.read('pin-pepper');
  const secrets: Secret[] = [
    ...Object.entries(PLANTED).map(([of, text]) => typed(of, text)),
    ...Object.values(PLANTED)
      .flatMap((text) => text.split(' '))
      .filter((word) => /canary|[^\p{ASCII}]/iu.test(word))
      .map((word) => typed(`a word of what is planted: ${word}`, word)),
    typed('a PIN', PIN, true),
    ...keyForms('the key', secret),
    ...(pepper ? [{ of: 'the pepper', bytes: pepper, alone: false }] : []),
  ];
  return scanner(secrets);
}

test('a support bundle says how the till is, and nothing of anybody: no planted name, note, number, address, key or PIN', async () => {
  const { folder, keyring, secret } = aTillFullOfCanaries();
  const till = openTill({
    folder,
    keyring,
    printer: { kind: 'preview' },
    assets: 'assets',
    log: openLog(join(folder, 'till.log'), { clock: () => MORNING, echo: false }),
    clock: () => MORNING,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: 'test',
  });
  onTestFinished(till.close);
  await till.answer('staff.setPin', { staff: HUONG.id, pin: PIN });
  await till.answer('staff.signIn', { staff: HUONG.id, pin: PIN });
  const answer = await till.answer('doctor.bundle', {});
  const bundle = ('reply' in answer ? answer.reply : undefined) as SupportBundle;
  const files = unpacked(Buffer.from(bundle.content, 'base64'));
  // What is read on the screen is what is saved.
  expect(bundle.files.map(({ path, text }) => [path, text])).toEqual(
    [...files].map(([path, bytes]) => [path, bytes.toString('utf8')]),
  );
  const scan = scannerOf({ keyring, secret });
  expect([...files].flatMap(([path, bytes]) => scan(bytes, path))).toEqual([]);
  const text = (path: string) => must(files.get(path), path).toString('utf8');
  expect(text('journal.csv')).toMatch(/^seq,epoch,kind,hash\n1,1,till-enrolled,[0-9a-f]{64}\n/);
  expect(text('journal.csv')).toContain(',sale,');
  expect(JSON.parse(text('rows.json'))).toMatchObject({ journal: expect.any(Number), staff: 3 });
  expect(JSON.parse(text('settings.json'))).toMatchObject({ till: 'BL01-2', takesVietqr: true });
  expect(text('schema.sql')).toContain('CREATE TABLE journal');
  expect(text('report.txt')).toContain('Nhật ký');
  // The log is of use all the same.
  expect(text('log.txt')).toContain('sale.complete failed');
  expect(text('log.txt')).toMatch(/at \w.* \(bundle\.test\.ts:\d+\)/);
});

test('the command line says the same, writes the same files, and none over another', () => {
  const data = aFolder();
  mkdirSync(join(data, 'till'));
  const till = aTillFullOfCanaries(join(data, 'till'));
  const file = join(data, 'bundle.zip');
  const asked = ['src/quay/index.ts', 'doctor', '--data', data, '--lang', 'en', '--bundle', file];
  const first = spawnSync(process.execPath, asked, { encoding: 'utf8' });
  expect(first.stdout).toContain('✓ Journal: entries: 4');
  expect(first.stderr).toContain('settings.json');
  const files = unpacked(readFileSync(file));
  const scan = scannerOf(till);
  expect([...files].flatMap(([path, bytes]) => scan(bytes, path))).toEqual([]);
  expect([...files.keys()].toSorted()).toEqual(
    'README.txt journal.csv log.txt printers.json report.json report.txt rows.json schema.sql settings.json'.split(' '),
  );
  expect(spawnSync(process.execPath, asked, { encoding: 'utf8' })).toMatchObject({ status: 1 });
});

test('a cashier makes none without leave, and looks all the same', async () => {
  const { folder, keyring } = aTillFullOfCanaries();
  const till = openTill({
    folder,
    keyring,
    printer: { kind: 'preview' },
    assets: 'assets',
    log: { info: () => {}, warn: () => {}, error: () => {} },
    clock: () => MORNING,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: 'test',
  });
  onTestFinished(till.close);
  expect(await till.answer('doctor.bundle', {})).toEqual({ turnedAway: { refused: 'not-signed-in' } });
  const told: string[] = [];
  const over = new Promise<void>((resolve) => {
    till.listen((name, event) => {
      if (name !== 'doctor') return;
      const { state, found } = event as DoctorShown;
      told.push(`${state} ${found.length}`);
      if (state === 'done') resolve();
    });
  });
  // Pressed twice it is one look.
  expect(await till.answer('doctor.look', {})).toMatchObject({ reply: { state: 'looking', found: [] } });
  await till.answer('doctor.look', {});
  await over;
  const shown = await till.answer('doctor.shown', {});
  expect(shown).toMatchObject({
    reply: {
      state: 'done',
      found: expect.arrayContaining([{ part: 'chain', health: 'well', found: 'whole', facts: expect.anything() }]),
    },
  });
  expect(told.filter((each) => each.startsWith('looking 0'))).toHaveLength(1);
  expect(told.length).toBeGreaterThan(8);

  await till.answer('doctor.look', {});
  await till.answer('doctor.callOff', {});
  await expect
    .poll(async () => await till.answer('doctor.shown', {}))
    .toMatchObject({ reply: { state: 'called-off' } });
});

test('numbers, names with marks, addresses, keys and quotations leave a text, whatever stands around them', () => {
  const redact = redacting(['Lan', 'Hương']);
  const written = anyPhone.chain(anyPhoneWriting);
  fc.assert(
    fc.property(fc.constantFrom('of ', 'x=', '(', 'sale '), written, (before, phone) => {
      expect(redact(`${before}${phone}, next`).replace(/\D/g, '')).toBe('');
    }),
    { numRuns: 300 },
  );
  expect(redact('Lan sold; Landing did not')).toBe('‹name› sold; Landing did not');
  expect(redact('mail a.b@c.vn at https://x.vn/y?z=1 or 10.0.0.7:9100')).toBe(
    'mail ‹e-mail› at ‹address› or ‹address›',
  );
  expect(redact('cannot read /home/minh/x.db')).toBe('cannot read ‹path›');
  expect(redact('mồng tơi and no such table: journal')).toBe('‹word› ‹word› and no such table: journal');
  expect(redactLine('not ours', redact)).toBeUndefined();
  expect(redactLine('{"at":"2026-11-23T01:00:00Z","level":"warn","message":"m","ms":12,"sum":2500000}', redact)).toBe(
    '{"at":"2026-11-23T01:00:00.000Z","level":"warn","message":"m","ms":12,"sum":"‹number›"}',
  );
});
