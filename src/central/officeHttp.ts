import { isIP } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PHOTO_BYTES } from '../shared/catalogue/photo.ts';
import { parseJson } from './batch.ts';
import { bytesOf } from './bytesOf.ts';
import { streamEvents } from './eventStream.ts';
import type { OfficeEvents } from './events.ts';
import type { Door } from './office/api/rights.ts';
import { callPath, type OfficeCallName, officeCallNames, officeCalls, officeRoutes } from './office/api.ts';
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

/** The office's side of the server: what `officeCalls` and `officeRoutes` name, behind the doors they name, and nothing else. */
export function bindOffice(app: FastifyInstance, door: OfficeDoor): void {
  const { desk } = door;
  void app.register(async (office) => {
    office.addHook('onRequest', async (request, reply) => {
      if (!comesFromOurPage(door, request)) await reply.code(403).send({ problem: 'other-origin' });
    });
    for (const name of officeCallNames) {
      const options = { bodyLimit: CALL_LIMIT, ...behind(desk, officeCalls[name].door) };
      office.post(callPath(name), options, (request, reply) => answerCall(desk, name, { request, reply }));
    }
    const { bringFile, bringPhoto: photo, showPhoto, hearEvents } = officeRoutes;
    office.post<{ Querystring: { name?: string } }>(
      bringFile.path,
      { bodyLimit: FILE_LIMIT + 1, ...behind(desk, bringFile.door) },
      (request) => previewImport(desk, (request.query.name ?? '').slice(0, 200), bytesOf(request)),
    );
    office.post(photo.path, { bodyLimit: PHOTO_BYTES + 1, ...behind(desk, photo.door) }, (request) =>
      bringPhoto(desk, bytesOf(request)),
    );
    office.get<{ Params: { name: string } }>(showPhoto.path, behind(desk, showPhoto.door), (request, reply) =>
      sendPhoto(desk, request, reply),
    );
    office.get(hearEvents.path, behind(desk, hearEvents.door), (request, reply) => sendEvents(door, request, reply));
  });
}

/** Asked before the body is read: nobody sends 20 MB who may not. */
function behind({ session }: OfficeDesk, door: Door) {
  return {
    async onRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      if (door === 'anyone' || (await isSignedIn(session, tokenOf(request)))) return;
      await reply.code(401).send({ problem: 'not-signed-in' });
    },
  };
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

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

async function answerCall(desk: OfficeDesk, name: OfficeCallName, { request, reply }: Exchange): Promise<unknown> {
  const input = parseJson(bytesOf(request).toString('utf8'));
  const answer = await answerOffice(desk, { name, input }, visitOf(request, reply));
  return 'reply' in answer ? answer.reply : reply.code(400).send(answer);
}

/** Opened by itself it is a picture and can be nothing else, whatever its bytes would like to be. */
async function sendPhoto(
  desk: OfficeDesk,
  request: FastifyRequest<{ Params: { name: string } }>,
  reply: FastifyReply,
): Promise<unknown> {
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
  reply.hijack();
  // Gone while we asked: its close has passed, and nothing would ever end the stream.
  if (!reply.raw.destroyed) streamEvents(reply.raw, { events, mayHear, heartbeat: HEARTBEAT, pause: PAUSE });
  return reply;
}
