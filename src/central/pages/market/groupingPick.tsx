import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MARKET_GROUPINGS, type MarketGrouping } from '../../office/api/market.ts';
import { useAddress } from '../route/useAddress.ts';

/** Under which names the figures are told. It stands in the address as the tabs do, so Back leads to the one before. */
export function GroupingPick({ by }: { readonly by: MarketGrouping }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  return (
    <NativeSelect
      className="groupingPick noPrint"
      label={t('market.view')}
      value={by}
      onChange={(event) => change({ view: event.currentTarget.value })}
      data={MARKET_GROUPINGS.map((value) => ({ value, label: t(`market.by.${value}`) }))}
      data-testid="market-by"
    />
  );
}
