import { useTranslation } from 'react-i18next';
import { useAddress } from '../route/useAddress.ts';
import { Choices } from '../ui/choices.tsx';
import { DayField } from './dayField.tsx';
import { type Days, PERIODS, type Period } from './period.ts';

/** Which days a page looks at. */
export function PeriodChoice({ period, days }: { readonly period: Period; readonly days: Days }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  const periods = PERIODS.map((name) => ({
    key: name,
    label: t(`sales.${name}`),
    href: href(
      name === 'custom'
        ? { period: name, from: days.from ?? null, to: days.to ?? null }
        : { period: name, from: null, to: null },
    ),
  }));
  return (
    <div className="filterRow">
      <Choices kind="row" label={t('sales.period')} now={period} choices={periods} />
      {period === 'custom' && <CustomDays days={days} />}
    </div>
  );
}

function CustomDays({ days: { from, to } }: { readonly days: Days }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  // Keyed by the day, so that a field follows when Back or a link changes it.
  return (
    <>
      <DayField key={`from ${from}`} label={t('sales.from')} day={from} onChange={(day) => change({ from: day })} />
      <DayField key={`to ${to}`} label={t('sales.to')} day={to} onChange={(day) => change({ to: day })} />
    </>
  );
}
