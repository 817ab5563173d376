import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { paths, SIGNATURE_HEADER } from '../shared/sync/protocol.ts';
import { openAdmission } from './admission.ts';
import type { AskDesk } from './bank/ask.ts';
import { bindBank } from './bank/bankHttp.ts';
import { PUSH_LIMIT } from './batch.ts';
import { bytesOf } from './bytesOf.ts';
import { sendCompressed } from './compressed.ts';
import { type EnrolDesk, enrol } from './enrol.ts';
import type { Log } from './log.ts';
import { bindOffice, type OfficeDoor } from './officeHttp.ts';
import { giveOwn } from './own.ts';
import { bindPages } from './pagesHttp.ts';
import { givePhoto } from './photo/givePhoto.ts';
import { takePhoto } from './photo/takePhoto.ts';
import type { PublicWishes } from './public/desk.ts';
import { bindPublic } from './publicHttp.ts';
import { type PullDesk, pull } from './pull.ts';
import { type PushDesk, push } from './push.ts';
import { requestJson } from './requestJson.ts';

export type Desks = {
  readonly push: PushDesk;
  readonly pull: PullDesk;
  readonly enrol: EnrolDesk;
  readonly bank: AskDesk;
  readonly office: OfficeDoor;
  readonly open: PublicWishes;
  readonly pagesFolder: string | undefined;
  readonly log: Log;
  /** Addresses or networks of proxies whose word on who asks, and by which protocol, is believed. */
  readonly trustProxy: readonly string[];
};

const SAFE = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

export type ServedRoute = { readonly method: string; readonly url: string };

/** The centre's server, not listening yet, and what it answers at; the latter is whole once it listens. */
export function buildServer(desks: Desks): {
  readonly server: FastifyInstance;
  readonly routes: readonly ServedRoute[];
} {
  const app = Fastify({
    bodyLimit: PUSH_LIMIT,
    requestTimeout: 60_000,
    keepAliveTimeout: 75_000,
    forceCloseConnections: true,
    trustProxy: desks.trustProxy.length > 0 && [...desks.trustProxy],
  });
  const routes: ServedRoute[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, url });
  });
  // Every body comes as bytes: pushes and pulls are hashed as they came, the rest is parsed by its schema.
  app.removeAllContentTypeParsers();
  // The till's own type is named besides: of a type that only `*` takes, Fastify parses the header anew each time.
  app.addContentTypeParser(['application/x-ndjson', '*'], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.addHook('onRequest', (request, reply, done) => {
    // A till's requests are the many, and no browser reads their answers.
    if (!request.url.startsWith('/sync/')) reply.headers(SAFE);
    // As in a body (`requestJson.ts`): no column can hold it, and nothing of ours is named so.
    if (request.url.includes('%00')) return void reply.code(400).send({ problem: 'malformed' });
    done();
  });
  app.setErrorHandler((error, request, reply) => answerError(desks.log, error, request, reply));
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ problem: 'not-found' }));

  bindSync(app, desks);
  bindBank(app, desks.bank);
  bindOffice(app, desks.office, desks);
  bindPublic(app, desks.open);
  bindPages(app, desks.pagesFolder, () => randomBytes(16).toString('base64'));
  return { server: app, routes };
}

/** Bytes: a photograph in base64, and what is said of it. */
const TAKEN_LIMIT = 300_000;

function bindSync(app: FastifyInstance, desks: Desks): void {
  app.post(paths.push, openAdmission(), async (request, reply) => {
    const answer = await push(desks.push, bytesOf(request));
    if (answer === 'too-large') return reply.code(413).send({ answer: 'refused', why: 'malformed' });
    return answer;
  });

  app.post(paths.pull, { bodyLimit: 65_536 }, async (request, reply) => {
    const answer = await pull(desks.pull, bytesOf(request), request.headers[SIGNATURE_HEADER]);
    return typeof answer === 'string'
      ? sendCompressed(request, reply.type('application/x-ndjson; charset=utf-8'), answer)
      : answer;
  });

  app.post(paths.photo, { bodyLimit: 16_384 }, async (request, reply) => {
    const answer = await givePhoto(desks.pull, {
      body: bytesOf(request),
      signature: request.headers[SIGNATURE_HEADER],
    });
    return Buffer.isBuffer(answer) ? reply.type('application/octet-stream').send(answer) : answer;
  });

  app.post(paths.own, { bodyLimit: 16_384 }, async (request, reply) => {
    const answer = await giveOwn(desks.push, {
      body: bytesOf(request),
      signature: request.headers[SIGNATURE_HEADER],
    });
    return typeof answer === 'string'
      ? sendCompressed(request, reply.type('application/x-ndjson; charset=utf-8'), answer)
      : answer;
  });

  app.post(paths.takenPhoto, { bodyLimit: TAKEN_LIMIT }, (request) =>
    takePhoto(desks.push, { body: bytesOf(request), signature: request.headers[SIGNATURE_HEADER] }),
  );

  app.post(paths.enrol, { bodyLimit: 16_384 }, (request) =>
    enrol(desks.enrol, requestJson(bytesOf(request)), request.ip),
  );
}

const PROBLEMS: ReadonlyMap<number, string> = new Map([
  [413, 'too-large'],
  [429, 'too-many'],
]);

/**
 * A client's mistake keeps its number, anything else is ours: 503, so that a till keeps its entries and comes again.
 * Nothing of the inside is told.
 */
function answerError(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return reply.code(statusCode).send({ problem: PROBLEMS.get(statusCode) ?? 'malformed' });
  }
  log.error('a request failed', { path: request.routeOptions.url, error: String(error) });
  return reply.code(503).send({ problem: 'failed' });
}
