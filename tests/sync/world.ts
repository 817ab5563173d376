import type { ReceivedEntry } from '../../src/central/batch.ts';
import type { CatalogueChange } from '../../src/shared/catalogue/change.ts';
import type { Instant } from '../../src/shared/day.ts';
import { type DeviceId, type EntryId, type OutletId, type StaffId, uuidv7 } from '../../src/shared/id.ts';
import type { PushHeader, PushReply } from '../../src/shared/sync/protocol.ts';
import type { Bug } from './bugs.ts';
import { aCentre, type SimCentre } from './centre.ts';
import type { Fate, History, Step } from './history.ts';
import { convergence, type Living, must, promises } from './promises.ts';
import { aTillInMemory, type Line, type SimTill } from './till.ts';

const BEGIN = Date.UTC(2026, 10, 22, 5) as Instant;
const OUTLETS = ['bl01', 'bl01', 'cm02'] as const;
/** Copies of disks beside the three tills. */
const MOST_TILLS = 5;

type Sent = { readonly header: PushHeader; readonly entries: readonly ReceivedEntry[] };

/** Entries that the centre said to have: it must hold them until it is itself put back. */
export type Promised = Map<string, Set<string>>;

export type World = {
  readonly centre: SimCentre;
  readonly tills: Living[];
  readonly underway: Sent[];
  promised: Promised;
  promisedAtBackup: Promised;
  /** How many lives the centre has had: a till that has not heard of the newest cannot know what it lost. */
  life: number;
  /** Entries kept apart when the office last let a till be. */
  readonly letBe: Map<string, number>;
  now: Instant;
  made: number;
};

export type MakeTill = (who: { device: DeviceId; outlet: string; bug?: Bug | undefined }) => SimTill;

function begin(makeTill: MakeTill, bug?: Bug): World {
  const centre = aCentre(bug);
  const tills = OUTLETS.map((outlet, nth): Living => {
    const device = uuidv7(0, new Uint8Array(10).fill(nth + 1)) as DeviceId;
    centre.enrol(device, outlet);
    return { till: makeTill({ device, outlet, bug }), life: 0 };
  });
  const promised = new Map();
  return {
    centre,
    tills,
    underway: [],
    promised,
    promisedAtBackup: new Map(),
    life: 1,
    letBe: new Map(),
    now: BEGIN,
    made: 0,
  };
}

/**
 * Lives through a history, and after each step asks whether every promise still holds; at the end the line is good, and both sides
 * must come to the same.
 * @throws BrokenPromise
 */
export async function live(history: History, bug?: Bug, makeTill: MakeTill = aTillInMemory): Promise<void> {
  const world = begin(makeTill, bug);
  for (const step of history) {
    await take(world, step);
    promises(world, step.does);
  }
  await settle(world);
  convergence(world);
}

/** A restored centre is heard of in the first, sent what it lost in the second, and what that was the other copies hear in the third. */
const ROUNDS = 3;

/** Whatever is still underway arrives, and each till syncs over a good line. */
async function settle(world: World): Promise<void> {
  for (const { header, entries } of world.underway.splice(0)) deliver(world, header, entries);
  for (let round = 0; round < ROUNDS; round++)
    for (const living of world.tills) {
      living.till.update();
      await sync(world, living);
      promises(world, 'settle');
    }
}

async function take(world: World, step: Step): Promise<void> {
  const { centre, underway } = world;
  if ('till' in step) return takeAt(world, world.tills[step.till % world.tills.length] as Living, step);
  switch (step.does) {
    case 'clock':
      world.now = (world.now + step.by) as Instant;
      return;
    case 'publish':
      return publish(world, step);
    case 'back up centre':
      centre.backUp();
      world.promisedAtBackup = copied(world.promised);
      return;
    case 'restore centre':
      centre.restore();
      world.promised = copied(world.promisedAtBackup);
      world.life += 1;
      // What the office let be is in the backup, or is not: the sizes are of the books as they now are.
      for (const { till } of world.tills) world.letBe.set(till.device, letBeIn(world, till.device));
      return;
    case 'restart centre':
      return centre.crash();
    case 'arrive': {
      if (underway.length === 0) return;
      const nth = step.nth % underway.length;
      const [sent] = step.again ? [underway[nth] as Sent] : underway.splice(nth, 1);
      if (sent) deliver(world, sent.header, sent.entries);
      return;
    }
  }
}

type AtTill = Extract<Step, { till: number }>;

async function takeAt(world: World, living: Living, step: AtTill): Promise<void> {
  const { till } = living;
  switch (step.does) {
    case 'sell':
      for (let nth = 0; nth < step.count; nth++) sell(world, till);
      return;
    case 'push':
      await push(living, lineOf(world, step.fate, step.size));
      return;
    case 'pull':
      await pull(world, living, lineOf(world, step.fate, step.size));
      return;
    case 'sync':
      return sync(world, living);
    case 'update':
      return till.update();
    case 'back up':
      living.backup = { disk: till.disk(), life: living.life, heard: living.heard };
      return;
    case 'restore':
      if (!living.backup) return;
      living.till = till.over(living.backup.disk);
      living.life = living.backup.life;
      living.heard = living.backup.heard;
      return;
    case 'clone':
      if (world.tills.length < MOST_TILLS) world.tills.push({ ...living, till: till.over(till.disk()) });
      return;
    case 'release': {
      const holding = world.centre.holding(till.device);
      holding.quarantined = false;
      world.letBe.set(till.device, holding.apart.size);
      return;
    }
  }
}

function letBeIn({ centre, letBe }: World, device: string): number {
  const { apart, quarantined } = centre.holding(device);
  return quarantined ? Math.min(letBe.get(device) ?? 0, apart.size) : apart.size;
}

function sell(world: World, till: SimTill): void {
  world.made += 1;
  const unique = new Uint8Array(10);
  new DataView(unique.buffer).setUint32(4, world.made);
  till.sell(world.now, uuidv7(Math.max(0, world.now), unique) as EntryId, world.made);
}

/** Long enough for anything a history can leave, short enough to notice that it never ends. */
const MANY = 200;

async function sync(world: World, living: Living): Promise<void> {
  const line = lineOf(world, 'answered', 500);
  const { till } = living;
  if (till.sync) {
    // A good line twice: the loop may have begun from what a lost centre had.
    must((await till.sync(line)) || (await till.sync(line)), 'a sync over a good line is through', () => ({
      ...living,
    }));
    return hears(world, living);
  }
  await untilNot('go-on', () => push(living, line));
  await untilNot('more', () => pull(world, living, line));
}

async function untilNot<Answer>(again: Answer, ask: () => Promise<Answer>): Promise<void> {
  for (let nth = 0; nth < MANY; nth++) if ((await ask()) !== again) return;
  must(false, 'a sync ends', () => ({ again }));
}

async function push(living: Living, line: Line): Promise<unknown> {
  let said: PushReply | undefined;
  const pushed = await living.till.push({
    ...line,
    push: (header, entries) => {
      said = line.push(header, entries);
      return said;
    },
  });
  if (pushed !== 'unanswered' && said?.answer === 'fork') living.heard = true;
  return pushed;
}

async function pull(world: World, living: Living, line: Line): Promise<'through' | 'more' | 'unanswered'> {
  const pulled = await living.till.pull(line);
  if (pulled !== 'unanswered') hears(world, living);
  return pulled;
}

function hears({ life, centre }: World, living: Living): void {
  living.life = life;
  living.heard = centre.holding(living.till.device).quarantined;
}

function deliver(world: World, header: PushHeader, entries: readonly ReceivedEntry[]): PushReply {
  const reply = world.centre.push(header, entries);
  if (reply.answer === 'stored' || reply.answer === 'fork') {
    const promised = world.promised.get(header.device) ?? new Set();
    for (const { hash } of entries) promised.add(hash);
    world.promised.set(header.device, promised);
  }
  return reply;
}

const REACHES: ReadonlySet<Fate> = new Set(['answered', 'doubled', 'reply lost', 'till dies']);

function lineOf(world: World, fate: Fate, size: number): Line {
  return {
    size,
    dies: fate === 'till dies',
    push: (header, entries) => {
      if (fate === 'another protocol') return deliver(world, { ...header, protocol: header.protocol + 1 }, entries);
      if (fate === 'late' || fate === 'doubled') world.underway.push({ header, entries });
      if (!REACHES.has(fate)) return undefined;
      const reply = deliver(world, header, entries);
      return fate === 'reply lost' ? undefined : reply;
    },
    pull: (ask) => {
      if (fate === 'another protocol') return 'refused';
      if (!REACHES.has(fate)) return undefined;
      const page = world.centre.pull(ask);
      return fate === 'reply lost' ? undefined : page;
    },
  };
}

const SCOPES = ['', 'bl01', 'cm02'] as const;

function publish(world: World, { row, gone }: Extract<Step, { does: 'publish' }>): void {
  const name = `v${world.centre.feedEnd() + 1} ${world.life}`;
  const change: CatalogueChange =
    row % 2 === 0
      ? { kind: 'staff', id: `nv-${row}`, row: gone ? null : { id: `nv-${row}` as StaffId, name, role: 'cashier' } }
      : {
          kind: 'known-outlet',
          id: `ot-${row}`,
          row: gone ? null : { id: `ot-${row}` as OutletId, code: 'OT01', name, address: 'Cà Mau' },
        };
  // A row belongs to one scope for good, as an outlet's people do.
  world.centre.publish(SCOPES[row % SCOPES.length] ?? '', change);
}

function copied(promised: Promised): Promised {
  return new Map([...promised].map(([device, hashes]) => [device, new Set(hashes)]));
}
