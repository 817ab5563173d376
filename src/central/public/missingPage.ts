import { inLanguage, paths } from './addresses.ts';
import { GoodsAsked } from './ask.ts';
import type { Page, Site } from './frame.ts';
import type { Goods } from './goods.ts';
import { formOf } from './goodsPage.ts';
import { html } from './html.ts';
import type { Found } from './read.ts';
import { tilesOf } from './tiles.ts';

/** Nothing is there: why, and where to go on from here. */
export function missingPage(site: Site, goods: Goods, found?: Extract<Found, { found: 'nothing' }>): Page {
  const { words, spoken } = site;
  const why = found
    ? (found.why === 'check-digit' ? words.badCheckDigit : words.missingCode)(found.code)
    : words.missingPage;
  return {
    title: words.missing,
    description: why,
    path: paths.goods,
    unlisted: true,
    body: html`<h1>${words.missing}</h1><p class="lead">${why}</p><p>${words.missingHelp}</p>
${formOf(site, goods, GoodsAsked.parse({}))}
<ul class="chips">${goods.categories.map(
      ({ name, count }) =>
        html`<li><a href="${inLanguage(spoken, paths.goods, { category: name })}" lang="vi">${name} (${count})</a></li>`,
    )}</ul>`,
  };
}

/** A code that several products have: nobody guesses. */
export function severalPage(site: Site, { goods, code }: Extract<Found, { found: 'several' }>): Page {
  const { words } = site;
  return {
    title: words.choose,
    description: words.chooseSays,
    path: paths.goods,
    query: { q: code },
    unlisted: true,
    body: html`<h1>${words.choose}</h1><p class="lead">${words.chooseSays}</p>${tilesOf(site, goods)}`,
  };
}
