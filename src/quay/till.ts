import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { DatabaseUnusable } from '../main/db/unusable.ts';
import { fileLog } from '../main/folder/log.ts';
import { fileKeyring, readSecret, writeSecret } from '../main/folder/secretFile.ts';
import { serveWeb } from '../main/host/web.ts';
import { openTill } from '../main/open.ts';
import type { PrinterTarget, Till } from '../main/till.ts';
import type { Instant } from '../shared/day.ts';
import { foldersOf, product } from './folders.ts';
import { portOf, printerOf, urlOf } from './options.ts';
import { untilAsked } from './untilAsked.ts';
import { VERSION } from './version.ts';

type Options = {
  readonly data?: string;
  readonly port: number;
  readonly printer?: PrinterTarget;
  readonly enrol?: string;
  readonly code?: string;
  readonly centre?: string;
  readonly syncEvery: string;
  readonly json?: true;
  readonly withParent?: true;
};

export function addTill(program: Command): void {
  program
    .command('till')
    .description('run the till in the web host: open its address in a browser on this machine')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--port <n>', 'port on 127.0.0.1; 0 = any free one', portOf, 4780)
    .option('--printer <host:port>', 'network printer; without it slips come out on the screen and as PNG', printerOf)
    .option('--enrol <url>', 'enrol at this centre if not yet enrolled; with --code', urlOf)
    .option('--code <code>', 'the one-time code the centre made')
    .option('--centre <url>', 'the centre’s address, when it moved', urlOf)
    .option('--sync-every <seconds>', 'pause between two syncs', '60')
    .option('--json', 'say when ready as one line of JSON')
    .addOption(new Option('--with-parent', 'end when stdin ends').hideHelp())
    .action(runTill);
}

async function runTill(options: Options): Promise<void> {
  const { till: folder } = foldersOf(options.data);
  const till = openOrExplain(folder, options);
  if (!till) return;
  if (options.enrol && options.code) await enrolIfNew(till, options.enrol, options.code);
  const host = await serveWeb({ till, page: product.renderer, port: options.port, token: tokenOf(folder) });
  console.log(options.json ? JSON.stringify({ till: host.url, data: folder }) : `Quầy: ${host.url}`);
  await untilAsked(options.withParent === true);
  await host.close();
  await till.close();
}

function openOrExplain(folder: string, options: Options): Till | undefined {
  const clock = () => Date.now() as Instant;
  try {
    return openTill({
      folder,
      keyring: fileKeyring(join(folder, 'secrets')),
      printer: options.printer ?? { kind: 'preview' },
      assets: product.assets,
      log: fileLog(join(folder, 'till.log'), clock, (line) => console.error(line)),
      clock,
      random: randomBytes,
      syncEvery: Number(options.syncEvery) * 1_000,
      version: VERSION,
      centreUrl: options.centre,
    });
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error;
    console.error(`${EXPLANATIONS[error.reason]} (${error.message})`);
    process.exitCode = 1;
    return undefined;
  }
}

/** What a person at the command line is told; nothing was changed in any of these cases. */
const EXPLANATIONS = {
  'in-use': 'This data folder is open in another till. Use that one, or close it first.',
  newer:
    'This data folder was written by a newer version. Nothing was changed; start that version, or update this one.',
  damaged:
    'The till’s database is damaged. Nothing was changed; restore the last backup, or ask the centre for what it has.',
  'not-a-database': 'The till’s database file is not a database. Nothing was changed; restore the last backup.',
  emptied:
    'The till’s database file is there but empty: something emptied it. Restore the last backup, do not start anew.',
  'wrong-pragma':
    'This disk or system does not let the database be written safely. Move the data folder to a local disk.',
} as const satisfies Record<DatabaseUnusable['reason'], string>;

async function enrolIfNew(till: Till, centre: string, code: string): Promise<void> {
  const answer = await till.answer('till.enrol', { centre, code });
  const refused = 'reply' in answer ? (answer.reply as { refused?: string }).refused : answer.problem;
  if (refused && refused !== 'already-enrolled')
    console.error(`not enrolled: ${refused}; the screen asks for another code`);
}

/** Kept, so that a browser window that is already open finds its way back after a restart. */
function tokenOf(folder: string): string {
  const file = join(folder, 'secrets', 'web-token.secret');
  const kept = readSecret(file);
  if (kept) return Buffer.from(kept).toString('utf8');
  const token = randomBytes(24).toString('base64url');
  writeSecret(file, Buffer.from(token));
  return token;
}
