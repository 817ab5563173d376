import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { signInToOffice } from '../../src/quay/office.ts';
import { aFolder } from '../support/aDesk.ts';

const Ready = z.object({ till: z.url(), central: z.url(), data: z.string(), password: z.string() });
type Started = {
  readonly ready: z.infer<typeof Ready>;
  readonly process: ChildProcess;
  readonly ended: Promise<unknown>;
};

/** `npm start -- --no-open …` as a script would call it, without npm around it. */
async function startShop(data: string): Promise<Started> {
  const args = ['src/quay/index.ts', 'start', '--no-open', '--data', data, '--till-port', '0', '--central-port', '0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { ready: Ready.parse(JSON.parse(line)), process: child, ended };
}

/** Power taken from the centre of a data folder alone. */
function killCentreOf(data: string): void {
  const { stdout } = spawnSync('pgrep', ['-f', `index.ts central --data ${data} `], { encoding: 'utf8' });
  for (const pid of stdout.trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
}

async function isThere(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

describe('starting a shop', () => {
  test('says in one line of JSON where everything is, with a till enrolled and a catalogue to sell', async () => {
    const data = aFolder();
    const { ready, process: shop, ended } = await startShop(data);
    expect(ready.data).toBe(data);
    expect(new URL(ready.till).hash.length).toBeGreaterThan(20);
    expect(await isThere(new URL(ready.till).origin)).toBe(true);

    const office = await signInToOffice(ready.central, ready.password);
    expect(await office.call('fleet.tills', {})).toHaveLength(1);
    expect(
      (await office.call('catalogue.list', { text: 'muoi', category: null, offset: 0, limit: 5 })).total,
    ).toBeGreaterThan(0);

    shop.kill('SIGINT');
    await ended;
  }, 60_000);

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'ends on %s with nothing left running, and opens again where it was',
    async (signal) => {
      const data = aFolder();
      const first = await startShop(data);
      first.process.kill(signal);
      expect(await first.ended).toEqual([0, null]);
      expect(await isThere(new URL(first.ready.till).origin)).toBe(false);
      expect(await isThere(first.ready.central)).toBe(false);
      expect(existsSync(join(data, 'central/postgres/18/postmaster.pid'))).toBe(false);

      const again = await startShop(data);
      const office = await signInToOffice(again.ready.central, again.ready.password);
      expect(await office.call('fleet.tills', {})).toHaveLength(1);
      again.process.kill(signal);
      await again.ended;
    },
    90_000,
  );

  test('when the centre dies the till stays, and the centre is there again at the same address', async () => {
    const data = aFolder();
    const { ready, process: shop, ended } = await startShop(data);
    killCentreOf(data);
    expect(await isThere(new URL(ready.till).origin)).toBe(true);
    await expect.poll(() => isThere(ready.central), { timeout: 30_000, interval: 250 }).toBe(true);
    expect(await isThere(new URL(ready.till).origin)).toBe(true);
    shop.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  }, 90_000);

  test('killed −9, it leaves nothing behind that would stop the next start', async () => {
    const data = aFolder();
    const first = await startShop(data);
    first.process.kill('SIGKILL');
    await first.ended;
    const again = await startShop(data);
    expect(await isThere(new URL(again.ready.till).origin)).toBe(true);
    again.process.kill('SIGINT');
    await again.ended;
  }, 90_000);
});

async function quay(...args: string[]): Promise<{ code: unknown; out: string }> {
  const child = spawn(process.execPath, ['src/quay/index.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, out };
}

describe('the command line', () => {
  test('helps with every command it has', async () => {
    const { code, out } = await quay('--help');
    expect(code).toBe(0);
    for (const command of ['start', 'till', 'central', 'journal', 'import', 'backup']) expect(out).toContain(command);
  });

  test.each([[['sell']], [['till', '--port', '99999']], [['till', '--printer', 'here']], [['journal', 'export']]])(
    'refuses %j with exit code 2 and says what is wrong',
    async (args) => {
      const { code, out } = await quay(...args);
      expect(code).toBe(2);
      expect(out).toMatch(/error:/);
    },
  );
});
