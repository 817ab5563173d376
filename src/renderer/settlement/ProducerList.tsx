import type { TFunction } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducerOwed } from '../../shared/contract/settlement.ts';
import type { ProducerId } from '../../shared/id.ts';
import { withSign } from '../ui/money.ts';
import { walk } from '../ui/walk.ts';
import styles from './Settlement.module.css';
import { goTo, type ProducersListed } from './store.ts';

type Props = { readonly listed: ProducersListed | null; readonly chosen: ProducerId | null };

/** Everybody with anything to settle or owed; ↑ and ↓ go along. */
export function ProducerList({ listed, chosen }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const isThere = listed !== null;
  // The arrows go on from here, once.
  useEffect(() => {
    const at =
      list.current?.querySelector<HTMLElement>('[aria-pressed="true"]') ?? list.current?.querySelector('button');
    if (isThere) at?.focus();
  }, [isThere]);
  return (
    <ul
      ref={list}
      className={styles['producers']}
      aria-label={t('settlement.producers')}
      onKeyDown={walk}
      data-testid="producers"
    >
      {listed?.producers.length === 0 && <li className={styles['none']}>{t('settlement.none')}</li>}
      {listed?.producers.map((owed) => (
        <li key={owed.producer.id}>
          <button
            type="button"
            aria-pressed={owed.producer.id === chosen}
            onClick={() => goTo({ producer: owed.producer.id })}
            data-testid={`producer-${owed.producer.id}`}
          >
            <strong>{owed.producer.name}</strong>
            <span>{toSettle(owed, t)}</span>
            {owed.owed !== 0 && (
              <span className={styles['owed']}>{t('settlement.owed', { amount: withSign(owed.owed) })}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function toSettle({ payable, commissionWanted }: ProducerOwed, t: TFunction): string {
  if (commissionWanted) return t('settlement.commissionMissing');
  return payable === 0 ? t('settlement.nothing') : t('settlement.toSettle', { amount: withSign(payable) });
}
