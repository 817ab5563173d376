import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Days, MARKET_PERIODS, type MarketPeriod } from '../../../shared/market/period.ts';
import { BuyerKind } from '../../../shared/sale/buyer.ts';
import { useAddress } from '../route/useAddress.ts';
import { DayField } from '../sales/dayField.tsx';
import { Choices } from '../ui/choices.tsx';
import { type Option, Pick } from '../ui/pick.tsx';
import { useAsk } from '../useAsk.ts';
import { inWords } from './marketFigure.tsx';
import { starsInWords } from './names.ts';
import { isNarrowed, MARKET_NARROWING, type MarketNarrowing, type MarketView } from './view.ts';

export function MarketFilters({ view }: { readonly view: MarketView }) {
  const { t } = useTranslation();
  const { query, change } = useAddress();
  const options = useOptions(t);
  const chosen = MARKET_NARROWING.flatMap((name) => {
    const value = query.get(name);
    const label = options[name].find((option) => option.value === value)?.label ?? value;
    return value === null ? [] : [`${t(`market.by.${name}`)}: ${label}`];
  });
  return (
    <search className="filters">
      <Periods period={view.period} days={view.days} />
      <div className="filterRow marketPicks">
        {MARKET_NARROWING.map((name) => (
          <Pick
            key={name}
            label={t(`market.by.${name}`)}
            placeholder={t(`market.all.${name}`)}
            options={options[name]}
            value={query.get(name)}
            onChange={(value) => change({ [name]: value })}
          />
        ))}
        {isNarrowed(view) && (
          <Button
            variant="subtle"
            onClick={() => change(Object.fromEntries(MARKET_NARROWING.map((name) => [name, null])))}
          >
            {t('sales.clear')}
          </Button>
        )}
      </div>
      <p className="paperOnly">{[inWords(view.days), ...chosen].join(' · ')}</p>
    </search>
  );
}

function Periods({ period, days }: { readonly period: MarketPeriod; readonly days: Days }) {
  const { t } = useTranslation();
  const { href, change } = useAddress();
  const choices = MARKET_PERIODS.map((name) => ({
    key: name,
    label: t(`market.period.${name}`),
    href: href({ period: name, ...(name === 'custom' ? days : { from: null, to: null }) }),
  }));
  return (
    <div className="filterRow">
      <Choices kind="row" label={t('sales.period')} now={period} choices={choices} />
      {period === 'custom' && (
        <>
          <DayField
            key={`from ${days.from}`}
            label={t('sales.from')}
            day={days.from}
            onChange={(from) => change({ from })}
          />
          <DayField key={`to ${days.to}`} label={t('sales.to')} day={days.to} onChange={(to) => change({ to })} />
        </>
      )}
    </div>
  );
}

const plain = (value: string, label: string = value): Option => ({ value, label, detail: '' });

function useOptions(t: TFunction): Readonly<Record<MarketNarrowing, readonly Option[]>> {
  const choices = useAsk('market.choices', {});
  const outlets = useAsk('outlet.list', {});
  const { categories = [], communes = [], producers = [], products = [], kinds = [] } = choices.data ?? {};
  return {
    outlet: (outlets.data ?? []).map(({ id, name, code }) => ({ value: id, label: name, detail: code })),
    kind: kinds.map((kind) => plain(kind, t(`market.kind.${kind}`))),
    category: categories.map((category) => plain(category)),
    product: products.map(({ id, name, producer }) => ({ value: id, label: name, detail: producer })),
    producer: producers.map(({ id, name }) => plain(id, name)),
    commune: communes.map((commune) => plain(commune)),
    stars: ['5', '4', '3', '0'].map((stars) => plain(stars, starsInWords(t, stars))),
    buyer: [...BuyerKind.options, 'none' as const].map((kind) =>
      plain(kind, kind === 'none' ? t('market.noBuyer') : t(`buyer.${kind}`)),
    ),
  };
}
