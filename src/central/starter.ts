import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { gtinKey } from '../shared/barcode/gtin.ts';
import { Certificate } from '../shared/catalogue/certificate.ts';
import { CatalogueChange, type ChangeKind, priceChangeId } from '../shared/catalogue/change.ts';
import { Outlet, Staff } from '../shared/catalogue/outlet.ts';
import { Price, Producer, Product } from '../shared/catalogue/product.ts';
import { TaxClass } from '../shared/catalogue/tax.ts';
import { must } from '../shared/must.ts';
import { Promotion } from '../shared/promotion/promotion.ts';

/** The shop a new centre begins with: see assets/starter/README.md. */
export type StarterShop = {
  readonly outlet: Outlet;
  readonly staff: readonly Staff[];
  /** Tax classes, producers, products, prices and certificates, in an order that can be published as it stands. */
  readonly changes: readonly CatalogueChange[];
  /** Gift baskets and promotions, made up so that whoever tries the program meets some; published after the rest. */
  readonly demo: readonly CatalogueChange[];
};

/** Whoever puts the starter shop's baskets together. */
const BASKET_MAKER = 'CT0901';

/** Reads the starter shop's files. They ship with the product, so a fault in them is a bug and throws. */
export async function readStarterShop(folder: string): Promise<StarterShop> {
  const table = (file: string) => readTable(join(folder, file));
  const [outlet] = z.array(OutletRow).parse(await table('outlet.csv'));
  const basketMaker = { id: BASKET_MAKER, name: outlet?.name, kind: 'enterprise', place: '' };
  return {
    outlet: must(outlet, 'the starter shop'),
    staff: z.array(Staff).parse(await table('staff.csv')),
    changes: [
      ...changesOf('tax-class', taxClasses(z.array(RateRow).parse(await table('tax-classes.csv')))),
      ...changesOf('producer', z.array(Producer).parse(await table('producers.csv'))),
      ...changesOf('product', z.array(ProductRow).parse(await table('products.csv'))),
      ...z
        .array(PriceRow)
        .parse(await table('prices.csv'))
        .map((row): CatalogueChange => ({ kind: 'price', id: priceChangeId(row), row })),
      ...changesOf('certificate', z.array(CertificateRow).parse(await table('certificates.csv'))),
    ],
    demo: [
      ...changesOf('producer', [basketMaker]),
      ...baskets(
        z.array(BasketRow).parse(await table('baskets.csv')),
        z.array(PartRow).parse(await table('basket-parts.csv')),
      ),
      ...changesOf('promotion', z.array(PromotionRow).parse(await table('promotions.csv'))),
    ],
  };
}

type Row = Record<string, string>;

async function readTable(path: string): Promise<Row[]> {
  return parse(await readFile(path, 'utf8'), { columns: true });
}

function changesOf(kind: Exclude<ChangeKind, 'price'>, rows: readonly { readonly id: string }[]): CatalogueChange[] {
  return rows.map((row) => CatalogueChange.parse({ kind, id: row.id, row }));
}

const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const whole = z.string().regex(/^\d+$/).transform(Number);

/** The account is an invented one, marked as such: a newcomer sees a VietQR code, and no bank knows where it leads. */
const OutletRow = z
  .object({
    ...Outlet.omit({ bank: true, discountLimit: true, codeLayouts: true, sellsExpiredFood: true }).shape,
    bankBin: z.string(),
    bankAccount: z.string(),
    bankName: z.string(),
    bankDemo: yesNo,
  })
  .transform(({ bankBin: bin, bankAccount: account, bankName: name, bankDemo, ...outlet }) =>
    Outlet.parse({ ...outlet, bank: { bin, account, name, ...(bankDemo && { demo: true }) } }),
  );

const ProductRow = z
  .object({ ...Product.shape, weighed: yesNo, code: z.string() })
  .omit({ codes: true })
  .transform(({ code, ...product }) => {
    return Product.parse({ ...product, codes: [must(gtinKey(code), `valid code of ${product.id}`)] });
  });

const PriceRow = z.object({ ...Price.shape, price: whole.pipe(Price.shape.price), demo: yesNo });

/** The decisions' numbers are not known, and none of the starter shop's certificates is known to be revoked. */
const CertificateRow = z
  .object({ ...Certificate.shape, stars: whole.pipe(Certificate.shape.stars) })
  .omit({ revokedOn: true })
  .transform((row) => ({ ...row, revokedOn: null }));

const BasketRow = z
  .object({
    id: Product.shape.id,
    name: z.string(),
    producer: z.string(),
    category: z.string(),
    unit: z.string(),
    taxClass: z.string(),
    code: z.string(),
    price: whole.pipe(Price.shape.price),
  })
  .transform(({ code, ...row }) => ({ ...row, codes: [must(gtinKey(code), `valid code of ${row.id}`)] }));

/** Whole pieces of what is in one basket, and its share of the price, per mille. */
const PartRow = z.object({ basket: z.string(), product: z.string(), quantity: whole, share: whole });

function baskets(
  rows: readonly z.infer<typeof BasketRow>[],
  parts: readonly z.infer<typeof PartRow>[],
): CatalogueChange[] {
  return rows.flatMap(({ price, ...row }) => {
    const basket = parts
      .filter((part) => part.basket === row.id)
      .map(({ product, quantity, share }) => ({ product, quantity: quantity * 1000, share }));
    const product = Product.parse({ ...row, weighed: false, netContent: '', basket });
    const from = Price.shape.from.parse('2026-01-01');
    const costs = { product: product.id, from, price, demo: true };
    return [
      { kind: 'product', id: product.id, row: product },
      { kind: 'price', id: priceChangeId(costs), row: costs },
    ];
  });
}

/** Two kinds are enough to try: per cent off a category, and buy some, get some of a few products. */
const PromotionRow = z
  .object({
    id: z.string(),
    name: z.string(),
    from: z.string(),
    to: z.string(),
    kind: z.enum(['goods', 'buy-get']),
    category: z.string(),
    products: z.string(),
    percent: whole,
    buy: z.string(),
    get: z.string(),
  })
  .transform(({ kind, category, products, percent, buy, get, ...row }) => {
    const goods = category === '' ? { of: 'products', products: products.split(' ') } : { of: 'category', category };
    const perMille = percent * 10;
    const rule =
      kind === 'goods'
        ? { kind, goods, off: { perMille } }
        : { kind, goods, buy: Number(buy), get: Number(get), perMille };
    return Promotion.parse({ ...row, borneBy: 'shop', class: 'ordinary', outlets: 'all', rule, demo: true });
  });

/** One line a rate; an empty rate is "not subject to VAT", which is not 0 %. */
const RateRow = z.object({
  id: z.string(),
  name: z.string(),
  from: TaxClass.shape.rates.element.shape.from,
  perMille: z.union([z.literal('').transform(() => null), whole]),
});

function taxClasses(rows: readonly z.infer<typeof RateRow>[]): TaxClass[] {
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, rates]) => {
    const name = must(rates[0], `rate of ${id}`).name;
    return TaxClass.parse({ id, name, rates: rates.map(({ from, perMille }) => ({ from, perMille })) });
  });
}
