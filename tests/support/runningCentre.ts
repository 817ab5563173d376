/**
 * A centre as a process of its own, for the tests that kill it: `node runningCentre.ts FOLDER PORT`. Says `open` once it
 * answers, and runs until it is killed.
 */
import { randomBytes } from 'node:crypto';
import { openCentre } from '../../src/central/index.ts';
import type { Instant } from '../../src/shared/day.ts';
import { must } from '../../src/shared/must.ts';

const folder = must(process.argv[2], 'a folder');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
await openCentre({
  folder,
  port: Number(process.argv[3]),
  clock: () => Date.now() as Instant,
  random: randomBytes,
  log: silent,
  version: 'test',
});
console.log('open');
