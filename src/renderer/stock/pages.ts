import { countPage } from '../count/CountPage.tsx';
import { receivePage } from '../receive/page.ts';
import { settlementPage } from '../settlement/page.ts';
import { endingPage } from '../shelf/EndingPage.tsx';
import { hintsPage } from '../shelf/HintsPage.tsx';
import { starsPage } from '../shelf/StarsPage.tsx';
import { stockListPage } from '../shelf/StockPage.tsx';
import { papersPage } from '../stockPapers/PapersPage.tsx';
import { transferPage } from '../transfer/TransferPage.tsx';
import { writeOffPage } from '../writeOff/WriteOffPage.tsx';
import type { StockPage } from './page.ts';

/**
 * The pages of the room *Kho*; the order is that of the tiles and their digits. A page is added by one line here and its import: it is a
 * `StockPage` of its own folder (docs/screens.md, Stock).
 */
export const PAGES: readonly StockPage[] = [
  receivePage,
  stockListPage,
  transferPage,
  writeOffPage,
  endingPage,
  hintsPage,
  starsPage,
  settlementPage,
  papersPage,
  countPage,
];
