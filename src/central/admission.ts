import type { FastifyReply, FastifyRequest } from 'fastify';

/** Bytes as they came. A till that keeps up sends a few entries; more is catching up. */
const CATCHING_UP = 16_384;
/** Batches of tills that catch up, in the works at once: each costs some 40 ms, so the last of them waits less than a second. */
const AT_ONCE = 16;
/** s. Tills draw a longer pause by lot the oftener they are sent away. */
const COME_AGAIN = '2';

/**
 * Lets in so many large pushes at once, and sends the others away at once: on the morning after an outage every till of a province comes
 * with its three days, and whoever is kept waiting gives up after 30 s and comes again with the same. A till that sends what it has just sold is never
 * sent away by it. Counted is what has arrived whole: a line that says nothing holds nobody up.
 */
export function openAdmission() {
  let inside = 0;
  const isFull = ({ headers }: FastifyRequest): boolean => isCatchingUp(headers) && inside >= AT_ONCE;
  return {
    /** Before the body is read. */
    onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      if (isFull(request)) await sendAway(reply);
    },
    /** Once it is here. */
    preHandler: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      if (isFull(request)) return void (await sendAway(reply));
      if (!isCatchingUp(request.headers)) return;
      inside += 1;
      reply.raw.once('close', () => (inside -= 1));
    },
  };
}

function isCatchingUp(headers: FastifyRequest['headers']): boolean {
  return Number(headers['content-length'] ?? Number.POSITIVE_INFINITY) >= CATCHING_UP;
}

function sendAway(reply: FastifyReply): FastifyReply {
  return reply.code(503).header('retry-after', COME_AGAIN).send({ problem: 'busy' });
}
