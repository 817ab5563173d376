import { certificateOn } from '../../../shared/catalogue/certificate.ts';
import { type Product, priceOn } from '../../../shared/catalogue/product.ts';
import { type Day, formatDay } from '../../../shared/day.ts';
import { must } from '../../../shared/must.ts';
import { indexOf } from './catalogueIndex.ts';
import { allColumns, type Column, headingOf } from './columns.ts';
import type { CurrentCatalogue } from './plan.ts';

/**
 * The catalogue as a file to be edited and imported again: CSV with semicolons and a byte order mark, as Excel under a
 * Vietnamese setting opens it. Products without a price on the day are in it with a blank one.
 */
export function writeCatalogueFile(current: CurrentCatalogue, today: Day): string {
  const index = indexOf(current);
  const rows = current.products.map((product) => {
    const producer = must(index.producersById.get(product.producer), `producer of ${product.id}`);
    const price = priceOn(index.prices.get(product.id) ?? [], today);
    const certificate = certificateOn(index.certificates.get(product.id) ?? [], today);
    const cells: Record<Column, string> = {
      product: product.id,
      name: product.name,
      producer: producer.name,
      producerKind: producer.kind,
      place: producer.place,
      category: product.category,
      unit: product.unit,
      netContent: product.netContent,
      weighed: yesNo(product.weighed),
      codes: codesOf(product),
      price: price ? String(price.price) : '',
      demo: price ? yesNo(price.demo) : '',
      taxClass: product.taxClass,
      stars: certificate ? String(certificate.stars) : '',
      decision: certificate?.decision ?? '',
      issuedOn: certificate ? formatDay(certificate.issuedOn) : '',
      expiresOn: certificate ? formatDay(certificate.expiresOn) : '',
      story: index.stories.get(product.id)?.vi ?? '',
      storyInEnglish: index.stories.get(product.id)?.en ?? '',
    };
    return allColumns.map((column) => quoted(cells[column]));
  });
  const lines = [allColumns.map((column) => quoted(headingOf(column))), ...rows].map((cells) => cells.join(';'));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function yesNo(value: boolean): string {
  return value ? 'có' : 'không';
}

/** A GTIN shorter than 14 digits is printed without the zeros it is keyed with. */
function codesOf(product: Product): string {
  return product.codes.map((code) => code.replace(/^0(\d{13})$/, '$1')).join(' | ');
}

/** A cell that begins like a formula gets an apostrophe, so that opening the list never runs one. */
function quoted(text: string): string {
  const harmless = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
