import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A file of the built screen, held in memory: the list is frozen at start, so no path can reach outside it. */
export type PageFile = { readonly bytes: Buffer; readonly type: string };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** @returns every servable file of a folder by its address, `/index.html`, `/assets/….js` */
export function readPage(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { bytes: readFileSync(path), type });
  }
  return files;
}

/** Scripts that run as workers are named so by the build, and have a policy of their own: that of their response. */
const WORKERS = '/assets/worker-';

/**
 * The screen may load what we ship and talk to its own host; nothing inline, nothing evaluated, nothing from elsewhere. Only a
 * worker may compile WebAssembly: the camera's decoder.
 */
export function contentSecurityPolicy(path: string, nonce: string, connect: string): string {
  return [
    "default-src 'none'",
    path.startsWith(WORKERS) ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every reply, beside the policy. */
export const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
} as const;

/** The nonce goes where the page's own code reads it from, for the style tags its components make. */
export function withNonce(html: Buffer, nonce: string): Buffer {
  return Buffer.from(html.toString('utf8').replaceAll('__NONCE__', nonce));
}

/** For ever: another picture has another name. By itself it is a picture and nothing else. */
export const PHOTO_HEADERS = {
  ...SAFE_HEADERS,
  'cache-control': 'private, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
} as const;
