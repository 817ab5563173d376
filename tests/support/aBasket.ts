import { applyChange } from '../../src/main/db/catalogueChange.ts';
import type { Desk } from '../../src/main/till/desk.ts';
import type { CatalogueChange } from '../../src/shared/catalogue/change.ts';
import { ProducerId, ProductId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { quantity } from '../../src/shared/quantity.ts';
import { aPrice, aProducer, aProduct } from './aProduct.ts';
import { driedShrimp, salt } from './counter.ts';

const shop = aProducer({ id: ProducerId.parse('QUAY'), name: 'Quầy giỏ quà' });
export const fishermen = aProducer({ id: ProducerId.parse('HTX-02'), name: 'HTX Thủy sản Gành Hào' });
/** A gift basket: two packs of salt and a hundred grams of shrimp; the shrimp gets two thirds of what is paid, in per mille. */
export const basket = aProduct({
  id: ProductId.parse('GIO-01'),
  name: 'Giỏ quà biển',
  producer: shop.id,
  category: 'Giỏ quà',
  unit: 'giỏ',
  codes: [],
  basket: [
    { product: salt.id, quantity: quantity(2_000), share: 333 },
    { product: driedShrimp.id, quantity: quantity(100), share: 667 },
  ],
});

/** The basket on the shelf of a till; its shrimp is a producer's of its own. */
export function withBasket<D extends Desk>(desk: D): D {
  const price = aPrice({ product: basket.id, price: dong(200_000) });
  const changes: CatalogueChange[] = [
    { kind: 'producer', id: shop.id, row: shop },
    { kind: 'producer', id: fishermen.id, row: fishermen },
    { kind: 'product', id: driedShrimp.id, row: { ...driedShrimp, producer: fishermen.id } },
    { kind: 'product', id: basket.id, row: basket },
    { kind: 'price', id: 'GIO-01@2026-01-01', row: price },
  ];
  desk.db.write((db) => {
    for (const change of changes) applyChange(db, change);
  });
  return desk;
}
