/** The import rule of docs/README.md as a failing check: who may know whom. `import type` counts, since a type is knowledge too. */
import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize, sep } from 'node:path';

type Rule = {
  /** The folder or file the rule is about; the longest that matches an importing file decides. */
  readonly from: string;
  /** Folders and files of ours it may import, beside its own. */
  readonly ours: readonly string[];
  /** Packages it may import; `node:` means Node's own modules. */
  readonly packages: readonly string[];
};

const SCREEN = ['react', 'react-dom', 'zustand', '@mantine/core', '@mantine/hooks', 'i18next', 'react-i18next', 'zod'];

const rules: readonly Rule[] = [
  { from: 'src/shared', ours: [], packages: ['zod'] },
  { from: 'src/archive', ours: ['src/shared'], packages: ['node:'] },
  { from: 'src/preload', ours: ['src/shared'], packages: ['electron'] },
  { from: 'src/reader', ours: ['src/shared'], packages: ['zxing-wasm', '@undecaf/zbar-wasm'] },
  {
    from: 'src/renderer',
    ours: ['src/shared', 'src/reader', 'assets/theme'],
    // The decoders' programs, whose addresses the camera's worker asks for.
    packages: [...SCREEN, 'zxing-wasm', '@undecaf/zbar-wasm'],
  },
  {
    from: 'src/central/pages',
    ours: [
      'src/shared',
      'src/central/office/api.ts',
      'src/central/office/api',
      'src/central/office/import/columns.ts',
      'assets/theme',
    ],
    // An authenticator's key, drawn where it is shown.
    packages: [...SCREEN, 'uqr'],
  },
  {
    from: 'src/central',
    ours: ['src/shared', 'src/archive'],
    packages: [
      'node:',
      'zod',
      'pg',
      'fastify',
      '@fastify/cookie',
      '@fastify/rate-limit',
      '@fastify/static',
      'csv-parse',
      'read-excel-file',
    ],
  },
  { from: 'src/main/db', ours: ['src/shared'], packages: ['node:', 'better-sqlite3', 'zod'] },
  {
    from: 'src/main/folder',
    ours: ['src/shared', 'src/main/db', 'src/main/till.ts'],
    packages: ['node:', 'better-sqlite3'],
  },
  {
    from: 'src/main/ledger',
    ours: ['src/shared', 'src/main/db', 'src/main/sync/keys.ts', 'src/main/till.ts'],
    packages: ['node:', 'zod'],
  },
  { from: 'src/main/note', ours: ['src/shared'], packages: ['node:', 'csv-parse'] },
  { from: 'src/main/till', ours: ['src/shared', 'src/main/db', 'src/main/permit.ts'], packages: ['node:'] },
  {
    from: 'src/main/staff',
    ours: ['src/shared', 'src/main/db', 'src/main/till', 'src/main/till.ts', 'src/main/keyringUnusable.ts'],
    packages: ['node:', 'zod'],
  },
  {
    from: 'src/main/payment',
    ours: ['src/shared', 'src/main/db', 'src/main/sync'],
    packages: ['node:', 'uqr'],
  },
  {
    from: 'src/main/photos',
    ours: ['src/shared', 'src/main/db', 'src/main/sync'],
    packages: ['node:'],
  },
  { from: 'src/main/display', ours: ['src/shared', 'src/main/db', 'src/main/till', 'src/main/till.ts'], packages: [] },
  { from: 'src/main/sync', ours: ['src/shared', 'src/main/db'], packages: ['node:', 'zod'] },
  {
    from: 'src/main/journal',
    ours: ['src/shared', 'src/archive', 'src/main/db', 'src/main/folder', 'src/main/sync/keys.ts'],
    packages: ['node:', 'zod'],
  },
  {
    from: 'src/main/backup',
    ours: ['src/shared', 'src/main/db', 'src/main/sync', 'src/main/folder', 'src/main/ledger', 'src/main/till.ts'],
    packages: ['node:', 'zod'],
  },
  {
    from: 'src/main/devices',
    ours: ['src/shared', 'src/archive', 'src/main/till.ts'],
    packages: ['node:', 'pngjs', '@serialport/bindings-cpp'],
  },
  { from: 'src/main/host', ours: ['src/shared', 'src/main'], packages: ['node:', 'ws', 'zod'] },
  {
    from: 'src/main/host/electron',
    ours: ['src/shared', 'src/main'],
    packages: ['node:', 'electron', 'electron-updater', 'zod'],
  },
  { from: 'src/main', ours: ['src/shared', 'src/archive', 'src/main'], packages: ['node:', 'uqr', 'zod'] },
  {
    from: 'src/quay',
    ours: ['src/shared', 'src/archive', 'src/reader', 'src/main', 'src/central', 'scripts'],
    packages: ['node:', 'commander', 'zod', 'pngjs', '@jsquash'],
  },
];

const IMPORT =
  /^\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

function ruleOf(file: string): Rule | undefined {
  return rules.filter(({ from }) => file.startsWith(`${from}/`)).toSorted((a, b) => b.from.length - a.from.length)[0];
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function mayImport(rule: Rule, file: string, specifier: string): boolean {
  if (specifier.startsWith('.')) return mayImportOurs(rule, join(dirname(file), specifier));
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return rule.packages.includes('node:');
  return rule.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

function mayImportOurs(rule: Rule, target: string): boolean {
  const path = normalize(target).split(sep).join('/');
  return [rule.from, ...rule.ours].some((place) => path === place || path.startsWith(`${place}/`));
}

const files = globSync('src/**/*.{ts,tsx}').map((file) => file.split(sep).join('/'));
const faults = files.flatMap((file) => {
  const rule = ruleOf(file);
  if (!rule) return [`${file}: stands in no process`];
  return importsOf(file)
    .filter((specifier) => !mayImport(rule, file, specifier))
    .map((specifier) => `${file}: may not import ${specifier}`);
});

for (const fault of faults) console.error(fault);
console.log(`imports: ${files.length} files, ${faults.length} against the rule`);
process.exitCode = faults.length > 0 ? 1 : 0;
