import { useTranslation } from 'react-i18next';
import type { OutletPrice } from '../../../shared/catalogue/outletGroup.ts';
import { priceOn } from '../../../shared/catalogue/product.ts';
import { type Day, formatDay } from '../../../shared/day.ts';
import type { OfficeReply } from '../../office/api.ts';
import { money } from '../show/figures.ts';

export type ShownPrices = Extract<OfficeReply<'group.prices'>, { readonly general: unknown }>;

type Props = { readonly shown: ShownPrices; readonly unit: string; readonly today: Day };

/** Which price of a product holds where, and what is to come. */
export function PricePlaces({ shown: { general, groups }, unit, today }: Props) {
  const { t } = useTranslation();
  return (
    <dl className="facts" data-testid="price-places">
      <dt>{t(groups.length === 0 ? 'catalogue.priceNow' : 'groups.everywhere')}</dt>
      <dd>
        <Held prices={general} unit={unit} today={today} />
      </dd>
      {groups.map(({ group, name, prices }) => (
        <Place key={group} name={name}>
          {prices.length === 0 ? (
            <span className="soft">{t('groups.asEverywhere')}</span>
          ) : (
            <Held prices={prices} unit={unit} today={today} />
          )}
        </Place>
      ))}
    </dl>
  );
}

function Place({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

type HeldProps = { readonly prices: readonly OutletPrice[]; readonly unit: string; readonly today: Day };

function Held({ prices, unit, today }: HeldProps) {
  const { t } = useTranslation();
  const price = priceOn(prices, today)?.price ?? null;
  const told = (amount: OutletPrice['price']) => (amount === null ? t('catalogue.noPrice') : money(amount));
  return (
    <>
      <span className="strong">{price === null ? t('none') : money(price)}</span>{' '}
      <span className="soft small">{t('catalogue.per', { unit })}</span>
      {prices
        .filter(({ from }) => from > today)
        .map(({ from, price: next }) => (
          <span key={from} className="detail">
            {t('groups.from', { day: formatDay(from), price: told(next) })}
          </span>
        ))}
    </>
  );
}
