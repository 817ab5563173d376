import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PIN_LENGTH, type Pin } from '../../shared/staff/pin.ts';
import { sayFailed } from '../notice.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { play } from '../ui/sound.ts';
import { clockOf } from '../words/sentence.ts';
import { padGone, padOpenAgain } from './afterPin.ts';
import { tellOfScans } from './badge.ts';
import type { Fault } from './fault.ts';
import styles from './PinPad.module.css';
import { usePinKeys } from './usePinKeys.ts';

type Props = {
  /** Called with the sixth digit. @returns what was wrong with it; null where it was taken */
  readonly onPin: (pin: Pin) => Promise<Fault | null>;
  /** What is said from the start. */
  readonly said?: Fault | null;
};

type Complaint = Fault & { readonly count: number };

/** Six digits, by the pad's keys or the keyboard's. What is typed is never in the page's text. */
export function PinPad({ onPin, said = null }: Props) {
  const { t } = useTranslation();
  const [checking, setChecking] = useState(false);
  const [fault, setFault] = useState<Complaint | null>(said && { ...said, count: 0 });
  const left = useWait(fault);
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => pad.current?.focus(), []);
  useEffect(() => padGone, []);

  const complain = (why: Fault): void => {
    play('refused');
    setFault((before) => ({ ...why, count: (before?.count ?? 0) + 1 }));
    padOpenAgain();
  };
  const check = async (pin: Pin): Promise<void> => {
    setChecking(true);
    try {
      const why = await onPin(pin);
      if (why) complain(why);
      else setFault(null);
    } catch (error) {
      sayFailed(error);
      padOpenAgain();
    } finally {
      setChecking(false);
    }
  };
  const { count, tap, scanAnswered } = usePinKeys({
    closed: checking || left > 0,
    onWhole: (pin) => void check(pin),
    onScan: () => complain({ sentence: t('pin.scanned'), waitMs: 0 }),
  });
  const scanned = useEffectEvent((sentence: string) => {
    scanAnswered();
    complain({ sentence, waitMs: left });
  });
  useEffect(() => tellOfScans((sentence) => scanned(sentence)), []);
  const shown = checking ? PIN_LENGTH : count;
  return (
    <div
      ref={pad}
      className={styles['pad']}
      tabIndex={-1}
      data-pin-pad={checking ? 'checking' : 'open'}
      data-autofocus
      data-testid="pin-pad"
    >
      <div
        key={fault?.count}
        className={styles['dots']}
        data-fault={fault !== null}
        role="img"
        aria-label={t('pin.digits', { count: shown })}
      >
        {Array.from({ length: PIN_LENGTH }, (_, i) => (
          <span key={i} className={styles['dot']} data-filled={i < shown} />
        ))}
      </div>
      <p className={styles['word']} role="alert" data-fault={fault !== null} data-testid="pin-fault">
        {left > 0 ? t('pin.waiting', { clock: clockOf(left) }) : checking ? '' : fault?.sentence}
      </p>
      <div className={styles['keys']} inert={left > 0}>
        <Keypad extra={null} onKey={tap} />
      </div>
    </div>
  );
}

/** ms that no PIN is taken any more, counted down. */
function useWait(fault: Complaint | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const until = performance.now() + (fault?.waitMs ?? 0);
    const tick = () => setLeft(Math.max(0, until - performance.now()));
    tick();
    if (!fault?.waitMs) return;
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [fault]);
  return left;
}
