import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { displayPath, serveWeb, type WebHost } from '../../../src/main/host/web.ts';
import type { Face, Till, TillListener } from '../../../src/main/till.ts';
import type { DisplayView } from '../../../src/shared/contract/display.ts';
import { aFolder } from '../../support/aDesk.ts';

const TOKEN = 'a-token-of-this-test';
const PHOTO = `${'0a'.repeat(32)}.webp`;
const DISPLAY_TOKEN = 'a-displays-own-token';

type Opened = { host: WebHost; emit: TillListener; emitToDisplays: TillListener };

async function aHost(): Promise<Opened> {
  const page = aFolder();
  mkdirSync(join(page, 'assets'));
  writeFileSync(join(page, 'index.html'), '<meta name="csp-nonce" content="__NONCE__">');
  writeFileSync(join(page, 'display.html'), '<meta name="csp-nonce" content="__NONCE__">');
  writeFileSync(join(page, 'assets', 'app.js'), '1');
  // The host is what is tested here; this till answers with what it was asked.
  const own = aFace('till');
  const display = aFace('display');
  const till: Till = {
    ...own.face,
    display: display.face,
    photo: async (name) => (name === PHOTO ? { bytes: Buffer.from('a picture'), type: 'image/webp' } : undefined),
    close: async () => {},
  };
  const host = await serveWeb({ till, page, port: 0, token: TOKEN, displayToken: DISPLAY_TOKEN });
  onTestFinished(() => host.close());
  return { host, emit: own.emit, emitToDisplays: display.emit };
}

function aFace(by: string): { face: Face; emit: TillListener } {
  let listener: TillListener | undefined;
  const face: Face = {
    answer: async (name, input) => ({ reply: { by, name, input } }),
    listen: (given) => {
      listener = given;
      return () => {};
    },
  };
  return { face, emit: (name, event) => listener?.(name, event) };
}

type Asked = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: string };

function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

function dial(
  port: number,
  options: { token?: string; origin?: string; path?: string; host?: string },
): Promise<WebSocket | 'refused'> {
  const { token = TOKEN, origin = `http://127.0.0.1:${port}`, path = '/till', host } = options;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, ['quay', token], {
    origin,
    headers: host ? { host } : {},
  });
  return new Promise((resolve) => {
    socket.on('open', () => resolve(socket));
    socket.on('error', () => resolve('refused'));
  });
}

/** Asks for a WebSocket by hand, with whatever headers. @returns the answer's status: 101 where it was let in */
function upgradeWith(port: number, protocols: readonly string[], origin: string | undefined): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = request({
    host: '127.0.0.1',
    port,
    path: '/till',
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      ...(protocols.length > 0 && { 'sec-websocket-protocol': protocols.join(', ') }),
      ...(origin !== undefined && { origin }),
    },
  });
  sent.on('upgrade', (response, socket) => {
    socket.destroy();
    resolve(response.statusCode ?? 0);
  });
  sent.on('response', (response) => resolve(response.statusCode ?? 0));
  sent.on('error', reject);
  sent.end();
  return promise;
}

/** Whether nobody listens at an address of this machine. */
function isRefused(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  onTestFinished(() => void socket.destroy());
  return new Promise((resolve) => {
    socket.on('connect', () => resolve(false));
    socket.on('error', () => resolve(true));
  });
}

/** Comes in by a door as a browser does, which keeps the cookie it is given. */
async function letIn(port: number, { path, token }: { readonly path: string; readonly token: string }) {
  const origin = `http://127.0.0.1:${port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, ['quay', token], { origin });
  const [response] = (await once(socket, 'upgrade')) as [IncomingMessage];
  const [given = ''] = response.headers['set-cookie'] ?? [];
  expect(given).toMatch(/; Path=\/photos\/; HttpOnly; SameSite=Strict$/);
  return { socket, cookie: given.split(';')[0] ?? '' };
}

describe('the web host', () => {
  test('serves the page with a policy that allows nothing inline, and a new nonce each time', async () => {
    const { host } = await aHost();
    const first = await ask(host.port, '/');
    const second = await ask(host.port, '/');
    const policy = String(first.headers['content-security-policy']);
    expect(first.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(first.body).not.toContain('__NONCE__');
    expect(first.body).not.toBe(second.body);
  });

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/../../x',
    '/nothing',
    '/index.html%00',
    '//assets/app.js',
  ])('has nothing at %s', async (path) => {
    const { host } = await aHost();
    expect((await ask(host.port, path)).status).toBe(404);
  });

  test('turns away a page of another origin that found our port (DNS rebinding)', async () => {
    const { host } = await aHost();
    expect((await ask(host.port, '/', { host: `evil.example:${host.port}` })).status).toBe(404);
    expect(await dial(host.port, { origin: 'http://evil.example' })).toBe('refused');
    expect(
      await dial(host.port, { origin: `http://evil.example:${host.port}`, host: `evil.example:${host.port}` }),
    ).toBe('refused');
  });

  test.each([
    ['a wrong token', { token: 'a-token-of-this-tesx' }],
    ['a shorter one', { token: 'a' }],
    ['another path', { path: '/' }],
  ])('turns away %s', async (_, options) => {
    const { host } = await aHost();
    expect(await dial(host.port, options)).toBe('refused');
  });

  test.each([
    ['no origin at all, as no browser sends it', {}],
    ['the origin of a file or a sandboxed frame', { origin: 'null' }],
    ['an origin of another port', { origin: 'http://127.0.0.1:1' }],
    ['our origin over another protocol', { origin: (port: number) => `https://127.0.0.1:${port}` }],
    ['another name of this machine', { origin: (port: number) => `http://127.0.0.2:${port}` }],
  ])('turns away %s', async (_, { origin }: { origin?: string | ((port: number) => string) }) => {
    const { host } = await aHost();
    const said = typeof origin === 'function' ? origin(host.port) : origin;
    expect(await upgradeWith(host.port, ['quay', TOKEN], said)).toBe(403);
  });

  test('turns away who knows no token', async () => {
    const { host } = await aHost();
    const origin = `http://127.0.0.1:${host.port}`;
    for (const protocols of [[], ['quay'], ['quay', ''], [TOKEN, 'quay'], ['other', TOKEN]]) {
      expect(await upgradeWith(host.port, protocols, origin)).toBe(403);
    }
    // The same as a browser says it: were all of them refused for their form, nothing would be shown.
    expect(await upgradeWith(host.port, ['quay', TOKEN], origin)).toBe(101);
  });

  test.each(['evil.example', 'quay.local', '127.0.0.1', 'localhost.', '[::1]', '0.0.0.0', '127.1', ''])(
    'serves nothing to who knows us as %j',
    async (name) => {
      const { host } = await aHost();
      const port = name === '127.0.0.1' ? '' : `:${host.port}`;
      for (const path of ['/', '/display.html', '/assets/app.js', `/photos/${PHOTO}`]) {
        expect((await ask(host.port, path, { host: `${name}${port}` })).status).toBe(404);
      }
    },
  );

  test('answers calls by their id and passes events on', async () => {
    const { host, emit } = await aHost();
    const socket = (await dial(host.port, {})) as WebSocket;
    const frames: unknown[] = [];
    const heard = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        frames.push(JSON.parse(data.toString()));
        if (frames.length === 2) resolve();
      });
    });
    socket.send(JSON.stringify({ id: 7, name: 'cart.open', input: {} }));
    emit('catalogue', {});
    await heard;
    expect(frames).toContainEqual({ id: 7, reply: { by: 'till', name: 'cart.open', input: {} } });
    expect(frames).toContainEqual({ event: 'catalogue', data: {} });
    socket.terminate();
  });

  test('lets a customer display in by its own door only, where it meets its own face of the till', async () => {
    const { host, emit, emitToDisplays } = await aHost();
    expect(await dial(host.port, { path: '/display' })).toBe('refused');
    expect(await dial(host.port, { token: DISPLAY_TOKEN })).toBe('refused');
    const socket = (await dial(host.port, { path: '/display', token: DISPLAY_TOKEN })) as WebSocket;
    const frames: unknown[] = [];
    const heard = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        frames.push(JSON.parse(data.toString()));
        if (frames.length === 2) resolve();
      });
    });
    emit('catalogue', {});
    const view: DisplayView = { stage: 'idle', shop: 'Quầy', training: false, goods: [] };
    emitToDisplays('display', view);
    socket.send(JSON.stringify({ id: 1, name: 'cart.open', input: {} }));
    await heard;
    expect(frames).toEqual([
      { event: 'display', data: view },
      { id: 1, reply: { by: 'display', name: 'cart.open', input: {} } },
    ]);
    socket.terminate();
  });

  test.each([
    ['the till’s screen', { path: '/till', token: TOKEN }],
    ['a customer display', { path: '/display', token: DISPLAY_TOKEN }],
  ])('shows photographs to %s once it was let in, and nobody else', async (_, door) => {
    const { host } = await aHost();
    const photo = (headers: Record<string, string> = {}) => ask(host.port, `/photos/${PHOTO}`, headers);
    expect((await photo()).status).toBe(404);
    const { socket, cookie } = await letIn(host.port, door);
    const shown = await photo({ cookie: `other=1; ${cookie}` });
    expect(shown).toMatchObject({ status: 200, body: 'a picture' });
    expect(shown.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const nobody = [{ cookie: `${cookie}x` }, { cookie: '' }, { cookie, host: `evil.example:${host.port}` }];
    for (const headers of nobody) expect((await photo(headers)).status).toBe(404);
    for (const path of [`${PHOTO}x`, '', '..%2findex.html', '../index.html', `${'0b'.repeat(32)}.webp`]) {
      expect((await ask(host.port, `/photos/${path}`, { cookie })).status).toBe(404);
    }
    socket.terminate();
  });

  test('gives the customer display’s page a policy and a nonce of its own, and lets nobody keep it', async () => {
    const { host } = await aHost();
    const page = await ask(host.port, displayPath(DISPLAY_TOKEN).split('#')[0] ?? '');
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).not.toContain('__NONCE__');
    expect(page.body).not.toContain(DISPLAY_TOKEN);
  });

  test.each(['not json', '{"id":-1,"name":"x"}', '[]', '{"id":1}'])('hangs up on %s', async (frame) => {
    const { host } = await aHost();
    const socket = (await dial(host.port, {})) as WebSocket;
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send(frame);
    expect(await closed).toBe(1008);
  });

  test('is not to be reached from another machine', async () => {
    const { host } = await aHost();
    const outside = Object.values(networkInterfaces())
      .flat()
      .flatMap((each) => (each && !each.internal && each.family === 'IPv4' ? [each.address] : []));
    // The second is this machine's own, too: a server bound to all interfaces would answer there.
    for (const address of [...outside, '127.0.0.2']) expect(await isRefused(address, host.port), address).toBe(true);
    expect(await isRefused('127.0.0.1', host.port)).toBe(false);
  });
});
