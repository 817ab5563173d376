import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { aPublicCentre, GTIN, HOSTILE, PRAWNS, type PublicCentre, SALT } from '../../support/aPublicCentre.ts';

let centre: PublicCentre;
beforeAll(async () => {
  centre = await aPublicCentre({ publicUrl: 'https://ocop.example.vn/' });
});
afterAll(() => centre.remove());

const json = async (path: string) => (await centre.read(path)).json() as Promise<never>;

type Operation = {
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> }>
  >;
};
type OpenApi = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

/** The schema of an answer as the document itself says it, read back: not the one that the server has. */
function documented({ paths, components }: OpenApi, path: string, code: number): z.ZodType {
  const ref = paths[path]?.get.responses[code]?.content['application/json']?.schema.$ref ?? '';
  const schema = { $defs: components.schemas, $ref: ref };
  return z.fromJSONSchema(JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')) as never);
}

describe('the read-only API', () => {
  /** Each path with what it is asked, and the answer's number. */
  const asked = [
    ['/api/products', '', 200],
    ['/api/products', '?q=muoi&stars=4&page=1', 200],
    ['/api/products', '?stars=2', 400],
    ['/api/products/{code}', SALT.id, 200],
    ['/api/products/{code}', '8938507000006', 200],
    ['/api/products/{code}', PRAWNS.id, 200],
    ['/api/products/{code}', 'nobody', 404],
    ['/api/producers', '', 200],
    ['/api/producers', '?page=0', 400],
    ['/api/outlets', '', 200],
  ] as const;

  test.each(asked)('%s asked %s answers as it is documented (%i)', async (path, what, code) => {
    const api = (await json('/openapi.json')) as OpenApi;
    const answer = await centre.read(path.includes('{') ? path.replace('{code}', what) : path + what);
    expect(answer.status).toBe(code);
    const read = documented(api, path, code).safeParse(await answer.json());
    expect(read.error?.issues).toBeUndefined();
  });

  test('every path that is documented is asked above, and each of its refusals is a shape', async () => {
    const api = (await json('/openapi.json')) as OpenApi;
    expect(api.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(api.paths).toSorted()).toEqual([...new Set(asked.map(([path]) => path))].toSorted());
    const served = centre.routes.filter(({ method, url }) => method === 'GET' && url.startsWith('/api/'));
    expect(served.map(({ url }) => url.replace(':code', '{code}')).toSorted()).toEqual(
      Object.keys(api.paths).toSorted(),
    );
    // What its schema would let pass without looking: an answer with a figure too many would be one.
    const wrong = { products: [{ id: 'x' }], total: 1, page: 1, pages: 1 };
    expect(documented(api, '/api/products', 200).safeParse(wrong).success).toBe(false);
    const more = { outlets: [{ id: 'bl01', code: 'BL01', name: 'x', address: '', phone: '1' }] };
    expect(documented(api, '/api/outlets', 200).safeParse(more).success).toBe(false);
  });

  test('tells what the pages tell', async () => {
    expect(await json(`/api/products/${GTIN}`)).toMatchObject({
      id: SALT.id,
      page: `https://ocop.example.vn/san-pham/${SALT.id}`,
      gtins: [GTIN],
      stars: 4,
      price: 25_000,
      certificate: { decision: '1234/QĐ-UBND', validUntil: '2027-06-14' },
      madeBy: { kind: 'cooperative', products: 1 },
    });
    expect(await json(`/api/products/${PRAWNS.id}`)).toMatchObject({
      stars: null,
      price: null,
      certificate: null,
      gtins: [],
    });
    expect(await json('/api/outlets')).toEqual({
      outlets: [{ id: 'bl01', code: 'BL01', name: centre.outlet.name, address: centre.outlet.address }],
    });
  });

  test('may be asked by any page, and nothing else may', async () => {
    const origin = { origin: 'https://san-thuong-mai.example' };
    for (const path of ['/api/products', '/openapi.json']) {
      expect((await centre.read(path, origin)).headers.get('access-control-allow-origin')).toBe('*');
    }
    for (const path of ['/san-pham', '/feed/products.xml', '/office/v1/events', '/']) {
      expect((await centre.read(path, origin)).headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('what is read by machines that look for goods', () => {
  test('the feed has every product, with a price that is none of ours to invent, and words that end nothing', async () => {
    const answer = await centre.read('/feed/products.xml');
    const feed = await answer.text();
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const items = feed.split('<item>').slice(1);
    expect(items).toHaveLength(2);
    expect(items[0]).toContain(`<g:gtin>${GTIN}</g:gtin>`);
    expect(items[0]).toContain('<g:price>25000 VND</g:price>');
    expect(items[0]).toContain(`<link>https://ocop.example.vn/san-pham/${SALT.id}</link>`);
    expect(items[0]).toContain('<g:availability>out_of_stock</g:availability>');
    expect(items[1]).toContain('<g:identifier_exists>no</g:identifier_exists>');
    expect(items[1]).not.toMatch(/g:price|g:product_highlight|1150000/);
    expect(feed).not.toContain(HOSTILE);
    expect(feed).toContain('Tôm &amp; cá khô');
  });

  test('site map and robots name the pages', async () => {
    const map = await (await centre.read('/sitemap.xml')).text();
    for (const page of ['/san-pham', `/san-pham/${SALT.id}`, `/chu-the/${SALT.producer}`, '/diem-ban']) {
      expect(map).toContain(`<loc>https://ocop.example.vn${page}</loc>`);
    }
    const robots = await (await centre.read('/robots.txt')).text();
    expect(robots).toContain('Disallow: /office/');
    expect(robots).toContain('Sitemap: https://ocop.example.vn/sitemap.xml');
  });
});

test('a page is small: no script that runs, one style sheet, fonts and pictures from here, and little of each', async () => {
  const page = await (await centre.read(`/san-pham/${SALT.id}`)).text();
  expect(page.length).toBeLessThan(20_000);
  expect([...page.matchAll(/<script(?! type="application\/ld\+json")/g)]).toEqual([]);
  const style = /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1] ?? '';
  const sheet = await (await centre.read(style)).text();
  expect(sheet.length).toBeLessThan(30_000);
  const fonts = [...sheet.matchAll(/url\('(\/look\/[^']+\.woff2)'\)/g)].map(([, font]) => font ?? '');
  const sizes = await Promise.all(
    fonts.map(async (font) => (await (await centre.read(font)).arrayBuffer()).byteLength),
  );
  // Two weights in two alphabets are what a page needs.
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(110_000);
  expect(fonts).toHaveLength(6);
  expect(page.match(/(?:src|href)="https?:\/\/(?!ocop\.example\.vn)/g)).toBeNull();
});

test('whoever asks too often waits, and the pages of the office do not', async () => {
  const answers = new Map<number, number>();
  for (let turn = 0; turn < 620; turn += 1) {
    const { status } = await centre.read('/robots.txt');
    answers.set(status, (answers.get(status) ?? 0) + 1);
    if (status === 429) break;
  }
  expect(answers.get(429)).toBe(1);
  const refused = await centre.read('/api/products');
  expect([refused.status, await refused.json()]).toEqual([429, { problem: 'too-many' }]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await centre.read('/')).status).not.toBe(429);
});
