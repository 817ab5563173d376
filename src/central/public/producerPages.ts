import type { Producer } from '../../shared/catalogue/product.ts';
import { storyChangeId } from '../../shared/catalogue/story.ts';
import { inLanguage, paths } from './addresses.ts';
import { addressesOf } from './addressesOf.ts';
import { PRODUCERS_PAGE } from './api.ts';
import { pageOf } from './ask.ts';
import type { Page, Site } from './frame.ts';
import { placeOf } from './good.ts';
import type { Goods } from './goods.ts';
import { html } from './html.ts';
import { pagerOf } from './pager.ts';
import { storyText } from './storyText.ts';
import { tilesOf } from './tiles.ts';

/** All who have goods in the catalogue, by name. */
export function producersPage(site: Site, goods: Goods, asked: number): Page {
  const { words, spoken } = site;
  const shown = pageOf(goods.producers, asked, PRODUCERS_PAGE);
  return {
    title: words.producers,
    description: words.siteSays,
    path: paths.producers,
    query: { page: shown.page },
    here: paths.producers,
    body: html`<h1>${words.producers}</h1>
<ul class="rows">${shown.rows.map(
      ({ id, name, count }) =>
        html`<li><a href="${inLanguage(spoken, paths.producer(id))}"><span lang="vi">${name}</span></a> <span class="soft"><span lang="vi">${placeOf(goods.catalogue.producers.get(id))}</span> · ${words.found(count)}</span></li>`,
    )}</ul>
${pagerOf(site, shown, (page) => inLanguage(spoken, paths.producers, { page }))}`,
  };
}

/** One of them, with all their goods. */
export function producerPage(site: Site, goods: Goods, producer: Producer): Page {
  const { words, origin } = site;
  const { id, name, kind } = producer;
  const story = goods.catalogue.stories.get(storyChangeId({ of: 'producer', id }));
  const [photo] = story?.photos ?? [];
  const own = goods.byProducer.get(id) ?? [];
  return {
    title: name,
    description: [words.kinds[kind], name, placeOf(producer)].filter(Boolean).join(' · '),
    path: paths.producer(id),
    here: paths.producers,
    image: photo ? { url: origin + paths.photo(photo), width: photo.width, height: photo.height } : null,
    facts: {
      '@context': 'https://schema.org',
      '@type': 'Organization',
      '@id': origin + paths.producer(id),
      name,
      ...(placeOf(producer) !== '' && { address: placeOf(producer) }),
    },
    body: html`<h1 lang="vi">${name}</h1>
<p>${words.kinds[kind]}</p>
${addressesOf(site, producer)}
${photo && html`<img class="portrait" src="${paths.photo(photo)}" width="${photo.width}" height="${photo.height}" alt="${name}">`}
${story && (story.vi !== '' || story.en !== undefined) && html`<section class="story" aria-labelledby="story"><h2 id="story">${words.producerStory}</h2>${storyText(site, story)}</section>`}
<h2>${words.goods}</h2>
${tilesOf(site, own)}`,
  };
}
