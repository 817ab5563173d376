import type { FastifyRequest } from 'fastify';

/** A request's body, empty where it had none. */
export function bytesOf({ body }: Pick<FastifyRequest, 'body'>): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}
