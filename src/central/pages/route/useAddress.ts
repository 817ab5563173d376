import { useMemo, useSyncExternalStore } from 'react';
import { hrefWith, type QueryChange } from './address.ts';

export const MOVED = 'quay:moved';

/** Goes to an address of these pages without loading them anew. */
export function go(href: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', href);
  else history.replaceState(null, '', href);
  window.dispatchEvent(new Event(MOVED));
}

function watch(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(MOVED, changed);
  };
}

const queryNow = () => location.search;

export type Address = {
  readonly query: URLSearchParams;
  /** The address with some of the query changed, for a link. */
  readonly href: (change: QueryChange) => string;
  /** Goes there. `replace` for what is typed, so that Back does not step through letters. */
  readonly change: (change: QueryChange, how?: 'push' | 'replace') => void;
};

// Read from the bar, not from a render: two quick changes must both count.
const change: Address['change'] = (wanted, how = 'push') =>
  go(hrefWith(new URLSearchParams(location.search), wanted), how);

export function useAddress(): Address {
  const text = useSyncExternalStore(watch, queryNow);
  return useMemo(() => {
    const query = new URLSearchParams(text);
    return { query, href: (wanted: QueryChange) => hrefWith(query, wanted), change };
  }, [text]);
}
