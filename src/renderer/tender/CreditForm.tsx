import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { say } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import type { Calm } from './calm.ts';
import type { CreditAtHand } from './credits.ts';
import { takeScans } from './scanned.ts';
import styles from './Tender.module.css';

type Props = {
  readonly owed: Dong;
  readonly credits: readonly CreditAtHand[];
  readonly busy: boolean;
  readonly calm: Calm;
  readonly onLook: (code: string) => Promise<void>;
  readonly onTake: (given: Dong, credit: CreditAtHand) => void;
  readonly onBack: () => void;
};

/**
 * What was given back for goods and not paid out: the credits made for this very cart, and any whose slip is scanned, or its
 * number typed. Each pays as much as it holds, and no more than is owed.
 */
export function CreditForm({ owed, credits, busy, calm, onLook, onTake, onBack }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => takeScans((scanned) => void onLook(scanned)));
  const [first] = credits;
  const takenOf = ({ remaining }: CreditAtHand): Dong => dong(Math.max(0, Math.min(owed, remaining)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (calm.isSamePress(event) || busy) return;
    if (code.trim() !== '') void onLook(code.trim()).then(() => setCode(''));
    else if (first && owed > 0) onTake(takenOf(first), first);
    else say('stop', t('tender.creditMissing'));
  };
  return (
    <form className={styles['hands']} onSubmit={submit}>
      {credits.length > 0 && (
        <ul className={styles['credits']} onClickCapture={calm.holdTap} aria-label={t('tender.credits')}>
          {credits.map((credit) => (
            <li key={credit.return}>
              <Action
                size="large"
                disabled={busy || owed <= 0}
                onPress={() => onTake(takenOf(credit), credit)}
                testId="credit"
              >
                {t('tender.credit', { number: credit.number })} ·{' '}
                {t('tender.creditLeft', { amount: formatDong(credit.remaining) })}
                {credit.needsLeave && ` · ${t('tender.creditNeedsLeave')}`}
              </Action>
            </li>
          ))}
        </ul>
      )}
      <label className={styles['mark']}>
        <span>{t('tender.creditSlip')}</span>
        <input
          ref={field}
          value={code}
          maxLength={120}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCode(event.currentTarget.value)}
          data-testid="credit-slip"
        />
        <small>{t('tender.creditSlipHint')}</small>
      </label>
      <div className={styles['choices']}>
        <Action size="large" shortcut="Esc" disabled={busy} onPress={onBack}>
          {t('app.back')}
        </Action>
        <Action kind="main" size="large" type="submit" shortcut="Enter" disabled={busy} testId="credit-take">
          {first && code.trim() === ''
            ? t('tender.takeCredit', { amount: formatDong(takenOf(first)) })
            : t('tender.lookCredit')}
        </Action>
      </div>
    </form>
  );
}
