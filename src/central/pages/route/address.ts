import { mayDo, type OfficeRole, type Right } from '../../office/api/rights.ts';

/**
 * The pages. Which one is meant stands in the query like every filter does, not in the path: so one address is the
 * whole program, and a server needs no rule for addresses that are not files.
 */
export const PAGES = [
  'sales',
  'market',
  'shifts',
  'demand',
  'stock',
  'settlements',
  'announced',
  'announce',
  'catalogue',
  'product',
  'import',
  'producers',
  'certificates',
  'drafts',
  'promotions',
  'outlets',
  'suspense',
  'accounts',
  'audit',
  'own',
] as const;
/** Letters that may be searched for; the server takes no more. */
export const LONGEST_SEARCH = 120;

export type PageName = (typeof PAGES)[number];

/** What it takes to open each. */
const doors = {
  sales: 'read-sales',
  market: 'read-sales',
  shifts: 'read-shifts',
  demand: 'read-demand',
  stock: 'read-stock',
  settlements: 'read-settlements',
  announced: 'read-announced',
  announce: 'announce-goods',
  catalogue: 'read-catalogue',
  product: 'edit-catalogue',
  import: 'edit-catalogue',
  producers: 'read-catalogue',
  certificates: 'read-catalogue',
  drafts: 'read-drafts',
  promotions: 'read-catalogue',
  outlets: 'read-outlets',
  suspense: 'read-suspense',
  accounts: 'read-accounts',
  audit: 'read-audit',
  own: 'oneself',
} as const satisfies Record<PageName, Right | 'oneself'>;

export function mayOpen(role: OfficeRole, page: PageName): boolean {
  const door = doors[page];
  return door === 'oneself' || mayDo(role, door);
}

/** Where somebody begins: at what sold, or else at what they keep. */
export function homeOf(role: OfficeRole): PageName {
  return (['sales', 'catalogue'] as const).find((page) => mayOpen(role, page)) ?? 'own';
}

/** @returns the page a query names; the sales where it names none, or one nobody knows */
export function pageIn(query: URLSearchParams): PageName {
  const named = query.get('page');
  return PAGES.find((page) => page === named) ?? 'sales';
}

/** The address of a page, and of what is looked at there. The sales are home. */
export function pageHref(page: PageName, query: Readonly<Record<string, string>> = {}): string {
  return hrefWith(new URLSearchParams(), { page: page === 'sales' ? null : page, ...query });
}

/** What is to change in a query: a text replaces, null takes away. */
export type QueryChange = { readonly [key: string]: string | null };

/** An address with some of its query changed and the rest kept, so that one filter never forgets another. */
export function hrefWith(query: URLSearchParams, change: QueryChange): string {
  const next = new URLSearchParams(query);
  for (const [key, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(key);
    else next.set(key, value);
  }
  const text = next.toString();
  return text === '' ? '/' : `/?${text}`;
}
