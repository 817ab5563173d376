import { z } from 'zod';
import { addDays, type Day } from '../../shared/day.ts';
import type { DeviceId, LotId, ProducerId, ProductId } from '../../shared/id.ts';
import { type Dong } from '../../shared/money.ts';
import { type Quantity, quantity } from '../../shared/quantity.ts';
import { Counted, countedOf, plus, settledTwice } from '../../shared/settlement/counted.ts';
import type { AsOf, SettledLine } from '../../shared/settlement/settled.ts';
import { NOT_SETTLED, NOTHING } from '../../shared/settlement/statement.ts';
import { type GoodsSettled, type Statement, statementOf } from '../../shared/settlement/statementOf.ts';
import { rowOfSums, type SumsRow, sumsOfRow } from '../../shared/settlement/sumsRow.ts';
import type { Lot } from '../../shared/stock/lot.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import { catchUpBrought } from './brought.ts';
import { nameOfProducer } from './catalogue.ts';
import { enrolled } from './enrolment.ts';
import { head } from './journal.ts';
import { SUMMED } from './owedSums.ts';
import { type Account, accountOf, allAccounts, NO_ACCOUNT } from './settled.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';
import { type HeldLot, lotsOfOwner } from './stock.ts';
import { neighbours } from './toldStock.ts';

/** @param perMille at what commission goods of no lot are counted; null: as they were settled last */
export type StatementAsked = { readonly producer: ProducerId; readonly until: Day; readonly perMille: number | null };

/** Entries that are counted while somebody waits; what is more is counted in steps of its own. */
const AT_MOST = 200;

/**
 * To be called before a statement is read, and again until nothing is left: a step of at most some 30 ms. Where it is broken off, the
 * next one goes on; each stands in a transaction of its own.
 * @returns how many entries of this till are not in it yet
 */
export function bringUpToDate(db: WriteDb): number {
  return catchUpBrought(db, enrolled(db).device, AT_MOST);
}

export function statementFor(db: ReadDb, { producer, until, perMille }: StatementAsked): Statement | undefined {
  const goods = goodsOf(db, { owner: producer, until });
  const account = accountOf(db, producer);
  const name = nameOfProducer(db, producer) ?? goods.get(producer)?.name ?? account.name;
  if (name === undefined) return undefined;
  return statementOf(
    headOf({ producer: { id: producer, name }, until, account, asOf: asOf(db), heard: neighbours(db), perMille }),
    [...(goods.get(producer)?.goods ?? [])],
  );
}

/** The statements of all producers to whom anything is or was owed, by name. */
export function allStatements(db: ReadDb, until: Day): Statement[] {
  const accounts = new Map(allAccounts(db).map((account) => [account.owner, account]));
  const goods = goodsOf(db, { owner: null, until });
  const owners = new Set([...accounts.keys(), ...goods.keys()]);
  const told = { asOf: asOf(db), heard: neighbours(db) };
  const statements = [...owners].map((id) => {
    const account = accounts.get(id) ?? NO_ACCOUNT;
    const name = nameOfProducer(db, id) ?? goods.get(id)?.name ?? account.name ?? id;
    const facts = headOf({ producer: { id, name }, until, account, ...told, perMille: null });
    return statementOf(facts, goods.get(id)?.goods ?? []);
  });
  return statements.toSorted((a, b) => a.producer.name.localeCompare(b.producer.name, 'vi'));
}

type HeadFacts = Pick<Statement, 'producer' | 'until' | 'asOf' | 'heard' | 'perMille'> & { readonly account: Account };

function headOf({ account, perMille, ...facts }: HeadFacts) {
  return {
    ...facts,
    from: account.until === null ? null : addDays(account.until, 1),
    before: { payable: account.payable, paid: account.paid },
    perMille: perMille ?? account.perMille,
  };
}

/** How far each till of the outlet is counted: this one whole, the others as the centre has told. */
export function asOf(db: ReadDb): AsOf[] {
  const { device, till } = enrolled(db);
  const others = db.all<AsOf>(
    'SELECT device, max(till) AS till, max(seq) AS seq FROM told_brought GROUP BY device ORDER BY till, device',
  );
  return [{ device, till, seq: head(db).seq }, ...others];
}

type Whose = { readonly owner: ProducerId | null; readonly until: Day };
type OfOwner = { name: string | undefined; readonly goods: GoodsSettled[] };

type Key = { readonly owner: ProducerId; readonly product: ProductId; readonly lot: LotId | '' };
type BroughtRow = Key & SumsRow & { readonly owner_name: string; readonly name: string; readonly unit: string };
type SettledRow = Key &
  SumsRow & {
    readonly commission: Dong;
    readonly payable: Dong;
    /** Null but where several tills settled of the goods and each says what it had counted. */
    readonly counted: string | null;
  };

/** All that goods brought up to a day, what was settled of it, and what lies on the shelf; of one owner, or of all. */
function goodsOf(db: ReadDb, { owner, until }: Whose): Map<ProducerId, OfOwner> {
  const whose = owner === null ? '' : 'owner = @owner AND';
  // Each table by itself, in the order of its key: grouped together they would be sorted first, which takes longer than all the rest.
  const brought = (['brought', 'told_brought'] as const).flatMap((table) =>
    db.all<BroughtRow>(
      `SELECT owner, product, lot, max(owner_name) AS owner_name, max(name) AS name, max(unit) AS unit, ${SUMMED}
        FROM ${table} WHERE ${whose} day <= @until GROUP BY owner, product, lot`,
      owner === null ? { until } : { owner, until },
    ),
  );
  const settled = db.all<SettledRow>(
    `SELECT owner, product, lot, ${SUMMED}, sum(commission) AS commission, sum(payable) AS payable,
        CASE WHEN count(*) > 1 AND count(counted) = count(*) THEN group_concat(counted, ',') END AS counted
      FROM all_settled ${owner === null ? '' : 'WHERE owner = ?'} GROUP BY owner, product, lot`,
    ...(owner === null ? [] : [owner]),
  );
  return gathered({ brought, settled, lots: lotsOfOwner(db, owner), loose: looseBy(db), nameOf: productNames(db) });
}

type Found = {
  readonly brought: readonly BroughtRow[];
  readonly settled: readonly SettledRow[];
  readonly lots: readonly HeldLot[];
  readonly loose: ReadonlyMap<ProductId, Quantity>;
  readonly nameOf: (product: ProductId) => Named | undefined;
};
type Named = { readonly name: string; readonly unit: string };
const keyOf = ({ owner, product, lot }: Key): string => `${owner} ${product} ${lot}`;

function gathered({ brought, settled, lots, loose, nameOf }: Found): Map<ProducerId, OfOwner> {
  const took = new Map(settled.map((row) => [keyOf(row), row]));
  const known = new Map(lots.map((held) => [held.lot.id, held]));
  const rows = new Map<string, Key>();
  for (const row of [...brought, ...settled]) rows.set(keyOf(row), row);
  for (const { lot, onHand } of lots) {
    const key = { owner: lot.owner.id, product: lot.product, lot: lot.id };
    if (onHand !== 0) rows.set(keyOf(key), key);
  }
  const sums = new Map<string, BroughtRow>();
  for (const row of brought) sums.set(keyOf(row), together(sums.get(keyOf(row)), row));
  const owners = new Map<ProducerId, OfOwner>();
  for (const [key, { owner, product, lot }] of rows) {
    const of = owners.get(owner) ?? { name: undefined, goods: [] };
    owners.set(owner, of);
    const row = sums.get(key);
    const held = lot === '' ? undefined : known.get(lot);
    // Told of before its lot was: it is in the next settlement.
    if (lot !== '' && !held) continue;
    const named = row ?? nameOf(product) ?? { name: product, unit: '' };
    of.name = row?.owner_name ?? of.name;
    of.goods.push({
      product,
      name: named.name,
      unit: named.unit,
      lot: held && withoutProduct(held.lot),
      all: row ? sumsOfRow(row) : NOTHING,
      ...settledIn(took.get(key)),
      left: held?.onHand ?? loose.get(product) ?? quantity(0),
    });
  }
  return owners;
}

/** What this till's goods brought and what the others' did. */
function together(before: BroughtRow | undefined, row: BroughtRow): BroughtRow {
  if (!before) return row;
  return { ...before, ...rowOfSums(plus(sumsOfRow(before), sumsOfRow(row))) };
}

function withoutProduct({ id, code, expires, owner, terms }: Lot): Omit<Lot, 'product'> {
  return { id, code, ...(expires !== undefined && { expires }), owner, terms };
}

const CountedByTill = z.array(z.array(Counted));

function settledIn(row: SettledRow | undefined): Pick<GoodsSettled, 'settled' | 'twice'> {
  if (!row) return { settled: NOT_SETTLED };
  const settled = { ...sumsOfRow(row), commission: row.commission, payable: row.payable };
  if (row.counted === null) return { settled };
  return { settled, twice: settledTwice(settled, CountedByTill.parse(JSON.parse(`[${row.counted}]`))) };
}

/** By goods: what each till's goods brought up to a day, as far as it is known here. */
export function countedFor(db: ReadDb, { producer, until }: Pick<StatementAsked, 'producer' | 'until'>) {
  const rows = db.all<Omit<Key, 'owner'> & SumsRow & { readonly device: DeviceId }>(
    `SELECT @device AS device, product, lot, ${SUMMED} FROM brought
      WHERE owner = @producer AND day <= @until GROUP BY product, lot
     UNION ALL
     SELECT device, product, lot, ${SUMMED} FROM told_brought
      WHERE owner = @producer AND day <= @until GROUP BY product, lot, device`,
    { device: enrolled(db).device, producer, until },
  );
  const byGoods = Map.groupBy(rows, ({ product, lot }) => goodsKey({ product, lot }));
  return ({ product, lot }: Pick<SettledLine, 'product' | 'lot'>): Counted[] =>
    (byGoods.get(goodsKey({ product, lot: lotKey(lot?.id) })) ?? []).map((row) =>
      countedOf(row.device, sumsOfRow(row)),
    );
}

const goodsKey = ({ product, lot }: Omit<Key, 'owner'>): string => `${product} ${lot}`;

/** What the books have of goods for which no lot is known. */
function looseBy(db: ReadDb): Map<ProductId, Quantity> {
  const rows = db.all<{ product: ProductId; on_hand: Quantity }>(
    `SELECT product, sum(on_hand) AS on_hand FROM held WHERE lot = '' GROUP BY product`,
  );
  return new Map(rows.map(({ product, on_hand }) => [product, on_hand]));
}

/** For what came from another outlet: nothing here names it but the catalogue. */
function productNames(db: ReadDb): Found['nameOf'] {
  return (product) => db.get<Named>('SELECT name, unit FROM product WHERE id = ?', product);
}
