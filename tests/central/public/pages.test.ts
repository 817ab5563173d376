import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photoName } from '../../../src/shared/catalogue/photo.ts';
import { bodyText } from '../../../src/shared/journal/entry.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { aPublicCentre, GTIN, HOSTILE, PRAWNS, type PublicCentre, SALT } from '../../support/aPublicCentre.ts';
import { drawPhoto } from '../../support/aStory.ts';
import { aReceipt, cameIn } from '../../support/someGoods.ts';
import { aTill } from '../../support/testCentre.ts';

let centre: PublicCentre;
beforeAll(async () => {
  centre = await aPublicCentre();
  const till = await aTill(centre);
  const lot = { product: SALT.id, code: 'MB-0626' };
  till.append(
    'goods-received',
    bodyText<'goods-received'>(aReceipt({ lines: [cameIn(lot, { quantity: quantity(7_413_000) })] })),
  );
  await till.push();
  await centre.idle();
  centre.moveClock(60_000);
});
afterAll(() => centre.remove());

const text = async (path: string, headers?: Readonly<Record<string, string>>) =>
  (await centre.read(path, headers)).text();
const MINUTE = 60_000;

const facts = async (path: string) =>
  JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(await text(path))?.[1] ?? '') as object;

describe('the page of a product', () => {
  test('says who makes it, its stars and until when, its story, price and where it is, and nothing of how much there is', async () => {
    const page = await text(`/san-pham/${SALT.id}`);
    for (const said of [
      'Muối ba thạc',
      'HTX Muối Long Điền',
      'OCOP 4 sao',
      '1234/QĐ-UBND',
      '14/06/2027',
      '25.000',
      'phơi đủ mười nắng',
    ]) {
      expect(page).toContain(said);
    }
    expect(page).toContain('Showroom OCOP Bạc Liêu');
    expect(page).toContain('đang có hàng');
    for (const kept of ['7413', '7.413', '0291 3822 222', '1900123456', 'bl01-', 'perMille'])
      expect(page).not.toContain(kept);
  });

  test('is reached by every spelling of its number, by its in-store code, and with a lot; all say where it is at home', async () => {
    const ways = [
      '/01/8938507000006',
      `/01/${GTIN}`,
      `/01/${GTIN}/10/MB-0626`,
      `/ma/8938507000006`,
      '/ma/2000000000015',
      '/01/2000000000015',
    ];
    for (const way of ways) {
      const answer = await centre.read(way);
      expect([way, answer.status]).toEqual([way, 200]);
      expect(await answer.text()).toContain(`<link rel="canonical" href="${centre.url}/san-pham/${SALT.id}">`);
    }
  });

  test('of a lot says its last day as the outlets know it, and warns once that is over', async () => {
    expect(await text(`/01/${GTIN}/10/MB-0626`)).toContain('30/06/2027');
    expect(await text(`/01/${GTIN}/10/NOBODY`)).toContain('không có tin riêng về lô này');
    expect(await text(`/01/${GTIN}/10/MB-0626?17=261121`)).toContain('Đã quá hạn');
    expect(await text(`/01/${GTIN}/10/MB-0626?17=261122`)).not.toContain('Đã quá hạn');
  });

  test.each([
    ['qualifiers and attributes GS1 knows', `/01/${GTIN}/22/A/10/L1/21/S1?17=270101&3103=000500`, 'S1'],
    ['parameters of others', `/01/${GTIN}?linkType=gs1:pip&utm_source=x`, 'Muối ba thạc'],
    ['what GS1 does not allow, which is not read', `/01/${GTIN}?17=999999`, 'không đúng chuẩn GS1'],
    ['an application identifier nobody knows', `/01/${GTIN}?05=1`, 'không đúng chuẩn GS1'],
    ['a lot in characters that need encoding', `/01/${GTIN}/10/A%2FB%3C1`, 'A/B&lt;1'],
  ])('takes %s', async (_what, way, said) => {
    const answer = await centre.read(way);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(said);
  });

  test('shows no stars of a certificate that has ended, nor an invented price', async () => {
    const page = await text(`/san-pham/${PRAWNS.id}`);
    expect(page).toContain('không còn giá trị từ ngày 22/11/2026');
    for (const kept of ['★', 'OCOP 5 sao', '1.150.000']) expect(page).not.toContain(kept);
  });

  test('makes no HTML of anybody’s words, and lets nothing run', async () => {
    const answer = await centre.read(`/san-pham/${PRAWNS.id}`);
    const page = await answer.text();
    expect(page).not.toContain('<b>Đầm Dơi</b>');
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('Tôm khô &lt;b&gt;Đầm Dơi&lt;/b&gt; &amp; &quot;con&quot;');
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script/g)).toHaveLength(1);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe|\*/);
  });

  test('tells machines the same (schema.org)', async () => {
    expect(await facts(`/san-pham/${SALT.id}`)).toMatchObject({
      '@type': 'Product',
      name: SALT.name,
      gtin: GTIN,
      manufacturer: { name: 'HTX Muối Long Điền' },
      hasCertification: { certificationRating: { ratingValue: 4 }, validFrom: '2024-06-15', expires: '2027-06-14' },
      offers: { price: 25_000, priceCurrency: 'VND', availability: 'https://schema.org/InStoreOnly' },
      image: [`${centre.url}/photos/${photoName(centre.photo.photo)}`],
    });
    const prawns = await facts(`/san-pham/${PRAWNS.id}`);
    expect(prawns).toMatchObject({ name: PRAWNS.name, manufacturer: { name: HOSTILE } });
    for (const absent of ['hasCertification', 'offers', 'gtin', 'image']) expect(prawns).not.toHaveProperty(absent);
  });

  test('is kept by whoever read it, until midnight at most, and is not sent twice', async () => {
    const first = await centre.read(`/san-pham/${SALT.id}`);
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    expect(first.headers.get('vary')).toContain('accept-language');
    const again = await centre.read(`/san-pham/${SALT.id}`, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const toMidnight = 12 * 60 * MINUTE - 2 * MINUTE;
    centre.moveClock(toMidnight);
    expect((await centre.read(`/san-pham/${SALT.id}`)).headers.get('cache-control')).toBe('public, max-age=60');
    centre.moveClock(-toMidnight);
  });
});

describe('in the reader’s language', () => {
  test.each([
    ['whoever says nothing', {}, 'vi'],
    ['vi-VN,vi;q=0.9,en;q=0.8', { 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.8' }, 'vi'],
    ['en-GB,en;q=0.9,vi;q=0.5', { 'accept-language': 'en-GB,en;q=0.9,vi;q=0.5' }, 'en'],
    ['ko', { 'accept-language': 'ko' }, 'en'],
  ])('%s', async (_who, headers, language) => {
    const answer = await centre.read('/san-pham', headers);
    expect(answer.headers.get('content-language')).toBe(language);
    expect(await answer.text()).toContain(`<html lang="${language}">`);
  });

  test('one that was chosen goes along from page to page', async () => {
    const page = await text(`/san-pham/${SALT.id}?lang=en`, { 'accept-language': 'vi' });
    for (const said of [
      '<h1 lang="en">Ba Thac salt</h1>',
      'Muối ba thạc',
      'OCOP 4 stars',
      'Issued by',
      'UBND tỉnh Bạc Liêu',
      'Honey, syrups',
    ]) {
      expect(page).toContain(said);
    }
    expect(page).toContain('Grains that form on lined fields');
    expect(page).toContain(`href="/chu-the/${SALT.producer}?lang=en"`);
    expect(page).toContain(`<link rel="canonical" href="${centre.url}/san-pham/${SALT.id}?lang=en">`);
  });
});

const names = async (query: string) =>
  [...(await text(`/san-pham${query}`)).matchAll(/class="name" lang="vi">([^<]*)</g)].map(([, name]) => name);

describe('the catalogue', () => {
  test('shows those with most stars first, and is asked without marks, by producer, place and code', async () => {
    expect(await names('')).toHaveLength(2);
    expect((await names(''))[0]).toBe(SALT.name);
    for (const q of [
      'muoi',
      'MUOI BA',
      'long dien tay',
      'ganh hao',
      'ba thac salt',
      '8938507000006',
      '2000000000015',
    ]) {
      expect([q, await names(`?q=${encodeURIComponent(q)}`)]).toEqual([q, [SALT.name]]);
    }
    expect(await names('?q=tom+dam+doi')).toHaveLength(1);
    expect(await names('?q=khong+co')).toEqual([]);
  });

  test('is sorted by category, commune, stars and producer', async () => {
    expect(await names(`?category=${encodeURIComponent(PRAWNS.category)}`)).toHaveLength(1);
    expect(await names(`?commune=${encodeURIComponent('xã Gành Hào')}`)).toEqual([SALT.name]);
    expect(await names('?stars=4')).toEqual([SALT.name]);
    expect(await names('?stars=5')).toEqual([]);
    expect(await names(`?producer=${PRAWNS.producer}`)).toHaveLength(1);
    // Parts of an address that nobody can have meant are as if they were not there.
    expect(await names('?stars=2&page=-1&q=muoi')).toEqual([SALT.name]);
  });

  test('follows what is published, at once', async () => {
    const other = { ...SALT, id: 'SP-077' as typeof SALT.id, name: 'Đường thốt nốt', codes: [] };
    await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: other.id, row: other } }]);
    expect(await names('?q=duong')).toEqual(['Đường thốt nốt']);
    await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: other.id, row: null } }]);
    expect(await names('?q=duong')).toEqual([]);
    expect((await centre.read(`/san-pham/${other.id}`)).status).toBe(404);
  });

  test('producers and outlets have pages of their own', async () => {
    expect(await text('/chu-the')).toContain('HTX Muối Long Điền');
    expect(await text(`/chu-the/${SALT.producer}`)).toContain('xã Long Điền Tây, huyện Đông Hải, tỉnh Bạc Liêu');
    const outlets = await text('/diem-ban');
    expect(outlets).toContain('12 Trần Phú, phường Bạc Liêu, Cà Mau');
    for (const kept of ['1900123456', '0291 3822 222']) expect(outlets).not.toContain(kept);
  });
});

describe('what is not there', () => {
  test.each([
    ['a number nobody has', '/01/08934567890120', 'Không có sản phẩm nào của chương trình mang mã'],
    ['a wrong check digit', '/01/08938507000007', 'sai số kiểm tra'],
    ['no number at all', '/01/%3Cscript%3E', 'Không tìm thấy'],
    ['a code nobody has', '/ma/<i>1', 'Không tìm thấy'],
    ['a product nobody has', '/san-pham/SP-999', 'không còn trong danh mục'],
    ['a producer nobody has', '/chu-the/x%20y', 'không còn trong danh mục'],
  ])('%s: why, and where to go on', async (_what, path, said) => {
    const answer = await centre.read(path);
    const page = await answer.text();
    expect(answer.status).toBe(404);
    expect(page).toContain(said);
    expect(page).toContain('role="search"');
    expect(page).not.toMatch(/<i>|<script>/);
  });
});

describe('photographs', () => {
  test('of a story are there for everybody, and for ever', async () => {
    const answer = await centre.read(`/photos/${photoName(centre.photo.photo)}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(centre.photo.bytes);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  test('that no story names are not', async () => {
    for (const name of [photoName(drawPhoto({ hue: 9 }).photo), `${centre.photo.photo.hash}.jpg`, 'x']) {
      expect((await centre.read(`/photos/${name}`)).status).toBe(404);
    }
  });
});
