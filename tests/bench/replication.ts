import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '../../src/shared/sync/protocol.ts';
import { aSale } from '../support/aSale.ts';
import { diceFrom, pick } from '../support/benchCatalogue.ts';
import { newShop, type Setting } from './bench.ts';
import { asking, type BenchCentre, type CentreCpu } from './centre.ts';
import type { Finding } from './figure.ts';
import { inTurn, median, pairedRatio } from './measure.ts';
import { PEERS } from './peers.ts';

const SALES = 2_000;

type Sent = { readonly seconds: number; readonly cpu: number };
/** What a round took: documents a second, and µs of processor time a document, both ends and the database together. */
type Round = { readonly rate: number; readonly cpu: number };

/** The product's push beside PouchDB's replication of as many documents of the same size, from disk to disk. */
export async function replication(centre: BenchCentre, setting: Setting): Promise<Finding[]> {
  const children: ChildProcess[] = [];
  const begin = async (script: string, ...args: string[]) => {
    const child = fork(script, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'json' });
    children.push(child);
    const [ready] = (await once(child, 'message')) as [Record<string, string>];
    return { ready, ask: asking(child) };
  };
  try {
    const folder = join(setting.folder, 'pouch');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'server'), { recursive: true });
    const till = await begin(
      join(import.meta.dirname, 'pushingTill.ts'),
      await newShop(setting, 'push-till'),
      centre.url,
    );
    await enrol(centre, till.ready);
    const server = await begin(join(PEERS, 'pouchServer.mjs'), folder);
    const client = await begin(join(PEERS, 'pouchClient.mjs'), folder, server.ready['url'] ?? '');

    const ours = async (): Promise<Round> => {
      await till.ask('make', SALES);
      await centre.ask('hold');
      const before = await centre.ask<CentreCpu>('cpu');
      const sent = await till.ask<Sent>('send');
      const after = await centre.ask<CentreCpu>('cpu');
      await centre.ask('release');
      const served = after.node + after.postgres - before.node - before.postgres;
      return { rate: SALES / sent.seconds, cpu: (sent.cpu + served) / SALES };
    };
    const pouch = async (): Promise<Round> => {
      await client.ask('make', documents());
      const before = await server.ask<number>('cpu');
      const sent = await client.ask<Sent>('send');
      const served = (await server.ask<number>('cpu')) - before;
      return { rate: SALES / sent.seconds, cpu: (sent.cpu + served) / SALES };
    };
    await ours();
    await pouch();
    const rounds = await inTurn(setting.long ? 10 : 5, { ours, pouch });
    return findings(rounds.ours, rounds.pouch);
  } finally {
    for (const child of children) child.disconnect();
  }
}

function findings(ours: readonly Round[], pouch: readonly Round[]): Finding[] {
  const rate = (rounds: readonly Round[]): number[] => rounds.map((round) => round.rate);
  const cpu = (rounds: readonly Round[]): number[] => rounds.map((round) => round.cpu);
  const note = `${SALES} sales a round in batches of 500; baseline: PouchDB on LevelDB replicating to express-pouchdb, which neither waits for the disk nor verifies anything`;
  return [
    {
      name: 'push.replication-rate',
      value: median(rate(ours)),
      unit: 'documents/s',
      baseline: median(rate(pouch)),
      ratio: pairedRatio(rate(ours), rate(pouch)),
      goal: { of: 'ratio', atLeast: 2 },
      note,
    },
    {
      name: 'push.replication-cpu',
      value: median(cpu(ours)),
      unit: 'µs CPU a document',
      baseline: median(cpu(pouch)),
      ratio: pairedRatio(cpu(ours), cpu(pouch)),
      goal: { of: 'ratio', atMost: 0.4 },
      note: 'till, server and database together, on both sides',
    },
  ];
}

async function enrol(centre: BenchCentre, { device, publicKey }: Readonly<Record<string, string>>): Promise<void> {
  const [code] = await centre.ask<string[]>('codes', 1);
  const response = await fetch(centre.url + paths.enrol, {
    method: 'POST',
    body: JSON.stringify({ protocol: 1, code, device, publicKey }),
    headers: { 'content-type': 'application/json' },
  });
  const reply = (await response.json()) as { answer: string };
  if (reply.answer !== 'enrolled') throw new Error(`the till was not let in: ${JSON.stringify(reply)}`);
}

/** Sales of five lines, a document each, with the hash and signature that ours carry as well. */
function documents() {
  const dice = diceFrom(57);
  const { lines, ...sale } = aSale();
  return Array.from({ length: SALES }, () => ({
    ...sale,
    lines: Array.from({ length: 5 }, () => pick(lines, dice)),
    prev: Array.from({ length: 64 }, () => Math.floor(dice() * 16).toString(16)).join(''),
    hash: Array.from({ length: 64 }, () => Math.floor(dice() * 16).toString(16)).join(''),
  }));
}
