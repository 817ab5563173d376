import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { paths } from './addresses.ts';
import { originOf, sendAnswer } from './answer.ts';
import { PageAsked, PRODUCERS_PAGE, publicRoutes } from './api.ts';
import { findGoods, GoodsAsked, pageOf } from './ask.ts';
import type { Glance, PublicDesk } from './desk.ts';
import type { Goods } from './goods.ts';
import { openApi } from './openapi.ts';
import { readCode } from './read.ts';
import { tellOutlets, tellProducer, tellProduct, tellWhole } from './tell.ts';

type Refused = { readonly problem: 'malformed' | 'not-found' };
type Told = Glance & { readonly origin: string };

/** The read-only API, and the page that documents it: for any web page, of any site. */
export function bindData(app: FastifyInstance, desk: PublicDesk): void {
  const answer = (path: string, tell: (told: Told, request: FastifyRequest) => object): void =>
    void app.get(path.replace('{code}', ':code'), { preHandler: forAnyPage }, (request, reply) =>
      sendFacts(desk, { request, reply }, tell),
    );
  answer(publicRoutes.products.path, ({ goods, origin }, { query }) => {
    const asked = GoodsAsked.safeParse(query).data;
    if (!asked) return { problem: 'malformed' } satisfies Refused;
    const { rows, ...page } = pageOf(findGoods(goods, asked), asked.page);
    return { products: rows.map((good) => tellProduct(good, origin)), ...page };
  });
  answer(publicRoutes.product.path, (told, { params }) => {
    const good = goodNamed(told.goods, (params as { readonly code: string }).code);
    return good ? tellWhole(good, told) : ({ problem: 'not-found' } satisfies Refused);
  });
  answer(publicRoutes.producers.path, ({ goods, origin }, { query }) => {
    const asked = PageAsked.safeParse(query).data;
    if (!asked) return { problem: 'malformed' } satisfies Refused;
    const { rows, ...page } = pageOf(goods.producers, asked.page, PRODUCERS_PAGE);
    const producers = rows.flatMap(({ id }) => goods.catalogue.producers.get(id) ?? []);
    return { producers: producers.map((producer) => tellProducer(producer, goods, origin)), ...page };
  });
  answer(publicRoutes.outlets.path, ({ goods }) => ({ outlets: tellOutlets(goods) }));
  answer(paths.openapi, ({ origin }) => openApi(origin, desk.version) as object);
}

/** By its id, or by a code that no other product has. */
function goodNamed(goods: Goods, code: string) {
  const found = readCode(goods, code);
  return goods.byId.get(code) ?? (found.found === 'good' ? found.good : undefined);
}

/** No cookie comes along, and nothing is here that not everybody may know. */
function forAnyPage(_request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  void reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
  done();
}

const CODES = { malformed: 400, 'not-found': 404 } as const satisfies Record<Refused['problem'], number>;

async function sendFacts(
  desk: PublicDesk,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  tell: (told: Told, request: FastifyRequest) => object,
): Promise<FastifyReply> {
  const glance = await desk.glance();
  const told = tell({ ...glance, origin: originOf(request, desk.publicUrl) }, request);
  if ('problem' in told) void reply.code(CODES[told.problem as Refused['problem']]);
  void reply.header('vary', 'accept-encoding');
  return sendAnswer(
    { request, reply },
    { type: 'application/json; charset=utf-8', text: JSON.stringify(told), at: glance.at },
  );
}
