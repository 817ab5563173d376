import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { securityHeaders } from './headers.ts';
import { isOurs } from './scheme.ts';

/** Path as asked for (`/index.html`) → file on disk. */
export type Manifest = ReadonlyMap<string, string>;

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  // A browser compiles WebAssembly from a stream only under this very type.
  '.wasm': 'application/wasm',
};

/** The built screens, listed once at start: nothing that appears later is served, nor anything of an unknown kind. */
export function listPages(folder: string): Manifest {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in MIME)
    .map((entry) => join(entry.parentPath, entry.name));
  const manifest = new Map(
    files.map((file) => [
      `/${file
        .slice(folder.length + 1)
        .split(sep)
        .join('/')}`,
      file,
    ]),
  );
  const index = manifest.get('/index.html');
  if (index === undefined) throw new Error(`no built screens in ${folder}`);
  return manifest.set('/', index);
}

/**
 * Answers `app:` requests. What is asked for is looked up in the list and never made into a path, so no spelling of
 * `..` can leave the folder.
 * @param nonce a fresh one for every response, in place of the literal `__NONCE__` in the page
 */
export function servePages(manifest: Manifest, nonce: () => string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const file = find(manifest, request.url);
    if (file === undefined) return refuse(404);
    const fresh = nonce();
    const body = await content(file, fresh);
    const headers = { ...securityHeaders(fresh), 'content-type': MIME[extname(file)] ?? '' };
    return new Response(request.method === 'HEAD' ? null : body, { headers });
  };
}

function find(manifest: Manifest, url: string): string | undefined {
  if (!isOurs(url)) return undefined;
  const path = decoded(new URL(url).pathname);
  return path === undefined ? undefined : manifest.get(path);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

async function content(file: string, nonce: string): Promise<string | Uint8Array<ArrayBuffer>> {
  if (!file.endsWith('.html')) return new Uint8Array(await readFile(file));
  return (await readFile(file, 'utf8')).replaceAll('__NONCE__', nonce);
}

function refuse(status: 404 | 405): Response {
  return new Response(null, { status, headers: securityHeaders('none') });
}
