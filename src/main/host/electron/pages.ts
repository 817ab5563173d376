import { PHOTOS_PATH } from '../../../shared/catalogue/photo.ts';
import type { Till } from '../../till.ts';
import { contentSecurityPolicy, type PageFile, PHOTO_HEADERS, readPage, SAFE_HEADERS, withNonce } from '../page.ts';
import { isOurs } from './scheme.ts';

/** Path as asked for (`/index.html`) → the file. */
export type Pages = ReadonlyMap<string, PageFile>;

/** The built screens, read once at start: nothing that appears later is served, nor anything of an unknown kind. */
export function openPages(folder: string): Pages {
  const pages = readPage(folder);
  const index = pages.get('/index.html');
  if (index === undefined) throw new Error(`no built screens in ${folder}`);
  return new Map([...pages, ['/', index]]);
}

/**
 * Answers `app:` requests. What is asked for is looked up among the pages and never made into a path, so no spelling
 * of `..` can leave the folder.
 * @param makeNonce a fresh one for every response, in place of the literal `__NONCE__` in the page
 */
export function servePages(pages: Pages, makeNonce: () => string): (request: Request) => Response {
  return (request) => {
    const nonce = makeNonce();
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, nonce);
    const page = find(pages, request.url);
    if (page === undefined) return refuse(404, nonce);
    const body = isHtml(page) ? withNonce(page.bytes, nonce) : page.bytes;
    const headers = { ...headersFor(new URL(request.url).pathname, nonce), 'content-type': page.type };
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
  };
}

function find(pages: Pages, url: string): PageFile | undefined {
  const path = isOurs(url) ? decoded(new URL(url).pathname) : undefined;
  return path === undefined ? undefined : pages.get(path);
}

/**
 * Answers requests of the `app:` scheme for pages, and for photographs with what the till holds.
 * @param photo the till is there later than the scheme: until then there are none
 */
export function servePagesAndPhotos(
  pages: ReturnType<typeof servePages>,
  photo: Till['photo'],
): (request: Request) => Response | Promise<Response> {
  return (request) => {
    const path = isOurs(request.url) ? new URL(request.url).pathname : '';
    if (!path.startsWith(PHOTOS_PATH) || request.method !== 'GET') return pages(request);
    return photo(path.slice(PHOTOS_PATH.length)).then((held) =>
      held
        ? new Response(new Uint8Array(held.bytes), { headers: { ...PHOTO_HEADERS, 'content-type': held.type } })
        : pages(request),
    );
  };
}

/** Once, as a browser would; `undefined` for what is no UTF-8. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function isHtml({ type }: PageFile): boolean {
  return type.startsWith('text/html');
}

/** Pages come from the disk beside us: a cached copy could only be an old one. */
function headersFor(path: string, nonce: string): Record<string, string> {
  return {
    ...SAFE_HEADERS,
    'content-security-policy': contentSecurityPolicy(path, nonce, "'self'"),
    'cache-control': 'no-store',
  };
}

function refuse(status: 404 | 405, nonce: string): Response {
  return new Response(null, { status, headers: headersFor('', nonce) });
}
