import { create } from 'zustand';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { Day } from '../../shared/day.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';

/** Products of one page, small enough to come within a frame. */
export const PAGE = 100;

type Tiles = {
  readonly categories: readonly { readonly category: string; readonly products: number }[];
  /** Null = all. */
  readonly category: string | null;
  /** How many the category has; null until the first page came. */
  readonly total: number | null;
  /** The pages fetched so far, by number. The grid asks for what it shows. */
  readonly pages: ReadonlyMap<number, readonly ProductView[]>;
};

const NOTHING: Pick<Tiles, 'total' | 'pages'> = { total: null, pages: new Map() };

export const useTiles = create<Tiles>(() => ({ categories: [], category: null, ...NOTHING }));

/** Pages on their way or here, so that none is fetched twice. */
const asked = new Set<number>();

export function chooseCategory(category: string | null): void {
  if (category === useTiles.getState().category) return;
  asked.clear();
  useTiles.setState({ category, ...NOTHING });
  void fetchPage(0);
}

export function needPages(first: number, last: number): void {
  for (let page = first; page <= last; page++) void fetchPage(page);
}

/** The day that the tiles are of. */
let shownOn: Day | undefined;

/** Prices and stars are those of a day: tiles that stand over midnight are asked for anew. */
export function showTilesOf(today: Day): void {
  if (shownOn !== undefined && shownOn !== today) void refetchTiles();
  shownOn = today;
}

/** The catalogue moved on: what is on the screen stays until its new version is here, so nothing jumps. */
export async function refetchTiles(): Promise<void> {
  try {
    useTiles.setState({ categories: await bridge.call('catalogue.categories', {}) });
    const shown = [...asked];
    asked.clear();
    await Promise.all((shown.length > 0 ? shown : [0]).map(fetchPage));
  } catch (why) {
    sayFailed(why);
  }
}

async function fetchPage(page: number): Promise<void> {
  const { category } = useTiles.getState();
  if (asked.has(page)) return;
  asked.add(page);
  try {
    const found = await bridge.call('catalogue.tiles', { category, offset: page * PAGE, limit: PAGE });
    if (useTiles.getState().category !== category) return;
    useTiles.setState(({ pages }) => ({ total: found.total, pages: new Map(pages).set(page, found.products) }));
  } catch (why) {
    asked.delete(page);
    sayFailed(why);
  }
}
