import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Closing } from '../../shared/contract/shift.ts';
import { formatDay, formatInstant } from '../../shared/day.ts';
import { dong } from '../../shared/money.ts';
import { countedSum, differenceOf } from '../../shared/shift/count.ts';
import { Action } from '../ui/Action.tsx';
import { withSign } from '../ui/money.ts';
import { Figures } from './Figures.tsx';
import styles from './Room.module.css';
import { Room } from './Room.tsx';
import { leaveRoom } from './room.ts';

type Props = { readonly closing: Closing; readonly zone: string };

/** Z on the screen: counted against what should be there, the difference in words, and everything behind it. */
export function Closed({ closing: { at, number, body }, zone }: Props) {
  const { t } = useTranslation();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const { expected } = body.report.drawer;
  const difference = differenceOf(body.counted, expected);
  const amount = withSign(dong(Math.abs(difference)));
  const word = difference === 0 ? 'even' : difference > 0 ? 'over' : 'short';
  return (
    <Room
      title={t('shift.closedTitle', { number })}
      lead={leadOf(formatDay(body.day), formatInstant(at, zone))}
      actions={
        <Action ref={next} kind="main" size="large" shortcut="Enter" onPress={leaveRoom} testId="next-shift">
          {t('shift.next')}
        </Action>
      }
    >
      <div className={styles['stack']}>
        <div className={styles['verdict']} data-even={difference === 0} data-testid="verdict">
          <strong>{t(`shift.${word}`, { amount })}</strong>
          <p>
            {t('figures.counted')} {withSign(countedSum(body.counted))} · {t('figures.expected')} {withSign(expected)}
          </p>
          {word !== 'even' && <p>{t(`shift.${word}More`)}</p>}
        </div>
        <Figures report={body.report} creditsOwed={body.creditsOwed} />
        {body.unsent > 0 && (
          <p>
            {t('figures.unsent')}: {body.unsent}
          </p>
        )}
      </div>
    </Room>
  );
}

/** The business day, and when it was closed; on the same day that is said once. */
function leadOf(day: string, closed: string): string {
  return closed.startsWith(day) ? closed : `${day} · ${closed}`;
}
