import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { dayOf, formatInstant, formatTime, type Instant } from '../../shared/day.ts';
import { dong } from '../../shared/money.ts';
import { takenTwice } from '../../shared/settlement/statementOf.ts';
import { withSign } from '../ui/money.ts';
import styles from './Settlement.module.css';
import type { StatementShown } from './store.ts';

/** ms. A till that is connected is heard every minute or so. */
const FRESH = 15 * 60_000;

/** How fresh is what is known of the other tills: one that settles unheard settles the same goods again. */
export function Heard({ statement: { heard, at, lines } }: { readonly statement: StatementShown }) {
  const { t } = useTranslation();
  const twice = takenTwice(lines);
  const silent = heard.filter(({ upTo }) => upTo === null || upTo < at - FRESH);
  return (
    <>
      {heard.length > 0 && (
        <div className={styles['heard']} role="note" data-late={silent.length > 0} data-testid="settlement-heard">
          <p>{heard.map(({ till, upTo }) => heardWords(till, upTo, { at, t })).join(' ')}</p>
          {silent.length > 0 && (
            <p>{t('settlement.heardLate', { tills: silent.map(({ till }) => till).join(', ') })}</p>
          )}
        </div>
      )}
      {twice !== 0 && (
        <p className={styles['heard']} role="note" data-late="true" data-testid="settlement-twice">
          {t('settlement.twiceSum', { amount: withSign(dong(-twice)) })}
        </p>
      )}
    </>
  );
}

function heardWords(
  till: number,
  upTo: Instant | null,
  { at, t }: { readonly at: Instant; readonly t: TFunction },
): string {
  if (upTo === null) return t('settlement.heardNothing', { till });
  const isToday = dayOf(upTo) === dayOf(at);
  return t('settlement.heardUpTo', { till, at: isToday ? formatTime(upTo) : formatInstant(upTo) });
}
