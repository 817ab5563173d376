import { type Certificate, certificateOn } from '../../../shared/catalogue/certificate.ts';
import { addDays, type Day, daysBetween } from '../../../shared/day.ts';
import type { Days } from '../../../shared/market/period.ts';
import { dong } from '../../../shared/money.ts';
import { daysOfProducts } from '../../db/marketView.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import { certificatesByProduct } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { type Visit, withinOf } from '../people/visit.ts';
import { filterOf } from './filter.ts';

/** As many days as are looked at before and after a change, at most: longer ones hold other seasons. */
export const LOOKED_AT = 60;
/** More products than these nobody compares one by one. */
const MOST = 100;

type Change = { readonly on: Day; readonly from: 0 | 3 | 4 | 5; readonly to: 0 | 3 | 4 | 5 };

/** The last day within the period on which a product's stars became others than the day before. */
export function lastChange(certificates: readonly Certificate[], { from, to }: Days): Change | undefined {
  const days = certificates.flatMap(({ issuedOn, expiresOn, revokedOn }) => [
    issuedOn,
    addDays(expiresOn, 1),
    ...(revokedOn === null ? [] : [revokedOn]),
  ]);
  const starsOn = (day: Day) => certificateOn(certificates, day)?.stars ?? 0;
  const on = days
    .filter((day) => from < day && day <= to && starsOn(day) !== starsOn(addDays(day, -1)))
    .toSorted()
    .at(-1);
  return on === undefined ? undefined : { on, from: starsOn(addDays(on, -1)), to: starsOn(on) };
}

export async function starsChanged(
  { pool, catalogue: view }: OfficeDesk,
  { days, goods }: OfficeInput<'market.starsChanged'>,
  visit: Visit,
): Promise<OfficeReply<'market.starsChanged'>> {
  const catalogue = await view.fresh();
  const certificates = certificatesByProduct(catalogue);
  const changed = [...catalogue.products.values()].flatMap((product) => {
    const change = lastChange(certificates.get(product.id) ?? [], days);
    return change ? [{ product, ...change }] : [];
  });
  const shown = changed.toSorted((a, b) => (a.on < b.on ? 1 : -1)).slice(0, MOST);
  const filter = filterOf(catalogue, goods, withinOf(visit), { ...days, from: addDays(days.from, -LOOKED_AT) });
  const ids = shown.map(({ product }) => product.id);
  const sold = ids.length === 0 ? [] : await daysOfProducts(pool, ids, filter);
  return shown.map(({ product, on, from, to }) => {
    const daysAfter = Math.min(LOOKED_AT, daysBetween(on, days.to) + 1);
    const within = (start: Day, end: Day) =>
      dong(
        sold
          .filter(({ product: of, day }) => of === product.id && start <= day && day <= end)
          .reduce((sum, { amount }) => sum + amount, 0),
      );
    return {
      product: product.id,
      name: product.name,
      producer: catalogue.producers.get(product.producer)?.name ?? '',
      changedOn: on,
      from,
      to,
      daysBefore: daysAfter,
      daysAfter,
      before: within(addDays(on, -daysAfter), addDays(on, -1)),
      after: within(on, addDays(on, daysAfter - 1)),
    };
  });
}
