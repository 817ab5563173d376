import type { NamedOutlet } from '../../src/shared/catalogue/outlet.ts';
import type { CountId, DeviceId, EntryId, LotId, OutletId, ProducerId, ProductId } from '../../src/shared/id.ts';
import { uuidv7 } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { must } from '../../src/shared/must.ts';
import { quantity } from '../../src/shared/quantity.ts';
import type { StockAdjustedBody } from '../../src/shared/stock/adjusted.ts';
import type { ArrivedLine, GoodsArrivedBody } from '../../src/shared/stock/arrived.ts';
import type { Lot } from '../../src/shared/stock/lot.ts';
import type { GoodsReceivedBody, ReceivedLine } from '../../src/shared/stock/received.ts';
import type { GoodsSentBody, SentLine } from '../../src/shared/stock/sent.ts';
import type { GoodsWrittenOffBody } from '../../src/shared/stock/writtenOff.ts';
import { aDay } from './aProduct.ts';

const saltMakers = { id: 'htx-muoi' as ProducerId, name: 'HTX Muối Bạc Liêu' };

export function aLot(change: Partial<Lot> = {}): Lot {
  return {
    id: uuidv7(1, new Uint8Array(10)) as LotId,
    product: 'muoi' as ProductId,
    code: 'MB-0626',
    expires: aDay('2027-06-30'),
    owner: saltMakers,
    terms: { kind: 'consigned', perMille: 150 },
    ...change,
  };
}

/** 24 packs of one lot that came in. */
export function cameIn(change: Partial<Lot> = {}, line: Partial<ReceivedLine> = {}): ReceivedLine {
  return { lot: aLot(change), name: 'Muối tinh Bạc Liêu 500 g', unit: 'gói', quantity: quantity(24_000), ...line };
}

export function aReceipt(change: Partial<GoodsReceivedBody> = {}): GoodsReceivedBody {
  return {
    number: 'BL01-2-NK000001',
    day: aDay('2026-11-23'),
    by: 'Hương',
    lines: [
      cameIn(),
      cameIn(
        { product: 'tom' as ProductId, code: '', terms: { kind: 'bought', cost: dong(480_000) } },
        { name: 'Tôm khô', unit: 'kg', quantity: quantity(5_250) },
      ),
    ],
    ...change,
  };
}

export function aWriteOff(change: Partial<GoodsWrittenOffBody> = {}): GoodsWrittenOffBody {
  const { product, ...lot } = aLot();
  return {
    number: 'BL01-2-XH000001',
    day: aDay('2026-11-23'),
    by: 'Hương',
    why: 'damaged',
    lines: [
      { product, name: 'Muối tinh Bạc Liêu 500 g', unit: 'gói', quantity: quantity(3_000), lot },
      { product: 'tom' as ProductId, name: 'Tôm khô', unit: 'kg', quantity: quantity(250) },
    ],
    ...change,
  };
}

const HERE: NamedOutlet = { id: 'bl01' as OutletId, code: 'BL01', name: 'Showroom OCOP Bạc Liêu', address: '' };
const THERE: NamedOutlet = {
  id: 'cm02' as OutletId,
  code: 'CM02',
  name: 'Đối tác Cà Mau',
  address: '5 Phan Ngọc Hiển, phường Tân Thành, Cà Mau',
};

/** Twelve packs of a lot, and half a kilogram that none is known for. */
export function aSending(change: Partial<GoodsSentBody> = {}): GoodsSentBody {
  const { product, ...lot } = aLot();
  return {
    number: 'BL01-2-CK000001',
    day: aDay('2026-11-23'),
    by: 'Hương',
    from: HERE,
    to: THERE,
    paper: 'internal',
    lines: [
      { product, name: 'Muối tinh Bạc Liêu 500 g', unit: 'gói', quantity: quantity(12_000), lot },
      { product: 'tom' as ProductId, name: 'Tôm khô', unit: 'kg', quantity: quantity(500) },
    ],
    ...change,
  };
}

/** The same from the other side: two packs cannot be sold any more. */
export function anArrival(change: Partial<GoodsArrivedBody> = {}): GoodsArrivedBody {
  const [salt, shrimps] = aSending().lines.map(asItWasSent);
  return {
    number: 'BL01-2-NC000001',
    day: aDay('2026-11-23'),
    by: 'Hương',
    of: {
      device: uuidv7(0, new Uint8Array(10)) as DeviceId,
      entry: uuidv7(2, new Uint8Array(10)) as EntryId,
      number: 'CM02-1-CK000004',
      day: aDay('2026-11-20'),
      from: THERE,
    },
    lines: [{ ...must(salt, 'salt'), arrived: quantity(10_000), why: 'damaged' }, must(shrimps, 'shrimps')],
    ...change,
  };
}

function asItWasSent({ product, name, unit, lot, quantity: sent }: SentLine): ArrivedLine {
  return { product, name, unit, sent, arrived: sent, ...(lot && { lot }) };
}

/** Of 42 products salt is short by three packs, two of them of a known lot, and there is a quarter kilogram of shrimps more. */
export function aCountClosed(change: Partial<StockAdjustedBody> = {}): StockAdjustedBody {
  const { product, ...lot } = aLot();
  return {
    number: 'BL01-2-KK000001',
    day: aDay('2026-11-23'),
    by: 'Hương',
    count: uuidv7(3, new Uint8Array(10)) as CountId,
    scope: { kind: 'shop' },
    reason: 'Kiểm kê cuối tháng',
    sheets: [],
    heard: [],
    products: 42,
    lines: [
      {
        product,
        name: 'Muối tinh Bạc Liêu 500 g',
        unit: 'gói',
        counted: quantity(17_000),
        expected: quantity(20_000),
        price: dong(9_000),
        differences: [{ lot, quantity: quantity(-2_000) }, { quantity: quantity(-1_000) }],
      },
      {
        product: 'tom' as ProductId,
        name: 'Tôm khô',
        unit: 'kg',
        counted: quantity(750),
        expected: quantity(500),
        price: dong(480_000),
        differences: [{ quantity: quantity(250) }],
      },
    ],
    ...change,
  };
}
