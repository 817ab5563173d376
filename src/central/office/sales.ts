import { z } from 'zod';
import type { Day, Instant } from '../../shared/day.ts';
import { DeviceId, type OutletId, SaleId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import type { Quantity } from '../../shared/quantity.ts';
import { ReturnBody } from '../../shared/return/return.ts';
import { SaleBody } from '../../shared/sale/sale.ts';
import { readFleet } from '../db/fleet.ts';
import {
  type GroupBy,
  groupSales,
  readSale,
  readSales,
  type SaleColumns,
  type SaleGroup,
  type SaleKey,
  sumSales,
} from '../db/sales.ts';
import type { SaleRow, SalesGroup } from './api/sales.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { Catalogue } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { type Visit, withinOf } from './people/visit.ts';

export async function listSales(
  desk: OfficeDesk,
  { filter: asked, limit, before }: OfficeInput<'sales.list'>,
  visit: Visit,
): Promise<OfficeReply<'sales.list'>> {
  const catalogue = await desk.catalogue.fresh();
  const filter = { ...asked, within: withinOf(visit) };
  const key = before === undefined ? undefined : readKey(before);
  // One more than shown tells whether another page waits. A key that is none of ours ends the list.
  const found =
    before !== undefined && !key ? [] : await readSales(desk.pool, filter, { limit: limit + 1, before: key });
  const { count, amount, returns, returned } = await sumSales(desk.pool, filter);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    sales: shown.map((sale) => saleRow(catalogue, sale)),
    count,
    amount: amount as Dong,
    returns,
    returned: returned as Dong,
    next: found.length > limit && last ? writeKey(last) : null,
  };
}

const writeKey = ({ at, device, sale }: SaleKey): string => `${at} ${device} ${sale}`;

const Key = z.tuple([z.coerce.number().int().nonnegative(), DeviceId, SaleId]);

function readKey(text: string): SaleKey | undefined {
  const key = Key.safeParse(text.split(' ')).data;
  return key && { at: key[0], device: key[1], sale: key[2] };
}

function saleRow({ outlets }: Catalogue, sale: SaleColumns): SaleRow {
  return {
    device: sale.device as DeviceId,
    sale: sale.sale as SaleId,
    number: sale.number,
    at: sale.at as Instant,
    day: sale.day as Day,
    arrivedAt: sale.arrivedAt as Instant,
    outlet: sale.outlet as OutletId,
    outletName: outlets.get(sale.outlet)?.name ?? sale.outlet,
    till: sale.till,
    cashier: sale.cashier,
    total: sale.total as Dong,
    pieces: sale.pieces,
    kind: sale.kind,
  };
}

export async function showSale(
  desk: OfficeDesk,
  { device, sale }: OfficeInput<'sales.show'>,
): Promise<OfficeReply<'sales.show'>> {
  const found = await readSale(desk.pool, device, sale);
  if (!found) return { refused: 'no-such-sale' };
  const row = saleRow(await desk.catalogue.fresh(), found);
  const { body } = z.object({ body: z.unknown() }).parse(JSON.parse(found.entry));
  return found.kind === 'sale'
    ? { kind: 'sale', row, body: SaleBody.parse(body) }
    : { kind: 'return', row, body: ReturnBody.parse(body) };
}

export async function salesBy(
  desk: OfficeDesk,
  { by, filter, limit }: OfficeInput<'sales.by'>,
  visit: Visit,
): Promise<OfficeReply<'sales.by'>> {
  const catalogue = await desk.catalogue.fresh();
  const groups = await groupSales(desk.pool, by, { ...filter, within: withinOf(visit) }, limit);
  const tills = by === 'till' ? await tillNumbers(desk) : new Map<string, number>();
  return groups.map((group) => salesGroup(group, nameOf(by, group, { catalogue, tills })));
}

function salesGroup(
  { key, sales, quantity, amount }: SaleGroup,
  names: Pick<SalesGroup, 'name' | 'detail'>,
): SalesGroup {
  return { key, ...names, sales, quantity: quantity as Quantity, amount: amount as Dong };
}

type Names = { readonly catalogue: Catalogue; readonly tills: ReadonlyMap<string, number> };

function nameOf(by: GroupBy, group: SaleGroup, { catalogue, tills }: Names): Pick<SalesGroup, 'name' | 'detail'> {
  const outletName = catalogue.outlets.get(group.outlet)?.name ?? group.outlet;
  switch (by) {
    case 'outlet':
      return { name: outletName, detail: '' };
    case 'till':
      return {
        name: `${catalogue.outlets.get(group.outlet)?.code ?? group.outlet}-${tills.get(group.key) ?? ''}`,
        detail: outletName,
      };
    case 'product':
      return { name: group.name, detail: group.producerName };
    case 'producer':
      return { name: group.name, detail: '' };
    case 'day':
      return { name: group.key, detail: '' };
  }
}

async function tillNumbers({ pool }: OfficeDesk): Promise<Map<string, number>> {
  return new Map((await readFleet(pool)).map(({ device, till }) => [device, till]));
}
