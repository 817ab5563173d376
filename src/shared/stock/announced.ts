import { z } from 'zod';
import { Day } from '../day.ts';
import { AnnouncementId, ProducerId, ProductId } from '../id.ts';
import { QUANTITY_LIMIT, Quantity, quantity } from '../quantity.ts';
import { areSameTerms, LotCode, Terms } from './lot.ts';

/** Goods of one product that are to come, of one lot as far as that is known. */
export const AnnouncedLine = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  quantity: Quantity.refine((pieces) => pieces > 0 && pieces <= QUANTITY_LIMIT),
  code: LotCode,
  expires: Day.optional(),
  terms: Terms,
});
export type AnnouncedLine = z.infer<typeof AnnouncedLine>;

/** What a producer will bring to an outlet, as the office says it beforehand (*hàng báo trước*). */
export const Announced = z.object({
  owner: z.object({ id: ProducerId, name: z.string() }),
  /** When it is expected. */
  day: Day,
  /** The delivery note's number, where it is known. */
  note: z.string().trim().min(1).max(80).optional(),
  lines: z.array(AnnouncedLine).min(1).max(500),
});
export type Announced = z.infer<typeof Announced>;

export const Announcement = Announced.extend({ id: AnnouncementId });
export type Announcement = z.infer<typeof Announcement>;

/**
 * `waiting`: nobody has received it. `twice`: two tills did that heard nothing of each other, and the books have its goods twice.
 * What was received after all counts, though it was withdrawn.
 */
export const AnnouncedState = z.enum(['waiting', 'received', 'twice', 'withdrawn']);
export type AnnouncedState = z.infer<typeof AnnouncedState>;

type Heard = { readonly withdrawnAt?: number | null | undefined; readonly receipts: readonly unknown[] };

export function announcedState({ withdrawnAt, receipts }: Heard): AnnouncedState {
  if (receipts.length > 1) return 'twice';
  if (receipts.length === 1) return 'received';
  return withdrawnAt === undefined || withdrawnAt === null ? 'waiting' : 'withdrawn';
}

/** Goods that came, or that somebody is about to say came: of terms whose figure nobody said yet none are what was announced. */
export type CameGoods = {
  readonly product: ProductId;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly code: string;
  readonly expires?: Day | null | undefined;
  readonly owner: { readonly id: ProducerId };
  readonly terms: Terms | undefined;
};

/** Goods of one product that are not as they were announced. */
export const AnnouncedDifference = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  /** 0: nobody announced them. */
  announced: Quantity,
  /** 0: none came. */
  came: Quantity,
  /** Of other lots, or of those in other amounts. */
  lot: z.boolean(),
  /** Of another owner, or on other terms. */
  terms: z.boolean(),
});
export type AnnouncedDifference = z.infer<typeof AnnouncedDifference>;

/** What came otherwise than announced, by product, in the announcement's order and then in that of what came. */
export function differencesOf({ owner, lines }: Announced, came: readonly CameGoods[]): AnnouncedDifference[] {
  const products = [...new Set([...lines, ...came].map(({ product }) => product))];
  return products.flatMap((product) => {
    const told = lines.filter((line) => line.product === product);
    const there = came.filter((goods) => goods.product === product && goods.quantity > 0);
    const { name, unit } = told[0] ?? there[0] ?? { name: '', unit: '' };
    const both = told.length > 0 && there.length > 0;
    const difference = {
      product,
      name,
      unit,
      announced: sumOf(told),
      came: sumOf(there),
      lot: both && !areLotsTold(told, there),
      terms: both && there.some((goods) => goods.owner.id !== owner.id || !areTermsTold(told, goods)),
    };
    const isSame = difference.announced === difference.came && !difference.lot && !difference.terms;
    return isSame ? [] : [difference];
  });
}

function sumOf(goods: readonly { readonly quantity: number }[]): Quantity {
  return quantity(goods.reduce((sum, each) => sum + each.quantity, 0));
}

function areTermsTold(told: readonly AnnouncedLine[], { terms }: CameGoods): boolean {
  return terms !== undefined && told.some((line) => areSameTerms(line.terms, terms));
}

/** Every lot that came was announced, and each that was named came, in its amount where all that was announced came. */
function areLotsTold(told: readonly AnnouncedLine[], there: readonly CameGoods[]): boolean {
  if (!there.every((goods) => told.some((line) => isOf(line, goods)))) return false;
  const named = told.filter(({ code, expires }) => code !== '' || expires !== undefined);
  const isAll = named.length === told.length && sumOf(told) === sumOf(there);
  return named.every((line) => {
    const here = sumOf(there.filter((goods) => isOf(line, goods)));
    return isAll ? here >= sumOf(named.filter((other) => isSameName(line, other))) : here > 0;
  });
}

function isSameName(one: AnnouncedLine, other: AnnouncedLine): boolean {
  return one.code === other.code && one.expires === other.expires;
}

/** What the announcement left open may be anything. */
function isOf(line: Pick<AnnouncedLine, 'code' | 'expires'>, goods: Pick<CameGoods, 'code' | 'expires'>): boolean {
  const isCode = line.code === '' || line.code === goods.code;
  return isCode && (line.expires === undefined || line.expires === goods.expires);
}
