import { verify } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { openBatch, type ReceivedEntry, sealedBatch } from '../../../src/central/batch.ts';
import { backUp } from '../../../src/main/backup/backup.ts';
import { ownBackups } from '../../../src/main/backup/places.ts';
import { restoreBackup } from '../../../src/main/backup/restore.ts';
import { enrolled } from '../../../src/main/db/enrolment.ts';
import { entriesAfter, hashAt, head } from '../../../src/main/db/journal.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import type { TillDb } from '../../../src/main/db/sqlite.ts';
import { DATABASE } from '../../../src/main/ledger/openLedger.ts';
import { CentreTrouble } from '../../../src/main/sync/centre.ts';
import { publicHalf, publicKeyOf } from '../../../src/main/sync/keys.ts';
import { push } from '../../../src/main/sync/push.ts';
import type { Keyring } from '../../../src/main/till.ts';
import { backupName } from '../../../src/shared/backup/backup.ts';
import type { Instant } from '../../../src/shared/day.ts';
import { must } from '../../../src/shared/must.ts';
import { zNumber } from '../../../src/shared/shift/zNumber.ts';
import { OwnAsk, type OwnReply, paths } from '../../../src/shared/sync/protocol.ts';
import { deskOver, done, type TestDesk } from '../../support/counter.ts';
import { aCentre, type SimCentre } from '../../sync/centre.ts';
import type { Counter, Model } from './dayAtTill.ts';

// A till over the years: killed, its disk lost, restored from whichever backup there is, the centre there or away.

/** What becomes of a question on its way to the centre: heard and answered, heard and the answer lost, or neither. */
type Line = 'good' | 'loses answers' | 'away';

export type Life = Counter & {
  readonly folder: string;
  /** The system's safe: it outlives the disk's files, as the key's mark of epochs must. */
  readonly keyring: Keyring;
  readonly centre: SimCentre;
  db: TillDb;
  line: Line;
  /** The highest epoch this till ever had. */
  epoch: number;
  readonly backups: string[];
  /** What the sums were when an entry was the newest. */
  readonly past: Map<string, Model>;
  /** Hashes of entries that the till was told to be at the centre. */
  readonly told: Set<string>;
  /** The till's signatures, by the hash that each is of. */
  readonly signatures: Map<string, string>;
};

type Step = (life: Life) => void | Promise<void>;

/** The one life that is lived at this moment: what `fetch` finds behind the centre's address. */
let now: Life | undefined;

/** A till in a folder of its own, with the books that a template begins with. */
export function aLife(folder: string, template: string, secret: Uint8Array, model: Model): Life {
  mkdirSync(folder, { recursive: true });
  copyFileSync(template, join(folder, DATABASE));
  const safe = new Map<string, Uint8Array>([['signing-key', secret]]);
  const db = openDatabase(join(folder, DATABASE));
  const desk = deskOver(db, secret);
  const centre = aCentre();
  centre.enrol(desk.signer.device, enrolled(db).outlet);
  const life: Life = {
    desk,
    model,
    now: desk.clock(),
    given: new Set(),
    folder,
    keyring: { read: (name) => safe.get(name), write: (name, kept) => void safe.set(name, kept) },
    centre,
    db,
    line: 'good',
    epoch: 1,
    backups: [],
    past: new Map(),
    told: new Set(),
    signatures: new Map(),
  };
  remember(life);
  now = life;
  return life;
}

/** What the sums are at this entry, for the day the books come back to it. */
export function remember({ past, db, model }: Life): void {
  past.set(head(db).hash, copied(model));
}

const copied = (model: Model): Model => ({ ...model, stock: new Map(model.stock), made: [...model.made] });

/** The network. */
export async function answered(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const life = must(now, 'a life');
  const { pathname } = new URL(input as URL);
  const body = init?.body as Buffer;
  if (life.line === 'away') throw new TypeError('fetch failed');
  const text = pathname === paths.push ? answerPush(life, body) : answerOwn(life, body);
  if (life.line === 'loses answers') throw new TypeError('fetch failed');
  return new Response(text);
}

function answerPush(life: Life, body: Buffer): string {
  const sealed = sealedBatch(body);
  const batch = 'unreadable' in sealed ? sealed : openBatch(sealed);
  if ('unreadable' in batch) throw new Error(`a batch that is ${batch.unreadable}`);
  const { hash, sig } = batch.header.head;
  const isOurs = verify(null, Buffer.from(hash, 'hex'), keyOf(life), Buffer.from(sig, 'base64'));
  expect(isOurs).toBe(true);
  life.signatures.set(hash, sig);
  return JSON.stringify(life.centre.push(batch.header, batch.entries));
}

function answerOwn({ centre, signatures }: Life, body: Buffer): string {
  const { device, after, most } = OwnAsk.parse(JSON.parse(body.toString()));
  const { journal, head: acknowledged } = centre.holding(device);
  const texts = journal.slice(after, after + most).map(textOf);
  const sig = signatures.get(acknowledged.hash);
  const line: OwnReply = {
    answer: 'own',
    centre: centre.name(),
    acknowledged,
    ...(sig && { sig }),
    count: texts.length,
  };
  return [JSON.stringify(line), ...texts].join('\n');
}

const textOf = ({ bytes }: ReceivedEntry): string => Buffer.from(bytes).toString('utf8');
const keyOf = ({ keyring }: Life) => publicKeyOf(publicHalf(must(keyring.read('signing-key'), 'the key')));

const fileOf = ({ folder }: Life): string => join(folder, DATABASE);

function open(life: Life): void {
  life.db = openDatabase(fileOf(life));
  const secret = must(life.keyring.read('signing-key'), 'the key');
  const desk = deskOver(life.db, secret);
  const signer = { ...desk.signer, epoch: enrolled(life.db).epoch };
  life.desk = { ...desk, signer } satisfies TestDesk;
  life.desk.setClock(life.now);
}

/** What lies on the disk at this moment is all there is. */
const kill: Step = (life) => {
  const file = fileOf(life);
  const sides = ['', '-wal'].filter((side) => existsSync(file + side));
  for (const side of sides) copyFileSync(file + side, `${file}${side}.killed`);
  life.db.close();
  for (const side of sides) renameSync(`${file}${side}.killed`, file + side);
  open(life);
};

const keepBackup: Step = (life) => {
  const file = join(ownBackups(life.folder), backupName(life.now as Instant));
  backUp(life.db, file);
  life.backups.push(file);
};

const becomes =
  (line: Line): Step =>
  (life) => {
    life.line = line;
  };

/** Batches a day has at most. */
const MANY = 20;

/** Sends all that waits; where no answer comes, it waits on. */
const send: Step = async ({ db, told, line }) => {
  const { signal } = new AbortController();
  try {
    for (let batch = 0; (await push(db, signal)) !== 'nothing-left'; batch += 1) expect(batch).toBeLessThan(MANY);
    for (const { hash } of entriesAfter(db, enrolled(db).device, 0, 10_000)) told.add(hash);
  } catch (error) {
    if (!(error instanceof CentreTrouble) || line === 'good') throw error;
  }
};

/** The disk dies, and a backup takes its place, not always the newest. */
const loseDisk =
  (which: number): Step =>
  async (life) => {
    const file = life.backups.at(-1 - (which % Math.max(1, life.backups.length)));
    if (file === undefined) return;
    life.db.close();
    for (const side of ['', '-wal', '-shm']) rmSync(fileOf(life) + side, { force: true });
    const { folder, keyring } = life;
    const { signal } = new AbortController();
    const made = done(await restoreBackup({ folder, keyring, clock: () => life.now as Instant, signal }, file));
    expect(made.centre === 'unreachable').toBe(life.line !== 'good');
    expect(made.epoch).toBe(life.epoch + 1);
    life.epoch = made.epoch;
    open(life);
    if (made.centre === 'asked') {
      const { device, head: there } = life.centre.holding(life.desk.signer.device);
      expect(hashAt(life.db, there.seq), `what the centre has of ${device}`).toBe(there.hash);
    }
    life.model = copied(must(life.past.get(head(life.db).hash), 'the sums at that entry'));
  };

/** What becomes of a till beside what people do at it. */
export const anyFate: fc.Arbitrary<{ readonly name: string; readonly step: Step }> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ name: 'killed', step: kill }) },
  { weight: 3, arbitrary: fc.constant({ name: 'backed up', step: keepBackup }) },
  { weight: 2, arbitrary: fc.nat(3).map((which) => ({ name: `restored from ${which}`, step: loseDisk(which) })) },
  { weight: 4, arbitrary: fc.constant({ name: 'sends', step: send }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Line>('good', 'good', 'loses answers', 'away')
      .map((line) => ({ name: `the line is ${line}`, step: becomes(line) })),
  },
);

/** The line is good again: all that any life of the till said to be sold is at the centre, or was never sent and went with a disk. */
export async function checkCentre(life: Life): Promise<void> {
  life.line = 'good';
  await send(life);
  const { journal, apart, head: there } = life.centre.holding(life.desk.signer.device);
  const kept = [...journal, ...apart.values()];
  const hashes = new Set<string>(kept.map(({ hash }) => hash));
  for (const hash of life.told) expect(hashes).toContain(hash);
  const numbers = kept.flatMap((entry) => slipIn(entry)?.number ?? zIn(entry) ?? []);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) expect(life.given).toContain(number);
  // Of its own history; those kept apart wait for the office.
  const sums = must(life.past.get(there.hash), 'the sums at the centre’s entry');
  const counted = journal.flatMap((entry) => slipIn(entry) ?? []).filter(({ training }) => !training);
  expect({ sold: sumOf(counted, 'sale'), returned: sumOf(counted, 'return') }).toEqual({
    sold: sums.sold,
    returned: sums.returned,
  });
}

type Slip = { readonly kind: string; readonly number: string; readonly total: number; readonly training?: true };

function slipIn(entry: ReceivedEntry): Slip | undefined {
  const { kind } = entry.header;
  if (kind !== 'sale' && kind !== 'return') return undefined;
  const { body } = JSON.parse(textOf(entry)) as { readonly body: Omit<Slip, 'kind'> };
  return { ...body, kind };
}

/** The till of all these days is the second of its outlet. */
function zIn(entry: ReceivedEntry): string | undefined {
  const { kind, epoch } = entry.header;
  if (kind !== 'shift-closed') return undefined;
  return zNumber((JSON.parse(textOf(entry)) as { readonly body: { readonly z: number } }).body.z, { till: 2, epoch });
}

function sumOf(slips: readonly Slip[], kind: string): number {
  return slips.reduce((sum, slip) => (slip.kind === kind ? sum + slip.total : sum), 0);
}
