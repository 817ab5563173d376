import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPages, servePages, servePagesAndPhotos } from '../../src/main/host/electron/pages.ts';
import { isEntry, isOurs } from '../../src/main/host/electron/scheme.ts';
import { aFolder, aProduct } from './aHost.ts';

function served(product = aProduct()) {
  let made = 0;
  const pages = openPages(join(product, 'dist/renderer'));
  const serve = servePages(pages, () => `nonce-${++made}`);
  return { pages, product, get: (url: string, init?: RequestInit) => serve(new Request(url, init)) };
}

/** A request as Electron may pass it on: `Request` itself would tidy the address or refuse it. */
const raw = (url: string) => ({ url, method: 'GET' }) as Request;

describe('what is served', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/app-1a2b3c.js', 'text/javascript; charset=utf-8'],
    ['/assets/app-1a2b3c.css', 'text/css; charset=utf-8'],
    ['/assets/decode.wasm', 'application/wasm'],
    ['/assets/vietnam.woff2', 'font/woff2'],
  ])('%s as %s', async (path, type) => {
    const response = served().get(`app://quay${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('the page carries a nonce of its own each time, the same in the page and in its policy', async () => {
    const { get } = served();
    for (const nonce of ['nonce-1', 'nonce-2']) {
      const response = get('app://quay/');
      expect(await response.text()).toBe(`<meta name="csp-nonce" content="${nonce}">`);
      expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    }
  });

  test('a question mark and what follows belong to the page', async () => {
    expect(served().get('app://quay/index.html?sale=1').status).toBe(200);
  });

  test('the list is frozen at start: a file that turns up later is not there', async () => {
    const { get, product } = served();
    writeFileSync(join(product, 'dist/renderer/assets/late.js'), 'alert(1)');
    expect(get('app://quay/assets/late.js').status).toBe(404);
  });

  test('source maps and other kinds are not served', async () => {
    expect(served().get('app://quay/assets/app-1a2b3c.js.map').status).toBe(404);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused', async (method) => {
    expect(served().get('app://quay/', { method }).status).toBe(405);
  });

  test('asking for the head alone brings no body', async () => {
    const response = served().get('app://quay/', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('a folder without built screens is a fault of the build', () => {
    expect(() => openPages(aFolder())).toThrow('no built screens');
  });
});

test('the content policy lets a page load itself and nothing else', async () => {
  const { headers } = served().get('app://quay/');
  expect(headers.get('content-security-policy')?.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-nonce-1'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
});

test('only a worker may compile WebAssembly, and nobody may evaluate', () => {
  const { get, product } = served();
  const policyOf = (path: string) => get(`app://quay${path}`).headers.get('content-security-policy') ?? '';
  for (const path of ['/', '/index.html', '/assets/app-1a2b3c.js', '/worker-1.js', '/nothing']) {
    expect(policyOf(path)).toContain("script-src 'self';");
  }
  writeFileSync(join(product, 'dist/renderer/assets/worker-worker-1a2b.js'), '');
  const worker = servePages(
    openPages(join(product, 'dist/renderer')),
    () => 'n',
  )(new Request('app://quay/assets/worker-worker-1a2b.js'));
  expect(worker.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
});

test('what is refused carries the policy too', async () => {
  const { status, headers } = served().get('app://quay/nothing');
  expect([status, headers.get('content-security-policy')]).toEqual([
    404,
    expect.stringContaining("default-src 'none'"),
  ]);
});

const UP = ['..', '%2e%2e', '.%2e', '..%2f', '..%5c', '..\\', '%2e%2e%2f', '%252e%252e%252f', '..;', '..%00', '....//'];
const TARGETS = ['etc/passwd', 'electron/main.js', 'package.json', 'till.db', 'windows/win.ini', 'index.html'];
const TAILS = ['', '%00', '%00.html', '::$DATA', ':stream', '.', '%20', '/', '~1', '.bak', '#', '?'];

describe('what is never served', () => {
  const { pages, get } = (() => {
    const files = new Map([['/index.html', { bytes: Buffer.from('x'), type: 'text/html' }]]);
    const serve = servePages(files, () => 'n');
    return { pages: files, get: (url: string) => serve(raw(url)) };
  })();

  test('no way up leads out: every spelling of .. before every file, with every tail', async () => {
    const urls = UP.flatMap((up) => TARGETS.map((target) => `${up}/${up}/${target}`)).flatMap((path) =>
      TAILS.map((tail) => `app://quay/assets/${path}${tail}`),
    );
    expect(urls.length).toBeGreaterThan(700);
    for (const url of urls) {
      const { pathname } = new URL(url);
      // What the URL standard itself resolves to our page is our page.
      if (pages.has(pathname)) continue;
      expect(get(url).status, url).toBe(404);
    }
  });

  test.each([
    'app://quay/INDEX.HTML',
    'app://quay/Index.html',
    'app://quay//index.html',
    'app://quay/./%2findex.html',
    'app://quay/index.html%00',
    'app://quay/index.html::$DATA',
    'app://quay/index.html%3a%3a$DATA',
    'app://quay/index.html.',
    'app://quay/%',
    'app://quay/%ff%fe',
    'app://quay/C:/Windows/win.ini',
    'app://quay/__proto__',
    'app://quay.evil.example/index.html',
    'app://quay:80/index.html',
    'app://user@quay/index.html',
    'app://other/index.html',
    'app:///index.html',
    'app:index.html',
    'file:///etc/passwd',
    'https://quay/index.html',
    'not a url',
    '',
  ])('%s', async (url) => {
    expect(get(url).status).toBe(404);
  });

  test('any path at all is in the list or is not there', async () => {
    const { get: ask, pages: list } = served();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.webSegment(), fc.constantFrom(...UP, ...TARGETS, ...TAILS))),
        async (parts) => {
          const url = `app://quay/${parts.join('/').replaceAll(/[?#].*/g, '')}`;
          if (!URL.canParse(url)) return;
          const response = ask(url);
          const listed = [...list.keys()].some((key) => key === safely(new URL(url).pathname));
          expect(response.status).toBe(listed ? 200 : 404);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function safely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

describe('whose page it is', () => {
  test.each(['app://quay/', 'app://quay/index.html', 'app://quay/index.html#/stock', 'APP://quay/'])(
    'ours: %s',
    (url) => {
      expect(isOurs(url) && isEntry(url)).toBe(true);
    },
  );

  test.each([
    'app://quay.evil.example/',
    'app://quayx/',
    'app://evil/?app://quay/',
    'null',
    '',
    'app:',
    'application://quay/',
  ])('not ours: %s', (url) => {
    expect(isOurs(url)).toBe(false);
    expect(isEntry(url)).toBe(false);
  });

  test('a host that only begins like ours is never ours', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => !isOurs(`app://quay.${domain}/`) && !isOurs(`app://${domain}/quay`)),
    );
  });
});

describe('photographs', () => {
  const NAME = `${'0a'.repeat(32)}.webp`;
  const held = { bytes: Buffer.from('a picture'), type: 'image/webp' };
  const serve = () => {
    const asked: string[] = [];
    const photo = async (name: string) => {
      asked.push(name);
      return name === NAME ? held : undefined;
    };
    const pages = servePages(openPages(join(aProduct(), 'dist/renderer')), () => 'nonce-1');
    const answer = servePagesAndPhotos(pages, photo);
    return { asked, get: async (url: string, init?: RequestInit) => answer(new Request(url, init)) };
  };

  test('that the till holds are shown for good, as pictures and nothing else', async () => {
    const shown = await serve().get(`app://quay/photos/${NAME}`);
    expect(await shown.text()).toBe('a picture');
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  test('that it does not hold are not there, nor is anything else by that way', async () => {
    const { get } = serve();
    for (const name of [`${'0b'.repeat(32)}.webp`, 'x', '', '..%2findex.html']) {
      expect((await get(`app://quay/photos/${name}`)).status).toBe(404);
    }
  });

  test('are asked for by our own pages’ addresses only, and by GET', async () => {
    const { get, asked } = serve();
    expect((await get(`app://quay.evil.example/photos/${NAME}`)).status).toBe(404);
    expect((await get(`app://quay/photos/${NAME}`, { method: 'POST' })).status).toBe(405);
    expect(asked).toEqual([]);
  });

  test('do not come between a page and its own files', async () => {
    const { get } = serve();
    expect((await get('app://quay/index.html')).headers.get('content-type')).toBe('text/html; charset=utf-8');
  });
});
