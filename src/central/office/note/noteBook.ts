import type { Product } from '../../../shared/catalogue/product.ts';
import type { Day } from '../../../shared/day.ts';
import { foldedWords } from '../../../shared/fold.ts';
import type { ProductId } from '../../../shared/id.ts';
import type { NoteBook } from '../../../shared/note/noteRow.ts';
import type { Catalogue } from '../catalogueView.ts';

/** The centre's catalogue, for reading delivery notes. */
export function noteBook({ products, producers }: Catalogue, today: Day): NoteBook<Product> {
  const byCode = listed([...products.values()], ({ codes }) => codes);
  const byName = listed([...products.values()], ({ name, netContent }) => {
    return new Set([name, `${name} ${netContent}`].map(key));
  });
  return {
    today,
    byCode: (code) => byCode.get(code) ?? [],
    byName: (name) => byName.get(key(name)) ?? [],
    goodsOf(id) {
      const product = products.get(id);
      return product?.basket ? 'gift-basket' : product;
    },
    owners: () => [...producers.values()],
  };
}

const key = (name: string): string => foldedWords(name).join(' ');

function listed(products: readonly Product[], under: (product: Product) => Iterable<string>): Map<string, ProductId[]> {
  const found = new Map<string, ProductId[]>();
  for (const product of products) {
    for (const each of under(product)) found.set(each, [...(found.get(each) ?? []), product.id]);
  }
  return found;
}
