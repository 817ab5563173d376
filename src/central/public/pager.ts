import type { PageOf } from './ask.ts';
import type { Site } from './frame.ts';
import { type Html, html } from './html.ts';

/** The way to the next page and back; nothing where one page is all. */
export function pagerOf(
  { words }: Site,
  { page, pages }: PageOf<unknown>,
  addressOf: (page: number) => string,
): Html | undefined {
  if (pages === 1) return undefined;
  return html`<nav class="pager" aria-label="${words.pages}">
${page > 1 && html`<a rel="prev" href="${addressOf(page - 1)}">← ${words.before}</a>`}
<span>${words.page(page, pages)}</span>
${page < pages && html`<a rel="next" href="${addressOf(page + 1)}">${words.after} →</a>`}
</nav>`;
}
