import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PHOTOS_PATH, photoNamed } from '../../shared/catalogue/photo.ts';
import { photoBytes } from '../db/photo.ts';
import { paths } from './addresses.ts';
import { originOf, sendAnswer } from './answer.ts';
import type { Glance, PublicDesk } from './desk.ts';
import { feedOf, robotsOf, sitemapOf } from './feed.ts';
import { type Site, siteOf } from './frame.ts';
import { LOOK_PATH } from './look.ts';

/** Style and fonts, photographs, and what is read by machines that look for goods. */
export function bindFiles(app: FastifyInstance, desk: PublicDesk): void {
  app.get<{ Params: { name: string } }>(`${LOOK_PATH}:name`, { config: FILES }, (request, reply) => {
    const file = desk.look.files.get(request.params.name);
    if (!file) return reply.code(404).send({ problem: 'not-found' });
    return reply.type(file.type).header('cache-control', FOR_EVER).send(file.bytes);
  });
  app.get<{ Params: { name: string } }>(`${PHOTOS_PATH}:name`, { config: FILES }, (request, reply) =>
    sendPhoto(desk, request.params.name, reply),
  );
  const feed = keptText(desk, 'application/xml; charset=utf-8', (site, { goods, carriers }) =>
    feedOf(site, goods, carriers),
  );
  const sitemap = keptText(desk, 'application/xml; charset=utf-8', ({ origin }, { goods }) => sitemapOf(origin, goods));
  const robots = keptText(desk, 'text/plain; charset=utf-8', ({ origin }) => robotsOf(origin));
  app.get(paths.feed, (request, reply) => feed({ request, reply }));
  app.get(paths.sitemap, (request, reply) => sitemap({ request, reply }));
  app.get(paths.robots, (request, reply) => robots({ request, reply }));
}

const FOR_EVER = 'public, max-age=31536000, immutable';
/** A page has some thirty of them. */
const FILES = { rateLimit: { max: 6_000, timeWindow: 60_000 } } as const;

/** Only those that a story names today: what was brought and never told, or taken at a till, is nobody's to see. */
async function sendPhoto(desk: PublicDesk, name: string, reply: FastifyReply): Promise<unknown> {
  const asked = photoNamed(name);
  const { goods } = await desk.glance();
  const told = asked && goods.photos.get(asked.hash);
  const found = told?.type === asked?.type && told ? await photoBytes(desk.pool, told.hash, 0) : undefined;
  if (!found) return reply.code(404).send({ problem: 'not-found' });
  return reply
    .type(found.type)
    .header('cache-control', FOR_EVER)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(found.bytes);
}

type Sending = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** A text about all goods, made anew only when something it is made of has changed. In Vietnamese. */
function keptText(desk: PublicDesk, type: string, make: (site: Site, glance: Glance) => string) {
  let kept = { key: '', text: '' };
  return async ({ request, reply }: Sending): Promise<FastifyReply> => {
    const glance = await desk.glance();
    const origin = originOf(request, desk.publicUrl);
    const { goods, carriers, at } = glance;
    const key = [origin, goods.catalogue.n, goods.day, carriers.at].join(' ');
    if (kept.key !== key) {
      kept = { key, text: make(siteOf({ language: 'vi', chosen: false }, origin, desk.look.style), glance) };
    }
    void reply.header('vary', 'accept-encoding');
    return sendAnswer({ request, reply }, { type, text: kept.text, at });
  };
}
