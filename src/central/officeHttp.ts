import { isIP } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PHOTO_BYTES } from '../shared/catalogue/photo.ts';
import { parseJson } from './batch.ts';
import { streamEvents } from './eventStream.ts';
import type { OfficeEvents } from './events.ts';
import { EVENTS_PATH, IMPORT_PATH, OFFICE_PHOTOS_PATH } from './office/api.ts';
import { answerOffice } from './office/calls.ts';
import { previewImport } from './office/catalogue.ts';
import type { OfficeDesk } from './office/desk.ts';
import { FILE_LIMIT } from './office/import/readCatalogueFile.ts';
import { isSignedIn, SESSION_LIFE, type Visit } from './office/session.ts';
import { bringPhoto, findPhoto } from './office/stories.ts';

export type OfficeDoor = {
  readonly desk: OfficeDesk;
  readonly events: OfficeEvents;
  /** Names, besides addresses and localhost, that a browser may know the centre by. */
  readonly names: readonly string[];
};

const COOKIE = 'quay-office';
const CALL_LIMIT = 65_536;

/** The office's side of the server: calls, the import of a file, and events. */
export function bindOffice(app: FastifyInstance, door: OfficeDoor): void {
  void app.register(async (office) => {
    office.addHook('onRequest', async (request, reply) => {
      if (!comesFromOurPage(door, request)) await reply.code(403).send({ problem: 'other-origin' });
    });
    office.post<{ Params: { name: string } }>('/office/v1/call/:name', { bodyLimit: CALL_LIMIT }, (request, reply) =>
      answerCall(door.desk, request, reply),
    );
    office.post<{ Querystring: { name?: string } }>(IMPORT_PATH, { bodyLimit: FILE_LIMIT + 1 }, (request, reply) =>
      answerImport(door.desk, request, reply),
    );
    office.post(OFFICE_PHOTOS_PATH, { bodyLimit: PHOTO_BYTES + 1 }, (request, reply) =>
      takePhoto(door.desk, request, reply),
    );
    office.get<{ Params: { name: string } }>(`${OFFICE_PHOTOS_PATH}/:name`, (request, reply) =>
      sendPhoto(door.desk, request, reply),
    );
    office.get(EVENTS_PATH, (request, reply) => sendEvents(door, request, reply));
  });
}

/**
 * A page of another site can send requests here with our cookie, and by a name it controls even read the answers
 * (DNS rebinding). So the host must be an address or a name we know, and a browser's Origin must be that host.
 */
function comesFromOurPage({ names }: OfficeDoor, { headers }: FastifyRequest): boolean {
  const host = headers.host ?? '';
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  if (name !== 'localhost' && isIP(name) === 0 && !names.includes(name)) return false;
  const { origin } = headers;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

async function answerCall(
  desk: OfficeDesk,
  request: FastifyRequest<{ Params: { name: string } }>,
  reply: FastifyReply,
): Promise<unknown> {
  const visit = visitOf(request, reply);
  const input = Buffer.isBuffer(request.body) ? parseJson(request.body.toString('utf8')) : undefined;
  const isOffice = (): Promise<boolean> => isSignedIn(desk.session, visit.token);
  const answer = await answerOffice(desk, { name: request.params.name, input, isOffice }, visit);
  if ('reply' in answer) return answer.reply;
  const code = { 'not-a-call': 404, 'not-signed-in': 401, malformed: 400 }[answer.problem];
  return reply.code(code).send(answer);
}

async function answerImport(
  desk: OfficeDesk,
  request: FastifyRequest<{ Querystring: { name?: string } }>,
  reply: FastifyReply,
): Promise<unknown> {
  if (!(await isSignedIn(desk.session, tokenOf(request)))) return reply.code(401).send({ problem: 'not-signed-in' });
  const name = (request.query.name ?? '').slice(0, 200);
  return previewImport(desk, name, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
}

async function takePhoto(desk: OfficeDesk, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (!(await isSignedIn(desk.session, tokenOf(request)))) return reply.code(401).send({ problem: 'not-signed-in' });
  return bringPhoto(desk, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
}

/** Opened by itself it is a picture and can be nothing else, whatever its bytes would like to be. */
async function sendPhoto(
  desk: OfficeDesk,
  request: FastifyRequest<{ Params: { name: string } }>,
  reply: FastifyReply,
): Promise<unknown> {
  if (!(await isSignedIn(desk.session, tokenOf(request)))) return reply.code(401).send({ problem: 'not-signed-in' });
  const photo = await findPhoto(desk, request.params.name);
  if (!photo) return reply.code(404).send({ problem: 'not-found' });
  return reply
    .type(photo.type)
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(photo.bytes);
}

function visitOf(request: FastifyRequest, reply: FastifyReply): Visit {
  return {
    address: request.ip,
    token: tokenOf(request),
    setToken(token) {
      const isHttps = request.protocol === 'https';
      const life = token === undefined ? 0 : SESSION_LIFE / 1000;
      const rules = `Path=/office; HttpOnly; SameSite=Strict; Max-Age=${life}${isHttps ? '; Secure' : ''}`;
      void reply.header('set-cookie', `${COOKIE}=${token ?? ''}; ${rules}`);
    },
  };
}

/** Tokens are base64url, so nothing in the cookie needs decoding. */
function tokenOf({ headers }: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([A-Za-z0-9_-]{1,100})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
}

/** Proxies close a connection that is silent for a minute. */
const HEARTBEAT = 25_000;
/** A page asks anew after each word; more often than this nobody could read it. */
const PAUSE = 1_000;

async function sendEvents(
  { desk, events }: OfficeDoor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const mayHear = (): Promise<boolean> => isSignedIn(desk.session, tokenOf(request));
  if (!(await mayHear())) return reply.code(401).send({ problem: 'not-signed-in' });
  reply.hijack();
  // Gone while we asked: its close has passed, and nothing would ever end the stream.
  if (!reply.raw.destroyed) streamEvents(reply.raw, { events, mayHear, heartbeat: HEARTBEAT, pause: PAUSE });
  return reply;
}
