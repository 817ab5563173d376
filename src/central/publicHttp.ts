import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { bindData } from './public/dataHttp.ts';
import { openPublicDesk, type PublicWishes } from './public/desk.ts';
import { bindFiles } from './public/filesHttp.ts';
import { bindGoodsPages } from './public/pagesHttp.ts';

/** Requests of one address within a minute: a whole office behind one line browses within it, a greedy program does not. */
const A_MINUTE = 600;

/** What everybody may read without signing in: nothing here takes a cookie or a body, and nothing is changed by it. */
export function bindPublic(app: FastifyInstance, wishes: PublicWishes): void {
  const desk = openPublicDesk(wishes);
  void app.register(async (open) => {
    await open.register(rateLimit, {
      max: A_MINUTE,
      timeWindow: 60_000,
      // Where every page is kept by others for minutes, what is left of one's turn is of no use to them.
      addHeaders: NO_HEADERS,
      addHeadersOnExceeding: NO_HEADERS,
    });
    bindGoodsPages(open, desk);
    bindData(open, desk);
    bindFiles(open, desk);
  });
}

const NO_HEADERS = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false } as const;
