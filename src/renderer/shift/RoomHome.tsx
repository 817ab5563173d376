import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../shared/day.ts';
import { may } from '../../shared/staff/rights.ts';
import type { Enrolled } from '../till/TopBar.tsx';
import { Action } from '../ui/Action.tsx';
import { switchTraining } from './ask.ts';
import styles from './Room.module.css';
import { Room } from './Room.tsx';
import { goTo, leaveRoom } from './room.ts';
import { SwitchTraining } from './SwitchTraining.tsx';

type Tile = {
  readonly words: string;
  /** What it is for, or what comes of it. */
  readonly more: string;
  readonly testId: string;
  readonly act: () => void;
};

/** What may be done with shift and drawer now; each with its digit. */
export function RoomHome({ state: { shift, training, outlet, signedIn } }: { readonly state: Enrolled }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  // Whoever needs a manager's PIN is asked by that.
  const asks = signedIn !== null && may(signedIn.role, 'switch-training');
  const first = useRef<HTMLButtonElement>(null);
  const inShift: readonly Tile[] = [
    {
      words: t('shift.cashIn'),
      more: t('shift.cashInMore'),
      testId: 'room-in',
      act: () => goTo({ at: 'move', direction: 'in' }),
    },
    {
      words: t('shift.cashOut'),
      more: t('shift.cashOutMore'),
      testId: 'room-out',
      act: () => goTo({ at: 'move', direction: 'out' }),
    },
    {
      words: t('shift.openDrawer'),
      more: t('shift.openDrawerMore'),
      testId: 'room-drawer',
      act: () => goTo({ at: 'drawer' }),
    },
    { words: t('shift.report'), more: t('shift.reportMore'), testId: 'room-report', act: () => goTo({ at: 'report' }) },
    { words: t('shift.close'), more: t('shift.closeMore'), testId: 'room-close', act: () => goTo({ at: 'count' }) },
  ];
  const practice: Tile = {
    words: t(training ? 'shift.trainingOff' : 'shift.trainingOn'),
    more: t(training ? 'shift.trainingOffMore' : 'shift.trainingOnMore'),
    testId: 'room-training',
    act: () => (asks ? setAsked(true) : void switchTraining(!training)),
  };
  const past: Tile = {
    words: t('shift.past'),
    more: t('shift.pastMore'),
    testId: 'room-past',
    act: () => goTo({ at: 'past' }),
  };
  const tiles = shift ? [...inShift, past, practice] : [past];
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('[role="dialog"]')) return;
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      const tile = digit && tiles[Number(digit) - 1];
      if (!tile) return;
      event.preventDefault();
      tile.act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  const lead = shift
    ? t('shift.roomLead', { name: shift.openedBy, time: formatTime(shift.openedAt, outlet.zone) })
    : t('shift.roomNone');
  return (
    <Room
      short
      title={t('shift.room')}
      lead={lead}
      actions={
        <Action kind="main" size="large" shortcut="Esc" onPress={leaveRoom} testId="room-leave">
          {t(shift ? 'shift.toSelling' : 'shift.submit')}
        </Action>
      }
    >
      <div className={styles['tiles']}>
        {tiles.map(({ words, more, testId, act }, at) => (
          <button
            key={testId}
            ref={at === 0 ? first : undefined}
            type="button"
            className={styles['tile']}
            onClick={act}
            aria-keyshortcuts={`${at + 1}`}
            data-testid={testId}
          >
            <strong>{words}</strong>
            <kbd aria-hidden="true">{at + 1}</kbd>
            <small>{more}</small>
          </button>
        ))}
      </div>
      {asked && <SwitchTraining on={!training} onClose={() => setAsked(false)} />}
    </Room>
  );
}
