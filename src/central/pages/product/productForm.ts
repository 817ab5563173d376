import { gtinKey, looksLikeGtin, spelledGtin } from '../../../shared/barcode/gtin.ts';
import { Product } from '../../../shared/catalogue/product.ts';
import type { ProductId } from '../../../shared/id.ts';
import type { BasketGoods } from '../../office/api/drafts.ts';
import { type BasketFault, basketOf, typedParts } from './basketForm.ts';

/** A product as it is typed. */
export type ProductForm = {
  readonly name: string;
  readonly nameEn: string;
  readonly producer: string;
  readonly category: string;
  readonly set: string;
  readonly unit: string;
  readonly weighed: boolean;
  readonly netContent: string;
  readonly taxClass: string;
  /** One on a line. */
  readonly codes: string;
  readonly isBasket: boolean;
  /** As `partsText` writes them. */
  readonly parts: string;
};

export type ProductFault =
  | BasketFault
  | 'name'
  | 'producer'
  | 'category'
  | 'unit'
  | 'taxClass'
  | 'codes'
  | 'too-many-codes';

const WEIGHED_UNIT = 'kg';

export function productForm(product: Product): ProductForm {
  const { name, nameEn = '', producer, category, set = '', unit, weighed, netContent, taxClass, codes } = product;
  return {
    name,
    nameEn,
    producer,
    category,
    set,
    unit,
    weighed,
    netContent,
    taxClass,
    codes: codes.map(spelled).join('\n'),
    isBasket: product.basket !== undefined,
    parts: typedParts(product),
  };
}

export const newProductForm = (taxClass: string): ProductForm => ({
  name: '',
  nameEn: '',
  producer: '',
  category: '',
  set: '',
  unit: '',
  weighed: false,
  netContent: '',
  taxClass,
  codes: '',
  isBasket: false,
  parts: '',
});

/** As on the packet: without the noughts that a GTIN is kept with. */
const spelled = (code: string): string => (/^\d{14}$/.test(code) ? spelledGtin(code) : code);

/** As kept; undefined where a code of a GTIN's length has a wrong check digit. */
export function readCodes(text: string): string[] | undefined {
  const codes: string[] = [];
  for (const code of text.split(/\s+/).filter((each) => each !== '')) {
    const key = gtinKey(code);
    if (key === undefined && looksLikeGtin(code)) return undefined;
    codes.push(key ?? code);
  }
  return [...new Set(codes)];
}

/** The first code of a text whose check digit is wrong. */
export function wrongCode(text: string): string | undefined {
  return text.split(/\s+/).find((code) => looksLikeGtin(code) && gtinKey(code) === undefined);
}

export type ProductBase = {
  readonly id: ProductId;
  /** In-store codes for one that has none of its own. */
  readonly codes: { readonly plain: string; readonly weighed: string };
  /** What may stand in a basket. */
  readonly goods: readonly BasketGoods[];
};

/** As typed → as kept: one way to write each letter, one blank between words. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** What was typed as a product, or what is wrong with it first. */
export function productOf(form: ProductForm, { id, codes: inStore, goods }: ProductBase): Product | ProductFault {
  const [name, nameEn, category] = [tidy(form.name), tidy(form.nameEn), tidy(form.category)];
  const weighed = form.weighed && !form.isBasket;
  const unit = weighed ? WEIGHED_UNIT : tidy(form.unit);
  if (name === '') return 'name';
  if (form.producer === '') return 'producer';
  if (category === '') return 'category';
  if (unit === '') return 'unit';
  if (form.taxClass === '') return 'taxClass';
  const typed = readCodes(form.codes);
  if (!typed) return 'codes';
  const basket = form.isBasket ? basketOf(form.parts, goods) : undefined;
  if (typeof basket === 'string') return basket;
  const own = weighed ? inStore.weighed : inStore.plain;
  const product = Product.safeParse({
    ...(basket && { basket }),
    id,
    name,
    ...(nameEn !== '' && { nameEn }),
    producer: form.producer,
    category,
    ...(form.set !== '' && { set: form.set }),
    unit,
    weighed,
    netContent: tidy(form.netContent),
    taxClass: form.taxClass,
    codes: typed.length > 0 || own === '' ? typed : [own],
  });
  return product.data ?? 'too-many-codes';
}
