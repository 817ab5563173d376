import { PHOTOS_PATH, type Photo, photoName } from '../../shared/catalogue/photo.ts';
import type { ProducerId, ProductId } from '../../shared/id.ts';
import type { Spoken } from './language.ts';

/** Where the public pages are. Ids need no encoding; whatever else goes into an address goes through `URLSearchParams`. */
export const paths = {
  goods: '/san-pham',
  product: (id: ProductId): string => `/san-pham/${id}`,
  producers: '/chu-the',
  producer: (id: ProducerId): string => `/chu-the/${id}`,
  outlets: '/diem-ban',
  /** Of an in-store code, or any other that the catalogue lists. */
  code: '/ma',
  /** GS1 Digital Link. */
  gtin: '/01',
  photo: (photo: Photo): string => PHOTOS_PATH + photoName(photo),
  feed: '/feed/products.xml',
  sitemap: '/sitemap.xml',
  robots: '/robots.txt',
  openapi: '/openapi.json',
} as const;

type Query = Readonly<Record<string, string | number | undefined>>;

/** A path with what is asked of it; nothing of what is empty, and page 1 is the path itself. */
export function asking(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '' || (name === 'page' && value === 1)) continue;
    parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The same for whoever chose a language: it goes with them from page to page, because nothing is kept of anybody. */
export function inLanguage({ language, chosen }: Spoken, path: string, query: Query = {}): string {
  return asking(path, { ...query, lang: chosen ? language : undefined });
}
