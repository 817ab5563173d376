import { spelledGtin } from '../../shared/barcode/gtin.ts';
import { lookOf } from '../../shared/catalogue/motif.ts';
import { PRODUCT_SETS } from '../../shared/catalogue/productSet.ts';
import type { Story } from '../../shared/catalogue/story.ts';
import { formatDay } from '../../shared/day.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { inLanguage, paths } from './addresses.ts';
import { addressesOf } from './addressesOf.ts';
import { placesOf } from './carriers.ts';
import type { Page, Site } from './frame.ts';
import type { Good } from './good.ts';
import { type Html, html } from './html.ts';
import { labelPart, overSince } from './labelPart.ts';
import { productFacts } from './productFacts.ts';
import type { ProductShown } from './productShown.ts';
import type { Label } from './read.ts';
import { storyText } from './storyText.ts';
import { summaryOf } from './summary.ts';
import { drawingOf, imageOf, nameOf, priceOf, starsOf, tilesOf } from './tiles.ts';

/** Goods of the same producer that are shown below. */
const MORE = 6;

export function productPage(site: Site, shown: ProductShown): Page {
  const { good, label } = shown;
  const { product, photos } = good;
  const [photo] = photos;
  const name = nameOf(site, product);
  return {
    title: name.text,
    description: summaryOf(site, good),
    path: paths.product(product.id),
    kind: 'product',
    image: photo ? { url: site.origin + paths.photo(photo), width: photo.width, height: photo.height } : null,
    facts: productFacts(site, shown),
    body: html`<article class="product">
${gallery(site, good)}
<div class="about">
${crumbs(site, good)}
<h1 lang="${name.lang}">${name.text}</h1>
${name.lang === 'en' && html`<p class="soft" lang="vi">${product.name}</p>`}
${starsOf(site, good.certificate?.stars)}
${good.price !== undefined && html`<p class="listed">${priceOf(site, good)}<br><small class="soft">${site.words.priceSays}</small></p>`}
${label && html`${warning(site, shown, label)}${labelPart(site, label, shown.lotExpires)}`}
${buyPart(site, shown)}
${certificatePart(site, shown)}
${factsPart(site, good)}
${basketPart(site, shown)}
</div>
<div class="told">
${storyPart(site, { title: site.words.story, story: good.story, id: 'story' })}
${makerPart(site, good)}
</div>
</article>
${morePart(site, shown)}`,
  };
}

function warning({ words }: Site, { goods, lotExpires }: ProductShown, label: Label): Html | undefined {
  const over = overSince(label, lotExpires, goods.day);
  return over && html`<p class="warning">${words.expired(formatDay(over))}</p>`;
}

function gallery(site: Site, good: Good): Html {
  const { product, photos } = good;
  const { text } = nameOf(site, product);
  const [first, ...more] = photos;
  const { tint } = lookOf(product.category);
  const alt = (at: number): string => (photos.length === 1 ? text : site.words.photo(text, at));
  return html`<div class="gallery">
<div class="picture ground" data-tint="${tint}">${first ? imageOf(first, { alt: alt(1), lazy: false }) : drawingOf(good)}</div>
${
  more.length > 0 &&
  html`<ul>${more.map(
    (photo, at) =>
      html`<li><a href="${paths.photo(photo)}">${imageOf(photo, { alt: alt(at + 2), lazy: true })}</a></li>`,
  )}</ul>`
}
</div>`;
}

function crumbs({ spoken, words }: Site, { product: { category } }: Good): Html {
  const link = (query: Record<string, string>) => inLanguage(spoken, paths.goods, query);
  return html`<p class="crumbs"><a href="${link({})}">${words.goods}</a> <span aria-hidden="true">›</span> <a href="${link({ category })}" lang="vi">${category}</a></p>`;
}

function buyPart({ words }: Site, { goods, carriers, good }: ProductShown): Html {
  const places = placesOf(goods.catalogue, carriers.of(good.product.id));
  return html`<section aria-labelledby="buy"><h2 id="buy">${words.buy}</h2>
${
  places.length === 0
    ? html`<p>${words.nowhere}</p>`
    : html`<ul class="places">${places.map(
        ({ name, address, inStock }) =>
          html`<li><span lang="vi"><b>${name}</b> <span class="soft">${address}</span></span> <span class="${inStock ? 'held' : 'soft'}">${inStock ? words.inStock : words.soldHere}</span></li>`,
      )}</ul><p class="soft">${words.buySays}</p>`
}</section>`;
}

type Told = { readonly title: string; readonly story: Story | undefined; readonly id: string };

/** In the reader's language where somebody wrote it so, else in Vietnamese, saying that it is. */
function storyPart(site: Site, { title, story, id }: Told): Html | undefined {
  if (!story || (story.vi === '' && story.en === undefined)) return undefined;
  return html`<section class="story" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${storyText(site, story)}</section>`;
}

function makerPart(site: Site, { producer, producerStory }: Good): Html | undefined {
  if (!producer) return undefined;
  const { words, spoken } = site;
  return html`<section class="maker" aria-labelledby="maker"><h2 id="maker">${words.madeBy}</h2>
<p><a href="${inLanguage(spoken, paths.producer(producer.id))}" lang="vi"><b>${producer.name}</b></a><br><span class="soft">${words.kinds[producer.kind]}</span></p>
${addressesOf(site, producer)}
${producerStory && (producerStory.vi !== '' || producerStory.en !== undefined) && storyText(site, producerStory)}
</section>`;
}

function factsPart({ words, spoken }: Site, { product }: Good): Html | undefined {
  const facts: readonly (readonly [string, string])[] = [
    [words.set, PRODUCT_SETS.find(({ id }) => id === product.set)?.[spoken.language] ?? ''],
    [words.netContent, product.netContent],
    [words.unit, product.unit],
    [words.codes, product.codes.map((code) => (/^\d{14}$/.test(code) ? spelledGtin(code) : code)).join(', ')],
  ];
  const known = facts.filter(([, value]) => value !== '');
  return html`<dl class="facts">${known.map(([name, value]) => html`<div><dt>${name}</dt><dd${name !== words.set && html` lang="vi"`}>${value}</dd></div>`)}</dl>`;
}

function basketPart({ words, spoken }: Site, { goods, good }: ProductShown): Html | undefined {
  const parts = good.product.basket;
  if (!parts) return undefined;
  return html`<section aria-labelledby="basket"><h2 id="basket">${words.basket}</h2><ul>${parts.flatMap(
    ({ product: id, quantity }) => {
      const part = goods.byId.get(id)?.product;
      return part
        ? html`<li lang="vi">${formatQuantity(quantity)} ${part.unit} <a href="${inLanguage(spoken, paths.product(id))}">${part.name}</a></li>`
        : [];
    },
  )}</ul></section>`;
}

/** Stars by date: what has ended is said without its stars. */
function certificatePart(site: Site, { goods, good }: ProductShown): Html {
  const { words } = site;
  const { certificate, starsUntil, lost } = good;
  return html`<section class="certificate" aria-labelledby="certificate"><h2 id="certificate">${words.certificate}</h2>
${
  certificate && starsUntil
    ? html`<p>${starsOf(site, certificate.stars)}</p><dl class="facts">
${certificate.decision !== '' && html`<div><dt>${words.decision}</dt><dd lang="vi">${certificate.decision}</dd></div>`}
${certificate.issuer !== undefined && html`<div><dt>${words.issuer}</dt><dd lang="vi">${certificate.issuer}</dd></div>`}
<div><dt>${words.issuedOn}</dt><dd>${formatDay(certificate.issuedOn)}</dd></div>
<div><dt>${words.validUntil}</dt><dd>${formatDay(starsUntil)}</dd></div></dl>`
    : html`<p>${lost ? words.certificateEnded(formatDay(lost.since)) : words.noCertificate}</p>`
}<p class="soft">${words.asOf(formatDay(goods.day))}</p></section>`;
}

function morePart(site: Site, { goods, good }: ProductShown): Html | undefined {
  const { producer, id } = good.product;
  const others = (goods.byProducer.get(producer) ?? []).filter(({ product }) => product.id !== id);
  if (others.length === 0) return undefined;
  return html`<section class="more" aria-labelledby="more"><h2 id="more">${site.words.moreOf}</h2>${tilesOf(site, others.slice(0, MORE))}</section>`;
}
