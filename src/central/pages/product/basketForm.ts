import type { Product, ProductPart } from '../../../shared/catalogue/product.ts';
import { ProductId } from '../../../shared/id.ts';
import { dong } from '../../../shared/money.ts';
import { apportion } from '../../../shared/pricing/apportion.ts';
import { formatQuantity, parseQuantity, QUANTITY_LIMIT } from '../../../shared/quantity.ts';
import type { BasketGoods } from '../../office/api/drafts.ts';

/** One thing in a basket as it is typed. */
export type TypedPart = {
  readonly product: string;
  readonly quantity: string;
  /** Per cent of the basket's price, at most one decimal; empty = by what it costs. */
  readonly share: string;
};

export type BasketFault = 'no-parts' | 'part-quantity' | 'part-share' | 'part-price';

/** As a form keeps it: one on a line. No id, number or per cent has a tab. */
export const partsText = (parts: readonly TypedPart[]): string =>
  parts.map(({ product, quantity, share }) => [product, quantity, share].join('\t')).join('\n');

export function partsIn(text: string): TypedPart[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [product = '', quantity = '', share = ''] = line.split('\t');
      return { product, quantity, share };
    });
}

export const typedParts = ({ basket = [] }: Pick<Product, 'basket'>): string =>
  partsText(
    basket.map(({ product, quantity, share }) => ({
      product,
      quantity: formatQuantity(quantity),
      share: String(share / 10).replace('.', ','),
    })),
  );

/** What was typed as what is in a basket, or what is wrong with it first. Shares that nobody typed follow from what the goods cost. */
export function basketOf(text: string, goods: readonly BasketGoods[]): ProductPart[] | BasketFault {
  const typed = partsIn(text);
  if (typed.length === 0) return 'no-parts';
  const parts = typed.map((part) => ({ ...read(part), goods: goods.find(({ id }) => id === part.product) }));
  if (parts.some(({ quantity, goods: one }) => !isCountable(quantity, one?.weighed ?? false))) return 'part-quantity';
  const shares = typed.every(({ share }) => share.trim() === '')
    ? sharesByPrice(parts)
    : parts.map(({ share }) => share);
  if (!shares) return 'part-price';
  if (shares.some((share) => share === undefined || share < 1)) return 'part-share';
  if (shares.reduce<number>((sum, share) => sum + (share ?? 0), 0) !== 1_000) return 'part-share';
  return parts.map(({ product, quantity }, nth) => {
    return {
      product: ProductId.parse(product),
      quantity: quantity as ProductPart['quantity'],
      share: shares[nth] ?? 0,
    };
  });
}

function read({ product, quantity, share }: TypedPart) {
  const percent = /^\d{1,3}(?:[.,]\d)?$/.test(share.trim()) ? Number(share.trim().replace(',', '.')) : undefined;
  return {
    product,
    quantity: parseQuantity(quantity),
    share: percent === undefined ? undefined : Math.round(percent * 10),
  };
}

/** Whole pieces of what is not weighed. */
function isCountable(quantity: number | undefined, weighed: boolean): boolean {
  if (quantity === undefined || quantity <= 0 || quantity > QUANTITY_LIMIT) return false;
  return weighed || quantity % 1_000 === 0;
}

type Read = ReturnType<typeof read> & { readonly goods: BasketGoods | undefined };

/** Per mille, by what each costs by itself; undefined where one of them has no price. */
function sharesByPrice(parts: readonly Read[]): number[] | undefined {
  const portions = parts.flatMap(({ product, quantity, goods }) =>
    goods?.price ? [{ key: product, weight: goods.price * (quantity ?? 0) }] : [],
  );
  return portions.length === parts.length ? apportion(dong(1_000), portions) : undefined;
}
