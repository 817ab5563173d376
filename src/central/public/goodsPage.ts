import { inLanguage, paths } from './addresses.ts';
import { findGoods, type GoodsAsked, PAGE, type PageOf, pageOf } from './ask.ts';
import type { Page, Site } from './frame.ts';
import type { Good } from './good.ts';
import type { Goods, Shelf } from './goods.ts';
import { type Html, html } from './html.ts';
import { pagerOf } from './pager.ts';
import { tilesOf } from './tiles.ts';

/** Choices beyond this would be most of the page: producers are then chosen on their own page. */
const CHOICES = 400;

/** The catalogue: asked for with a form that needs no script. */
export function goodsPage(site: Site, goods: Goods, asked: GoodsAsked): Page {
  const { words } = site;
  const shown = pageOf(findGoods(goods, asked), asked.page);
  const { page: _page, ...filters } = asked;
  const used = Object.values(filters).filter((value) => value !== '');
  const query = { ...filters, page: shown.page };
  const named = nameOf(goods, asked);
  return {
    title: named === '' ? words.site : named,
    description: words.siteSays,
    path: paths.goods,
    query,
    here: paths.goods,
    facts: listFacts(site, shown),
    ...((asked.q !== '' || used.length > 1) && { unlisted: true }),
    body: html`<h1>${named === '' ? words.site : named}</h1>
${named === '' && html`<p class="lead">${words.siteSays}</p>`}
${formOf(site, goods, asked)}
<p class="count" role="status">${words.found(shown.total)}${shown.pages > 1 && ` · ${words.page(shown.page, shown.pages)}`}${
      used.length > 0 && html` · <a href="${inLanguage(site.spoken, paths.goods)}">${words.clear}</a>`
    }</p>
${shown.total === 0 ? html`<p>${words.nothing}</p>` : tilesOf(site, shown.rows)}
${pagerOf(site, shown, (page) => inLanguage(site.spoken, paths.goods, { ...query, page }))}`,
  };
}

/** Of a page that shows one shelf: its name. */
function nameOf({ producers }: Goods, { q, category, commune, stars, producer }: GoodsAsked): string {
  const maker = producers.find(({ id }) => id === producer)?.name ?? '';
  const named = [category, commune, maker].filter((each) => each !== '');
  return q === '' && stars === '' && named.length === 1 ? (named[0] ?? '') : '';
}

export function formOf({ words, spoken }: Site, goods: Goods, asked: GoodsAsked): Html {
  const producers =
    goods.producers.length <= CHOICES ? goods.producers : goods.producers.filter(({ id }) => id === asked.producer);
  return html`<form class="filters" role="search" aria-label="${words.filters}" action="${paths.goods}" method="get">
${spoken.chosen && html`<input type="hidden" name="lang" value="${spoken.language}">`}
<p class="words"><label for="q">${words.search}</label>
<input id="q" name="q" type="search" value="${asked.q}" maxlength="100" aria-describedby="hint" autocomplete="off" enterkeyhint="search">
<button type="submit">${words.find}</button>
<small id="hint" class="soft">${words.searchHint}</small></p>
${choiceOf(words.category, words.all, { name: 'category', chosen: asked.category, options: goods.categories.map(named) })}
${choiceOf(words.commune, words.all, { name: 'commune', chosen: asked.commune, options: goods.communes.map(named) })}
${choiceOf(words.stars, words.all, {
  name: 'stars',
  chosen: String(asked.stars),
  options: [5, 4, 3].map((stars) => ({ value: String(stars), name: words.orMore(stars) })),
})}
${
  producers.length > 0 &&
  choiceOf(words.producer, words.all, {
    name: 'producer',
    chosen: asked.producer,
    options: producers.map(({ id, name }) => ({ value: id, name })),
  })
}
</form>`;
}

const named = ({ name, count }: Shelf) => ({ value: name, name: `${name} (${count})` });

type Choice = {
  readonly name: string;
  readonly chosen: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
};

function choiceOf(title: string, all: string, { name, chosen, options }: Choice): Html {
  return html`<p><label for="${name}">${title}</label><select id="${name}" name="${name}"><option value="">${all}</option>${options.map(
    ({ value, name: text }) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`,
  )}</select></p>`;
}

function listFacts({ origin }: Site, { rows, page }: PageOf<Good>) {
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    itemListElement: rows.map(({ product }, at) => ({
      '@type': 'ListItem',
      position: (page - 1) * PAGE + at + 1,
      url: origin + paths.product(product.id),
    })),
  };
}
