import { inLanguage, paths } from './addresses.ts';
import { type Html, html, structured } from './html.ts';
import type { Language, Spoken } from './language.ts';
import { type Words, wordsIn } from './words.ts';

/** What all pages of one answer share. */
export type Site = {
  /** `https://ocop.example.vn`: what absolute addresses begin with. */
  readonly origin: string;
  readonly spoken: Spoken;
  readonly words: Words;
  /** The style sheet's path. */
  readonly style: string;
};

export type Page = {
  readonly title: string;
  readonly description: string;
  /** Where the page is at home, whatever address led to it. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly kind?: 'product' | 'website';
  /** Absolute, with its sides. */
  readonly image?: { readonly url: string; readonly width: number; readonly height: number } | null;
  /** For machines (schema.org). */
  readonly facts?: unknown;
  /** Left out by search engines: one of countless ways to sort the same goods. */
  readonly unlisted?: true;
  readonly here?: string;
  readonly body: Html;
};

const LOCALES = { vi: 'vi_VN', en: 'en_US' } as const satisfies Record<Language, string>;
const NAMES = { vi: 'Tiếng Việt', en: 'English' } as const satisfies Record<Language, string>;

/** A whole page; nothing in it needs a script. */
export function framed(site: Site, page: Page): string {
  const { words, spoken, origin } = site;
  const title = page.title === words.site ? page.title : `${page.title} · ${words.site}`;
  const at = origin + inLanguage(spoken, page.path, page.query);
  return html`<!doctype html>
<html lang="${spoken.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${page.description}">
${page.unlisted && html`<meta name="robots" content="noindex, follow">\n`}${links(site, page, at)}
${openGraph(site, page, at)}
${page.facts !== undefined && structured(page.facts)}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${head(site, page)}
<main id="main">
${page.body}
</main>
<footer><p>${words.foot}</p><p><a href="${paths.openapi}">${words.forMachines}</a></p></footer>
</body>
</html>
`.html;
}

function links({ origin, style }: Site, page: Page, at: string): Html {
  const alternates = (['vi', 'en'] as const).map((language) => ({
    language,
    href: origin + inLanguage({ language, chosen: true }, page.path, page.query),
  }));
  return html`<link rel="canonical" href="${at}">
${alternates.map(({ language, href }) => html`<link rel="alternate" hreflang="${language}" href="${href}">\n`)}<link rel="icon" href="/look/quay.svg" type="image/svg+xml">
<link rel="stylesheet" href="${style}">
<meta name="theme-color" content="#0b6b4a">`;
}

function openGraph({ spoken, words }: Site, { title, description, kind, image }: Page, at: string): Html {
  return html`<meta property="og:site_name" content="${words.site}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:type" content="${kind ?? 'website'}">
<meta property="og:url" content="${at}">
<meta property="og:locale" content="${LOCALES[spoken.language]}">
${
  image &&
  html`<meta property="og:image" content="${image.url}">
<meta property="og:image:width" content="${image.width}">
<meta property="og:image:height" content="${image.height}">`
}`;
}

function head({ spoken, words }: Site, page: Page): Html {
  const places = [
    [paths.goods, words.goods],
    [paths.producers, words.producers],
    [paths.outlets, words.outlets],
  ] as const;
  const other = spoken.language === 'vi' ? 'en' : 'vi';
  const there = inLanguage({ language: other, chosen: true }, page.path, page.query);
  return html`<header>
<a class="brand" href="${inLanguage(spoken, paths.goods)}"><img src="/look/quay.svg" alt="" width="28" height="28"> ${words.site}</a>
<nav aria-label="${words.menu}">
${places.map(
  ([path, name]) =>
    html`<a href="${inLanguage(spoken, path)}"${page.here === path && html` aria-current="page"`}>${name}</a>\n`,
)}</nav>
<a class="language" href="${there}" lang="${other}" hreflang="${other}">${NAMES[other]}</a>
</header>`;
}

export function siteOf(spoken: Spoken, origin: string, style: string): Site {
  return { spoken, origin, style, words: wordsIn(spoken.language) };
}
