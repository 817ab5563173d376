import { Stars } from '../../../shared/catalogue/certificate.ts';
import { ProducerId, type ProductId } from '../../../shared/id.ts';
import { type Dong, dong, formatDong } from '../../../shared/money.ts';
import type { Discount } from '../../../shared/pricing/discount.ts';
import type { PromotedGoods, PromotionRule } from '../../../shared/promotion/promotion.ts';
import type { Catalogue } from '../catalogueView.ts';
import { nameKey } from '../import/identity.ts';
import type { Parse, RowReader } from '../import/rowReader.ts';
import { type Cell, textOf } from '../import/table.ts';
import { parsePrice } from '../import/values.ts';
import type { PromotionColumn } from './promotionList.ts';
import { BETWEEN, parsePercent, percentText, severalIn, wordsOf } from './words.ts';

type RuleColumn = 'kind' | 'goodsBy' | 'goods' | 'off' | 'buy' | 'get' | 'atLeast';
type Reader = RowReader<PromotionColumn>;

const kinds = wordsOf<PromotionRule['kind']>({
  goods: ['giảm giá mặt hàng', 'giảm mặt hàng'],
  'buy-get': ['mua tặng', 'mua nhiều được tặng'],
  sale: ['giảm cả phiếu'],
});
const goodsWords = wordsOf<PromotedGoods['of']>({
  products: ['sản phẩm'],
  category: ['nhóm hàng', 'nhóm'],
  producer: ['chủ thể'],
  stars: ['sao', 'số sao'],
});

export function ruleCells(rule: PromotionRule): Readonly<Record<RuleColumn, string>> {
  const goods = rule.kind === 'sale' ? { goodsBy: '', goods: '' } : goodsCells(rule.goods);
  const rounds = rule.kind === 'buy-get' ? { buy: `${rule.buy}`, get: `${rule.get}` } : { buy: '', get: '' };
  return {
    kind: kinds.say(rule.kind),
    ...goods,
    off: offText(rule.kind === 'buy-get' ? { perMille: rule.perMille } : rule.off),
    ...rounds,
    atLeast: rule.kind === 'sale' ? formatDong(rule.atLeast) : '',
  };
}

function offText(off: Discount['off']): string {
  return 'amount' in off ? formatDong(off.amount) : percentText(off.perMille);
}

function goodsCells(goods: PromotedGoods): { readonly goodsBy: string; readonly goods: string } {
  const goodsBy = goodsWords.say(goods.of);
  switch (goods.of) {
    case 'products':
      return { goodsBy, goods: goods.products.join(BETWEEN) };
    case 'category':
      return { goodsBy, goods: goods.category };
    case 'producer':
      return { goodsBy, goods: goods.producer };
    case 'stars':
      return { goodsBy, goods: goods.stars.join(BETWEEN) };
  }
}

/** Said whole, or not at all: then it is the rule of before. */
export function readRule(
  reader: Reader,
  before: PromotionRule | undefined,
  catalogue: Catalogue,
): PromotionRule | undefined {
  const kind = (before ? reader.read : reader.need)('kind', kinds.parse, 'unknown-kind');
  switch (kind) {
    case undefined:
      return before;
    case 'sale':
      return saleRule(reader);
    case 'goods':
    case 'buy-get': {
      const goods = readGoods(reader, before, catalogue);
      return goods && (kind === 'goods' ? goodsRule(reader, goods) : buyGetRule(reader, goods));
    }
  }
}

const parseOff: Parse<Discount['off']> = (cell) => {
  const perMille = parsePercent(cell);
  if (perMille !== undefined) return perMille > 0 ? { perMille } : undefined;
  const amount = parsePrice(cell);
  return amount && { amount };
};

function saleRule({ need, read }: Reader): PromotionRule | undefined {
  const off = need('off', parseOff, 'not-a-price');
  const atLeast = read('atLeast', parseAtLeast, 'not-a-price') ?? dong(0);
  return off && { kind: 'sale', atLeast, off };
}

const parseAtLeast: Parse<Dong> = (cell) => (textOf(cell) === '0' ? dong(0) : parsePrice(cell));

function goodsRule({ need }: Reader, goods: PromotedGoods): PromotionRule | undefined {
  const off = need('off', parseOff, 'not-a-price');
  return off && { kind: 'goods', goods, off };
}

const parsePieces: Parse<number> = (cell) => {
  const pieces = /^\d{1,3}$/.test(textOf(cell)) ? Number(textOf(cell)) : 0;
  return pieces >= 1 && pieces <= 100 ? pieces : undefined;
};

function buyGetRule({ need }: Reader, goods: PromotedGoods): PromotionRule | undefined {
  const perMille = need('off', (cell) => parsePercent(cell) || undefined, 'not-a-number');
  const [buy, get] = [need('buy', parsePieces, 'not-a-number'), need('get', parsePieces, 'not-a-number')];
  if (perMille === undefined || buy === undefined || get === undefined) return undefined;
  return { kind: 'buy-get', goods, buy, get, perMille };
}

function readGoods(
  { need }: Reader,
  before: PromotionRule | undefined,
  catalogue: Catalogue,
): PromotedGoods | undefined {
  const of = need('goodsBy', goodsWords.parse, 'unknown-kind');
  const had = before === undefined || before.kind === 'sale' ? undefined : before.goods;
  return of && need('goods', (cell) => parseGoods(cell, of, { had, catalogue }), 'no-such-goods');
}

type Known = { readonly had: PromotedGoods | undefined; readonly catalogue: Catalogue };

/** What is gone counts as long as the promotion had it: it is no news. */
function parseGoods(cell: Cell, of: PromotedGoods['of'], { had, catalogue }: Known): PromotedGoods | undefined {
  const text = textOf(cell);
  switch (of) {
    case 'category':
      return { of, category: text };
    case 'producer': {
      const isHad = had?.of === 'producer' && had.producer === text;
      const found = isHad ? text : (catalogue.producers.get(text)?.id ?? onlyNamed(catalogue.producers, text)?.id);
      return found === undefined ? undefined : { of, producer: ProducerId.parse(found) };
    }
    case 'stars': {
      const stars = text.split(/[\s,;|]+/).map((word) => Stars.safeParse(Number(word)).data);
      const all = stars.flatMap((each) => each ?? []);
      return all.length === stars.length ? { of, stars: all } : undefined;
    }
    case 'products': {
      const own: readonly ProductId[] = had?.of === 'products' ? had.products : [];
      const found = severalIn(text).map(
        (word) =>
          own.find((id) => id === word) ?? catalogue.products.get(word)?.id ?? onlyNamed(catalogue.products, word)?.id,
      );
      const products = found.flatMap((id) => id ?? []);
      return products.length > 0 && products.length === found.length ? { of, products } : undefined;
    }
  }
}

/** @returns undefined where none, or several, are called so */
function onlyNamed<Row extends { readonly name: string }>(
  rows: ReadonlyMap<string, Row>,
  name: string,
): Row | undefined {
  const [only, other] = [...rows.values()].filter((row) => nameKey(row.name) === nameKey(name));
  return other ? undefined : only;
}
