import { mintInternalCode, weighedKey } from '../../../shared/barcode/internal.ts';
import { ProducerId, ProductId } from '../../../shared/id.ts';
import type { CurrentCatalogue } from './plan.ts';
import type { ReadCatalogue } from './row.ts';

/** Gives out numbers that nothing has or had. A product's id and its in-store code carry the same one. */
export type Numbers = {
  readonly nextProduct: () => number;
  readonly nextProducer: () => ProducerId;
};

const PRODUCT_ID = /^P(\d{1,9})$/;
const PRODUCER_ID = /^CT(\d{1,9})$/;
/** `0` + an in-store EAN-13, as the catalogue keys it: plain, and weighed with its grams at 0. */
const PLAIN_CODE = /^020(\d{10})\d$/;
const WEIGHED_CODE = /^021(\d{5})00000\d$/;

/** Numbers go on from the highest in use anywhere: withdrawn products and the file itself count too. */
export function numbersAfter(current: CurrentCatalogue, read: ReadCatalogue): Numbers {
  let { product, producer } = highestNumbers(current, read);
  return {
    nextProduct: () => {
      product += 1;
      return product;
    },
    nextProducer: () => {
      producer += 1;
      return producerIdOf(producer);
    },
  };
}

type Said = Pick<ReadCatalogue, 'rows' | 'idsSaid'>;

/** The highest numbers in use; 0 where there are none. */
export function highestNumbers(
  current: CurrentCatalogue,
  read: Said = { rows: [], idsSaid: [] },
): { readonly product: number; readonly producer: number } {
  const codes = [...current.products, ...read.rows].flatMap((product) => product.codes);
  const ids = [...current.products.map(({ id }) => id), ...read.idsSaid, ...current.gone];
  return {
    product: Math.max(highest(ids, PRODUCT_ID), highest(codes, PLAIN_CODE), highest(codes, WEIGHED_CODE)),
    producer: highest([...current.producers.map(({ id }) => id), ...current.gone], PRODUCER_ID),
  };
}

function highest(texts: readonly string[], pattern: RegExp): number {
  let high = 0;
  for (const text of texts) high = Math.max(high, Number(pattern.exec(text)?.[1] ?? 0));
  return high;
}

export function producerIdOf(number: number): ProducerId {
  return ProducerId.parse(`CT${number.toString().padStart(4, '0')}`);
}

export function productIdOf(number: number): ProductId {
  return ProductId.parse(`P${number.toString().padStart(6, '0')}`);
}

/** A label with a weight has room for five digits; past them a weighed product gets a plain code and is weighed at the till. */
const WEIGHED_NUMBERS = 99_999;

/** @returns the in-store code of a number, as the catalogue keys it */
export function inStoreCode(number: number, weighed: boolean): string {
  if (weighed && number <= WEIGHED_NUMBERS) return weighedKey(number);
  return mintInternalCode(number).padStart(14, '0');
}
