import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/main/db/open.ts';
import { DATABASE } from '../../src/main/ledger/openLedger.ts';
import { type Bench, fullShop, newShop, type Setting } from './bench.ts';
import type { Finding } from './figure.ts';
import { inTurn, median, ownCpu, pairedRatio, type Taken, taking } from './measure.ts';
import { openPeerTill } from './peerTill.ts';
import { deskOf, printAll, type Seller, sellerAt } from './shop.ts';

const BURST = 30;

export const sale: Bench = {
  name: 'sale',
  about: 'a durable sale of five lines: journal, hash, signature, projections',
  run: async (setting) => {
    const full = await fullShop(setting, 'sale-full');
    const fresh = await newShop(setting, 'sale-new');
    const speed = await inBursts(setting, { full: full.folder, fresh });
    return [
      ...flushes(await newShop(setting, 'sale-traced')),
      ...speed,
      {
        name: 'sale.bytes',
        value: full.bytesPerSale / 1_000,
        unit: 'KB on disk',
        baseline: null,
        goal: { of: 'value', atMost: 1.4 },
        note: 'growth of the database file over 200,000 sales of five lines, indexes and all',
      },
    ];
  },
};

const NOT_TAKEN: Taken = { cpu: 0, wall: 0 };

type Shops = { readonly full: string; readonly fresh: string };

async function inBursts({ folder, long, peers: withPeer }: Setting, shops: Shops): Promise<Finding[]> {
  const full = openCounter(shops.full);
  const fresh = openCounter(shops.fresh);
  const bare = openAppended(join(folder, 'appended'));
  const peer = withPeer ? await openPeerTill(join(folder, 'peer'), fresh.seller) : undefined;
  for (const side of [full.burst, fresh.burst, bare.burst, ...(peer ? [peer.burst] : [])]) {
    for (let warm = 0; warm < 10; warm += 1) side(BURST);
  }
  const sides = { full: () => full.burst(BURST), fresh: () => fresh.burst(BURST), bare: () => bare.burst(BURST) };
  const taken = await inTurn(long ? 60 : 25, { ...sides, peer: () => peer?.burst(BURST) ?? NOT_TAKEN });
  for (const { close } of [full, fresh, bare, ...(peer ? [peer] : [])]) close();
  return findings({ ...taken, peer: taken.peer.filter((one) => one !== NOT_TAKEN) });
}

function findings(taken: Readonly<Record<'full' | 'fresh' | 'bare' | 'peer', readonly Taken[]>>): Finding[] {
  const { full, fresh, bare, peer } = taken;
  return [
    {
      name: 'sale.rate',
      value: median(rateOf(fresh)),
      unit: 'sales/s',
      baseline: median(rateOf(bare)),
      ratio: pairedRatio(rateOf(fresh), rateOf(bare)),
      goal: { of: 'ratio', atLeast: 0.5 },
      note: `baseline: 4 KB appended to a file and fsynced; with 200,000 sales there the ratio is ${pairedRatio(rateOf(full), rateOf(bare)).toFixed(2)}`,
    },
    {
      name: 'sale.cpu-200k',
      value: median(cpuOf(full)),
      unit: 'µs CPU',
      baseline: median(cpuOf(fresh)),
      ratio: pairedRatio(cpuOf(full), cpuOf(fresh)),
      goal: { of: 'ratio', atMost: 1.15 },
      note: 'with 200,000 sales there; baseline: with none',
    },
    ...(peer.length > 0
      ? [
          {
            name: 'sale.cpu-orm',
            value: median(cpuOf(fresh)),
            unit: 'µs CPU',
            baseline: median(cpuOf(peer)),
            ratio: pairedRatio(cpuOf(fresh), cpuOf(peer)),
            goal: { of: 'ratio' as const, atMost: 0.333 },
            note: 'baseline: the same sale through Drizzle’s query builder, in tables of its own, signed and hashed by the same functions',
          },
        ]
      : []),
  ];
}

const cpuOf = (side: readonly Taken[]): number[] => side.map((one) => one.cpu);
const rateOf = (side: readonly Taken[]): number[] => side.map((one) => 1_000_000 / one.wall);

type Side = { readonly burst: (sales: number) => Taken; readonly close: () => void };

/** A till's counter. The cart is laid before the clock runs, and the slips count as printed after it has stopped. */
function openCounter(shop: string): Side & { readonly seller: Seller } {
  const till = join(shop, 'till');
  const db = openDatabase(join(till, DATABASE));
  const seller = sellerAt(deskOf(db, till));
  return {
    seller,
    burst: (sales) => {
      let cpu = 0;
      let wall = 0;
      for (let one = 0; one < sales; one += 1) {
        const cart = seller.fill();
        const cpuBefore = ownCpu();
        const begun = performance.now();
        seller.pay(cart);
        wall += performance.now() - begun;
        cpu += ownCpu() - cpuBefore;
      }
      db.write(printAll);
      return { cpu: cpu / sales, wall: (wall * 1_000) / sales };
    },
    close: db.close,
  };
}

/** The least that durable can mean: 4 KB more in a file, and the disk has said so. */
function openAppended(file: string): Side {
  const descriptor = openSync(file, 'a');
  const block = Buffer.alloc(4_096, 7);
  return {
    burst: (appends) =>
      taking(appends, () => {
        for (let one = 0; one < appends; one += 1) {
          writeSync(descriptor, block);
          fsyncSync(descriptor);
        }
      }),
    close: () => closeSync(descriptor),
  };
}

const TRACED = 200;
const MARK = { begun: 'sale begins\n', ended: 'sale stands\n' } as const;

/** How often the disk is waited for, counted from outside: by strace. */
function flushes(shop: string): Finding[] {
  const log = join(shop, 'strace');
  const { status, error } = spawnSync(
    'strace',
    ['-f', '-qq', '-e', 'trace=fsync,fdatasync,write', '-o', log, process.execPath, import.meta.filename, shop],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (error || status !== 0) {
    console.error('sale.fsync NOT MEASURED: strace is missing or may not trace here (apt-get install strace).');
    return [];
  }
  const { within, all } = countFlushes(readFileSync(log, 'utf8'));
  return [
    {
      name: 'sale.fsync',
      value: within / TRACED,
      unit: 'per sale',
      baseline: 1,
      goal: { of: 'value', above: 0, atMost: 1.2 },
      note: `strace over ${TRACED} sales, from the press of pay until the sale stands, checkpoints that fell within included; laying the cart down and the sale together: ${(all / TRACED).toFixed(2)}; baseline: a bare append`,
    },
  ];
}

function countFlushes(trace: string): { readonly within: number; readonly all: number } {
  let selling = false;
  let within = 0;
  let all = 0;
  for (const line of trace.split('\n')) {
    if (line.includes('"sale begins')) selling = true;
    if (line.includes('"sale stands')) selling = false;
    if (!/ (fsync|fdatasync)\(/.test(line)) continue;
    all += 1;
    if (selling) within += 1;
  }
  return { within, all };
}

/** Under strace: sells, and says by writing when a sale begins and stands. */
function sellTraced(shop: string): void {
  const till = join(shop, 'till');
  const db = openDatabase(join(till, DATABASE));
  const seller = sellerAt(deskOf(db, till));
  for (let one = 0; one < TRACED; one += 1) {
    const cart = seller.fill();
    writeSync(1, MARK.begun);
    seller.pay(cart);
    writeSync(1, MARK.ended);
  }
  db.close();
}

if (import.meta.main) sellTraced(process.argv[2] ?? '');
