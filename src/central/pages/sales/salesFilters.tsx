import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BuyerKind } from '../../../shared/sale/buyer.ts';
import { PaidBy } from '../../office/api/sales.ts';
import type { OfficeReply } from '../../office/api.ts';
import { useAddress } from '../route/useAddress.ts';
import { type Option, Pick } from '../ui/pick.tsx';
import { useAsk } from '../useAsk.ts';
import { PeriodChoice } from './periodChoice.tsx';
import { type Picked, usePlaces } from './usePlaces.ts';
import { isNarrowed, NARROWING, type SalesView } from './view.ts';

export function SalesFilters({ view }: { readonly view: SalesView }) {
  return (
    <search className="filters">
      <PeriodChoice period={view.period} days={view.filter} />
      <Picks view={view} />
    </search>
  );
}

function Picks({ view }: { readonly view: SalesView }) {
  const { t } = useTranslation();
  const { query, change } = useAddress();
  const picks = { ...usePlaces(view.filter.outlet), ...useGoods(view), ...useManners() };
  const chosen = NARROWING.flatMap((name) => {
    const option = picks[name].options.find(({ value }) => value === query.get(name));
    return option ? [`${t(`sales.${name}`)}: ${option.label}`] : [];
  });
  return (
    <>
      <div className="filterRow">
        {NARROWING.map((name) => (
          <Pick
            key={name}
            label={t(`sales.${name}`)}
            placeholder={picks[name].all}
            options={picks[name].options}
            value={query.get(name)}
            // A till belongs to an outlet: choosing another outlet lets go of it.
            onChange={(value) => change(name === 'outlet' ? { outlet: value, till: null } : { [name]: value })}
          />
        ))}
        {isNarrowed(view) && (
          <Button variant="subtle" onClick={() => change(Object.fromEntries(NARROWING.map((name) => [name, null])))}>
            {t('sales.clear')}
          </Button>
        )}
      </div>
      <p className="paperOnly">{chosen.join(' · ')}</p>
    </>
  );
}

/** What can be picked is what sold in the period, the largest first: a filter that finds nothing helps nobody. */
function useGoods({ filter: { from, to, product, producer } }: SalesView): Record<'product' | 'producer', Picked> {
  const { t } = useTranslation();
  const days = { from, to };
  const products = useAsk('sales.by', { by: 'product', filter: days, limit: 500 });
  const producers = useAsk('sales.by', { by: 'producer', filter: days, limit: 500 });
  // The one that is chosen keeps its name also in a period in which it did not sell.
  const chosenProduct = useAsk('sales.by', product ? { by: 'product', filter: { product }, limit: 1 } : null);
  const chosenProducer = useAsk('sales.by', producer ? { by: 'producer', filter: { producer }, limit: 1 } : null);
  return {
    product: { all: t('sales.allProducts'), options: optionsOf(products.data, product && chosenProduct.data) },
    producer: { all: t('sales.allProducers'), options: optionsOf(producers.data, producer && chosenProducer.data) },
  };
}

/** Who bought, and how it was paid. */
function useManners(): Record<'buyer' | 'paidBy', Picked> {
  const { t } = useTranslation();
  const buyers = BuyerKind.options.map((kind) => ({ value: kind, label: t(`buyer.${kind}`), detail: '' }));
  const tenders = PaidBy.options.map((kind) => ({ value: kind, label: t(`paidBy.${kind}`), detail: '' }));
  return {
    buyer: { all: t('sales.allBuyers'), options: buyers },
    paidBy: { all: t('sales.allTenders'), options: tenders },
  };
}

type Groups = OfficeReply<'sales.by'>;

function optionsOf(groups: Groups = [], chosen: Groups | '' = []): Option[] {
  const all = new Map([...groups, ...(chosen || [])].map((group) => [group.key, group]));
  return [...all.values()].map(({ key, name, detail }) => ({ value: key, label: name, detail }));
}
