/** Type-checks every process against what it really has: no DOM in main, no Node on a screen, neither in the rules. */
import { spawnSync } from 'node:child_process';

const projects = [
  'src/shared',
  'src/reader',
  'src/archive',
  'src/main',
  'src/preload',
  'src/renderer',
  'src/central',
  'src/central/pages',
  'src/quay',
  'tests',
  // Apart, because the till's screens and the office's pages each have words of their own.
  'tests/central/pages',
  'scripts',
];

const failed = projects.filter((project) => {
  const { status } = spawnSync('tsc', ['-p', project], { stdio: 'inherit', shell: process.platform === 'win32' });
  return status !== 0;
});

if (failed.length > 0) {
  console.error(`types: failed in ${failed.join(', ')}`);
  process.exit(1);
}
console.log(`types: ${projects.length} projects checked`);
