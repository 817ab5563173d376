import { type FormEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CashRounding } from '../../shared/catalogue/outlet.ts';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { cashDue } from '../../shared/sale/settle.ts';
import { quickCash } from '../../shared/sale/tender.ts';
import { Action } from '../ui/Action.tsx';
import { Amount } from '../ui/Amount.tsx';
import { keepFocus, onEscape } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { readDong, withSign } from '../ui/money.ts';
import { type PadKey, typeOn } from '../ui/typing.ts';
import styles from './Tender.module.css';

type Props = {
  readonly total: Dong;
  readonly rounding: CashRounding;
  readonly busy: boolean;
  readonly onPay: (given: Dong) => void;
  readonly onBack: () => void;
};

/** Takes cash: left what buyer and cashier read, right what the hands do. Enter finishes, Escape goes back. */
/** ms. The second tap of a double tap on “pay” falls on “finish”, which stands in its place: it is not meant. */
const STILL_THE_PAY_BUTTON = 700;

export function PaySurface({ total, rounding, busy, onPay, onBack }: Props) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Dong | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const [shownAt] = useState(() => performance.now());
  const due = cashDue(total, rounding);
  const handed = given ?? due.due;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => (busy ? undefined : onEscape(onBack)), [busy, onBack]);

  const press = (key: PadKey) =>
    setGiven((amount) => readDong(typeOn(amount === undefined ? '' : `${amount}`, key, false)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPay(handed);
  };
  // A key that submits makes a click too, of no finger: `detail` 0. Keys are let through, they have no place to miss.
  const holdDoubleTap = (event: MouseEvent) => {
    if (event.detail > 0 && event.nativeEvent.timeStamp - shownAt < STILL_THE_PAY_BUTTON) event.preventDefault();
  };
  return (
    <section className={styles['surface']} role="dialog" aria-label={t('tender.title')}>
      <form onSubmit={submit} onMouseDown={keepFocus} className={styles['form']}>
        <div className={styles['read']}>
          <Sums total={total} rounding={due.rounding} due={due.due} />
          <Change due={due.due} handed={handed} />
        </div>
        <div className={styles['hands']}>
          <h2 className={styles['tender']}>{t('tender.cash')}</h2>
          <MoneyField
            ref={field}
            label={t('tender.given')}
            amount={given}
            proposal={formatDong(due.due)}
            onChange={setGiven}
            testId="given"
          />
          <div className={styles['quick']} role="group" aria-label={t('tender.quick')}>
            {quickCash(due.due).map((amount) => (
              <button
                key={amount}
                type="button"
                aria-pressed={handed === amount}
                onClick={() => setGiven(amount)}
                data-testid="quick-cash"
              >
                {amount === due.due && <small>{t('tender.exact')}</small>}
                {formatDong(amount)}
              </button>
            ))}
          </div>
          <Keypad extra="000" onKey={press} />
          <div className={styles['choices']} onClick={holdDoubleTap}>
            <Action size="large" shortcut="Esc" disabled={busy} onPress={onBack}>
              {t('app.back')}
            </Action>
            <Action kind="main" size="large" type="submit" shortcut="Enter" disabled={busy} testId="finish">
              {t('tender.finish')}
            </Action>
          </div>
        </div>
      </form>
    </section>
  );
}

type SumsProps = { readonly total: Dong; readonly rounding: Dong; readonly due: Dong };

function Sums({ total, rounding, due }: SumsProps) {
  const { t } = useTranslation();
  if (rounding === 0) {
    return (
      <dl className={styles['sums']}>
        <dt>{t('tender.due')}</dt>
        <dd className={styles['due']} data-testid="due">
          <Amount of={due} />
        </dd>
      </dl>
    );
  }
  return (
    <dl className={styles['sums']}>
      <dt>{t('tender.due')}</dt>
      <dd className={styles['due']} data-testid="due">
        <Amount of={due} />
      </dd>
      <div className={styles['row']}>
        <dt>{t('tender.total')}</dt>
        <dd>{withSign(total)}</dd>
      </div>
      <div className={styles['row']}>
        <dt>{t('tender.rounding')}</dt>
        <dd data-testid="rounding">{withSign(rounding)}</dd>
      </div>
    </dl>
  );
}

function Change({ due, handed }: { readonly due: Dong; readonly handed: Dong }) {
  const { t } = useTranslation();
  const change = handed - due;
  const short = change < 0;
  return (
    <div className={styles['change']} data-short={short} role="status">
      <p>{short ? t('tender.missing') : t('tender.change')}</p>
      <output data-testid="change">
        <Amount of={dong(Math.abs(change))} />
      </output>
    </div>
  );
}
