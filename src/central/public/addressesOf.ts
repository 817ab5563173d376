import type { Producer } from '../../shared/catalogue/product.ts';
import type { Site } from './frame.ts';
import { type Html, html } from './html.ts';

/** Where a producer is today, and what stands on label and decision, which is never rewritten. */
export function addressesOf({ words }: Site, { place, address }: Producer): Html {
  return html`${address !== undefined && html`<p><span class="soft">${words.address}:</span> <span lang="vi">${address}</span></p>`}${
    place !== '' && html`<p><span class="soft">${words.place}:</span> <span lang="vi">${place}</span></p>`
  }`;
}
