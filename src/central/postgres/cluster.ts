import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotOpen } from '../cannotOpen.ts';
import type { Log } from '../log.ts';
import { secretFile } from '../secrets.ts';
import { type Account, accountFor, ownerOf } from './account.ts';
import { type Binaries, embeddedBinaries } from './binaries.ts';
import { isAlive, workersIn } from './workers.ts';

/** A PostgreSQL of our own, running. */
export type Cluster = {
  /** With the password: never log it. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

export type ClusterOptions = {
  /** The centre's data folder, locked by us: nobody else starts or stops a cluster in it. */
  readonly folder: string;
  readonly log: Log;
  /** Other programs than the embedded ones, for tests. */
  readonly binaries?: Binaries;
};

type Place = { readonly folder: string; readonly account: Account; readonly binaries: Binaries };

/**
 * Durable and small: `fsync`, `full_page_writes` and `synchronous_commit` stay on, so that what was acknowledged
 * survives a power cut. Loopback only, password always.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  max_connections: '40',
  timezone: 'UTC',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_truncate_on_rotation: 'on',
};

/** Starts the cluster of a data folder, made at the first run. A server left running by a centre that was killed is stopped first. */
export async function openCluster({ folder, log, binaries: given }: ClusterOptions): Promise<Cluster> {
  const above = join(folder, 'postgres');
  mkdirSync(above, { recursive: true });
  chmodSync(above, 0o755);
  const existing = existingCluster(above);
  const account = accountFor(existing ? ownerOf(existing) : undefined);
  const binaries = given ?? embeddedBinaries(account, above);
  ensureSameMajor(existing, binaries);
  const place = { folder: existing ?? join(above, String(binaries.major)), account, binaries };

  const password = secretFile(folder, 'postgres-password', () => randomBytes(24).toString('base64url'));
  if (!existing) await makeCluster(place, password);
  await stopLeftover(place, log);
  const port = await start(place, log);
  const watch = watchOver(place, port, log);
  return {
    url: `postgres://quay:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await watch.end();
      await stop(place, log);
    },
  };
}

/** Where the cluster of a data folder answers that a centre has running. @returns undefined where none is */
export function runningCluster(folder: string): string | undefined {
  const above = join(folder, 'postgres');
  const cluster = existsSync(above) ? existingCluster(above) : undefined;
  const pidFile = cluster && join(cluster, 'postmaster.pid');
  const secret = join(folder, 'postgres-password');
  if (!pidFile || !existsSync(pidFile) || !existsSync(secret)) return undefined;
  const port = readFileSync(pidFile, 'utf8').split('\n')[3];
  return `postgres://quay:${readFileSync(secret, 'utf8')}@127.0.0.1:${port}/postgres`;
}

const WATCH_EVERY = 3_000;

/**
 * Starts the server again, at the same port, when it died while the centre runs (killed for want of memory, say).
 * Until then tills are told to come again; what was acknowledged is on the disk.
 */
function watchOver(place: Place, port: number, log: Log): { readonly end: () => Promise<void> } {
  let reviving = Promise.resolve();
  const look = async (): Promise<void> => {
    if (isServing(place)) return;
    log.error('the embedded PostgreSQL died; starting it again', { folder: place.folder });
    await stopLeftover(place, log);
    await start(place, log, port);
  };
  const timer = setInterval(() => {
    reviving = reviving.then(look).catch((error: unknown) => log.error('it does not start', { error: String(error) }));
  }, WATCH_EVERY);
  timer.unref();
  return {
    end() {
      clearInterval(timer);
      return reviving;
    },
  };
}

function isServing(place: Place): boolean {
  const pid = postmaster(place);
  return pid !== undefined && isAlive(pid) && (workersIn(place.folder)?.includes(pid) ?? true);
}

/** The server's process number, as it says itself. */
function postmaster(place: Place): number | undefined {
  const pidFile = join(place.folder, 'postmaster.pid');
  return existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : undefined;
}

/** A cluster lies in a folder named after its major version, complete or not there at all. */
function existingCluster(above: string): string | undefined {
  const major = readdirSync(above).find((name) => /^\d+$/.test(name));
  return major && join(above, major);
}

function ensureSameMajor(existing: string | undefined, binaries: Binaries): void {
  if (!existing) return;
  const major = readFileSync(join(existing, 'PG_VERSION'), 'utf8').trim();
  if (major === String(binaries.major)) return;
  throw new CannotOpen(
    'postgres-trouble',
    `The data in ${existing} is of PostgreSQL ${major}, this program brings ${binaries.major}. Nothing was touched. Back up with the old version and restore with this one: docs/central.md.`,
  );
}

/** Made beside its place and renamed, so that a first run cut short leaves nothing that looks like a cluster. */
async function makeCluster(place: Place, password: string): Promise<void> {
  const draft = `${place.folder}.new`;
  const passwordFile = `${place.folder}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.account) {
    chownSync(draft, place.account.uid, place.account.gid);
    chownSync(passwordFile, place.account.uid, place.account.gid);
  }
  try {
    const at = { ...place, folder: draft };
    await run(at, 'initdb', [...initialising(place.binaries), `--pwfile=${fromCluster(passwordFile)}`]);
    renameSync(draft, place.folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initialising({ major }: Binaries): string[] {
  const always = ['--username=quay', '--encoding=UTF8', '--locale=C', '--auth=scram-sha-256'];
  return major >= 17 ? [...always, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : always;
}

/** The port is taken by asking for a free one and giving it back, so another program may snatch it: then once more. */
async function start(place: Place, log: Log, fixedPort?: number): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = fixedPort ?? (await freePort());
    const settings = Object.entries({ ...SETTINGS, port }).map(([name, value]) => `-c ${name}=${value}`);
    try {
      await run(place, 'pg_ctl', [
        'start',
        '--wait',
        '--timeout=120',
        '--silent',
        '--log',
        atCluster(place, 'start.log'),
        '-o',
        settings.join(' '),
      ]);
      log.info('PostgreSQL started', { port, major: place.binaries.major });
      return port;
    } catch (cause) {
      if (attempt < 3 && /could not (create any TCP|bind)/.test(readTail(join(place.folder, 'start.log')))) continue;
      const tail = readTail(join(place.folder, 'start.log'));
      throw new CannotOpen(
        'postgres-trouble',
        `The embedded PostgreSQL in ${place.folder} does not start. Its last words: ${tail}`,
        cause,
      );
    }
  }
}

async function stop(place: Place, log: Log): Promise<void> {
  if (!existsSync(join(place.folder, 'postmaster.pid'))) return;
  // Killed already, perhaps a zombie that nobody reaps: pg_ctl would wait for it in vain.
  if (workersIn(place.folder)?.length === 0) return;
  await run(place, 'pg_ctl', ['stop', '--wait', '--timeout=60', '--silent', '--mode=fast']);
  log.info('PostgreSQL stopped');
}

/**
 * We hold the folder's lock, so a server in it is one that a killed centre left. It is stopped, which loses nothing:
 * it finishes its checkpoint. A pid file alone proves nothing, because after a restart of the machine its number may
 * be another program's; on Linux the kernel knows who really works in the folder.
 */
async function stopLeftover(place: Place, log: Log): Promise<void> {
  const pid = postmaster(place);
  if (pid === undefined || !isAlive(pid)) return;
  if (workersIn(place.folder)?.includes(pid) ?? true) {
    log.warn('stopping the PostgreSQL that a killed centre left running', { pid });
    await stop(place, log);
    return;
  }
  await lastWorkerGone(place.folder);
  log.warn('the pid file of a dead server names another program; removed', { pid });
  rmSync(join(place.folder, 'postmaster.pid'));
}

/** A server killed outright leaves its children for a moment: they end by themselves once they notice. */
async function lastWorkerGone(cluster: string): Promise<void> {
  for (let waited = 0; (workersIn(cluster)?.length ?? 0) > 0; waited += POLL) {
    if (waited > CHILDREN_LINGER)
      throw new CannotOpen(
        'postgres-trouble',
        `Processes of a killed PostgreSQL still work in ${cluster}. End them, then start again.`,
      );
    await pause(POLL);
  }
}

const POLL = 50;
const CHILDREN_LINGER = 30_000;

/**
 * Runs one of PostgreSQL's programs inside the cluster's folder. On Linux it is named through /proc/self/cwd, so that
 * it works where the account may not pass the folders above, e.g. a clone in root's home.
 */
function run(place: Place, program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(place.binaries.bin, program), ['-D', atCluster(place, ''), ...args], {
      cwd: place.folder,
      ...place.account,
      env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
    });
    child.once('error', reject);
    // 'exit', not 'close': the server that pg_ctl leaves behind inherits the pipe and never closes it.
    child.once('exit', (code) => {
      child.stderr.destroy();
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}: ${said.trim()}`));
    });
  });
}

function atCluster(place: Place, name: string): string {
  return process.platform === 'linux' ? join('/proc/self/cwd', name) : join(place.folder, name);
}

/** A file beside the cluster, as one of PostgreSQL's programs may name it. */
function fromCluster(path: string): string {
  return process.platform === 'linux' ? `/proc/self/cwd/../${basename(path)}` : path;
}

function readTail(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(-800).trim();
  } catch {
    return '';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
