import { type ImportedList, LISTS } from '../../office/api/lists.ts';
import type { IconName } from '../ui/icons.tsx';
import type { PageName } from './address.ts';

/**
 * The menu: its groups from top to bottom, and the pages of each. A page joins by its name here, an icon of that name
 * and its words (`nav.<page>`); a group by its words (`nav.group.<group>`).
 */
export const SHELVES = [
  { group: 'sold', pages: ['sales', 'market', 'shifts', 'demand'] },
  { group: 'places', pages: ['outlets', 'suspense'] },
  { group: 'stock', pages: ['stock', 'settlements', 'announced'] },
  { group: 'goods', pages: ['catalogue', 'producers', 'certificates', 'drafts', 'promotions'] },
  { group: 'house', pages: ['accounts', 'audit'] },
] as const satisfies readonly { readonly group: string; readonly pages: readonly (PageName & IconName)[] }[];

export type Shelved = (typeof SHELVES)[number]['pages'][number];

/** Pages that are opened from another one, under which they stand; one's own is opened from one's name. */
const WITHIN = {
  import: 'catalogue',
  product: 'catalogue',
  announce: 'announced',
  own: null,
} as const satisfies Record<Exclude<PageName, Shelved>, Shelved | null>;

/** Where a file of a list is brought in from; of the goods', from the catalogue. */
const LISTED = { promotions: 'promotions', outlets: 'outlets', staff: 'outlets' } as const satisfies Record<
  ImportedList,
  Shelved
>;

/** @returns the entry of the menu that a page belongs to */
export function shelfOf(page: PageName, query: URLSearchParams): Shelved | null {
  const list = page === 'import' ? LISTS.find((each) => each === query.get('list')) : undefined;
  if (list) return LISTED[list];
  return isWithin(page) ? WITHIN[page] : page;
}

const isWithin = (page: PageName): page is keyof typeof WITHIN => Object.hasOwn(WITHIN, page);
