import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfficeReply } from '../../office/api.ts';
import { useAddress } from '../route/useAddress.ts';
import { Choices } from '../ui/choices.tsx';
import { type Option, Pick } from '../ui/pick.tsx';
import { useAsk } from '../useAsk.ts';
import { DayField } from './dayField.tsx';
import { PERIODS } from './period.ts';
import { isNarrowed, type SalesView } from './view.ts';

export function SalesFilters({ view }: { readonly view: SalesView }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  const periods = PERIODS.map((period) => ({
    key: period,
    label: t(`sales.${period}`),
    href: href(
      period === 'custom'
        ? { period, from: view.filter.from ?? null, to: view.filter.to ?? null }
        : { period, from: null, to: null },
    ),
  }));
  return (
    <search className="filters">
      <div className="filterRow">
        <Choices kind="row" label={t('sales.period')} now={view.period} choices={periods} />
        {view.period === 'custom' && <CustomDays view={view} />}
      </div>
      <Picks view={view} />
    </search>
  );
}

function CustomDays({ view }: { readonly view: SalesView }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  const { from, to } = view.filter;
  // Keyed by the day, so that a field follows when Back or a link changes it.
  return (
    <>
      <DayField key={`from ${from}`} label={t('sales.from')} day={from} onChange={(day) => change({ from: day })} />
      <DayField key={`to ${to}`} label={t('sales.to')} day={to} onChange={(day) => change({ to: day })} />
    </>
  );
}

/** What can be picked is what sold in the period, the largest first: a filter that finds nothing helps nobody. */
function Picks({ view }: { readonly view: SalesView }) {
  const { t } = useTranslation();
  const { query, change } = useAddress();
  const tills = useAsk('fleet.tills', {}, 'fleet');
  const outlets = useAsk('outlet.list', {});
  const { from, to, product, producer } = view.filter;
  const days = { from, to };
  const products = useAsk('sales.by', { by: 'product', filter: days, limit: 500 });
  const producers = useAsk('sales.by', { by: 'producer', filter: days, limit: 500 });
  // The one that is chosen keeps its name also in a period in which it did not sell.
  const chosenProduct = useAsk('sales.by', product ? { by: 'product', filter: { product }, limit: 1 } : null);
  const chosenProducer = useAsk('sales.by', producer ? { by: 'producer', filter: { producer }, limit: 1 } : null);
  const { outlet } = view.filter;
  const tillsHere = (tills.data ?? []).filter((till) => !outlet || till.outlet === outlet);
  const picks = {
    outlet: {
      all: t('sales.allOutlets'),
      options: (outlets.data ?? []).map(({ id, name, code }): Option => ({ value: id, label: name, detail: code })),
    },
    till: {
      all: t('sales.allTills'),
      options: tillsHere.map(
        (till): Option => ({
          value: till.device,
          label: t('sales.tillName', { till: till.till }),
          detail: till.outletName,
        }),
      ),
    },
    product: { all: t('sales.allProducts'), options: optionsOf(products.data, product && chosenProduct.data) },
    producer: { all: t('sales.allProducers'), options: optionsOf(producers.data, producer && chosenProducer.data) },
  } as const;
  const names = ['outlet', 'till', 'product', 'producer'] as const;
  const chosen = names.flatMap((name) => {
    const option = picks[name].options.find(({ value }) => value === query.get(name));
    return option ? [`${t(`sales.${name}`)}: ${option.label}`] : [];
  });
  return (
    <>
      <div className="filterRow">
        {names.map((name) => (
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
          <Button variant="subtle" onClick={() => change({ outlet: null, till: null, product: null, producer: null })}>
            {t('sales.clear')}
          </Button>
        )}
      </div>
      <p className="paperOnly">{chosen.join(' · ')}</p>
    </>
  );
}

type Groups = OfficeReply<'sales.by'>;

function optionsOf(groups: Groups = [], chosen: Groups | '' = []): Option[] {
  const all = new Map([...groups, ...(chosen || [])].map((group) => [group.key, group]));
  return [...all.values()].map(({ key, name, detail }) => ({ value: key, label: name, detail }));
}
