import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Beside, openBeside } from '../../../src/central/beside.ts';
import { exportJournals } from '../../../src/central/exportJournals.ts';
import { backupsIn, ownBackups } from '../../../src/main/backup/places.ts';
import { restoreBackup } from '../../../src/main/backup/restore.ts';
import { makeBackup } from '../../../src/main/backup/work.ts';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { enrolled } from '../../../src/main/db/enrolment.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { writeForCentre, writeOfBackup } from '../../../src/main/exchange.ts';
import { fileKeyring } from '../../../src/main/folder/secretFile.ts';
import { exportArchive, writeWhole } from '../../../src/main/journal/exportArchive.ts';
import { verifyArchive } from '../../../src/main/journal/verifyArchive.ts';
import { enrol } from '../../../src/main/sync/enrol.ts';
import { takeFromCentre } from '../../../src/main/sync/fromCentre.ts';
import { signWith } from '../../../src/main/sync/keys.ts';
import { reportOf } from '../../../src/main/sync/loop.ts';
import { push } from '../../../src/main/sync/push.ts';
import { type Office, signInToOffice } from '../../../src/quay/office.ts';
import type { Instant } from '../../../src/shared/day.ts';
import type { DeviceId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { aFolder, lan, MORNING, openTillDb, sell, smallCatalogue, withShift } from '../../support/aDesk.ts';
import { anOpenTill, type OpenTill, startDay } from '../../support/anOpenTill.ts';
import { aPrice, aProducer, aProduct, aTaxClass } from '../../support/aProduct.ts';
import { VERIFIER } from '../../support/archives.ts';
import { rounds } from '../../support/long.ts';
import { BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { silent } from '../../support/testDatabase.ts';
import { figuresOf, hasPython, pythonSays, standaloneSays, weSay } from '../../support/verifiers.ts';

// Tills on real SQLite and the real centre on its own PostgreSQL. A till dies for good, and another machine takes its place.

let centre: TestCentre;
let office: Office;
let beside: Beside;

beforeAll(async () => {
  centre = await startTestCentre();
  office = await signInToOffice(centre.url, centre.firstPassword ?? '');
  beside = await openBeside({ folder: centre.folder, log: silent });
  const changes = [
    { kind: 'tax-class', id: aTaxClass().id, row: aTaxClass() },
    { kind: 'producer', id: aProducer().id, row: aProducer() },
    { kind: 'product', id: aProduct().id, row: aProduct() },
    { kind: 'price', id: 'SP-001@2026-01-01', row: aPrice() },
    { kind: 'staff', id: lan.id, row: lan },
  ] as const;
  await centre.publish(changes.map((change) => ({ scope: 'everywhere' as const, change })));
});
afterAll(async () => {
  await beside.close();
  await centre.remove();
});

const newCode = async (): Promise<string> => must(await centre.makeEnrolCode(BAC_LIEU.id), 'a code');

async function codeFor(device: DeviceId): Promise<string> {
  const made = await centre.call('fleet.replaceTill', { device, note: 'Máy rơi xuống nước' });
  if ('refused' in made) throw new Error(made.refused);
  return made.code;
}

async function aMachine(code: string): Promise<OpenTill> {
  const machine = anOpenTill(aFolder());
  await machine.ask('till.enrol', { centre: centre.url, code });
  return machine;
}

/** The database of a machine whose program is closed, and its key. */
function diskOf({ folder }: Pick<OpenTill, 'folder'>) {
  const db = openDatabase(join(folder, 'till.db'));
  onTestFinished(() => db.close());
  const secret = must(fileKeyring(join(folder, 'secrets')).read('signing-key'), 'the key');
  const { device, epoch, till } = enrolled(db);
  return { db, till, signer: { device, epoch, sign: signWith(secret) } };
}

const rowOf = async (device: DeviceId) =>
  must(
    (await centre.call('fleet.tills', {})).find((till) => till.device === device),
    'the till at the office',
  );

const salesOf = async (device: DeviceId): Promise<string[]> => {
  await centre.idle();
  const { sales } = await centre.call('sales.list', { filter: { device }, limit: 200 });
  return sales.map(({ number }) => number).toSorted();
};

async function exported(): Promise<string> {
  const verifier = readFileSync(VERIFIER, 'utf8');
  const { archive } = await exportJournals({ ...beside, at: centre.now(), verifier, onUnlike: () => undefined });
  const file = join(aFolder(), 'centre.zip');
  await writeWhole(file, archive);
  return file;
}

/** Three verifiers prove it. @returns what ours said of each till */
async function proved(file: string) {
  const [we, they] = [await weSay(file), await standaloneSays(file)];
  expect([we.exit, they.exit]).toEqual([0, 0]);
  expect(figuresOf(they)).toEqual(figuresOf(we));
  if (hasPython) expect(pythonSays([file]).map((said) => [said.exit, figuresOf(said)])).toEqual([[0, figuresOf(we)]]);
  return (await verifyArchive(file)).tills;
}

test('a till dies with a sale unsent: another machine sells on under its number, and the old one is told and gives up what it has by file', async () => {
  const old = await aMachine(await newCode());
  await startDay(old);
  const [first, second] = [await old.sell(), await old.sell()];
  await old.sync();
  const lost = await old.sell();
  await old.close();
  const dead = diskOf(old);

  const code = await codeFor(dead.signer.device);
  const now = await aMachine(code);
  const state = await now.ask('till.state', {});
  expect(state).toMatchObject({
    stage: 'enrolled',
    till: dead.till,
    tookPlace: { epoch: 101, of: { device: dead.signer.device, seq: expect.any(Number), last: { number: second } } },
  });
  await startDay(now);
  expect(await now.ask('till.state', {})).not.toHaveProperty('tookPlace');
  const third = await now.sell();
  expect(third).toBe(first.replace(/-(\d+)-/, '-$1.101-'));
  expect(await now.till.answer('find.code', { code: first })).toEqual({
    reply: { refused: 'slip-of-replaced', code: first },
  });
  expect(await now.sync()).toMatchObject({ sync: 'ok', unsent: 0 });

  const woken = anOpenTill(old.folder);
  expect(await woken.sync()).toMatchObject({ sync: 'replaced', unsent: 1 });
  await woken.close();
  expect(await salesOf(dead.signer.device)).toEqual([first, second]);

  const facts = () => reportOf({ db: dead.db, clock: () => MORNING, version: 'test', printer: () => 'preview' });
  const file = join(aFolder(), 'carried.quay');
  await writeForCentre({ db: dead.db, signer: () => dead.signer, clock: () => MORNING, report: facts }, file);
  const brought = await office.bring(readFileSync(file));
  expect(brought).toMatchObject({ device: dead.signer.device, fresh: 1, ended: 'stored' });
  if ('refused' in brought) throw new Error(brought.refused);
  expect(await takeFromCentre(dead.db, Buffer.from(must(brought.file, 'an answer').content, 'base64'))).toMatchObject({
    unsent: 0,
  });
  expect(await office.bring(readFileSync(file))).toMatchObject({ fresh: 0, ended: 'stored' });
  expect(await salesOf(dead.signer.device)).toEqual([first, second, lost]);

  await now.close();
  const { signer } = diskOf(now);
  expect(await salesOf(signer.device)).toEqual([third]);
  expect(await rowOf(signer.device)).toMatchObject({
    till: dead.till,
    inSuspense: 0,
    replaces: { device: dead.signer.device },
  });
  expect(await rowOf(dead.signer.device)).toMatchObject({ revoked: true, replacedBy: signer.device, inSuspense: 0 });
  expect(await proved(await exported())).toContainEqual(
    expect.objectContaining({ till: dead.till, replaces: { device: dead.signer.device, seq: expect.any(Number) } }),
  );
  const own = join(aFolder(), 'own.zip');
  await exportArchive(diskOf(now).db, own, { at: MORNING, verifier: readFileSync(VERIFIER, 'utf8') });
  await proved(own);
});

test('of a machine that does not start any more, what only a backup has comes by file, without its key and before or after it is replaced', async () => {
  const old = await aMachine(await newCode());
  await startDay(old);
  const sent = await old.sell();
  await old.sync();
  const [unsent, later] = [await old.sell(), await old.sell()];
  const folder = ownBackups(old.folder);
  expect(makeBackup({ database: join(old.folder, 'till.db'), folder, second: null, at: MORNING }).trouble).toBeNull();
  await old.close();
  const { device } = diskOf(old).signer;

  const file = join(aFolder(), 'backup.quay');
  const { file: backup } = must(backupsIn(folder)[0], 'the backup');
  expect(await writeOfBackup(backup, file, MORNING)).toMatchObject({ entries: 2 });
  const revoked = { device, service: 'revoked', note: 'Mất máy' } as const;
  await centre.call('fleet.setService', revoked);
  expect(await office.bring(readFileSync(file))).toEqual({ refused: 'revoked' });
  await aMachine(await codeFor(device));
  expect(await office.bring(readFileSync(file))).toMatchObject({ fresh: 2, ended: 'stored', file: null });
  expect(await office.bring(readFileSync(file))).toMatchObject({ fresh: 0, ended: 'stored', file: null });
  expect(await salesOf(device)).toEqual([sent, unsent, later]);
});

test('what is put back to use has its place again, and what was replaced has not', async () => {
  const old = await aMachine(await newCode());
  await old.close();
  const { device } = diskOf(old).signer;
  const code = await codeFor(device);
  const back = { device, service: 'in-use', note: 'Nó lên lại' } as const;
  expect(await centre.call('fleet.setService', back)).toEqual({ done: true });
  const late = anOpenTill(aFolder());
  expect(await late.till.answer('till.enrol', { centre: centre.url, code })).toEqual({
    reply: { refused: 'enrol-expired' },
  });
  await aMachine(await codeFor(device));
  expect(await centre.call('fleet.setService', back)).toEqual({ refused: 'replaced' });
  expect(await centre.call('fleet.replaceTill', { device, note: 'Lần nữa' })).toEqual({ refused: 'replaced' });
});

// What may happen to a counter: it sells, is backed up, sends, is cut off, its disk is put back to the last backup, its machine is replaced.
type Deed = 'sells' | 'backs up' | 'sends' | 'is cut off' | 'is restored' | 'is replaced';
const deeds = fc.array(
  fc.constantFrom<Deed>('sells', 'sells', 'backs up', 'sends', 'is cut off', 'is restored', 'is replaced'),
  { minLength: 4, maxLength: 9 },
);

test('no slip number is used twice, whatever restores the centre never heard of, and however often the machine is replaced', async () => {
  const lives = fc.sample(deeds, rounds(6, 300));
  // Two machines die one after the other, the first with a restore that nobody heard of.
  lives.push([
    'sells',
    'backs up',
    'sells',
    'is cut off',
    'is restored',
    'sells',
    'is replaced',
    'sells',
    'is replaced',
    'sells',
  ]);
  for (const life of lives) {
    const numbers = await lived(life);
    expect(new Set(numbers).size, `${life.join()}: ${numbers.join()}`).toBe(numbers.length);
  }
  await centre.idle();
  await proved(await exported());
});

async function lived(life: readonly Deed[]): Promise<string[]> {
  const numbers: string[] = [];
  let counter = await aCounter(await newCode());
  let isCutOff = false;
  for (const deed of [...life, 'sells', 'sends'] as const) {
    if (deed === 'sells') numbers.push(counter.sell());
    if (deed === 'backs up') counter.backUp();
    if (deed === 'is cut off' || deed === 'sends') isCutOff = deed === 'is cut off';
    if (deed === 'sends') await counter.send();
    if (deed === 'is restored') await counter.restore(isCutOff ? AbortSignal.abort() : counter.online);
    if (deed !== 'is replaced') continue;
    counter.close();
    counter = await aCounter(await codeFor(counter.device));
  }
  counter.close();
  return numbers;
}

/** A counter without its screen: the database, the key, and what is done there. */
async function aCounter(code: string) {
  const folder = aFolder();
  const file = join(folder, 'till.db');
  const keyring = fileKeyring(join(folder, 'secrets'));
  const online = new AbortController().signal;
  let at = MORNING;
  const clock = () => at++ as Instant;
  let db = openTillDb(file);
  const key = {
    readKey: () => keyring.read('signing-key'),
    writeKey: (made: Uint8Array) => keyring.write('signing-key', made),
  };
  expect(await enrol({ db, ...key, clock, random: randomBytes, signal: online }, centre.url, code)).toEqual({
    done: true,
  });
  const desk = () => {
    const { device, epoch } = enrolled(db);
    const secret = must(keyring.read('signing-key'), 'the key');
    return { db, clock, random: randomBytes, signer: { device, epoch, sign: signWith(secret) } };
  };
  const backUp = () => {
    const job = { database: file, folder: ownBackups(folder), second: null, at: clock() };
    expect(makeBackup(job).trouble).toBeNull();
  };
  const send = async () => {
    while ((await push(db, online)) === 'go-on');
  };
  const restore = async (signal: AbortSignal) => {
    db.close();
    const newest = must(backupsIn(ownBackups(folder))[0], 'a backup').file;
    expect(await restoreBackup({ folder, keyring, clock, signal }, newest)).toHaveProperty('epoch');
    db = openDatabase(file);
  };
  db.write((writing) => {
    for (const change of smallCatalogue()) if (change.kind !== 'outlet') applyChange(writing, change);
  });
  withShift(desk());
  backUp();
  return {
    device: enrolled(db).device,
    sell: () => sell(desk()).number,
    backUp,
    send,
    restore,
    online,
    close: () => db.close(),
  };
}
