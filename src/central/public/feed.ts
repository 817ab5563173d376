import { paths } from './addresses.ts';
import type { Carriers } from './carriers.ts';
import type { Site } from './frame.ts';
import type { Good } from './good.ts';
import type { Goods } from './goods.ts';
import { worldGtin } from './gtins.ts';
import { type Html, html } from './html.ts';
import { summaryOf } from './summary.ts';

/** As many further photographs as Google takes of one product. */
const MORE_PHOTOS = 10;

/**
 * All goods as RSS 2.0 with the attributes of Google's product data specification, in Vietnamese: what e-commerce floors read. A
 * product without a price of its own is in it without one.
 * @see https://support.google.com/merchants/answer/7052112
 */
export function feedOf(site: Site, goods: Goods, carriers: Carriers): string {
  const { words, origin } = site;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>${words.site}</title>
<link>${origin + paths.goods}</link>
<description>${words.siteSays}</description>
${goods.all.map((good) => itemOf(site, good, carriers))}</channel>
</rss>
`.html;
}

function itemOf(site: Site, good: Good, carriers: Carriers): Html {
  const { words, origin } = site;
  const { product, producer, photos, certificate, price } = good;
  const [first, ...more] = photos.map((photo) => origin + paths.photo(photo));
  const [gtin] = product.codes.flatMap((code) => worldGtin(code) ?? []);
  const isHeld = carriers.of(product.id).some(({ inStock }) => inStock);
  return html`<item>
<g:id>${product.id}</g:id>
<title>${product.netContent === '' ? product.name : `${product.name} ${product.netContent}`}</title>
<description>${summaryOf(site, good)}</description>
<link>${origin + paths.product(product.id)}</link>
${first && html`<g:image_link>${first}</g:image_link>\n`}${more
  .slice(0, MORE_PHOTOS)
  .map((photo) => html`<g:additional_image_link>${photo}</g:additional_image_link>\n`)}${
  price !== undefined && html`<g:price>${price} VND</g:price>\n`
}<g:availability>${isHeld ? 'in_stock' : 'out_of_stock'}</g:availability>
<g:condition>new</g:condition>
<g:brand>${producer?.name}</g:brand>
${gtin === undefined ? html`<g:identifier_exists>no</g:identifier_exists>` : html`<g:gtin>${gtin}</g:gtin>`}
<g:product_type>${product.category}</g:product_type>
${certificate && html`<g:product_highlight>${words.ocopStars(certificate.stars)}</g:product_highlight>\n`}</item>
`;
}

/** What search engines should look at. @see https://www.sitemaps.org/protocol.html */
export function sitemapOf(origin: string, goods: Goods): string {
  const pages = [
    paths.goods,
    paths.producers,
    paths.outlets,
    ...goods.all.map(({ product }) => paths.product(product.id)),
    ...goods.producers.map(({ id }) => paths.producer(id)),
  ];
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.slice(0, SITEMAP_PAGES).map((path) => html`<url><loc>${origin + path}</loc></url>\n`)}</urlset>
`.html;
}

/** More are not allowed in one file. */
const SITEMAP_PAGES = 50_000;

/** @see RFC 9309 */
export function robotsOf(origin: string): string {
  return [
    'User-agent: *',
    'Disallow: /office/',
    'Disallow: /sync/',
    'Disallow: /bank/',
    // Countless ways to sort the same goods.
    `Disallow: ${paths.goods}?*q=`,
    '',
    `Sitemap: ${origin}${paths.sitemap}`,
    '',
  ].join('\n');
}
