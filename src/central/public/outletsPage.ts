import { paths } from './addresses.ts';
import type { Page, Site } from './frame.ts';
import type { Goods } from './goods.ts';
import { html } from './html.ts';
import { tellOutlets } from './tell.ts';

export function outletsPage(site: Site, goods: Goods): Page {
  const { words, origin } = site;
  const outlets = tellOutlets(goods);
  return {
    title: words.outlets,
    description: words.outletsSay,
    path: paths.outlets,
    here: paths.outlets,
    facts: outlets.map(({ id, name, address }) => ({
      '@context': 'https://schema.org',
      '@type': 'Store',
      '@id': `${origin}${paths.outlets}#${id}`,
      name,
      address,
    })),
    body: html`<h1>${words.outlets}</h1><p class="lead">${words.outletsSay}</p>
${
  outlets.length === 0
    ? html`<p>${words.noOutlets}</p>`
    : html`<ul class="rows">${outlets.map(
        ({ id, name, address }) =>
          html`<li id="${id}" lang="vi"><b>${name}</b> <span class="soft">${address}</span></li>`,
      )}</ul>`
}`,
  };
}
