import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The office's pages as they were built, under a policy that lets them load nothing from anywhere else. */
export function bindPages(app: FastifyInstance, folder: string | undefined, nonce: () => string): void {
  if (!folder || !existsSync(join(folder, 'index.html'))) {
    app.get('/', (_request, reply) => reply.code(503).send({ problem: 'pages-not-built' }));
    return;
  }
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  void app.register(fastifyStatic, {
    root: folder,
    index: false,
    setHeaders(reply, path) {
      reply.header('content-security-policy', policy(''));
      // Names in assets/ carry a hash of their content.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const path of ['/', '/index.html']) app.get(path, (_request, reply) => sendIndex(reply, index, nonce()));
}

function sendIndex(reply: FastifyReply, index: string, nonce: string): FastifyReply {
  const page = index.replace(/(<meta\s+name="csp-nonce"\s+content=")[^"]*(")/, `$1${nonce}$2`);
  return reply.type('text/html; charset=utf-8').header('content-security-policy', policy(nonce)).send(page);
}

/** Style tags need the nonce because the component kit makes some at run time. */
function policy(nonce: string): string {
  const style = nonce === '' ? "'self'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
