import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '../../shared/contract.ts';
import { formatTime } from '../../shared/day.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import { printReport } from './ask.ts';
import { Figures } from './Figures.tsx';
import styles from './Room.module.css';
import { Room } from './Room.tsx';
import { goTo } from './room.ts';

/** X: the shift until now. Whoever is to count the drawer does not read here what should be in it. */
export function ShiftSoFar({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<ReplyOf<'shift.report'> | null>(null);
  const print = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    print.current?.focus();
    bridge.call('shift.report', {}).then(setFound).catch(sayFailed);
  }, []);
  return (
    <Room
      short
      title={t('shift.report')}
      lead={found ? t('shift.asOf', { time: formatTime(found.at, zone) }) : undefined}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goTo({ at: 'home' })}>
            {t('app.back')}
          </Action>
          <Action
            ref={print}
            kind="main"
            size="large"
            shortcut="Enter"
            onPress={() => void printReport()}
            testId="print-report"
          >
            {t('shift.print')}
          </Action>
        </>
      }
    >
      {found && (
        <div className={styles['stack']}>
          {!('drawer' in found.report) && <p className={styles['tell']}>{t('shift.blindNote')}</p>}
          <Figures report={found.report} moves={found.moves} creditsOwed={found.creditsOwed} />
        </div>
      )}
    </Room>
  );
}
