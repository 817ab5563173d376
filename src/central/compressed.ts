import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Below this a packet is sent either way. */
const WORTH_COMPRESSING = 1_400;

/** Sends a text as small as whoever asks can take it. */
export function sendCompressed(request: FastifyRequest, reply: FastifyReply, text: string): FastifyReply {
  const accepts = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (!accepts || text.length < WORTH_COMPRESSING) return reply.send(text);
  return reply.header('content-encoding', 'gzip').send(gzipSync(text));
}
