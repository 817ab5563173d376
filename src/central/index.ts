import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Instant } from '../shared/day.ts';
import { type OutletId, uuidv7 } from '../shared/id.ts';
import { openFeed, type Publication } from './db/catalogue.ts';
import { openDatabase } from './db/open.ts';
import { makeEnrolCode } from './enrol.ts';
import { openEvents } from './events.ts';
import { lockFolder } from './folderLock.ts';
import { buildServer, type Desks, type ServedRoute } from './http.ts';
import { openIntake } from './intake.ts';
import type { Log } from './log.ts';
import type { ImportPreview, ImportRefusal } from './office/api/import.ts';
import type { OfficeCallName, OfficeInput, OfficeReply } from './office/api.ts';
import { officeHandlers } from './office/calls.ts';
import { previewImport } from './office/catalogue.ts';
import { openCatalogueView } from './office/catalogueView.ts';
import type { OfficeDesk } from './office/desk.ts';
import { publishNow } from './office/people/audit.ts';
import { ensureAdministrator, restoreAdministrator } from './office/people/firstAdministrator.ts';
import { fromInside } from './office/people/visit.ts';
import { openCluster } from './postgres/cluster.ts';
import { openProjector, type Projector, type Retried } from './project.ts';
import { openTillKeys } from './push.ts';
import { openReleases, type Releases } from './release.ts';
import { centreKey } from './secrets.ts';
import { openSightings } from './sightings.ts';

export type CentreOptions = {
  /** The centre's data folder; made if missing, and locked while the centre is open. */
  readonly folder: string;
  /** 0 = any free one. */
  readonly port: number;
  /** 127.0.0.1 unless said otherwise. */
  readonly host?: string;
  /** Names, besides addresses and localhost, that browsers reach the office's pages by. */
  readonly names?: readonly string[];
  /**
   * Addresses or networks (`10.0.0.0/8`) of reverse proxies. Of them `X-Forwarded-For` and `X-Forwarded-Proto` are
   * believed; of anybody else they are not.
   */
  readonly trustProxy?: readonly string[];
  /** What absolute addresses on the public pages begin with; else whatever a page was asked for by. */
  readonly publicUrl?: string;
  /** A PostgreSQL of one's own, 15 or newer. Without it, the embedded one runs in the data folder. */
  readonly databaseUrl?: string;
  /** The office's pages as built; without them only the calls are served. */
  readonly pagesFolder?: string;
  readonly clock: () => Instant;
  /** Cryptographically strong random bytes. */
  readonly random: (count: number) => Uint8Array;
  readonly log: Log;
  readonly version: string;
};

/** An open centre. */
export type Centre = {
  /** `http://127.0.0.1:4321`, as a till or browser on this machine reaches it. */
  readonly url: string;
  /** The first administrator's password, where it was made just now. */
  readonly firstPassword: string | undefined;
  /** Makes the first administrator another password, as at the first run, and signs everybody out. @returns it */
  readonly newPassword: () => Promise<string>;
  /** What the server answers at, as its router has it. */
  readonly routes: readonly ServedRoute[];
  /** Does one of the office's calls from inside this process, with an administrator's rights. */
  readonly call: <N extends OfficeCallName>(name: N, input: OfficeInput<N>) => Promise<OfficeReply<N>>;
  /** Previews a file as the page does; `call('catalogue.confirmImport', …)` applies it. */
  readonly previewImport: (name: string, bytes: Uint8Array) => Promise<ImportPreview | ImportRefusal>;
  /** Says something to tills that no call of the office says yet, e.g. the starter shop's tax classes. */
  readonly publish: (publications: readonly Publication[]) => Promise<void>;
  /** @returns undefined where there is no such outlet */
  readonly makeEnrolCode: (outlet: OutletId) => Promise<string | undefined>;
  /** Reads entries in suspense again. */
  readonly retrySuspense: () => Promise<Retried>;
  /** Publishes the drafts that are due, without waiting for the next look. @returns how many went out */
  readonly releaseDue: () => Promise<number>;
  /** Once every entry stored until now is read into the office's lists. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens the central office: its folder, its database, its server. What was opened is closed again where it fails. */
export async function openCentre(options: CentreOptions): Promise<Centre> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const undo of opened.toReversed()) await undo();
  };
  try {
    return { ...(await openParts(options, (undo) => void opened.push(undo))), close: once(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}

type OnClose = (undo: () => Promise<unknown>) => void;

async function openParts(options: CentreOptions, onClose: OnClose): Promise<Omit<Centre, 'close'>> {
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const lock = await lockFolder(folder);
  onClose(lock.release);
  const pool = await openStore({ ...options, folder }, onClose);
  const { desks, office, projector, releases } = await furnish(pool, { ...options, folder }, onClose);
  const firstPassword = await ensureAdministrator(office.session);

  const { server, routes } = buildServer(desks);
  onClose(() => server.close());
  const url = await listen(server, options);
  await projector.catchUp();
  // An update may have brought what it takes to read them. The tills need not wait for it.
  projector
    .retry()
    .catch((error: unknown) => options.log.error('reading suspense again failed', { error: String(error) }));
  options.log.info('the centre is open', { url, version: options.version });
  return {
    url,
    routes,
    firstPassword,
    newPassword: () => restoreAdministrator(office.session),
    call: (name, input) => officeHandlers[name](office, input, fromInside(name)),
    previewImport: (name, bytes) => previewImport(office, { name, bytes }, fromInside('catalogue.import')),
    publish: (publications) => publishNow(office, fromInside('centre.publish'), publications),
    makeEnrolCode: async (outlet) => (await makeEnrolCode(pool, desks.enrol, { outlet }))?.code,
    retrySuspense: projector.retry,
    releaseDue: releases.look,
    idle: projector.idle,
  };
}

async function openStore({ folder, databaseUrl, log }: CentreOptions, onClose: OnClose): Promise<Pool> {
  const cluster = databaseUrl === undefined ? await openCluster({ folder, log }) : undefined;
  if (cluster) onClose(cluster.stop);
  const pool = await openDatabase(databaseUrl ?? (cluster?.url as string), log);
  onClose(() => pool.end());
  return pool;
}

type Furnished = {
  readonly desks: Desks;
  readonly office: OfficeDesk;
  readonly projector: Projector;
  readonly releases: Releases;
};

/** Puts together what answers: nothing is decided here. */
async function furnish(pool: Pool, options: CentreOptions, onClose: OnClose): Promise<Furnished> {
  const { folder, clock, random, log } = options;
  const { centre } = await openFeed(pool, uuidv7(clock(), random(10)));
  const key = centreKey(folder);
  const events = openEvents();
  const projector = openProjector({ pool, clock, log }, () => events.tell('sales'));
  onClose(projector.close);
  const sightings = openSightings(pool, log, () => events.tell('fleet'));
  onClose(sightings.close);

  const keys = openTillKeys(pool);
  const fleetChanged = (): void => events.tell('fleet');
  const push = {
    pool,
    centre,
    clock,
    intake: openIntake(pool),
    keys,
    log,
    onStored: projector.wake,
    onFork: fleetChanged,
  };
  const enrol = {
    pool,
    centre,
    clock,
    random,
    centreKey: key.publicKey,
    onEnrolled: fleetChanged,
  };
  const session = { pool, folder, clock, random, key };
  const catalogue = openCatalogueView(pool);
  const office: OfficeDesk = {
    pool,
    clock,
    random,
    log,
    session,
    key,
    catalogue,
    sightings,
    projector,
    fleetChanged,
  };
  const desks: Desks = {
    push,
    pull: { pool, clock, keys, key, sightings },
    enrol,
    bank: { pool, clock, keys, key, centre, catalogue, onNotice: () => events.tell('sales') },
    office: { desk: office, events, names: options.names ?? [] },
    open: { pool, clock, catalogue, publicUrl: options.publicUrl, version: options.version },
    pagesFolder: options.pagesFolder,
    log,
    trustProxy: options.trustProxy ?? [],
  };
  const releases = openReleases(office);
  onClose(releases.close);
  return { desks, office, projector, releases };
}

async function listen(server: FastifyInstance, { host = '127.0.0.1', port }: CentreOptions): Promise<string> {
  await server.listen({ host, port });
  const { port: actual } = server.server.address() as AddressInfo;
  const near = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${near.includes(':') ? `[${near}]` : near}:${actual}`;
}
