import { useEffect } from 'react';
import { isFinding, onEscape } from '../ui/focus.ts';
import { type StockPageProps, stepBackInPage } from './page.ts';
import { PAGES } from './pages.ts';
import { goToStock, HOME, leaveStock } from './room.ts';
import { StockHome } from './StockHome.tsx';

type Props = StockPageProps & { readonly page: string };

/** All that is done with goods beside selling them, in the place of selling. Escape leads a step back. */
export function StockRoom({ page, state, by }: Props) {
  useEffect(() => onEscape(({ target }) => isFinding(target) || back(page), 0), [page]);
  const found = PAGES.find(({ id }) => id === page);
  return found ? <found.Page state={state} by={by} /> : <StockHome />;
}

function back(page: string): void {
  if (page === HOME) return leaveStock();
  if (!stepBackInPage()) goToStock();
}
