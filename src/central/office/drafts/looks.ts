import type { Day } from '../../../shared/day.ts';
import type { ProductId } from '../../../shared/id.ts';
import type { Draft } from '../../db/draft.ts';
import type { TillLook } from '../api/drafts.ts';
import { type Catalogue, catalogueRow, certificatesByProduct, productOfPrice } from '../catalogueView.ts';

type Looks = {
  readonly before: Catalogue;
  readonly after: Catalogue;
  readonly drafts: readonly Draft[];
  readonly today: Day;
};

/** Those that would look otherwise, on the day that the last of a product's drafts holds: a price of next month is looked at then. */
export function looksOf(products: readonly ProductId[], { before, after, drafts, today }: Looks): TillLook[] {
  const [held, would] = [certificatesByProduct(before), certificatesByProduct(after)];
  const looks = products.map((id) => {
    const days = drafts
      .filter(({ change }) => change.kind === 'price' && productOfPrice(change.id) === id)
      .flatMap(({ change }) => (change.kind === 'price' && change.row ? [change.row.from] : []));
    const day = [today, ...days].toSorted().at(-1) ?? today;
    const [was, will] = [before.products.get(id), after.products.get(id)];
    return {
      product: id,
      before: was ? catalogueRow(before, was, held, today) : null,
      after: will ? catalogueRow(after, will, would, day) : null,
    };
  });
  return looks.filter((look) => JSON.stringify(look.before) !== JSON.stringify(look.after));
}
