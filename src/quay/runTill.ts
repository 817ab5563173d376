import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { TillUnusable } from '../main/db/unusable.ts';
import { openLog } from '../main/folder/log.ts';
import { fileKeyring } from '../main/folder/secretFile.ts';
import { whyUnusable } from '../main/host/unusable.ts';
import { displayPath, serveWeb, type WebHost } from '../main/host/web.ts';
import { openOrRecover } from '../main/openOrRecover.ts';
import type { PrinterTarget, Till } from '../main/till.ts';
import { TillState } from '../shared/contract/till.ts';
import { formatInstant, type Instant } from '../shared/day.ts';
import { isRefusal } from '../shared/refusal.ts';
import { slipNumber } from '../shared/sale/sale.ts';
import { foldersOf, product } from './folders.ts';
import { isPortTaken, portTaken } from './portTaken.ts';
import { untilAsked } from './untilAsked.ts';
import { VERSION } from './version.ts';
import { webToken } from './webToken.ts';

export type TillWishes = {
  readonly data?: string;
  readonly port: number;
  readonly printer?: PrinterTarget;
  readonly code?: string;
  readonly centre?: string;
  readonly syncEvery: number;
  readonly idleAfter: number;
  readonly json?: true;
  readonly withParent?: true;
};

export async function runTill(options: TillWishes): Promise<void> {
  const { till: folder } = foldersOf(options.data);
  const till = openOrExplain(folder, options);
  if (!till) return;
  if (options.code && !options.centre) console.error('--code needs --centre: where to enrol with it');
  if (options.centre && options.code) await enrolIfNew(till, options.centre, options.code);
  const host = await serveOrExplain(till, folder, options.port);
  if (!host) return;
  const asked = untilAsked(options.withParent === true);
  console.log(options.json ? JSON.stringify({ till: host.url, data: folder }) : `Quầy: ${host.url}`);
  await asked;
  await host.close();
  await till.close();
}

async function serveOrExplain(till: Till, folder: string, port: number): Promise<WebHost | undefined> {
  try {
    return await serveWeb({
      till,
      page: product.renderer,
      port,
      token: webToken(folder, 'web'),
      displayToken: webToken(folder, 'display'),
    });
  } catch (error) {
    await till.close();
    if (!isPortTaken(error)) throw error;
    console.error(portTaken(port, '--till-port'));
    process.exitCode = 1;
    return undefined;
  }
}

function openOrExplain(folder: string, options: TillWishes): Till | undefined {
  try {
    return openOrRecover({
      folder,
      keyring: fileKeyring(join(folder, 'secrets')),
      printer: options.printer ?? { kind: 'preview' },
      assets: product.assets,
      log: openLog(join(folder, 'till.log'), { clock, echo: false }),
      clock,
      random: randomBytes,
      syncEvery: options.syncEvery * 1_000,
      idleAfter: options.idleAfter * 1_000,
      version: VERSION,
      centreUrl: options.centre,
      showDisplay: () => ({ shown: 'address', path: displayPath(webToken(folder, 'display')) }),
    });
  } catch (error) {
    if (!(error instanceof TillUnusable)) throw error;
    const { vi, en } = whyUnusable(error);
    console.error(`${vi}\n${en}\n(${error.message})`);
    process.exitCode = 1;
    return undefined;
  }
}

function clock(): Instant {
  return Date.now() as Instant;
}

async function enrolIfNew(till: Till, centre: string, code: string): Promise<void> {
  const answer = await till.answer('till.enrol', { centre, code });
  const reply = 'reply' in answer ? answer.reply : answer;
  if (isRefusal(reply) && reply.refused === 'already-enrolled') return;
  if (isRefusal(reply)) console.error(`not enrolled: ${reply.refused}; the screen asks for another code`);
  else await sayPlace(till);
}

/** Whose place this machine took, and what is known of that one. */
async function sayPlace(till: Till): Promise<void> {
  const answer = await till.answer('till.state', {});
  const state = TillState.parse('reply' in answer ? answer.reply : answer);
  if (state.stage !== 'enrolled' || !state.tookPlace) return;
  const { of, epoch } = state.tookPlace;
  const name = `${state.outlet.code}-${state.till}`;
  const last = of.last ? `, phiếu cuối / last slip ${of.last.number} (${formatInstant(of.last.at)})` : '';
  console.error(
    `Máy này thay máy cũ của ${name}: trung tâm có ${of.seq} mục${last}. / In the place of the old machine of ${name}: the centre has ${of.seq} of its entries. Slips from ${slipNumber(state.outlet.code, state.till, epoch, 1)} on.`,
  );
}
