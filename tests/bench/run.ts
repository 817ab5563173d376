/**
 * `npm run -s bench -- --json FILE [NAME…]`: measures what docs/bench.md tells about, each figure beside its yardstick.
 * It reports and does not gate: the exit code is 0 even where a goal is missed.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runApart } from './apart.ts';
import { benches } from './benches.ts';
import type { Figure, Finding } from './figure.ts';
import { toFigure } from './figure.ts';
import { openBenchFolder } from './folder.ts';
import { installPeers, peersInstalled } from './peers.ts';
import { table } from './table.ts';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    long: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

/** `scan` asks for `scan.stills`, too. */
const isMeant = (bench: string, name: string): boolean => bench === name || bench.startsWith(`${name}.`);
const unknown = names.filter((name) => !benches.some((bench) => isMeant(bench.name, name)));
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}; --list names them`);
  process.exit(2);
}
if (options.list) for (const { name, about } of benches) console.log(`${name.padEnd(12)}${about}`);
else await measure();

async function measure(): Promise<void> {
  if (options.peers) installPeers();
  else if (!peersInstalled())
    console.log('Without peers: figures beside Drizzle and PouchDB are left out (--peers installs them).');
  const folder = openBenchFolder();
  process.once('exit', folder.remove);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const figures: Figure[] = [];
  try {
    for (const { name } of benches.filter(
      (bench) => names.length === 0 || names.some((asked) => isMeant(bench.name, asked)),
    )) {
      const begun = performance.now();
      const found = await runApart(name, { folder: folder.path, long: options.long, peers: peersInstalled() });
      report(found.map(toFigure), found, `${name}, ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
      figures.push(...found.map(toFigure));
      if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
    }
  } finally {
    folder.remove();
  }
}

function report(figures: readonly Figure[], findings: readonly Finding[], title: string): void {
  console.log(`\n${title}`);
  console.log(table(figures));
  for (const { name, note } of findings) if (note !== '') console.log(`  ${name}: ${note}`);
}
