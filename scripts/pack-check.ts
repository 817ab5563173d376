/**
 * Packages the till with a stand-in for Electron's runtime and looks at what came out: the archive's list of files,
 * the native module, the fuses, the update file. Offline, and nothing is left behind.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extractAll, extractFile, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { build as bundle } from 'vite';
import { makeFakeElectron } from './fake-electron-dist.ts';
import { nameOf } from './lock.ts';
import { shippedPlaces } from './shipped.ts';
import { writeNotices } from './write-notices.ts';

const root = dirname(import.meta.dirname);
const UPDATE_URL = 'https://updates.example.invalid/quay-ocop';
const NATIVE = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;
const SERIAL = `node_modules/@serialport/bindings-cpp/prebuilds/linux-${process.arch}/@serialport+bindings-cpp.${process.arch === 'arm64' ? 'armv8.' : ''}glibc.node`;
const NATIVES = [SERIAL, NATIVE];

/** electron-updater and the serial port's binding, with what they need; better-sqlite3 needs nothing more. */
const PACKAGES = [
  'argparse|better-sqlite3|builder-util-runtime|debug|electron-updater|fs-extra|graceful-fs|js-yaml|jsonfile|lazy-val',
  '@serialport/(bindings-cpp|bindings-interface|parser-delimiter|parser-readline)|node-gyp-build',
  'lodash.escaperegexp|lodash.isequal|ms|sax|semver|tiny-typed-emitter|universalify',
].join('|');

/** Everything the archive may hold. What matches none of these was let in by nobody. */
const MEANT = [
  /^package\.json$/,
  /^dist\/electron\/(main\.js|preload\.cjs)$/,
  /^dist\/till\/(?:backup|doctor)Worker\.js$/,
  /^dist\/renderer\/(index|display)\.html$/,
  // The .mjs is zbar-wasm's own, which names itself where it runs in Node.
  /^dist\/renderer\/assets\/[\w.-]+\.(js|mjs|css|woff2?|svg|png|webp|wav|mp3|wasm)$/,
  new RegExp(`^(node_modules/(${PACKAGES})/)+([\\w./-]+\\.(js|mjs|cjs|json|yml)|LICENSE[\\w.-]*|bin/[\\w.-]+)$`),
  ...NATIVES.map((file) => new RegExp(`^${file.replaceAll(/[.+]/g, '\\$&')}$`)),
];

/** Of the program that serves a browser on this machine: in the product it must be impossible to start. */
const WEB_HOST = ['createServer(', 'node:http', 'WebSocketServer', 'fastify', 'host/web'];

/** By FuseV1Options, all there are: a fuse that a later Electron adds is looked at before it is packaged. */
const FUSES: readonly (readonly [FuseV1Options, FuseState])[] = [
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseState.DISABLE],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
  // As it is shipped: our decoder is WebAssembly, and faster with it.
  [FuseV1Options.WasmTrapHandlers, FuseState.ENABLE],
];

let checked = 0;
const faults: string[] = [];
/** Packages whose code stands in the built screens and programs. */
const bundled = new Set<string>();

function check(what: string, holds: boolean, facts = ''): void {
  checked += 1;
  if (!holds) faults.push(facts === '' ? what : `${what}: ${facts}`);
}

const scratch = mkdtempSync(join(tmpdir(), 'quay-pack-'));
try {
  // Anew each time, a few seconds: an old build would prove nothing about these sources.
  for (const part of ['renderer', 'main', 'preload']) {
    noteBundled(await bundle({ configFile: join(root, `vite.${part}.config.ts`), logLevel: 'warn' }));
  }
  checkBundled();
  writeNotices();
  const app = await pack();
  checkArchive(app);
  checkMainBundle(app);
  checkNative(app);
  checkSerial(app);
  await checkFuses(app);
  checkFiles(app);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const fault of faults) console.error(`pack: wrong: ${fault}`);
console.log(`pack:check: ${checked - faults.length} passed, ${faults.length} failed`);
if (faults.length > 0) process.exitCode = 1;

/** @returns the unpacked application's folder */
async function pack(): Promise<string> {
  process.env['QUAY_UPDATE_URL'] = UPDATE_URL;
  const electronDist = join(scratch, 'electron');
  const output = join(scratch, 'out');
  makeFakeElectron(electronDist);
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', process.arch === 'arm64' ? Arch.arm64 : Arch.x64),
    config: { extends: join(root, 'electron-builder.yml'), electronDist, directories: { output } },
    publish: 'never',
  });
  const folder = readdirSync(output).find((name) => name.endsWith('unpacked'));
  if (folder === undefined) throw new Error(`electron-builder left no application in ${output}`);
  return join(output, folder);
}

function noteBundled(built: Awaited<ReturnType<typeof bundle>>): void {
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  for (const id of outputs.flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []))) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules\/)/.exec(id)?.[1];
    if (name) bundled.add(name);
  }
}

/** Whatever the bundler took in must be among those whose licences go with the product. */
function checkBundled(): void {
  const known = new Set(shippedPlaces().map(nameOf));
  const unknown = [...bundled].filter((name) => !known.has(name));
  check('the bundler says what it took in', bundled.has('react') && bundled.has('zod'));
  check('the licence of each bundled package goes with the product', unknown.length === 0, unknown.join(', '));
}

function checkArchive(app: string): void {
  const files = archived(app);
  const strangers = files.filter((file) => !MEANT.some((pattern) => pattern.test(file)));
  check('the archive holds only what is meant', strangers.length === 0, strangers.slice(0, 20).join(', '));
  for (const file of [
    'dist/electron/main.js',
    'dist/electron/preload.cjs',
    'dist/till/backupWorker.js',
    'dist/till/doctorWorker.js',
    'dist/renderer/index.html',
  ]) {
    check(`the archive holds ${file}`, files.includes(file));
  }
  const natives = files.filter((file) => file.endsWith('.node'));
  check('two native modules, for this platform alone', natives.toSorted().join() === NATIVES.join(), natives.join());
}

function archived(app: string): string[] {
  const archive = join(app, 'resources/app.asar');
  const isFile = (path: string) => !('files' in statFile(archive, path));
  return listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter(isFile);
}

function checkMainBundle(app: string): void {
  const archive = join(app, 'resources/app.asar');
  const main = extractFile(archive, 'dist/electron/main.js').toString();
  for (const trace of WEB_HOST) check('no web host in the product', !main.includes(trace), trace);
  for (const native of NATIVES) {
    const unpacked = readFileSync(join(app, 'resources/app.asar.unpacked', native));
    const hash = createHash('sha256').update(unpacked).digest('hex');
    check('the main process knows the hash of the native module it is packaged with', main.includes(hash), native);
  }
  const { main: entry, name } = JSON.parse(extractFile(archive, 'package.json').toString());
  check('the archive starts at the main bundle', entry === 'dist/electron/main.js', entry);
  check('the program is called quay-ocop', name === 'quay-ocop', name);
}

/** Really loaded, by this Node, from where Electron will find it. */
function checkNative(app: string): void {
  const binding = join(app, 'resources/app.asar.unpacked', NATIVE);
  const program = `const Database = require('better-sqlite3');
    const db = new Database(':memory:', { nativeBinding: ${JSON.stringify(binding)} });
    console.log(db.prepare('SELECT sqlite_version()').pluck().get());`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' });
  check('the unpacked SQLite answers', status === 0 && /^3\.\d+\.\d+\s*$/.test(stdout), stderr.slice(0, 200));
}

/** The packaged JavaScript with the packaged library beside it, as Electron puts the two together. */
function checkSerial(app: string): void {
  const folder = join(scratch, 'serial');
  extractAll(join(app, 'resources/app.asar'), folder);
  cpSync(join(app, 'resources/app.asar.unpacked'), folder, { recursive: true });
  const program = `require('@serialport/bindings-cpp').autoDetect().list().then((ports) => console.log(Array.isArray(ports)));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', program], { cwd: folder, encoding: 'utf8' });
  check('the packaged serial port answers', status === 0 && stdout.trim() === 'true', stderr.slice(0, 200));
}

async function checkFuses(app: string): Promise<void> {
  const wire = await getCurrentFuseWire(join(app, 'quay-ocop'));
  const names = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
  check('every fuse there is has its place in the list', names.length === FUSES.length, `${names.length} fuses`);
  for (const [fuse, expected] of FUSES) {
    const actual = wire[fuse];
    check(`fuse ${FuseV1Options[fuse]}`, actual === expected, `is ${actual}, should be ${expected}`);
  }
}

function checkFiles(app: string): void {
  const update = readFileSync(join(app, 'resources/app-update.yml'), 'utf8');
  check('the update file names the update server', update.includes(UPDATE_URL), update);
  check('the update file says generic', update.includes('provider: generic'), update);
  check('the executable is quay-ocop', readdirSync(app).includes('quay-ocop'));
  const resources = readdirSync(join(app, 'resources')).toSorted();
  const expected = ['app-update.yml', 'app.asar', 'app.asar.unpacked', 'assets', 'notices'];
  check('beside the archive lies only what is meant', resources.join() === expected.join(), resources.join());
  const folder = join(app, 'resources/app.asar.unpacked');
  const unpacked = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = unpacked.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  check('only the native modules are unpacked', names.toSorted().join() === NATIVES.join(), names.join());
  const slip = readdirSync(join(app, 'resources/assets/slip'));
  check("the slip's glyphs lie beside the archive", slip.length > 0);
  const reader = readdirSync(join(app, 'resources/assets/reader'));
  check('the licences of the code readers lie beside the archive', reader.includes('LICENSE-zbar-wasm.txt'));
  const notices = readdirSync(join(app, 'resources/notices')).toSorted();
  check(
    'what it is made of lies beside the archive',
    notices.join() === 'THIRD-PARTY.txt,sbom.cdx.json',
    notices.join(),
  );
  const label = readdirSync(join(app, 'resources/assets/label'));
  check("the labels' letters lie beside the archive", label.includes('letters.bin'));
}
