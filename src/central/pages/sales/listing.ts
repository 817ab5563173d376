import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OfficeReply, SalesFilter } from '../../office/api.ts';
import { callOffice, type Problem } from '../office.ts';
import { oneAtATime } from '../oneAtATime.ts';
import { signedOut } from '../session/session.ts';
import { type Arrivals, addOlder, release, takeIn } from './arrivals.ts';

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
    const page = await ask(Math.min(Math.max(rows, PAGE), MOST), null);
    if (!page) return;
    const { arrivals, next, total } = store.getState();
    if (!arrivals) return store.setState(firstPage(page));
    const taken = takeIn(arrivals, page.sales, reader.mustHold());
    store.setState({ arrivals: taken, total: page.count, next, problem: null });
    if (page.count > total) reader.onNews(page.count - total);
  });
  const loadOlder = oneAtATime(async () => {
    const { next } = store.getState();
    const page = next === null ? undefined : await ask(PAGE, next);
    if (!page) return;
    const { arrivals } = store.getState();
    store.setState({
      arrivals: arrivals && addOlder(arrivals, page.sales),
      total: page.count,
      next: page.next,
      problem: null,
    });
  });
  const showWaiting = () => store.setState(({ arrivals }) => ({ arrivals: arrivals && release(arrivals) }));
  return { store, freshen, loadOlder, showWaiting };
}

function firstPage(page: Page): Listed {
  return { arrivals: { shown: page.sales, waiting: [] }, total: page.count, next: page.next, problem: null };
}
