import { create } from 'zustand';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { bridge } from '../bridge/bridge.ts';
import { dismiss, sayFailed } from '../notice.ts';
import { addProduct, scan } from './fill.ts';
import { missDemand } from './missed.ts';

type Search = {
  readonly text: string;
  /** What was found for `answered`, and stays in sight until the next answer; null before the first. */
  readonly results: readonly ProductView[] | null;
  readonly answered: string;
  /** The result Enter takes. */
  readonly active: number;
};

const LIMIT = 60;
const EMPTY: Search = { text: '', results: null, answered: '', active: 0 };

export const useSearch = create<Search>(() => EMPTY);

export function searchFor(text: string): void {
  dismiss();
  useSearch.setState(text.trim() === '' ? { ...EMPTY, text } : { text });
  if (text.trim() !== '') void ask(text);
}

export function clearSearch(): void {
  useSearch.setState(EMPTY);
}

/** Leaves the counter's dialog for the search field, with what was typed there. */
export function findInstead(text: string): void {
  searchFor(text);
  // Once the dialog that goes has given the focus back.
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#search')?.focus());
}

export function moveActive(step: number): void {
  const { active, results } = useSearch.getState();
  const last = (results?.length ?? 0) - 1;
  if (last >= 0) useSearch.setState({ active: Math.min(last, Math.max(0, active + step)) });
}

/** Enter, never taking what an earlier text found: the active result; or, where digits match nothing by name, the code someone read off a spoiled label. */
export async function takeActive(): Promise<boolean> {
  const { text } = useSearch.getState();
  if (text.trim() === '') return false;
  await ask(text);
  const { results, active, ...now } = useSearch.getState();
  if (now.text !== text || now.answered !== text) return false;
  const found = results?.[active];
  if (found) addProduct(found);
  else if (/^\d{8,14}$/.test(text.trim())) scan(text.trim());
  else return false;
  clearSearch();
  return true;
}

/** Somebody asked for the active result, and the shelf has none of it. Told as what the text in the field finds, as for Enter. */
export async function missActive(): Promise<boolean> {
  const { text } = useSearch.getState();
  if (text.trim() === '') return false;
  await ask(text);
  const { results, active, ...now } = useSearch.getState();
  const found = now.text === text && now.answered === text ? results?.[active] : undefined;
  return found !== undefined && missProduct(found);
}

/** @returns whether it stands in the books; the search is over then */
export async function missProduct({ product, name }: ProductView): Promise<boolean> {
  const told = await missDemand({ product, text: name.slice(0, 80) });
  if (told) clearSearch();
  return told;
}

async function ask(text: string): Promise<void> {
  try {
    const results = await bridge.call('catalogue.search', { text: text.slice(0, 120), limit: LIMIT });
    const now = useSearch.getState();
    if (now.text !== text) return;
    const same = sameList(results, now.results);
    useSearch.setState({ results, answered: text, active: same ? now.active : 0 });
  } catch (why) {
    if (useSearch.getState().text === text) useSearch.setState({ results: null, answered: '', active: 0 });
    sayFailed(why);
  }
}

function sameList(a: readonly ProductView[], b: readonly ProductView[] | null): boolean {
  return b !== null && a.length === b.length && a.every((product, i) => product.product === b[i]?.product);
}
