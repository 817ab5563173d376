import { create } from 'zustand';
import type { ProductView } from '../../shared/contract.ts';
import { bridge } from '../bridge/bridge.ts';
import { dismiss, sayFailed } from '../notice.ts';
import { addProduct, scan } from './store.ts';

type Search = {
  readonly text: string;
  /** For the text as it stood when they were asked for; null before the first answer. */
  readonly results: readonly ProductView[] | null;
  /** The result Enter takes. */
  readonly active: number;
};

const LIMIT = 60;
const EMPTY: Search = { text: '', results: null, active: 0 };

export const useSearch = create<Search>(() => EMPTY);

export function searchFor(text: string): void {
  dismiss();
  useSearch.setState(text.trim() === '' ? { ...EMPTY, text } : { text });
  if (text.trim() !== '') void ask(text);
}

export function clearSearch(): void {
  useSearch.setState(EMPTY);
}

export function moveActive(step: number): void {
  const { active, results } = useSearch.getState();
  const last = (results?.length ?? 0) - 1;
  if (last >= 0) useSearch.setState({ active: Math.min(last, Math.max(0, active + step)) });
}

/** Enter: the active result; or, where digits match nothing by name, the code someone read off a spoiled label. */
export async function takeActive(): Promise<boolean> {
  const { text } = useSearch.getState();
  if (text.trim() === '') return false;
  await ask(text);
  const { results, active } = useSearch.getState();
  const found = results?.[active];
  if (found) addProduct(found);
  else if (/^\d{8,14}$/.test(text.trim())) scan(text.trim());
  else return false;
  clearSearch();
  return true;
}

async function ask(text: string): Promise<void> {
  try {
    const results = await bridge.call('catalogue.search', { text: text.slice(0, 120), limit: LIMIT });
    const now = useSearch.getState();
    if (now.text !== text) return;
    const same = sameList(results, now.results);
    useSearch.setState({ results, active: same ? now.active : 0 });
  } catch (why) {
    sayFailed(why);
  }
}

function sameList(a: readonly ProductView[], b: readonly ProductView[] | null): boolean {
  return b !== null && a.length === b.length && a.every((product, i) => product.product === b[i]?.product);
}
