import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotOpen } from '../central/cannotOpen.ts';
import { type Centre, openCentre } from '../central/index.ts';
import type { Log } from '../central/log.ts';
import { readStarterShop } from '../central/starter.ts';
import type { Instant } from '../shared/day.ts';
import { foldersOf, product } from './folders.ts';
import { isPortTaken, portTaken } from './portTaken.ts';
import { untilAsked } from './untilAsked.ts';
import { VERSION } from './version.ts';

export type CentralWishes = {
  readonly data?: string;
  readonly port: number;
  readonly host: string;
  readonly name?: readonly string[];
  readonly trustProxy?: readonly string[];
  readonly publicUrl?: string;
  readonly newPassword?: true;
  readonly starter?: true;
  readonly json?: true;
  readonly withParent?: true;
};

export async function runCentral(options: CentralWishes): Promise<void> {
  const { central: folder } = foldersOf(options.data);
  const centre = await openOrExplain(folder, options);
  if (!centre) return;
  if (options.newPassword) return await replacePassword(centre);
  if (options.starter) await fillIfEmpty(centre);
  const password = firstPassword(folder);
  const hint = password === null ? '' : `   password: ${password}`;
  const asked = untilAsked(options.withParent === true);
  console.log(
    options.json ? JSON.stringify({ central: centre.url, data: folder, password }) : `Trung tâm: ${centre.url}${hint}`,
  );
  await asked;
  await centre.close();
}

async function openOrExplain(
  folder: string,
  { port, host, name = [], trustProxy = [], publicUrl }: CentralWishes,
): Promise<Centre | undefined> {
  const databaseUrl = process.env['DATABASE_URL'];
  try {
    return await openCentre({
      folder,
      port,
      host,
      names: name,
      trustProxy,
      pagesFolder: product.pages,
      clock: () => Date.now() as Instant,
      random: randomBytes,
      log: stderrLog,
      version: VERSION,
      ...(databaseUrl && { databaseUrl }),
      ...(publicUrl !== undefined && { publicUrl }),
    });
  } catch (error) {
    if (!(error instanceof CannotOpen) && !isPortTaken(error)) throw error;
    console.error(isPortTaken(error) ? portTaken(port, '--central-port') : (error as Error).message);
    process.exitCode = 1;
    return undefined;
  }
}

/** For whoever lost it: only at this machine, with the centre stopped. Everybody signed in is signed out. */
async function replacePassword(centre: Centre): Promise<void> {
  console.log(`password: ${await centre.newPassword()}`);
  await centre.close();
}

/** The starter shop goes the way all goes: outlet and staff as an officer saves them, the catalogue through the feed. */
async function fillIfEmpty(centre: Centre): Promise<void> {
  if ((await centre.call('outlet.list', {})).length > 0) return;
  const { outlet, staff, changes, demo } = await readStarterShop(join(product.assets, 'starter'));
  await centre.publish([...changes, ...demo].map((change) => ({ scope: 'everywhere' as const, change })));
  for (const person of staff) {
    await centre.publish([{ scope: 'everywhere', change: { kind: 'staff', id: person.id, row: person } }]);
  }
  await centre.call('outlet.save', outlet);
}

/** Lies in the folder until somebody chose another one. */
function firstPassword(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'first-password.txt'), 'utf8').trim();
  } catch {
    return null;
  }
}

const line = (level: string) => (message: string, facts?: Record<string, unknown>) =>
  console.error(JSON.stringify({ at: new Date().toISOString(), level, message, ...facts }));
const stderrLog: Log = { info: () => {}, warn: line('warn'), error: line('error') };
