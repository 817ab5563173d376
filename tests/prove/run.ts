/**
 * `npm run prove -- [--short] [NAME…]`: attacks what docs/reliability.md promises, in the long form; without a name all of it.
 * The exit code is 1 where an attack got through.
 */

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { proofs } from './proofs.ts';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } },
});

const unknown = names.filter((name) => !proofs.some((proof) => proof.name === name));
if (unknown.length > 0) {
  console.error(`no such proof: ${unknown.join(', ')}; --list names them`);
  process.exit(2);
}
if (options.list) for (const { name, about } of proofs) console.log(`${name.padEnd(12)}${about}`);
else process.exitCode = prove();

function prove(): number {
  const asked = proofs.filter(({ name }) => names.length === 0 || names.includes(name));
  const failed = asked.filter(({ name, about, tests }) => {
    console.log(`\n${name}: ${about}`);
    const begun = performance.now();
    // A timeout is for what hangs in a hurry; in the long form each test knows how long it may take.
    const args = ['run', ...tests, ...(options.short ? [] : ['--testTimeout=3600000'])];
    const { status } = spawnSync('vitest', args, {
      stdio: 'inherit',
      env: { ...process.env, ...(!options.short && { QUAY_LONG: '1' }) },
      shell: process.platform === 'win32',
    });
    console.log(
      `${name}: ${status === 0 ? 'held' : 'DID NOT HOLD'}, ${((performance.now() - begun) / 1_000).toFixed(0)} s`,
    );
    return status !== 0;
  });
  return failed.length > 0 ? 1 : 0;
}
