import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStarterShop } from '../../src/central/starter.ts';
import { checkDigit } from '../../src/shared/barcode/gtin.ts';
import { type CatalogueChange, priceChangeId } from '../../src/shared/catalogue/change.ts';
import type { Producer, Product } from '../../src/shared/catalogue/product.ts';
import type { ProductId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { aCertificate, aDay, aPrice } from './aProduct.ts';

/** A catalogue as large as wanted, in the words of the real one. */
export type BenchCatalogue = {
  readonly changes: readonly CatalogueChange[];
  readonly products: readonly Product[];
};

const ROOT = join(import.meta.dirname, '../..');
const MEASURES = ['200 g', '250 g', '500 g', '1 kg', '100 g', '330 ml', '500 ml', '1 lít', '10 gói', '12 con'];
/** Days to choose from, so that some certificates have run out. */
const ISSUED = ['2022-03-01', '2023-12-20', '2024-06-15', '2025-08-01', '2026-02-10'];

/**
 * Products named after the starter shop's: what it is, whose, how much (`Tôm khô Thúy Hạnh 250 g`, some 30 letters),
 * by its producers (some 26), each with a GTIN of prefix 893, a price, and two in three with a certificate. The same
 * count gives the same catalogue.
 */
export async function benchCatalogue(count: number): Promise<BenchCatalogue> {
  const starter = await readStarterShop(join(ROOT, 'assets/starter'));
  const real = starter.changes.flatMap(({ kind, row }) => (kind === 'product' && row ? [row] : []));
  const producers = starter.changes.flatMap(({ kind, row }) => (kind === 'producer' && row ? [row] : []));
  const syllables = realSyllables([...real, ...producers].map(({ name }) => name));
  const dice = diceFrom(20_261_123);
  const products = Array.from({ length: count }, (_, index) =>
    aBenchProduct(index + 1, { real, producers, syllables, dice }),
  );
  const changes = starter.changes.filter(({ kind }) => kind === 'tax-class' || kind === 'producer');
  for (const product of products) changes.push(...changesOf(product, dice));
  return { changes, products };
}

/** The GTIN-13 on a product's label, as a scanner types it. */
export function labelOf(product: Product): string {
  return (product.codes[0] ?? '').slice(1);
}

type Source = {
  readonly real: readonly Product[];
  readonly producers: readonly Producer[];
  readonly syllables: readonly string[];
  readonly dice: Dice;
};

function aBenchProduct(number: number, { real, producers, syllables, dice }: Source): Product {
  const like = pick(real, dice);
  const producer = pick(producers, dice);
  const what = like.name.split(' ').slice(0, 4).join(' ');
  const whose = `${capital(pick(syllables, dice))} ${capital(pick(syllables, dice))}`;
  const measure = pick(MEASURES, dice);
  const digits = `893${number.toString().padStart(9, '0')}`;
  return {
    ...like,
    id: `P${number.toString().padStart(6, '0')}` as ProductId,
    name: `${what} ${whose} ${measure}`,
    producer: producer.id,
    netContent: measure,
    weighed: false,
    codes: [`0${digits}${checkDigit(digits)}`],
  };
}

function changesOf(product: Product, dice: Dice): CatalogueChange[] {
  const price = aPrice({ product: product.id, price: dong(10_000 + Math.floor(dice() * 400) * 1_000) });
  const issued = pick(ISSUED, dice);
  const certificate = aCertificate({
    id: `${product.id}.${issued}`,
    product: product.id,
    issuedOn: aDay(issued),
    expiresOn: aDay(`${Number(issued.slice(0, 4)) + 3}${issued.slice(4)}`),
  });
  return [
    { kind: 'product', id: product.id, row: product },
    { kind: 'price', id: priceChangeId(price), row: price },
    ...(dice() < 0.67 ? [{ kind: 'certificate' as const, id: certificate.id, row: certificate }] : []),
  ];
}

/** Every syllable of the real names, and of an excerpt of a general shop's list: some 600. */
function realSyllables(names: readonly string[]): string[] {
  const shop = readFileSync(join(ROOT, 'tests/central/import/fixtures/vn-shop-excerpt.csv'), 'utf8');
  const words = [...names, shop]
    .join(' ')
    .normalize('NFC')
    .toLowerCase()
    .match(/\p{L}{2,}/gu);
  return [...new Set(words)].toSorted();
}

/** 0 … below 1. */
export type Dice = () => number;

/** The same numbers for the same seed (mulberry32): a bench that measures other data each time measures nothing. */
export function diceFrom(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(from: readonly T[], dice: Dice): T {
  return from[Math.floor(dice() * from.length)] as T;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
