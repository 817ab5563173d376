import { useTranslation } from 'react-i18next';
import type { AnnouncedListed } from '../../shared/contract/receive.ts';
import { formatDay } from '../../shared/day.ts';
import { takeAnnounced } from './filling.ts';
import styles from './Receive.module.css';
import { useReceive } from './store.ts';

/** What the office announced to this outlet, while nothing is being received; choosing one fills the list with it. */
export function ToCome() {
  const { t } = useTranslation();
  const toCome = useReceive((now) => now.toCome);
  if (toCome.length === 0) return null;
  return (
    <section className={styles['toCome']} aria-label={t('receive.toCome')} data-testid="to-come">
      <h2>{t('receive.toCome')}</h2>
      <ul>
        {toCome.map((listed) => (
          <li key={listed.id} data-state={listed.state} data-testid="to-come-one">
            {listed.state === 'waiting' ? (
              <button type="button" onClick={() => takeAnnounced(listed)}>
                <One listed={listed} />
              </button>
            ) : (
              <div>
                <One listed={listed} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ listed }: { readonly listed: AnnouncedListed }) {
  const { t } = useTranslation();
  const today = useReceive((now) => now.today);
  const { owner, day, note, lines, names, state, receipts } = listed;
  const isLate = state === 'waiting' && today !== null && day < today;
  return (
    <>
      <strong>{owner}</strong>
      <span className={styles['when']}>{formatDay(day)}</span>
      <span className={styles['lot']}>
        {[
          ...(note === '' ? [] : [t('receive.noteOf', { note })]),
          t('receive.announcedLines', { count: lines, names: names.join(', ') + (lines > names.length ? '…' : '') }),
        ].join(' · ')}
      </span>
      {isLate && <span className={styles['lacks']}>{t('receive.late')}</span>}
      {state !== 'waiting' && (
        <span className={state === 'twice' ? styles['wrong'] : styles['lot']}>
          {t(`receive.announcedState.${state}`)}
          {receipts.map(({ number, till, by }) => ` · ${t('receive.receivedAs', { number, till, by })}`)}
        </span>
      )}
    </>
  );
}
