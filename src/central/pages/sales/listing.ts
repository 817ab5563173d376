import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SalesFilter } from '../../office/api/sales.ts';
import type { OfficeReply } from '../../office/api.ts';
import { callOffice, type Problem } from '../office.ts';
import { oneAtATime } from '../oneAtATime.ts';
import { signedOut } from '../session/session.ts';
import { type Arrivals, addOlder, isCovered, isKnown, notBelow, release, takeIn } from './arrivals.ts';

const PAGE = 50;
/** The most the server gives at once. */
const MOST = 200;

export type Listed = {
  /** Null until the first answer. */
  readonly arrivals: Arrivals | null;
  readonly total: number;
  /** Where older ones begin; null at the end. */
  readonly next: string | null;
  readonly problem: Problem | null;
};

export type Listing = {
  readonly store: StoreApi<Listed>;
  /** Asks for what has come since. */
  readonly freshen: () => void;
  readonly loadOlder: () => void;
  /** Shows what waited above. */
  readonly showWaiting: () => void;
};

type Reader = {
  /** Whether new rows must wait rather than push down what is being read. */
  readonly mustHold: () => boolean;
  /** Told when sales arrive that were never on the page. */
  readonly onNews: (count: number) => void;
};

type Page = OfficeReply<'sales.list'>;

/** The list of sales as it grows at both ends: newer ones as they arrive, older ones on demand. */
export function salesListing(filter: SalesFilter, reader: Reader): Listing {
  const store = createStore<Listed>(() => ({ arrivals: null, total: 0, next: null, problem: null }));

  const ask = async (limit: number, before: string | null): Promise<Page | undefined> => {
    const answer = await callOffice('sales.list', { filter, limit, ...(before !== null && { before }) });
    if ('reply' in answer) return answer.reply;
    if (answer.problem === 'signed-out') signedOut();
    store.setState({ problem: answer.problem });
    return undefined;
  };
  const freshen = oneAtATime(async () => {
    // As much as is shown, not only the top: a till that was offline sends sales that belong further down.
    const rows = store.getState().arrivals?.shown.length ?? 0;
    const top = await ask(Math.min(Math.max(rows, PAGE), MOST), null);
    if (!top) return;
    const { arrivals, total } = store.getState();
    const isFresh = !arrivals || (isFarAhead(arrivals, top) && !reader.mustHold());
    const page = isFresh ? top : await readOn(arrivals, top, total);
    if (!page) return;
    store.setState(isFresh ? firstPage(page) : joined(store.getState(), page, reader.mustHold()));
    if (arrivals && page.count > total) reader.onNews(page.count - total);
  });
  /** Until all that came is found, at most down to the oldest sale shown: in a gap, sales would be missing unnoticed. */
  const readOn = async (arrivals: Arrivals, top: Page, total: number): Promise<Page | undefined> => {
    let page = top;
    while (page.next !== null && !isCovered(arrivals, page.sales) && unseen(arrivals, page) < page.count - total) {
      const older = await ask(MOST, page.next);
      if (!older) return undefined;
      page = { ...older, sales: [...page.sales, ...older.sales] };
    }
    return page;
  };
  const loadOlder = oneAtATime(async () => {
    const { next } = store.getState();
    const page = next === null ? undefined : await ask(PAGE, next);
    if (!page) return;
    const { arrivals } = store.getState();
    // The total stays: what has come on top meanwhile is counted when it is read there.
    store.setState({ arrivals: arrivals && addOlder(arrivals, page.sales), next: page.next, problem: null });
  });
  const showWaiting = () => store.setState(({ arrivals }) => ({ arrivals: arrivals && release(arrivals) }));
  return { store, freshen, loadOlder, showWaiting };
}

/** So much has come that nothing of what is shown is among the newest: then the list begins again from the top. */
function isFarAhead(arrivals: Arrivals, { next, sales }: Page): boolean {
  return next !== null && !sales.some((row) => isKnown(arrivals, row));
}

function unseen(arrivals: Arrivals, { sales }: Page): number {
  return sales.filter((row) => !isKnown(arrivals, row)).length;
}

/** Where older ones are still to be loaded, what stands below the oldest shown comes with them. */
function joined({ arrivals, next }: Listed, page: Page, hold: boolean): Listed {
  const fresh = arrivals && next !== null ? notBelow(arrivals, page.sales) : page.sales;
  const isWhole = arrivals && isCovered(arrivals, page.sales);
  const taken = arrivals && takeIn(arrivals, fresh, hold);
  return { arrivals: taken, total: page.count, next: next ?? (isWhole ? page.next : null), problem: null };
}

function firstPage(page: Page): Listed {
  return { arrivals: { shown: page.sales, waiting: [] }, total: page.count, next: page.next, problem: null };
}
