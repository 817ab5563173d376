import type { Stars } from '../../shared/catalogue/certificate.ts';
import { lookOf } from '../../shared/catalogue/motif.ts';
import type { Photo } from '../../shared/catalogue/photo.ts';
import type { Product } from '../../shared/catalogue/product.ts';
import { formatDong } from '../../shared/money.ts';
import { inLanguage, paths } from './addresses.ts';
import type { Site } from './frame.ts';
import type { Good } from './good.ts';
import { type Html, html } from './html.ts';
import type { Language } from './language.ts';

/** Glyphs for the eye, and the words beside them for everybody; nothing where no certificate is valid. */
export function starsOf({ words }: Site, stars: Stars | undefined): Html | undefined {
  if (!stars) return undefined;
  return html`<span class="stars"><span aria-hidden="true">${'★'.repeat(stars)}</span> ${words.ocopStars(stars)}</span>`;
}

/** A product's name in the reader's language; in Vietnamese, and said to be, where nobody wrote another. */
export function nameOf(
  { spoken }: Site,
  { name, nameEn }: Product,
): { readonly text: string; readonly lang: Language } {
  return spoken.language === 'en' && nameEn !== undefined ? { text: nameEn, lang: 'en' } : { text: name, lang: 'vi' };
}

/** @param alt '' where the name stands beside it */
export function imageOf(photo: Photo, { alt, lazy }: { readonly alt: string; readonly lazy: boolean }): Html {
  const { width, height } = photo;
  return html`<img src="${paths.photo(photo)}" width="${width}" height="${height}" alt="${alt}"${lazy && html` loading="lazy" decoding="async"`}>`;
}

/** What stands for a photograph where there is none: the shelf's quiet drawing. */
export function drawingOf({ product }: Good): Html {
  return html`<span class="motif" data-motif="${lookOf(product.category).motif}"></span>`;
}

export function priceOf({ words }: Site, { price, product }: Good): Html | undefined {
  if (price === undefined) return undefined;
  return html`<span class="price">${formatDong(price)}&nbsp;₫ <small>${words.perUnit(product.unit)}</small></span>`;
}

/** Goods side by side, each a link to its page. */
export function tilesOf(site: Site, goods: readonly Good[]): Html {
  return html`<ul class="tiles">${goods.map((good) => tileOf(site, good))}</ul>`;
}

/** Without a photograph the name is the picture. */
function tileOf(site: Site, good: Good): Html {
  const { product, producer, photos, certificate } = good;
  const [photo] = photos;
  const { tint } = lookOf(product.category);
  const { text, lang } = nameOf(site, product);
  const name = html`<span class="name" lang="${lang}">${text}</span>`;
  return html`
<li class="ground" data-tint="${tint}"><a href="${inLanguage(site.spoken, paths.product(product.id))}">
<span class="picture">${photo ? imageOf(photo, { alt: '', lazy: true }) : html`${drawingOf(good)}${name}`}</span>
${photo && name}
<span class="soft" lang="vi">${[producer?.name, product.netContent].filter(Boolean).join(' · ')}</span>
${starsOf(site, certificate?.stars)}
${priceOf(site, good)}
</a></li>`;
}
