import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instant } from '../../shared/day.ts';
import { minuteOf } from '../../shared/day.ts';
import { sendCompressed } from '../compressed.ts';

/** Seconds an answer may be kept: what was just published is seen by all within as many. */
const KEPT_FOR = 300;

export type Answer = {
  readonly type: string;
  readonly text: string;
  /** When it was made. */
  readonly at: Instant;
};

export type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** Sends an answer with its mark (`ETag`, RFC 9110 §8.8.3), or the word that whoever asks has it already. */
export function sendAnswer({ request, reply }: Exchange, { type, text, at }: Answer): FastifyReply {
  const mark = `W/"${hash('sha256', text, 'base64url').slice(0, 22)}"`;
  void reply.header('etag', mark).header('cache-control', `public, max-age=${keptFor(at)}`);
  const known = request.headers['if-none-match']?.split(',').some((each) => each.trim() === mark);
  if (known) return reply.code(304).send();
  return sendCompressed(request, reply.type(type), text);
}

/** Until midnight at most: then stars may end. */
function keptFor(at: Instant): number {
  const untilMidnight = (24 * 60 - minuteOf(at)) * 60;
  return Math.min(KEPT_FOR, untilMidnight);
}

/** Nothing but our own style, fonts and pictures, and forms to ourselves: a script would not be run. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A host as an address may name it; whatever else was sent stands in no page. */
const HOST = /^[A-Za-z0-9.\-:[\]]{1,255}$/;

/** What absolute addresses begin with: what the centre was told, else what it was called by. */
export function originOf({ protocol, headers }: FastifyRequest, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '');
  const host = headers.host ?? '';
  return `${protocol}://${HOST.test(host) ? host : 'localhost'}`;
}
