import { xlsx } from '../../../archive/xlsx.ts';
import { certificateOn } from '../../../shared/catalogue/certificate.ts';
import { type Product, priceOn } from '../../../shared/catalogue/product.ts';
import { csvOf } from '../../../shared/csv.ts';
import { type Day, formatDay } from '../../../shared/day.ts';
import { must } from '../../../shared/must.ts';
import { indexOf } from './catalogueIndex.ts';
import { allColumns, type Column, headingOf } from './columns.ts';
import type { CurrentCatalogue } from './plan.ts';

/** The catalogue as CSV, to be edited and imported again. */
export function writeCatalogueFile(current: CurrentCatalogue, today: Day): string {
  return csvOf(catalogueTable(current, today));
}

/** Letters wide. */
const WIDTH = 18;

/** A table as a workbook of one sheet, its first row bold. */
export function bookOf(title: string, [head = [], ...rows]: readonly (readonly string[])[]): Buffer {
  const cells = [{ cells: head, bold: true }, ...rows.map((each) => ({ cells: each }))];
  return xlsx(
    title,
    cells,
    head.map(() => WIDTH),
  );
}

/** A heading, and a row for each product; one without a price on the day has a blank one. */
export function catalogueTable(current: CurrentCatalogue, today: Day): string[][] {
  const index = indexOf(current);
  const rows = current.products.map((product) => {
    const producer = must(index.producersById.get(product.producer), `producer of ${product.id}`);
    const price = priceOn(index.prices.get(product.id) ?? [], today);
    const certificate = certificateOn(index.certificates.get(product.id) ?? [], today);
    const cells: Record<Column, string> = {
      product: product.id,
      name: product.name,
      nameEn: product.nameEn ?? '',
      producer: producer.name,
      producerKind: producer.kind,
      place: producer.place,
      address: producer.address ?? '',
      category: product.category,
      set: product.set ?? '',
      unit: product.unit,
      netContent: product.netContent,
      weighed: yesNo(product.weighed),
      codes: codesOf(product),
      price: price ? String(price.price) : '',
      demo: price ? yesNo(price.demo) : '',
      taxClass: product.taxClass,
      stars: certificate ? String(certificate.stars) : '',
      decision: certificate?.decision ?? '',
      issuer: certificate?.issuer ?? '',
      issuedOn: certificate ? formatDay(certificate.issuedOn) : '',
      expiresOn: certificate ? formatDay(certificate.expiresOn) : '',
      story: index.stories.get(product.id)?.vi ?? '',
      storyInEnglish: index.stories.get(product.id)?.en ?? '',
    };
    return allColumns.map((column) => cells[column]);
  });
  return [allColumns.map(headingOf), ...rows];
}

function yesNo(value: boolean): string {
  return value ? 'có' : 'không';
}

/** A GTIN shorter than 14 digits is printed without the zeros it is keyed with. */
function codesOf(product: Product): string {
  return product.codes.map((code) => code.replace(/^0(\d{13})$/, '$1')).join(' | ');
}
