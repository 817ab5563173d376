import { useTranslation } from 'react-i18next';
import type { Dong } from '../../../shared/money.ts';
import { money } from '../show/figures.ts';

/** Too much is told with its sign, as too little is: neither must be read as the other. */
export function Difference({ amount }: { readonly amount: Dong }) {
  const { t } = useTranslation();
  if (amount === 0) return <span className="soft">{t('shifts.even')}</span>;
  return <span className="bad">{amount > 0 ? `+${money(amount)}` : money(amount)}</span>;
}
