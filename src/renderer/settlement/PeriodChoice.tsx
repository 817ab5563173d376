import { useTranslation } from 'react-i18next';
import { addDays, Day } from '../../shared/day.ts';
import styles from './Settlement.module.css';
import { goTo } from './store.ts';

/** Up to which day is settled: the usual ones by a tap, any other by its date. */
export function PeriodChoice({ today, until }: { readonly today: Day | undefined; readonly until: Day | null }) {
  const { t } = useTranslation();
  if (today === undefined) return <div className={styles['period']} />;
  const chosen = until ?? today;
  const lastMonth = addDays(`${today.slice(0, 7)}-01` as Day, -1);
  const usual = [
    { id: 'lastMonth', day: lastMonth },
    { id: 'yesterday', day: addDays(today, -1) },
    { id: 'today', day: today },
  ] as const;
  const type = (text: string) => {
    const day = Day.safeParse(text).data;
    if (day) goTo({ until: day === today ? null : day });
  };
  return (
    <div className={styles['period']} role="group" aria-label={t('settlement.lead')}>
      {usual.map(({ id, day }) => (
        <button
          key={id}
          type="button"
          aria-pressed={day === chosen}
          onClick={() => goTo({ until: day === today ? null : day })}
          data-testid={`until-${id}`}
        >
          {t(`settlement.${id}`)}
        </button>
      ))}
      <label>
        <span>{t('settlement.until')}</span>
        <input
          type="date"
          value={chosen}
          max={today}
          onChange={(event) => type(event.currentTarget.value)}
          data-testid="until"
        />
      </label>
    </div>
  );
}
