/**
 * Develops against a scratch shop in `.scratch/dev`: the screens reload in place (Vite), the till restarts when its
 * sources change (node --watch), the centre keeps running.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { z } from 'zod';
import { QUAY, startChild } from '../src/quay/child.ts';
import { starterCode } from '../src/quay/starterCode.ts';
import { untilAsked } from '../src/quay/untilAsked.ts';
import { buildStale } from './build.ts';

const DATA = join(import.meta.dirname, '../.scratch/dev');
const HOST_PORT = 4781;
const SCREEN_PORT = 4780;

await buildStale(false, (line) => console.log(line));
const centre = await startChild(QUAY, ['central', '--data', DATA, '--port', '4790', '--starter']);
const { central, password } = z.object({ central: z.string(), password: z.string().nullable() }).parse(centre.ready);
const code = await starterCode(DATA, central, password);
const till = watchTill(central, code);

// The page comes from Vite, the calls go to the till: which turns away any page that is not its own, so the proxy
// speaks as that one.
const screens = await createServer({
  configFile: 'vite.renderer.config.ts',
  server: {
    port: SCREEN_PORT,
    host: '127.0.0.1',
    proxy: {
      // Exactly these paths: the screens have folders of these names.
      '^/(till|display)$': {
        target: `ws://127.0.0.1:${HOST_PORT}`,
        ws: true,
        headers: { origin: `http://127.0.0.1:${HOST_PORT}`, host: `127.0.0.1:${HOST_PORT}` },
      },
      '^/photos/': { target: `http://127.0.0.1:${HOST_PORT}`, headers: { host: `127.0.0.1:${HOST_PORT}` } },
    },
  },
});
await screens.listen();
console.log(`\n  screens  http://127.0.0.1:${SCREEN_PORT}/#${await tokenOnceThere()}`);
console.log(`  central  ${central}   password: ${password ?? 'as you chose it'}\n  data     ${DATA}\n`);

await untilAsked(false);
await screens.close();
till.kill();
await centre.end();

function watchTill(at: string, oneTimeCode: string | undefined): ChildProcess {
  const enrol = oneTimeCode ? ['--code', oneTimeCode] : [];
  const command = ['src/quay/index.ts', 'till', '--data', DATA, '--port', String(HOST_PORT), '--centre', at, ...enrol];
  return spawn(process.execPath, ['--watch', ...command], { stdio: 'inherit' });
}

/** The till makes its token at its first start. */
async function tokenOnceThere(): Promise<string> {
  const file = join(DATA, 'till/secrets/web-token.secret');
  for (;;) {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
