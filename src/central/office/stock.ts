import type { Day, Instant } from '../../shared/day.ts';
import type { DeviceId, LotId, OutletId, ProducerId, ProductId } from '../../shared/id.ts';
import type { Hash } from '../../shared/journal/hash.ts';
import type { Quantity } from '../../shared/quantity.ts';
import type { StockEntryKind } from '../../shared/stock/moved.ts';
import type { WriteOffWhy } from '../../shared/stock/writtenOff.ts';
import {
  type HeldAtOutlet,
  type MovementColumns,
  namesSold,
  readHeld,
  readMovements,
  sumMovements,
} from '../db/stockView.ts';
import type { StockLine, StockMovement } from './api/stock.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import { type Catalogue, wordsMatch } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { type Visit, withinOf } from './people/visit.ts';

export async function listStock(
  desk: OfficeDesk,
  { outlet, text, only, offset, limit }: OfficeInput<'stock.list'>,
  visit: Visit,
): Promise<OfficeReply<'stock.list'>> {
  const catalogue = await desk.catalogue.fresh();
  const held = await readHeld(desk.pool, outlet === null ? withinOf(visit) : [outlet]);
  const gone = held.map(({ product }) => product).filter((product) => !catalogue.products.has(product));
  const names = await namesSold(desk.pool, [...new Set(gone)]);
  const lines = held.map((each) => stockLine(catalogue, names, each));
  const found = lines.filter(wordsMatch(text, (line) => saidOf(catalogue, line)));
  const short = found.filter(({ onHand }) => onHand < 0);
  const shown = (only === 'short' ? short : found).toSorted(byName);
  return {
    lines: shown.slice(offset, offset + limit),
    total: shown.length,
    short: short.length,
  };
}

function saidOf({ products }: Catalogue, { name, product, code, owner }: StockLine): string[] {
  return [name, product, code, owner?.name ?? '', ...(products.get(product)?.codes ?? [])];
}

function stockLine(catalogue: Catalogue, names: ReadonlyMap<string, string>, held: HeldAtOutlet): StockLine {
  const { product, producer } = productOf(catalogue, held.product);
  return {
    outlet: held.outlet as OutletId,
    outletName: catalogue.outlets.get(held.outlet)?.name ?? held.outlet,
    product: held.product as ProductId,
    name: product?.name ?? names.get(held.product) ?? held.product,
    unit: product?.unit ?? '',
    lot: held.lot === '' ? null : (held.lot as LotId),
    code: held.code ?? '',
    expires: held.expires as Day | null,
    owner: held.owner === null ? producer : { id: held.owner as ProducerId, name: held.ownerName ?? held.owner },
    onHand: held.onHand as Quantity,
    movedAt: held.movedAt as Instant,
  };
}

function productOf({ products, producers }: Catalogue, id: string) {
  const product = products.get(id);
  const producer = product && producers.get(product.producer);
  return { product, producer: producer ? { id: producer.id, name: producer.name } : null };
}

const collator = new Intl.Collator('vi');

/** By product; of one, what expires first comes first, and what no lot is known for last. */
function byName(a: StockLine, b: StockLine): number {
  return (
    collator.compare(a.name, b.name) ||
    compare(a.product, b.product) ||
    compare(a.expires ?? '9', b.expires ?? '9') ||
    compare(a.lot ?? '~', b.lot ?? '~') ||
    collator.compare(a.outletName, b.outletName)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export async function stockMovements(
  { pool, catalogue }: OfficeDesk,
  { outlet, product, lot, limit }: OfficeInput<'stock.movements'>,
): Promise<OfficeReply<'stock.movements'>> {
  const goods = { outlet, product, lot: lot ?? '' };
  const sums = await sumMovements(pool, goods);
  const movements = await readMovements(pool, goods, limit);
  const known = (await catalogue.fresh()).products.get(product);
  return {
    name: known?.name ?? (await namesSold(pool, [product])).get(product) ?? product,
    unit: known?.unit ?? '',
    movements: movements.map(movementOf),
    count: sums.reduce((all, { count }) => all + count, 0),
    onHand: sums.reduce((all, { quantity }) => all + quantity, 0) as Quantity,
    sums: sums.map(({ kind, quantity }) => ({ kind: kind as StockEntryKind, quantity: quantity as Quantity })),
  };
}

function movementOf(columns: MovementColumns): StockMovement {
  return {
    device: columns.device as DeviceId,
    till: columns.till,
    seq: columns.seq,
    entry: columns.entry as StockMovement['entry'],
    kind: columns.kind as StockEntryKind,
    number: columns.number,
    day: columns.day as Day,
    at: columns.at as Instant,
    quantity: columns.quantity as Quantity,
    why: columns.why as WriteOffWhy | null,
    photo: columns.photo as Hash | null,
  };
}
