import { receivePage } from '../receive/page.ts';
import type { StockPage } from './page.ts';

/**
 * The pages of the room *Kho*; the order is that of the tiles and their digits. A page is added by one line here and its import: it is a
 * `StockPage` of its own folder (docs/screens.md, Stock).
 */
export const PAGES: readonly StockPage[] = [receivePage];
