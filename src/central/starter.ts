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

/** The shop a new centre begins with: see assets/starter/README.md. */
export type StarterShop = {
  readonly outlet: Outlet;
  readonly staff: readonly Staff[];
  /** Tax classes, producers, products, prices and certificates, in an order that can be published as it stands. */
  readonly changes: readonly CatalogueChange[];
};

/** Reads the starter shop's files. They ship with the product, so a fault in them is a bug and throws. */
export async function readStarterShop(folder: string): Promise<StarterShop> {
  const table = (file: string) => readTable(join(folder, file));
  const [outlet] = z.array(OutletRow).parse(await table('outlet.csv'));
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
    ...Outlet.omit({ bank: true, discountLimit: true }).shape,
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
