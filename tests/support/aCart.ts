import { addToCart, type Cart, type CartItem, emptyCart } from '../../src/shared/cart/cart.ts';
import { ProducerId, ProductId, SaleId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { ONE, type Quantity } from '../../src/shared/quantity.ts';
import { isRefusal } from '../../src/shared/refusal.ts';

export const A_SALE = SaleId.parse('0192f0c1-2a00-7000-8000-000000000001');

/** A pack of salt: 25.000 ₫, 8 % VAT, four stars. */
export function anItem(change: Partial<CartItem> = {}): CartItem {
  return {
    product: ProductId.parse('SP-001'),
    name: 'Muối ba thạc',
    unit: 'gói',
    weighed: false,
    producer: { id: ProducerId.parse('HTX-01'), name: 'HTX Muối Long Điền' },
    stars: 4,
    certificate: 'CN-001',
    vat: { class: 'VAT10', perMille: 80 },
    price: dong(25_000),
    ...change,
  };
}

/** Dried shrimp by the kilo: 980.000 ₫, not subject to VAT, no stars. */
export function aWeighedItem(change: Partial<CartItem> = {}): CartItem {
  return anItem({
    product: ProductId.parse('SP-002'),
    name: 'Tôm khô',
    unit: 'kg',
    weighed: true,
    stars: null,
    certificate: null,
    vat: { class: 'KCT', perMille: null },
    price: dong(980_000),
    ...change,
  });
}

type Wanted = { readonly item: CartItem; readonly quantity?: Quantity };

/** A cart with these things in it. Throws where the cart refuses one: a builder's mistake, not a case. */
export function aCart(wanted: readonly Wanted[] = [{ item: anItem() }]): Cart {
  let cart = emptyCart(A_SALE);
  for (const { item, quantity = ONE } of wanted) {
    const next = addToCart(cart, item, quantity);
    if (isRefusal(next)) throw new Error(`the cart refuses ${item.name}: ${next.refused}`);
    cart = next;
  }
  return cart;
}
