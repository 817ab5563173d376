import { Certificate } from '../../../shared/catalogue/certificate.ts';
import { Producer, Product, ProductCode } from '../../../shared/catalogue/product.ts';
import { PRODUCT_SETS, type ProductSetId } from '../../../shared/catalogue/productSet.ts';
import { STORY_LENGTH, tidyStory } from '../../../shared/catalogue/story.ts';
import { lastDayOfValidity } from '../../../shared/catalogue/validity.ts';
import { fold } from '../../../shared/fold.ts';
import { ProductId } from '../../../shared/id.ts';
import type { ImportFault } from '../api/import.ts';
import { type Column, headingOf } from './columns.ts';
import type { Places } from './headed.ts';
import type { CatalogueFileRow, RowCertificate } from './row.ts';
import { type RowReader, rowReader, textBy } from './rowReader.ts';
import { type Cell, type TableRow, textOf } from './table.ts';
import { parseCodes, parseDay, parseKind, parsePrice, parseStars, parseYesNo } from './values.ts';

/** @returns the row, or all that is wrong with it */
export function readRow(row: TableRow, places: Places<Column>): CatalogueFileRow | ImportFault[] {
  const reader = rowReader(row, places, headingOf);
  const { read, need, faults } = reader;
  const name = need('name', textBy(Product.shape.name), 'too-long');
  const price = need('price', parsePrice, 'not-a-price');
  const rest = {
    line: row.line,
    product: read('product', textBy(ProductId), 'bad-code'),
    nameEn: read('nameEn', textBy(Product.shape.name), 'too-long'),
    producer: read('producer', textBy(Producer.shape.name), 'too-long'),
    producerKind: read('producerKind', parseKind, 'unknown-kind'),
    place: read('place', textBy(Producer.shape.place), 'too-long'),
    address: read('address', textBy(Producer.shape.place), 'too-long'),
    category: read('category', textBy(Product.shape.category), 'too-long'),
    set: read('set', parseSet, 'unknown-kind'),
    unit: read('unit', parseUnit, 'too-long'),
    netContent: read('netContent', textBy(Product.shape.netContent), 'too-long'),
    weighed: read('weighed', parseYesNo, 'unknown-kind'),
    codes: read('codes', parseProductCodes, 'bad-code') ?? [],
    demo: read('demo', parseYesNo, 'unknown-kind'),
    taxClass: read('taxClass', textOf, 'unknown-tax-class'),
    certificate: readCertificate(reader),
    story: read('story', parseStory, 'too-long'),
    storyInEnglish: read('storyInEnglish', parseStory, 'too-long'),
  };
  if (faults.length > 0 || name === undefined || price === undefined) return faults;
  return { ...rest, name, price };
}

/** The one cell whose lines are kept: a story may have several. */
function parseStory(cell: Cell): string | undefined {
  const text = tidyStory(String(cell ?? '').replace(/^'(?=[=+\-@])/, ''));
  return text.length <= STORY_LENGTH ? text : undefined;
}

/** A set by its number, `9` or `26.09`, or by its name in either language. */
function parseSet(cell: Cell): ProductSetId | undefined {
  const text = fold(textOf(cell));
  const found = PRODUCT_SETS.find(({ id, vi, en }) =>
    [id, String(Number(id.slice(3))), fold(vi), fold(en)].includes(text),
  );
  return found?.id;
}

/** A kilogram is one word, however it is written: what is weighed is known by it. */
function parseUnit(cell: Cell): string | undefined {
  const unit = textBy(Product.shape.unit)(cell);
  return unit?.toLowerCase() === 'kg' ? 'kg' : unit;
}

function parseProductCodes(cell: Cell): string[] | undefined {
  const codes = parseCodes(cell);
  return codes?.every((code) => ProductCode.safeParse(code).success) && codes.length <= 20 ? codes : undefined;
}

/** A row without stars has no certificate, whatever its other cells say; one with stars must say from when. */
function readCertificate({ read, need }: RowReader<Column>): RowCertificate | undefined {
  const stars = read('stars', parseStars, 'bad-stars');
  if (stars === undefined || stars === 'none') return undefined;
  const decision = read('decision', textBy(Certificate.shape.decision), 'too-long');
  const issuer = read('issuer', textBy(Producer.shape.name), 'too-long');
  const issuedOn = need('issuedOn', parseDay, 'not-a-day');
  const expiresOn = read('expiresOn', parseDay, 'not-a-day');
  return issuedOn && { stars, decision, issuer, issuedOn, expiresOn: expiresOn ?? lastDayOfValidity(issuedOn) };
}
