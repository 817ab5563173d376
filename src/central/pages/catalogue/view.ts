import { LONGEST_SEARCH } from '../route/address.ts';

/** What the catalogue page shows, as its address says it. */
export type CatalogueView = { readonly text: string; readonly category: string | null; readonly offset: number };

export function readCatalogueView(query: URLSearchParams): CatalogueView {
  const offset = Number(query.get('offset') ?? 0);
  return {
    text: (query.get('q') ?? '').slice(0, LONGEST_SEARCH),
    category: query.get('category')?.slice(0, 80) || null,
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}
