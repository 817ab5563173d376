import { generateKeyPairSync, hash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { z } from 'zod';
import { type Centre, type CentreOptions, openCentre } from '../../src/central/index.ts';
import type { Outlet } from '../../src/shared/catalogue/outlet.ts';
import { dayOf, type Instant } from '../../src/shared/day.ts';
import {
  type DeviceId,
  type EntryId,
  type OutletId,
  type ProducerId,
  type ProductId,
  type ShiftId,
  uuidv7,
} from '../../src/shared/id.ts';
import { type Canonical, canonical } from '../../src/shared/journal/canonical.ts';
import type { Head } from '../../src/shared/journal/chain.ts';
import { type EntryHeader, entryText, type Hash, NO_HASH } from '../../src/shared/journal/entry.ts';
import { type Dong, dong } from '../../src/shared/money.ts';
import { amountOf, type Quantity, quantity } from '../../src/shared/quantity.ts';
import { type SaleBody, slipNumber } from '../../src/shared/sale/sale.ts';
import { vatOf } from '../../src/shared/sale/vat.ts';
import {
  Bundle,
  type EnrolReply,
  type FeedCursor,
  type PullRefusal,
  PushReply,
  paths,
  SIGNATURE_HEADER,
} from '../../src/shared/sync/protocol.ts';

/** Noon of a day in the shop's zone; a test's clock stands unless moved. */
export const NOON = Date.UTC(2026, 10, 22, 5) as Instant;

export type TestCentre = Centre & {
  readonly folder: string;
  /** Milliseconds forward, or back. */
  readonly moveClock: (by: number) => void;
  readonly now: () => Instant;
  readonly outlet: Outlet;
  /** Closes it and opens it again on the same folder. */
  readonly reopen: () => Promise<TestCentre>;
  /** Closes it and removes its folder. */
  readonly remove: () => Promise<void>;
};

export const BAC_LIEU: Outlet = {
  id: 'bl01' as OutletId,
  code: 'BL01',
  name: 'Showroom OCOP Bạc Liêu',
  address: '12 Trần Phú, phường Bạc Liêu, Cà Mau',
  phone: '0291 3822 222',
  taxCode: '1900123456',
  cashRounding: '1000',
  zone: 'Asia/Ho_Chi_Minh',
};

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A real centre on a real PostgreSQL in a folder of its own, with one outlet. */
export async function startTestCentre(options: Partial<CentreOptions> = {}): Promise<TestCentre> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'quay-centre-'));
  let at = NOON;
  const clock = (): Instant => at;
  const all: CentreOptions = { port: 0, clock, random: randomBytes, log: silent, version: 'test', ...options, folder };
  const centre = await openCentre(all).catch((error: unknown) => {
    if (!options.folder) rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  await centre.call('outlet.save', BAC_LIEU);
  return {
    ...centre,
    folder,
    outlet: BAC_LIEU,
    now: clock,
    moveClock: (by) => {
      at = (at + by) as Instant;
    },
    async reopen() {
      await centre.close();
      return startTestCentre({ ...options, folder });
    },
    async remove() {
      await centre.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Past the centre, straight into its embedded database: for what no call can bring about. */
export function databaseUrl({ folder }: TestCentre): string {
  const port = readFileSync(join(folder, 'postgres', '18', 'postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://quay:${readFileSync(join(folder, 'postgres-password'), 'utf8')}@127.0.0.1:${port}/postgres`;
}

export type MadeEntry = { readonly header: EntryHeader; readonly text: string; readonly hash: Hash };

/** A till that only speaks the protocol: a real key, a real chain, real HTTP. */
export type TestTill = {
  readonly device: DeviceId;
  readonly number: number;
  readonly privateKey: KeyObject;
  readonly publicKey: string;
  readonly entries: MadeEntry[];
  readonly head: () => Head;
  /** Appends an entry of any kind to the till's chain. */
  readonly append: (kind: string, body: Canonical | string) => MadeEntry;
  readonly sell: (lines?: readonly TestLine[]) => MadeEntry;
  /** Sends the entries after a seq; the centre's word. */
  readonly push: (fromSeq?: number, toSeq?: number) => Promise<PushReply>;
  /** @param kinds those it can read; a till of before there were promotions says nothing of them */
  readonly pull: (cursor?: FeedCursor, kinds?: readonly string[]) => Promise<PulledBundle>;
  /** The same till twice: the copy of its disk, and of its key. */
  readonly clone: () => TestTill;
};

export type PulledBundle = { readonly bundle: Bundle; readonly line: string; readonly sig: string };

export type TestLine = {
  readonly product: string;
  readonly price: number;
  readonly quantity?: number;
  readonly name?: string;
  readonly producer?: string;
};

type TillState = {
  url: string;
  now: () => Instant;
  device: DeviceId;
  number: number;
  privateKey: KeyObject;
  publicKey: string;
  entries: MadeEntry[];
  outlet: Outlet;
};

/** Enrols a till with a new code. */
export async function aTill(centre: TestCentre, outlet: Outlet = centre.outlet): Promise<TestTill> {
  const code = (await centre.makeEnrolCode(outlet.id)) ?? '';
  const identity = tillIdentity(centre.now());
  const reply = await enrolTill(centre.url, code, identity);
  if (reply.answer !== 'enrolled') throw new Error(`the till was not let in: ${reply.why}`);
  const till = testTill({ url: centre.url, now: centre.now, ...identity, number: reply.till, entries: [], outlet });
  till.append('till-enrolled', {
    outlet: outlet.id,
    outletCode: outlet.code,
    till: reply.till,
    publicKey: identity.publicKey,
  });
  return till;
}

export type TillIdentity = Pick<TillState, 'device' | 'privateKey' | 'publicKey'>;

export function tillIdentity(at: Instant = NOON): TillIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    device: uuidv7(at, randomBytes(10)) as DeviceId,
    privateKey,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

export async function enrolTill(
  url: string,
  code: string,
  { device, publicKey }: TillIdentity,
  more: { readonly mayReplace?: true } = {},
): Promise<EnrolReply> {
  const response = await fetch(url + paths.enrol, {
    method: 'POST',
    body: JSON.stringify({ protocol: 1, code, device, publicKey, ...more }),
    headers: { 'content-type': 'application/json' },
  });
  return (await response.json()) as EnrolReply;
}

export function testTill(state: TillState): TestTill {
  const { device, number, privateKey, publicKey, entries } = state;
  const head = (): Head => {
    const last = entries.at(-1);
    return last
      ? { epoch: last.header.epoch, seq: last.header.seq, hash: last.hash }
      : { epoch: 0, seq: 0, hash: NO_HASH };
  };
  const append = (kind: string, body: Canonical | string): MadeEntry => {
    const entry = makeEntry(
      { device, after: head(), at: state.now(), kind },
      typeof body === 'string' ? body : canonical(body),
    );
    entries.push(entry);
    return entry;
  };
  return {
    device,
    number,
    privateKey,
    publicKey,
    entries,
    head,
    append,
    sell: (lines = [{ product: 'sp-1', price: 65_000 }]) => append('sale', saleBody(state, lines)),
    async push(fromSeq = 1, toSeq = entries.length) {
      return sendPush(state.url, pushBody({ device, privateKey }, entries, { fromSeq, toSeq }));
    },
    pull: (cursor = { centre: '', n: 0 }, kinds?) => pullBundle(state, cursor, kinds),
    clone: () => testTill({ ...state, entries: [...entries] }),
  };
}

type EntryPlace = { readonly device: DeviceId; readonly after: Head; readonly at: Instant; readonly kind: string };

export function makeEntry({ device, after, at, kind }: EntryPlace, body: string): MadeEntry {
  const header: EntryHeader = {
    device,
    epoch: Math.max(1, after.epoch),
    seq: after.seq + 1,
    id: uuidv7(at, randomBytes(10)) as EntryId,
    at,
    actor: 'nv-1',
    kind,
    prev: after.hash,
  };
  const text = entryText(header, body);
  return { header, text, hash: hash('sha256', text, 'hex') as Hash };
}

function saleBody({ outlet, number, entries, now }: TillState, lines: readonly TestLine[]): Canonical {
  const counter = entries.filter(({ header }) => header.kind === 'sale').length + 1;
  const sold = lines.map((line) => {
    const amount = amountOf(line.price as Dong, quantity(line.quantity ?? 1000));
    return {
      product: line.product as ProductId,
      name: line.name ?? `Sản phẩm ${line.product}`,
      unit: 'gói',
      quantity: (line.quantity ?? 1000) as Quantity,
      price: line.price as Dong,
      amount,
      producer: { id: (line.producer ?? 'ct-1') as ProducerId, name: `Chủ thể ${line.producer ?? 'ct-1'}` },
      vat: { class: 'standard', perMille: 80 },
    };
  });
  const total = dong(sold.reduce((sum, { amount }) => sum + amount, 0));
  const body: SaleBody = {
    number: slipNumber(outlet.code, number, 1, counter),
    day: dayOf(now()),
    shift: uuidv7(now(), Buffer.alloc(10)) as ShiftId,
    cashier: 'Nguyễn Thị Mười',
    lines: sold,
    total,
    vat: vatOf(sold.map((line) => ({ perMille: line.vat.perMille, amount: line.amount }))),
    rounding: dong(0),
    tenders: [{ kind: 'cash', given: total }],
    change: dong(0),
    running: { sold: total, returned: dong(0) },
  };
  return body;
}

export type Signer = Pick<TillState, 'device' | 'privateKey'>;

/** A push's text, uncompressed: header and entries, one a line. */
export function pushText(
  { device, privateKey }: Signer,
  entries: readonly MadeEntry[],
  { fromSeq, toSeq }: { readonly fromSeq: number; readonly toSeq: number },
): string {
  const sent = entries.filter(({ header }) => header.seq >= fromSeq && header.seq <= toSeq);
  const before = entries.find(({ header }) => header.seq === fromSeq - 1);
  const last = sent.at(-1) as MadeEntry;
  const after = before
    ? { epoch: before.header.epoch, seq: before.header.seq, hash: before.hash }
    : { epoch: 0, seq: 0, hash: NO_HASH };
  const sig = sign(null, Buffer.from(last.hash, 'hex'), privateKey).toString('base64');
  const header = {
    protocol: 1,
    device,
    after,
    count: sent.length,
    head: { epoch: last.header.epoch, seq: last.header.seq, hash: last.hash, sig },
  };
  return `${[JSON.stringify(header), ...sent.map(({ text }) => text)].join('\n')}\n`;
}

export function pushBody(...args: Parameters<typeof pushText>): Buffer {
  return gzipSync(pushText(...args));
}

export async function sendPush(url: string, body: Uint8Array | string): Promise<PushReply> {
  const response = await postPush(url, body);
  return PushReply.parse(await response.json());
}

export function postPush(url: string, body: Uint8Array | string): Promise<Response> {
  return fetch(url + paths.push, {
    method: 'POST',
    body: body as BodyInit,
    headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
  });
}

export async function askPull(
  { url, device, privateKey, now }: Signer & Pick<TillState, 'url' | 'now'>,
  cursor: FeedCursor,
  kinds?: readonly string[],
): Promise<Response> {
  const report = { version: 'test', at: now(), unsent: 0, oldestUnsentAt: null, printer: 'preview' };
  const body = JSON.stringify({ protocol: 1, device, cursor, report, kinds });
  const sig = sign(null, hash('sha256', body, 'buffer'), privateKey).toString('base64');
  return fetch(url + paths.pull, { method: 'POST', body, headers: { [SIGNATURE_HEADER]: sig } });
}

async function pullBundle(state: TillState, cursor: FeedCursor, kinds?: readonly string[]): Promise<PulledBundle> {
  const text = await (await askPull(state, cursor, kinds)).text();
  const [line = '', proof = ''] = text.split('\n');
  const refusal = JSON.parse(line) as z.infer<typeof PullRefusal> | { answer?: undefined };
  if (refusal.answer === 'refused') throw new Error(`the pull was refused: ${refusal.why}`);
  return { bundle: Bundle.parse(JSON.parse(line)), line, sig: (JSON.parse(proof) as { sig: string }).sig };
}
