import { create } from 'zustand';
import type { StockListed, StockShow } from '../../shared/contract/stock.ts';
import type { Day, Instant } from '../../shared/day.ts';
import type { ProducerId, ProductId } from '../../shared/id.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';

/** Rows asked for at once. */
export const PAGE = 50;

type Listing = {
  readonly text: string;
  readonly show: StockShow;
  readonly producer: ProducerId | null;
  /** Null until the till has answered. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly StockListed[]>;
  readonly today: Day | null;
  readonly heardAt: Instant | null;
  /** The row that the keys are on, from 0. */
  readonly chosen: number;
  /** The product that lies open in place of the list. */
  readonly open: ProductId | null;
};

const AT_FIRST: Listing = {
  text: '',
  show: 'there',
  producer: null,
  total: null,
  pages: new Map(),
  today: null,
  heardAt: null,
  chosen: 0,
  open: null,
};

/** The stock list, which stands as it was when somebody comes back to it. */
export const useStockList = create<Listing>(() => AT_FIRST);

const { getState, setState } = useStockList;

/** Counts listings: an answer to an earlier one has no place in a later one. */
let listing = 0;
let wanted = new Set<number>();
/** The listing that the pages on the screen are of: they stand until the first answer to another one. */
let shown = 0;

/** Asks anew for what stands on the screen: goods move while nobody looks. */
export function relist(change: Partial<Pick<Listing, 'text' | 'show' | 'producer'>> = {}): void {
  listing += 1;
  wanted = new Set();
  setState(Object.keys(change).length > 0 ? { ...change, chosen: 0 } : {});
  void fetchPage(0);
}

/** Asks for pages that are not there yet. */
export function needStockPages(from: number, to: number): void {
  for (let page = Math.max(0, from); page <= to; page += 1) {
    if (listing > 0 && !wanted.has(page)) void fetchPage(page);
  }
}

async function fetchPage(page: number): Promise<void> {
  const mine = listing;
  wanted.add(page);
  const { text, show, producer } = getState();
  try {
    const { products, total, today, heardAt } = await bridge.call('stock.list', {
      text: text.slice(0, 200),
      show,
      ...(producer !== null && { producer }),
      limit: PAGE,
      offset: page * PAGE,
    });
    if (mine !== listing) return;
    const isFirst = shown !== mine;
    shown = mine;
    setState(({ pages, chosen }) => ({
      pages: isFirst ? new Map([[page, products]]) : new Map([...pages, [page, products]]),
      total,
      today,
      heardAt,
      chosen: Math.min(chosen, Math.max(0, total - 1)),
    }));
  } catch (why) {
    sayFailed(why);
  }
}

export function choose(at: number): void {
  setState(({ total }) => ({ chosen: Math.min(Math.max(0, at), Math.max(0, (total ?? 1) - 1)) }));
}

export function rowAt(at: number): StockListed | undefined {
  return getState().pages.get(Math.floor(at / PAGE))?.[at % PAGE];
}

/** Nothing of what is looked for is there; all that is known was not looked through. */
export function mayBeGone(): boolean {
  const { total, show } = getState();
  return total === 0 && show !== 'all';
}

export function openGoods(open: ProductId | null): void {
  setState({ open });
}
