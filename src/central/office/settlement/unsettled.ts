import { z } from 'zod';
import { addDays, type Day } from '../../../shared/day.ts';
import type { LotId, OutletId, ProducerId, ProductId } from '../../../shared/id.ts';
import type { Dong } from '../../../shared/money.ts';
import { quantity } from '../../../shared/quantity.ts';
import { Counted, settledTwice } from '../../../shared/settlement/counted.ts';
import { NOT_SETTLED, NOTHING } from '../../../shared/settlement/statement.ts';
import { type GoodsSettled, type Statement, statementOf } from '../../../shared/settlement/statementOf.ts';
import { sumsOfRow } from '../../../shared/settlement/sumsRow.ts';
import type { Db } from '../../db/query.ts';
import {
  type AccountColumns,
  type BroughtColumns,
  type GoodsOf,
  type LotColumns,
  readAccounts,
  readBrought,
  readLots,
  readSettled,
  type SettledColumns,
} from '../../db/unsettled.ts';

/** What an outlet would settle with an owner now; lines of goods that brought nothing since are left out. */
export type UnsettledAt = { readonly outlet: OutletId; readonly statement: Statement };

type Rows = {
  readonly brought: readonly BroughtColumns[];
  readonly settled: readonly SettledColumns[];
  readonly accounts: readonly AccountColumns[];
  readonly lots: readonly LotColumns[];
};

/**
 * What was not settled yet, by outlet and owner: the statement that a till of the outlet would show, by the same rule, once it had
 * heard of all that the centre has.
 * @param today what is looked at stands until then; nothing of a later day is left out
 */
export async function unsettledOf(db: Db, of: GoodsOf, today: Day): Promise<UnsettledAt[]> {
  const [brought, settled, accounts, lots] = await Promise.all([
    readBrought(db, of),
    readSettled(db, of),
    readAccounts(db, of),
    readLots(db, of),
  ]);
  return statementsOf({ brought, settled, accounts, lots }, today);
}

type Place = { readonly outlet: string; readonly owner: string };
const placeOf = ({ outlet, owner }: Place): string => `${outlet} ${owner}`;

type Goods = Place & Pick<BroughtColumns, 'product' | 'lot' | 'ownerName' | 'name' | 'unit'>;
const goodsOf = (goods: Goods): string => `${placeOf(goods)} ${goods.product} ${goods.lot}`;

function statementsOf({ brought, settled, accounts, lots }: Rows, until: Day): UnsettledAt[] {
  const brings = new Map(brought.map((row) => [goodsOf(row), row]));
  const took = new Map(settled.map((row) => [goodsOf(row), row]));
  const known = new Map(lots.map((lot) => [`${lot.outlet} ${lot.lot}`, lot]));
  const account = new Map(accounts.map((row) => [placeOf(row), row]));
  // What was settled of goods that nobody here has heard of, as after a restore, is in the next settlement, too.
  const goods = new Map<string, Goods>([...took, ...brings]);
  return [...Map.groupBy(goods.values(), placeOf)].flatMap(([place, own]) => {
    const [first] = own;
    if (!first) return [];
    const settledGoods = own.flatMap((each) => {
      const lot = known.get(`${each.outlet} ${each.lot}`);
      const all = brings.get(goodsOf(each));
      return goodsSettled(each, { lot, all, settled: took.get(goodsOf(each)) });
    });
    const head = headOf({ id: first.owner as ProducerId, name: first.ownerName }, until, account.get(place));
    return [{ outlet: first.outlet as OutletId, statement: statementOf(head, settledGoods) }];
  });
}

function headOf(producer: Statement['producer'], until: Day, account: AccountColumns | undefined) {
  const from = account?.until ? addDays(account.until as Day, 1) : null;
  const before = { payable: (account?.payable ?? 0) as Dong, paid: (account?.paid ?? 0) as Dong };
  return { producer, from, until, before, asOf: [], heard: [], perMille: account?.perMille ?? null };
}

type Beside = {
  readonly lot: LotColumns | undefined;
  readonly all: BroughtColumns | undefined;
  readonly settled: SettledColumns | undefined;
};

function goodsSettled(row: Goods, { lot, all, settled }: Beside): GoodsSettled[] {
  // Of a lot that nobody has told of nobody knows the terms; the till leaves it out, too.
  if (row.lot !== '' && !lot) return [];
  const goods = {
    product: row.product as ProductId,
    name: row.name,
    unit: row.unit,
    lot: lot && lotOf(lot),
    all: all ? sumsOfRow(all) : NOTHING,
    // What lies on the shelf is asked of the stock, not of a statement.
    left: quantity(0),
  };
  return [{ ...goods, ...settledIn(settled) }];
}

function lotOf({ lot, code, expires, owner, ownerName, terms }: LotColumns): NonNullable<GoodsSettled['lot']> {
  return {
    id: lot as LotId,
    code,
    ...(expires !== null && { expires: expires as Day }),
    owner: { id: owner as ProducerId, name: ownerName },
    terms,
  };
}

const CountedByTill = z.array(z.array(Counted));

function settledIn(row: SettledColumns | undefined): Pick<GoodsSettled, 'settled' | 'twice'> {
  if (!row) return { settled: NOT_SETTLED };
  const settled = { ...sumsOfRow(row), commission: row.commission as Dong, payable: row.payable as Dong };
  if (row.counted === null) return { settled };
  return { settled, twice: settledTwice(settled, CountedByTill.parse(row.counted)) };
}
