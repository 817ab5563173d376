import { z } from 'zod';
import { Stars } from '../../shared/catalogue/certificate.ts';
import { foldedWords } from '../../shared/fold.ts';
import { ProducerId } from '../../shared/id.ts';
import type { Good } from './good.ts';
import type { Goods } from './goods.ts';
import { readCode } from './read.ts';

/** Goods on one page: fills rows of two, three, four and six. */
export const PAGE = 24;

/** What goods are asked for by, in an address: of pages and of the read-only API alike. */
export const GoodsAsked = z.object({
  q: z
    .string()
    .max(100)
    .default('')
    .describe('Words that begin words of name, producer or place, with or without marks; or one code'),
  category: z.string().max(80).default('').describe('Whole name of a category'),
  commune: z.string().max(300).default('').describe('Whole name of a commune, as in `commune` of a product'),
  stars: z.coerce.number().pipe(Stars).or(z.literal('')).default('').describe('3, 4 or 5'),
  producer: ProducerId.or(z.literal('')).default('').describe('Id of a producer'),
  page: z.coerce.number().int().min(1).max(100_000).default(1).describe(`From 1; ${PAGE} a page`),
});
export type GoodsAsked = z.infer<typeof GoodsAsked>;

/** What an address asks for; a part that cannot be is as if it were not there. */
export function askedIn(query: Readonly<Record<string, unknown>>): GoodsAsked {
  const read = GoodsAsked.safeParse(query);
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return GoodsAsked.parse(Object.fromEntries(Object.entries(query).filter(([name]) => !wrong.has(name))));
}

/** All goods asked for, in the catalogue's order. */
export function findGoods(goods: Goods, asked: GoodsAsked): readonly Good[] {
  const { category, commune, stars, producer } = asked;
  return goodsSaid(goods, asked.q).filter(
    (good) =>
      (category === '' || good.product.category === category) &&
      (commune === '' || good.commune === commune) &&
      (stars === '' || good.certificate?.stars === stars) &&
      (producer === '' || good.product.producer === producer),
  );
}

function goodsSaid(goods: Goods, text: string): readonly Good[] {
  const wanted = foldedWords(text);
  if (wanted.length === 0) return goods.all;
  const coded = readCode(goods, text.trim());
  if (coded.found === 'good') return [coded.good];
  if (coded.found === 'several') return coded.goods;
  return goods.all.filter(({ said }) => wanted.every((word) => said.includes(` ${word}`)));
}

export type PageOf<Row> = {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** A page beyond the last one is the last one. */
export function pageOf<Row>(rows: readonly Row[], asked: number, size: number = PAGE): PageOf<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(asked, pages);
  return { rows: rows.slice((page - 1) * size, page * size), total: rows.length, page, pages };
}
