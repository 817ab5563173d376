import { z } from 'zod';
import { LotId, OutletId, ProductId } from '../../../shared/id.ts';
import type { OfficeInput } from '../../office/api.ts';
import { LONGEST_SEARCH } from '../route/address.ts';

/** Goods whose movements lie open. */
export type OpenGoods = Omit<OfficeInput<'stock.movements'>, 'limit'>;

/** What the stock page shows, as its address says it. */
export type StockView = Pick<OfficeInput<'stock.list'>, 'outlet' | 'text' | 'only' | 'offset'> & {
  readonly open: OpenGoods | null;
};

/** Reads the page's address. The open goods' outlet is `at`, because `outlet` narrows the list. */
export function readStockView(query: URLSearchParams): StockView {
  const offset = Number(query.get('offset') ?? 0);
  return {
    outlet: OutletId.safeParse(query.get('outlet')).data ?? null,
    text: (query.get('q') ?? '').slice(0, LONGEST_SEARCH),
    only: query.get('only') === 'short' ? 'short' : 'all',
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
    open: openGoods(query),
  };
}

const Goods = z.object({ outlet: OutletId, product: ProductId, lot: LotId.nullable() });

function openGoods(query: URLSearchParams): OpenGoods | null {
  const goods = { outlet: query.get('at'), product: query.get('of'), lot: query.get('lot') };
  return Goods.safeParse(goods).data ?? null;
}

/** What of the address opens goods, or puts them away. */
export function addressOf(goods: OpenGoods | null): {
  readonly at: string | null;
  readonly of: string | null;
  readonly lot: string | null;
} {
  return { at: goods?.outlet ?? null, of: goods?.product ?? null, lot: goods?.lot ?? null };
}
