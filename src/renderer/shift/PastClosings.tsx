import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Closing } from '../../shared/contract/shift.ts';
import { formatDay, formatInstant } from '../../shared/day.ts';
import { dong } from '../../shared/money.ts';
import { differenceOf } from '../../shared/shift/count.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { Action } from '../ui/Action.tsx';
import { withSign } from '../ui/money.ts';
import styles from './Room.module.css';
import { Room } from './Room.tsx';
import { goTo } from './room.ts';

const LIMIT = 60;

/** The shifts that were closed, newest first, each with its paper, which can be printed again. */
export function PastClosings({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const [closings, setClosings] = useState<readonly Closing[] | null>(null);
  const [chosen, setChosen] = useState<Closing | null>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    back.current?.focus();
    const fetch = async () => {
      const found = await bridge.call('shift.closings', { limit: LIMIT });
      setClosings(found);
      setChosen(found[0] ?? null);
    };
    fetch().catch(sayFailed);
  }, []);
  return (
    <Room
      title={t('shift.past')}
      actions={
        <>
          <Action ref={back} size="large" shortcut="Esc" onPress={() => goTo({ at: 'home' })}>
            {t('app.back')}
          </Action>
          {chosen && (
            <Action
              kind="main"
              size="large"
              onPress={() => void reprint({ entry: chosen.entry, number: chosen.number })}
              testId="z-reprint"
            >
              {t('shift.reprint')}
            </Action>
          )}
        </>
      }
    >
      <div className={styles['past']}>
        <ul className={styles['list']} aria-label={t('shift.pastList')} data-testid="closings">
          {closings?.length === 0 && <li>{t('shift.pastNone')}</li>}
          {closings?.map((closing) => (
            <li key={closing.entry}>
              <button type="button" aria-pressed={closing === chosen} onClick={() => setChosen(closing)}>
                <strong>{t('shift.zOf', { number: closing.number, day: formatDay(closing.body.day) })}</strong>
                <strong>{withSign(closing.body.report.total)}</strong>
                <span>{formatInstant(closing.at, zone)}</span>
                <span>{verdict(closing, t)}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className={styles['paper']}>{chosen && <SlipPicture key={chosen.entry} sale={chosen.entry} />}</div>
      </div>
    </Room>
  );
}

function verdict({ body }: Closing, t: TFunction): string {
  const difference = differenceOf(body.counted, body.report.drawer.expected);
  const amount = withSign(dong(Math.abs(difference)));
  return difference === 0 ? '✓' : t(difference > 0 ? 'shift.over' : 'shift.short', { amount });
}
