import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PAPER_BYTES, paperNamed } from '../shared/catalogue/paper.ts';
import { PHOTO_BYTES } from '../shared/catalogue/photo.ts';
import { EXCHANGE_BYTES } from '../shared/sync/exchange.ts';
import { bytesOf } from './bytesOf.ts';
import { streamEvents } from './eventStream.ts';
import type { OfficeEvents } from './events.ts';
import type { ExchangeDesk } from './exchange.ts';
import { ANNOUNCED_BYTES, announcedCalls } from './office/api/announced.ts';
import { EXCHANGE_TYPE } from './office/api/exchange.ts';
import { EXPORTED, exportNamed, type ImportedList } from './office/api/lists.ts';
import { REPORT_RIGHTS, ReportAsked, type ReportSaid } from './office/api/report.ts';
import { type Door, mayDo, type Right } from './office/api/rights.ts';
import {
  callPath,
  type OfficeCallName,
  officeCallNames,
  officeCalls,
  officeRoutes,
  PAGE_HEADER,
} from './office/api.ts';
import { answerOffice } from './office/calls.ts';
import { previewImport } from './office/catalogue.ts';
import { bringPaper, findPaper } from './office/certificates.ts';
import type { OfficeDesk } from './office/desk.ts';
import { bringEntries } from './office/exchange.ts';
import { FILE_LIMIT } from './office/import/headed.ts';
import { exportList } from './office/lists/exportList.ts';
import { previewOutlets } from './office/lists/outletList.ts';
import type { ImportedFile } from './office/lists/previewList.ts';
import { previewPromotions } from './office/lists/promotionList.ts';
import { previewStaff } from './office/lists/staffList.ts';
import { closedTo, isTheirs } from './office/people/door.ts';
import { findAsker, SESSION_LIFE } from './office/people/session.ts';
import { type Asker, type Visit, withinOf } from './office/people/visit.ts';
import { makeReport } from './office/report/make.ts';
import { bringPhoto, findPhoto } from './office/stories.ts';
import { requestJson } from './requestJson.ts';

export type OfficeDoor = {
  readonly desk: OfficeDesk;
  readonly events: OfficeEvents;
  /** Names, besides addresses and localhost, that a browser may know the centre by. */
  readonly names: readonly string[];
};

const COOKIE = 'quay-office';
const CALL_LIMIT = 65_536;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What it takes to be let through. */
    readonly door?: Door;
  }
  interface FastifyRequest {
    asker: Asker | undefined;
  }
}

/** The office's side of the server: what `officeCalls` and `officeRoutes` name, behind the doors they name, and nothing else. */
export function bindOffice(app: FastifyInstance, door: OfficeDoor, exchange: ExchangeDesk): void {
  const { desk } = door;
  void app.register(async (office) => {
    office.decorateRequest('asker', undefined);
    office.addHook('onRequest', (request, reply) => letThrough(door, request, reply));
    for (const name of officeCallNames) {
      const options = { bodyLimit: callLimit(name), config: { door: officeCalls[name].door } };
      office.post(callPath(name), options, (request, reply) => answerCall(desk, name, { request, reply }));
    }
    const { bringFile, bringPhoto: photo, showPhoto, bringPaper: paper, showPaper, hearEvents } = officeRoutes;
    const { makeReport: report, bringEntries: entries } = officeRoutes;
    office.addContentTypeParser(EXCHANGE_TYPE, (_request, body, done) => done(null, body));
    office.post<{ Querystring: { name?: string } }>(
      bringFile.path,
      { bodyLimit: FILE_LIMIT + 1, config: { door: bringFile.door } },
      (request, reply) => previewImport(desk, fileIn(request), visitOf('catalogue.import', { request, reply })),
    );
    for (const [list, show] of Object.entries(imports)) {
      const { path, door: right } = importRoutes[list as ImportedList];
      office.post<{ Querystring: { name?: string } }>(
        path,
        { bodyLimit: FILE_LIMIT + 1, config: { door: right } },
        (request, reply) => show(desk, fileIn(request), visitOf(`${list}.import`, { request, reply })),
      );
    }
    for (const { path, door: right } of exportRoutes) {
      office.get<{ Params: { name: string } }>(
        path,
        { exposeHeadRoute: false, config: { door: right } },
        (request, reply) => sendExport(desk, right, { request, reply }),
      );
    }
    office.post(photo.path, { bodyLimit: PHOTO_BYTES + 1, config: { door: photo.door } }, (request, reply) =>
      bringPhoto(desk, bytesOf(request), visitOf('photo.bring', { request, reply })),
    );
    office.post(report.path, { bodyLimit: CALL_LIMIT, config: { door: report.door } }, (request, reply) =>
      sendReport(desk, request, reply),
    );
    office.post(entries.path, { bodyLimit: EXCHANGE_BYTES, config: { door: entries.door } }, (request, reply) => {
      const body = request.body instanceof Readable ? request.body : Readable.from([bytesOf(request)]);
      return bringEntries(desk, exchange, { body, visit: visitOf('exchange.bring', { request, reply }) });
    });
    office.get<{ Params: { name: string } }>(
      showPhoto.path,
      { exposeHeadRoute: false, config: { door: showPhoto.door } },
      (request, reply) => sendPhoto(desk, request, reply),
    );
    office.post<{ Params: { certificate: string }; Querystring: { name?: string } }>(
      paper.path,
      { bodyLimit: PAPER_BYTES + 1, config: { door: paper.door } },
      (request, reply) => {
        const { params, query } = request;
        const brought = { certificate: params.certificate, name: query.name ?? '', bytes: bytesOf(request) };
        return bringPaper(desk, brought, visitOf('certificate.attach', { request, reply }));
      },
    );
    office.get<{ Params: { certificate: string; name: string } }>(
      showPaper.path,
      { exposeHeadRoute: false, config: { door: showPaper.door } },
      (request, reply) => sendPaper(desk, request, reply),
    );
    office.get(hearEvents.path, { exposeHeadRoute: false, config: { door: hearEvents.door } }, (request, reply) =>
      sendEvents(door, request, reply),
    );
  });
}

/** A delivery note is longer than what anybody types. */
function callLimit(name: OfficeCallName): number {
  return Object.hasOwn(announcedCalls, name) ? ANNOUNCED_BYTES : CALL_LIMIT;
}

/** Asked before the body is read: nobody sends 20 MB who may not. What names no door is shut. */
async function letThrough(door: OfficeDoor, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!comesFromOurPage(door, request)) return void (await reply.code(403).send({ problem: 'other-origin' }));
  const isAsking = request.method === 'POST';
  request.asker = await findAsker(door.desk.session, tokenOf(request), isAsking);
  const named = request.routeOptions.config.door;
  const closed = named ? closedTo(request.asker, named) : 'not-allowed';
  if (closed) await reply.code(closed === 'not-signed-in' ? 401 : 403).send({ problem: closed });
}

/**
 * A page of another site can send requests here with our cookie, and by a name it controls even read the answers
 * (DNS rebinding). So the host must be an address or a name we know, a browser's Origin must be that host, where it says
 * from what kind of site the request comes that must be ours, and whatever asks or sends must carry the header of our pages,
 * which no other site's page can add.
 */
function comesFromOurPage({ names }: OfficeDoor, { headers, method }: FastifyRequest): boolean {
  const host = headers.host ?? '';
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  if (name !== 'localhost' && isIP(name) === 0 && !names.includes(name)) return false;
  if (method === 'POST' && headers[PAGE_HEADER] === undefined) return false;
  const site = headers['sec-fetch-site'];
  // `none`: typed into the address bar, as a picture may be.
  if (site !== undefined && site !== 'same-origin' && (site !== 'none' || method === 'POST')) return false;
  const { origin } = headers;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

async function answerCall(desk: OfficeDesk, name: OfficeCallName, { request, reply }: Exchange): Promise<unknown> {
  const input = requestJson(bytesOf(request));
  const answer = await answerOffice(desk, { name, input }, visitOf(name, { request, reply }));
  return 'reply' in answer ? answer.reply : reply.code(answer.problem === 'malformed' ? 400 : 403).send(answer);
}

/** A line of JSON for each step, and one with the file. A page that hangs up stops it: the stream's end is the generator's. */
async function sendReport(desk: OfficeDesk, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const asked = ReportAsked.safeParse(requestJson(bytesOf(request)));
  if (!asked.success) return reply.code(400).send({ problem: 'malformed' });
  const { asker } = request;
  const right = REPORT_RIGHTS[asked.data.what];
  if (!asker || !mayDo(asker.role, right)) return reply.code(403).send({ problem: 'not-allowed' });
  const of = asked.data.what === 'table' ? asked.data.asked.goods : asked.data;
  const isOwn = await isTheirs(desk, asker, { right, asked: { outlet: of.outlet } });
  if (!isOwn) return reply.code(403).send({ problem: 'not-theirs' });
  const said = makeReport(desk, asked.data, withinOf({ asker }));
  return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(linesOf(said), { objectMode: false }));
}

async function* linesOf(said: AsyncIterable<ReportSaid>): AsyncGenerator<string> {
  for await (const each of said) yield `${JSON.stringify(each)}\n`;
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

/** By the list it is of, below a path of the right that the list takes. */
async function sendExport(
  desk: OfficeDesk,
  right: Right,
  { request, reply }: { readonly request: FastifyRequest<{ Params: { name: string } }>; readonly reply: FastifyReply },
): Promise<unknown> {
  const { name } = request.params;
  const asked = exportNamed(name);
  if (!asked || EXPORTED[asked.list] !== right) return reply.code(404).send({ problem: 'not-found' });
  const { type, bytes } = await exportList(desk, asked, visitOf('list.export', { request, reply }));
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .send(bytes);
}

const { exportCatalogue, exportOutlets, exportTills, exportStaff } = officeRoutes;
const exportRoutes = [exportCatalogue, exportOutlets, exportTills, exportStaff];

const imports = {
  promotions: previewPromotions,
  outlets: previewOutlets,
  staff: previewStaff,
} as const satisfies Record<ImportedList, unknown>;
const importRoutes = {
  promotions: officeRoutes.bringPromotions,
  outlets: officeRoutes.bringOutlets,
  staff: officeRoutes.bringStaff,
} as const satisfies Record<ImportedList, unknown>;

function fileIn(request: FastifyRequest<{ Querystring: { name?: string } }>): ImportedFile {
  return { name: (request.query.name ?? '').slice(0, 200), bytes: bytesOf(request) };
}

/** Saved, never opened in our page's place: a PDF can hold programs of its own. */
async function sendPaper(
  desk: OfficeDesk,
  { params }: FastifyRequest<{ Params: { certificate: string; name: string } }>,
  reply: FastifyReply,
): Promise<unknown> {
  const hash = paperNamed(params.name);
  const paper = hash && (await findPaper(desk, params.certificate, hash));
  if (!paper) return reply.code(404).send({ problem: 'not-found' });
  return reply
    .type(paper.type)
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(paper.name).replaceAll("'", '%27')}`,
    )
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(paper.bytes);
}

function visitOf(deed: string, { request, reply }: Exchange): Visit {
  return {
    asker: request.asker,
    deed,
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
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
  const mayHear = async () => (await findAsker(desk.session, tokenOf(request), false)) !== undefined;
  reply.hijack();
  // Gone while we asked: its close has passed, and nothing would ever end the stream.
  if (!reply.raw.destroyed) streamEvents(reply.raw, { events, mayHear, heartbeat: HEARTBEAT, pause: PAUSE });
  return reply;
}
