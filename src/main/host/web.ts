import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { PHOTOS_PATH } from '../../shared/catalogue/photo.ts';
import type { Face, Till } from '../till.ts';
import { contentSecurityPolicy, type PageFile, PHOTO_HEADERS, readPage, SAFE_HEADERS, withNonce } from './page.ts';

export type WebHost = {
  readonly port: number;
  /** Opens the till in a browser of this machine; the token is in the part no server ever sees. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

export type WebHostOptions = {
  readonly till: Till;
  /** dist/renderer */
  readonly page: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly token: string;
  /** A customer display's own: whoever has it may look, and do nothing else. */
  readonly displayToken: string;
};

/** A way into the host: the path a page dials, what it must know, and the face of the till it then speaks with. */
type Door = { readonly path: string; readonly token: string; readonly face: Face; readonly guests: Set<WebSocket> };

/** A scanned code is a few hundred bytes; the largest thing is a delivery note's file, in base64. */
const LARGEST_FRAME = 1024 * 1024;

const Frame = z.object({ id: z.int().nonnegative(), name: z.string().max(60), input: z.unknown() });

/**
 * Serves the till to a browser on this machine: the same page and the same contract as in Electron. Bound to
 * loopback only; who calls must know the token, and a page of any other origin is turned away (DNS rebinding).
 */
export async function serveWeb({ till, page, port, token, displayToken }: WebHostOptions): Promise<WebHost> {
  const files = readPage(page);
  const photoKey = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    if (request.url?.startsWith(PHOTOS_PATH)) void answerPhoto(till, photoKey, { request, response });
    else answerPage(files, request, response);
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME });
  const doors: readonly Door[] = [
    { path: '/till', token, face: till, guests: new Set() },
    { path: '/display', token: displayToken, face: till.display, guests: new Set() },
  ];
  server.on('upgrade', (request, socket, head) => {
    const door = doors.find((each) => mayConnect(request, each));
    if (!door) return turnAway(socket as Socket);
    sockets.handleUpgrade(request, socket, head, (client) => welcome(client, door));
  });
  // Whoever was let in at a door may see photographs: a picture's request can carry no token, but a cookie goes with it.
  sockets.on('headers', (headers, request) => headers.push(`set-cookie: ${photoCookie(request, photoKey)}`));
  const stops = doors.map(tellGuests);

  const bound = await listen(server, port);
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}/#${token}`,
    close: async () => {
      for (const stop of stops) stop();
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Every event of a face, to all that came in by its door. @returns how to stop */
function tellGuests({ face, guests }: Door): () => void {
  return face.listen((event, data) => {
    const frame = JSON.stringify({ event, data });
    for (const guest of guests) guest.send(frame);
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Where a browser of this machine finds the customer display; the token is in the part no server ever sees. */
export function displayPath(displayToken: string): string {
  return `/display.html#${displayToken}`;
}

function answerPage(files: ReadonlyMap<string, PageFile>, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url === '/' ? '/index.html' : (request.url ?? '');
  const file = isOurs(request) && request.method === 'GET' ? files.get(path) : undefined;
  if (!file) {
    response.writeHead(404, SAFE_HEADERS).end();
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  response.writeHead(200, {
    ...SAFE_HEADERS,
    'content-type': file.type,
    // Built files carry a hash of their content in the name; only the pages themselves can change under their address.
    'cache-control': isHtml(path) ? 'no-store' : 'max-age=31536000, immutable',
    'content-security-policy': contentSecurityPolicy(path, nonce, `'self' ws://${request.headers.host}`),
  });
  response.end(isHtml(path) ? withNonce(file.bytes, nonce) : file.bytes);
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

async function answerPhoto(till: Till, key: string, { request, response }: Exchange): Promise<void> {
  const mayLook = request.method === 'GET' && isOurs(request) && isToken(photoKeyIn(request), key);
  const photo = mayLook ? await till.photo((request.url ?? '').slice(PHOTOS_PATH.length)) : undefined;
  if (photo) response.writeHead(200, { ...PHOTO_HEADERS, 'content-type': photo.type }).end(photo.bytes);
  else response.writeHead(404, SAFE_HEADERS).end();
}

/** Cookies know no ports: each host of this machine has its own name. */
function photoCookie(request: IncomingMessage, key: string): string {
  return `${photoCookieName(request)}=${key}; Path=${PHOTOS_PATH}; HttpOnly; SameSite=Strict`;
}

function photoCookieName({ socket }: IncomingMessage): string {
  return `quay-photos-${(socket.address() as AddressInfo).port}`;
}

function photoKeyIn(request: IncomingMessage): string {
  const name = `${photoCookieName(request)}=`;
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(name))?.slice(name.length) ?? '';
}

function isHtml(path: string): boolean {
  return path.endsWith('.html');
}

function isOurs(request: IncomingMessage): boolean {
  const port = (request.socket.address() as AddressInfo).port;
  return request.headers.host === `127.0.0.1:${port}` || request.headers.host === `localhost:${port}`;
}

function mayConnect(request: IncomingMessage, { path, token }: Door): boolean {
  const origin = `http://${request.headers.host}`;
  if (request.url !== path || !isOurs(request) || request.headers.origin !== origin) return false;
  // A browser cannot set headers on a WebSocket, so the token travels as the second subprotocol.
  const [protocol, given] = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
  return protocol === 'quay' && given !== undefined && isToken(given, token);
}

function isToken(given: string, token: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}

function turnAway(socket: Socket): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function welcome(client: WebSocket, { face, guests }: Door): void {
  guests.add(client);
  client.on('close', () => guests.delete(client));
  client.on('error', () => client.terminate());
  // Whole frames come as one Buffer: the library's default.
  client.on('message', (data) => void answerFrame(client, face, (data as Buffer).toString('utf8')));
}

async function answerFrame(client: WebSocket, face: Face, text: string): Promise<void> {
  const frame = readFrame(text);
  if (!frame) return client.close(1008, 'not a frame of ours');
  const answer = await face.answer(frame.name, frame.input);
  client.send(JSON.stringify({ id: frame.id, ...answer }));
}

function readFrame(text: string): z.infer<typeof Frame> | undefined {
  try {
    return Frame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
