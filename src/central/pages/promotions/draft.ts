import { Stars } from '../../../shared/catalogue/certificate.ts';
import { type Day, formatDay } from '../../../shared/day.ts';
import { OutletId, ProducerId, ProductId } from '../../../shared/id.ts';
import { type Dong, dong, formatDong } from '../../../shared/money.ts';
import type { Discount } from '../../../shared/pricing/discount.ts';
import type {
  DayWindow,
  PromotedGoods,
  Promotion,
  PromotionRule,
  PromotionTerms,
} from '../../../shared/promotion/promotion.ts';
import { readPrice } from '../catalogue/typedPrice.ts';
import { readDay } from '../sales/typedDay.ts';

/** A promotion as it is typed: texts where the terms have numbers and days. */
export type Draft = {
  readonly name: string;
  readonly kind: PromotionRule['kind'];
  readonly goods: PromotedGoods['of'];
  readonly products: readonly string[];
  readonly category: string | null;
  readonly producer: string | null;
  readonly stars: readonly string[];
  readonly by: 'perMille' | 'amount';
  readonly percent: string;
  readonly amount: string;
  readonly atLeast: string;
  readonly buy: string;
  readonly get: string;
  readonly from: string;
  readonly to: string;
  readonly hourFrom: string;
  readonly hourTo: string;
  /** None = every day. */
  readonly weekdays: readonly string[];
  /** None = all of them. */
  readonly outlets: readonly string[];
  readonly borneBy: PromotionTerms['borneBy'];
  readonly class: PromotionTerms['class'];
};

export const FAULTS = ['name', 'goods', 'percent', 'amount', 'pieces', 'atLeast', 'day', 'backwards', 'hours'] as const;
export type Fault = (typeof FAULTS)[number];

/** A new one, from today for a month. */
export function newDraft(today: Day, inAMonth: Day): Draft {
  return {
    name: '',
    kind: 'goods',
    goods: 'products',
    products: [],
    category: null,
    producer: null,
    stars: [],
    by: 'perMille',
    percent: '10',
    amount: '',
    atLeast: '',
    buy: '5',
    get: '1',
    from: formatDay(today),
    to: formatDay(inAMonth),
    hourFrom: '',
    hourTo: '',
    weekdays: [],
    outlets: [],
    borneBy: 'shop',
    class: 'ordinary',
  };
}

export function draftOf(promotion: Promotion): Draft {
  const { rule, window } = promotion;
  return {
    ...newDraft(promotion.from, promotion.to),
    name: promotion.name,
    kind: rule.kind,
    ...(rule.kind !== 'sale' && goodsDraft(rule.goods)),
    ...(rule.kind === 'buy-get'
      ? { buy: `${rule.buy}`, get: `${rule.get}`, percent: percentText(rule.perMille) }
      : offDraft(rule.off)),
    ...(rule.kind === 'sale' && rule.atLeast > 0 && { atLeast: formatDong(rule.atLeast) }),
    hourFrom: window ? hourText(window.from) : '',
    hourTo: window ? hourText(window.to) : '',
    weekdays: (promotion.weekdays ?? []).map(String),
    outlets: promotion.outlets === 'all' ? [] : promotion.outlets,
    borneBy: promotion.borneBy,
    class: promotion.class,
  };
}

function goodsDraft(goods: PromotedGoods): Partial<Draft> {
  switch (goods.of) {
    case 'products':
      return { goods: 'products', products: goods.products };
    case 'category':
      return { goods: 'category', category: goods.category };
    case 'producer':
      return { goods: 'producer', producer: goods.producer };
    case 'stars':
      return { goods: 'stars', stars: goods.stars.map(String) };
  }
}

function offDraft(off: Discount['off']): Partial<Draft> {
  return 'amount' in off
    ? { by: 'amount', amount: formatDong(off.amount) }
    : { by: 'perMille', percent: percentText(off.perMille) };
}

/** The terms a draft says, or the first thing that is wrong with it. */
export function termsOf(draft: Draft, today: Day): PromotionTerms | Fault {
  if (draft.name.trim() === '') return 'name';
  const rule = ruleOf(draft);
  if (typeof rule === 'string') return rule;
  const [from, to] = [readDay(draft.from, today), readDay(draft.to, today)];
  if (!from || !to) return 'day';
  if (to < from) return 'backwards';
  const window = windowOf(draft);
  if (window === 'hours') return 'hours';
  return {
    name: draft.name.trim(),
    borneBy: draft.borneBy,
    class: draft.class,
    outlets: draft.outlets.length === 0 ? 'all' : draft.outlets.map((id) => OutletId.parse(id)),
    from,
    to,
    ...(draft.weekdays.length > 0 && draft.weekdays.length < 7 && { weekdays: weekdaysOf(draft) }),
    ...(window && { window }),
    rule,
  };
}

function weekdaysOf({ weekdays }: Draft): number[] {
  return weekdays.map(Number).toSorted((a, b) => a - b);
}

function ruleOf(draft: Draft): PromotionRule | Fault {
  if (draft.kind === 'sale') return saleRule(draft);
  const goods = goodsOf(draft);
  if (!goods) return 'goods';
  if (draft.kind === 'buy-get') return buyGetRule(draft, goods);
  const off = offOf(draft);
  return typeof off === 'string' ? off : { kind: 'goods', goods, off };
}

function saleRule(draft: Draft): PromotionRule | Fault {
  const off = offOf(draft);
  if (typeof off === 'string') return off;
  const atLeast: Dong | undefined = draft.atLeast.trim() === '' ? dong(0) : readPrice(draft.atLeast);
  return atLeast === undefined ? 'atLeast' : { kind: 'sale', atLeast, off };
}

function buyGetRule({ buy, get, percent }: Draft, goods: PromotedGoods): PromotionRule | Fault {
  const [paid, given] = [readPieces(buy), readPieces(get)];
  if (paid === undefined || given === undefined) return 'pieces';
  const perMille = readPercent(percent);
  return perMille === undefined ? 'percent' : { kind: 'buy-get', goods, buy: paid, get: given, perMille };
}

function goodsOf({ goods, products, category, producer, stars }: Draft): PromotedGoods | undefined {
  switch (goods) {
    case 'products':
      return products.length > 0 ? { of: 'products', products: products.map((id) => ProductId.parse(id)) } : undefined;
    case 'category':
      return category === null ? undefined : { of: 'category', category };
    case 'producer':
      return producer === null ? undefined : { of: 'producer', producer: ProducerId.parse(producer) };
    case 'stars':
      return stars.length > 0 ? { of: 'stars', stars: stars.map((one) => Stars.parse(Number(one))) } : undefined;
  }
}

function offOf({ by, percent, amount }: Draft): Discount['off'] | Fault {
  if (by === 'amount') {
    const read = readPrice(amount);
    return read === undefined ? 'amount' : { amount: read };
  }
  const perMille = readPercent(percent);
  return perMille === undefined ? 'percent' : { perMille };
}

/** Reads a percentage as typed, one decimal at most: `12,5` is 125 per mille. */
export function readPercent(text: string): number | undefined {
  const match = /^\s*(\d{1,3})(?:[,.](\d))?\s*%?\s*$/.exec(text);
  if (!match) return undefined;
  const perMille = Number(match[1]) * 10 + Number(match[2] ?? 0);
  return perMille >= 1 && perMille <= 1000 ? perMille : undefined;
}

export function percentText(perMille: number): string {
  return perMille % 10 === 0 ? `${perMille / 10}` : `${Math.floor(perMille / 10)},${perMille % 10}`;
}

function readPieces(text: string): number | undefined {
  const pieces = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return pieces >= 1 && pieces <= 100 ? pieces : undefined;
}

function windowOf({ hourFrom, hourTo }: Draft): DayWindow | undefined | 'hours' {
  if (hourFrom.trim() === '' && hourTo.trim() === '') return undefined;
  const [from, to] = [readHour(hourFrom), readHour(hourTo)];
  if (from === undefined || to === undefined || from === to || from === 1440) return 'hours';
  // Midnight as an end is the day's end, not its beginning.
  return { from, to: to === 0 ? 1440 : to };
}

/** `8`, `8:00`, `8h30` → minutes since midnight. */
export function readHour(text: string): number | undefined {
  const match = /^\s*(\d{1,2})(?:[:hH.](\d{2})?)?\s*$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return minutes <= 1440 && Number(match[2] ?? 0) < 60 ? minutes : undefined;
}

export function hourText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${(minutes % 60).toString().padStart(2, '0')}`;
}
