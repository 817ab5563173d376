import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallName, calls, type EventName, events, type Host } from '../../src/shared/contract.ts';
import { mainConfig } from '../../vite.main.config.ts';
import { preloadConfig } from '../../vite.preload.config.ts';
import { aFolder, aProduct } from './aHost.ts';

const root = join(import.meta.dirname, '../..');
const built = mkdtempSync(join(tmpdir(), 'quay-bundle-'));
const NATIVE = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`;

beforeAll(async () => {
  for (const config of [mainConfig, preloadConfig]) {
    await build({ ...config, configFile: false, logLevel: 'error', build: { ...config.build, outDir: built } });
  }
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

type Outcome = {
  readonly answer?: unknown;
  readonly options?: { readonly webPreferences: Record<string, unknown> };
  readonly calls: readonly string[];
  readonly said?: string;
  readonly log: string;
};

function ran(mode: 'packaged' | 'plain', spoil?: (native: string) => void): Outcome {
  const product = aProduct();
  const resources = aFolder();
  const native = join(resources, 'app.asar.unpacked', NATIVE);
  cpSync(built, join(product, 'dist/electron'), { recursive: true });
  cpSync(join(root, NATIVE), native);
  cpSync(join(root, 'assets/slip'), join(resources, 'assets/slip'), { recursive: true });
  spoil?.(native);
  const program = join(import.meta.dirname, 'runBundle.ts');
  const data = aFolder();
  const line = [program, product, resources, data, mode];
  const { stdout, stderr, status } = spawnSync(process.execPath, line, { encoding: 'utf8', timeout: 20_000 });
  expect(status, stderr).toBe(0);
  const log = readFileSync(join(data, 'host/logs/till.log'), { encoding: 'utf8', flag: 'a+' });
  return { ...(JSON.parse(stdout) as Omit<Outcome, 'log'>), log };
}

describe('the built main process', () => {
  test('opens the till and answers, as a developer starts it', () => {
    const { answer, options } = ran('plain');
    expect(answer).toEqual({ reply: { stage: 'not-enrolled' } });
    expect(options?.webPreferences['devTools']).toBe(true);
  });

  test('opens the till and answers, packaged: no developer tools, no menu, its native library checked', () => {
    const { answer, options, calls: done, log } = ran('packaged');
    expect(answer).toEqual({ reply: { stage: 'not-enrolled' } });
    expect(options?.webPreferences['devTools']).toBe(false);
    expect(done).toContain('Menu.setApplicationMenu');
    // The real updater was there, and looked: outside an AppImage it has nothing to replace.
    expect(log).toContain('APPIMAGE env is not defined');
    expect(log).not.toContain('"level":"error"');
  });

  test('does not start on a native library that was changed after packaging', () => {
    const { said, calls: done } = ran('packaged', (native) => {
      const bytes = readFileSync(native);
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
      writeFileSync(native, bytes);
    });
    expect(said).toContain('was changed after installation');
    expect(done).toContain('app.exit');
    expect(done).not.toContain('window.loadURL');
  });

  test('holds no web host: nothing in it listens, or opens an address outside', () => {
    const source = readFileSync(join(built, 'main.js'), 'utf8');
    for (const trace of ['node:http"', 'createServer(', 'WebSocketServer', 'fastify', 'host/web', '/display.html#']) {
      expect(source, trace).not.toContain(trace);
    }
    expect(source).not.toMatch(/\bopenExternal\b|\bshell\b.*from "electron"/);
  });

  test('waits for nothing at its top level: Electron becomes ready only after it has run', () => {
    const source = readFileSync(join(built, 'main.js'), 'utf8');
    expect(source).not.toMatch(/^(?:const .*= )?await /m);
  });
});

/** What the preload script hands to the page, and the wire behind it. */
function exposed(answer: unknown = { reply: 'the reply' }) {
  const worlds: Record<string, unknown> = {};
  const invoked: unknown[][] = [];
  const ipcRenderer = Object.assign(new EventEmitter(), {
    invoke: async (...args: unknown[]) => {
      invoked.push(args);
      return answer;
    },
  });
  const contextBridge = { exposeInMainWorld: (name: string, api: unknown) => Object.assign(worlds, { [name]: api }) };
  const asked: string[] = [];
  const load = (name: string) => {
    asked.push(name);
    return { contextBridge, ipcRenderer };
  };
  // A sandboxed preload gets `require` for electron and little else; this is that.
  runInThisContext(`(require, module, exports) => {${readFileSync(join(built, 'preload.cjs'), 'utf8')}\n}`)(
    load,
    {},
    {},
  );
  return { worlds, invoked, asked, ipcRenderer, bridge: worlds['quay'] as Host };
}

describe('the built bridge', () => {
  test('asks for electron and nothing else, and gives the page two functions and nothing of Electron', () => {
    const { worlds, asked, bridge } = exposed();
    expect(asked).toEqual(['electron']);
    expect(Object.keys(worlds)).toEqual(['quay']);
    expect(Object.keys(bridge).toSorted()).toEqual(['call', 'on']);
  });

  test('is small: the names of the calls, and no schemas', () => {
    const names = Object.keys(calls).join('","').length;
    expect(readFileSync(join(built, 'preload.cjs')).length).toBeLessThan(names + 6_000);
  });

  test('passes on every call of the contract, with what goes in and what comes out', async () => {
    const { bridge, invoked } = exposed();
    for (const name of Object.keys(calls) as CallName[]) {
      expect(await bridge.call(name, {})).toEqual({ reply: 'the reply' });
      expect(invoked.at(-1)).toEqual(['quay:call', { name, input: {} }]);
    }
  });

  test.each(['', 'toString', '__proto__', 'sale.delete', 'TILL.STATE'])('knows no call %j', async (name) => {
    const { bridge, invoked } = exposed();
    expect(await bridge.call(name as CallName, {})).toEqual({ problem: 'not-a-call' });
    expect(invoked).toEqual([]);
  });

  test.each([{ problem: 'failed' }, { turnedAway: { refused: 'not-signed-in' } }])(
    'passes on %j as it is',
    async (answer) => {
      const { bridge } = exposed(answer);
      expect(await bridge.call('till.state', {})).toEqual(answer);
    },
  );

  test('brings every event of the contract to whoever listens to it, until they stop', () => {
    const { bridge, ipcRenderer } = exposed();
    for (const name of Object.keys(events) as EventName[]) {
      const heard: unknown[] = [];
      const stop = bridge.on(name, (event) => heard.push(event));
      ipcRenderer.emit('quay:event', {}, { name, event: { of: name } });
      ipcRenderer.emit('quay:event', {}, { name: 'another', event: {} });
      stop();
      ipcRenderer.emit('quay:event', {}, { name, event: {} });
      expect(heard).toEqual([{ of: name }]);
    }
    expect(ipcRenderer.listenerCount('quay:event')).toBe(0);
  });

  test('knows no other event', () => {
    expect(() => exposed().bridge.on('anything' as EventName, () => {})).toThrow('not-an-event');
  });
});
