import { useTranslation } from 'react-i18next';
import { type Day, formatDay } from '../../../shared/day.ts';
import type { Days } from '../../../shared/market/period.ts';
import { divideRounded, dong } from '../../../shared/money.ts';
import type { OfficeReply } from '../../office/api.ts';
import { columnsOf } from '../sales/columns.ts';
import { TimeChart } from '../sales/timeChart.tsx';
import { count, money, quantityInFull } from '../show/figures.ts';
import { Change } from './change.tsx';
import type { MarketView } from './view.ts';

type Props = {
  readonly view: MarketView;
  readonly data: OfficeReply<'market.show'>;
  readonly stale: boolean;
};

/** The page's one answer, how it stands beside the period before, and how it spread over time. */
export function MarketFigure({ view: { days, before }, data, stale }: Props) {
  const { t } = useTranslation();
  const { now } = data;
  const { unit, columns } = columnsOf(asSold(data.columns), days);
  const earlier = columnsOf(asSold(data.columnsBefore), before).columns.map(({ amount }) => amount);
  const charted = columns.length > 1 && data.columns.length > 0;
  return (
    <section className={charted ? 'figure marketFigure' : 'figure alone'} data-testid="market-figure">
      <div className="waitingFade" data-stale={stale}>
        <span className="figureLabel">{t('sales.revenue')}</span>
        <strong className="figureNumber" data-testid="market-amount">
          {money(now.amount)}
        </strong>
        <p className="figureFacts">
          <Change now={now.amount} before={data.before.amount} /> {t('market.against', { days: inWords(before) })}{' '}
          <span className="nowrap">{money(data.before.amount)}</span>
        </p>
        <dl className="marketFacts">
          {now.baskets !== null && (
            <div>
              <dt>{t('market.baskets')}</dt>
              <dd data-testid="market-baskets">{count(now.baskets)}</dd>
            </div>
          )}
          {now.baskets !== null && now.baskets > 0 && now.amount > 0 && (
            <div>
              <dt>{t('market.perBasket')}</dt>
              <dd>{money(dong(divideRounded(now.amount, now.baskets)))}</dd>
            </div>
          )}
          <div>
            <dt>{t('market.units')}</dt>
            <dd>{quantityInFull(now.units)}</dd>
          </div>
          {now.returned > 0 && (
            <div>
              <dt>{t('market.returned')}</dt>
              <dd>{money(now.returned)}</dd>
            </div>
          )}
        </dl>
      </div>
      {charted && <TimeChart unit={unit} columns={columns} before={earlier} />}
    </section>
  );
}

/** A month stands for its first day: the chart tells it as a month all the same. */
function asSold(columns: OfficeReply<'market.show'>['columns']) {
  return new Map(columns.map(({ key, amount }) => [(key.length === 7 ? `${key}-01` : key) as Day, amount]));
}

export function inWords({ from, to }: Days): string {
  return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
}
