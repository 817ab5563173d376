import { useTranslation } from 'react-i18next';
import { type Day, formatDay } from '../../shared/day.ts';
import { DayField } from '../ui/DayField.tsx';
import { usualPeriods } from './periods.ts';
import styles from './Settlement.module.css';
import { goTo } from './store.ts';

/** Up to which day is settled: the usual ones by a tap, any other by its date. */
export function PeriodChoice({ today, until }: { readonly today: Day | undefined; readonly until: Day | null }) {
  const { t } = useTranslation();
  if (today === undefined) return <div className={styles['period']} />;
  const chosen = until ?? today;
  const choose = (day: Day): boolean => {
    if (day > today) return false;
    goTo({ until: day === today ? null : day });
    return true;
  };
  return (
    <div className={styles['period']} role="group" aria-label={t('settlement.lead')}>
      {usualPeriods(today).map(({ id, day }) => (
        <button
          key={id}
          type="button"
          aria-pressed={day === chosen}
          onClick={() => choose(day)}
          data-testid={`until-${id}`}
        >
          {t(`settlement.${id}`)}
          <small>{t('settlement.toDay', { day: formatDay(day).slice(0, 5) })}</small>
        </button>
      ))}
      <DayField
        label={t('settlement.until')}
        day={chosen}
        fault={t('settlement.badDay', { today: formatDay(today) })}
        onDay={choose}
        testId="until"
      />
    </div>
  );
}
