import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProducerId } from '../../shared/id.ts';
import { readLot } from '../db/carried.ts';
import { paths } from './addresses.ts';
import { originOf, PAGE_POLICY, sendAnswer } from './answer.ts';
import { askedIn } from './ask.ts';
import type { Glance, PublicDesk } from './desk.ts';
import { framed, type Page, type Site, siteOf } from './frame.ts';
import type { Good } from './good.ts';
import { goodsPage } from './goodsPage.ts';
import { spokenTo } from './language.ts';
import { missingPage, severalPage } from './missingPage.ts';
import { outletsPage } from './outletsPage.ts';
import { producerPage, producersPage } from './producerPages.ts';
import { productPage } from './productPage.ts';
import { type Found, type Label, readAddress, readCode } from './read.ts';

type Query = { readonly Querystring: Readonly<Record<string, unknown>> };
type WithId = Query & { readonly Params: { readonly id: string } };
type WithRest = Query & { readonly Params: { readonly '*': string } };

/** The pages anybody may read, made whole by the server. */
export function bindGoodsPages(app: FastifyInstance, desk: PublicDesk): void {
  app.get<Query>(paths.goods, (request, reply) =>
    show(desk, { request, reply }, ({ site, goods }) => goodsPage(site, goods, askedIn(request.query))),
  );
  app.get<Query>(paths.producers, (request, reply) =>
    show(desk, { request, reply }, ({ site, goods }) => producersPage(site, goods, askedIn(request.query).page)),
  );
  app.get<Query>(paths.outlets, (request, reply) =>
    show(desk, { request, reply }, ({ site, goods }) => outletsPage(site, goods)),
  );
  app.get<WithId>(`${paths.producers}/:id`, (request, reply) =>
    show(desk, { request, reply }, (view) => {
      const id = ProducerId.safeParse(request.params.id).data;
      const producer = id && view.goods.catalogue.producers.get(id);
      return producer ? producerPage(view.site, view.goods, producer) : missing(view, reply);
    }),
  );
  app.get<WithId>(`${paths.goods}/:id`, (request, reply) =>
    show(desk, { request, reply }, (view) => {
      const good = view.goods.byId.get(request.params.id);
      return good ? goodPage(view, good) : missing(view, reply);
    }),
  );
  app.get<WithRest>(`${paths.code}/*`, (request, reply) =>
    show(desk, { request, reply }, (view) =>
      foundPage(desk, view, { reply, found: readCode(view.goods, request.params['*']) }),
    ),
  );
  app.get<WithRest>(`${paths.gtin}/*`, (request, reply) =>
    show(desk, { request, reply }, (view) =>
      foundPage(desk, view, { reply, found: readAddress(view.goods, request.url) }),
    ),
  );
}

type View = Glance & { readonly site: Site };

async function show(
  desk: PublicDesk,
  { request, reply }: { readonly request: FastifyRequest<Query>; readonly reply: FastifyReply },
  pageOf: (view: View) => Page | Promise<Page>,
): Promise<FastifyReply> {
  const spoken = spokenTo(request.query['lang'], request.headers['accept-language']);
  const site = siteOf(spoken, originOf(request, desk.publicUrl), desk.look.style);
  const glance = await desk.glance();
  const text = framed(site, await pageOf({ ...glance, site }));
  void reply
    .header('content-security-policy', PAGE_POLICY)
    .header('content-language', spoken.language)
    .header('vary', 'accept-language, accept-encoding');
  return sendAnswer({ request, reply }, { type: 'text/html; charset=utf-8', text, at: glance.at });
}

function goodPage({ site, goods, carriers }: View, good: Good): Page {
  return productPage(site, { goods, carriers, good });
}

function missing({ site, goods }: View, reply: FastifyReply, found?: Extract<Found, { found: 'nothing' }>): Page {
  void reply.code(404);
  return missingPage(site, goods, found);
}

async function foundPage(
  desk: PublicDesk,
  view: View,
  { reply, found }: { readonly reply: FastifyReply; readonly found: Found },
): Promise<Page> {
  switch (found.found) {
    case 'nothing':
      return missing(view, reply, found);
    case 'several':
      return severalPage(view.site, found);
    case 'good': {
      const { good, label } = found;
      const lotExpires = await expiryOf(desk, good, label);
      return productPage(view.site, { ...view, good, label, ...(lotExpires !== undefined && { lotExpires }) });
    }
  }
}

/** @returns null for a lot whose day nobody wrote down, or on which the outlets do not agree; undefined for one nobody knows */
async function expiryOf({ pool }: PublicDesk, { product }: Good, { lot }: Label): Promise<string | null | undefined> {
  if (lot === undefined) return undefined;
  const known = await readLot(pool, product.id, lot);
  return known.length > 1 ? null : known[0]?.expires;
}
