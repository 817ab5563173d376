import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dong, dong } from '../../shared/money.ts';
import { type Discount, takenOff } from '../../shared/pricing/discount.ts';
import { parseQuantity } from '../../shared/quantity.ts';
import { Action } from '../ui/Action.tsx';
import { keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { readDong, withSign } from '../ui/money.ts';
import { digitMeant, type PadKey, typeOn } from '../ui/typing.ts';
import { wordsOf } from './discountWords.ts';
import type { DiscountAsk } from './edit.ts';
import { GiveReason } from './GiveReason.tsx';
import styles from './LineDialog.module.css';

type Props = {
  /** What it is taken off. */
  readonly amount: Dong;
  /** One that is given already. */
  readonly standing: Discount | undefined;
  readonly onGive: (discount: DiscountAsk) => Promise<boolean>;
  readonly onDone: () => void;
};

type Kind = 'percent' | 'amount';

/** How much off, and why; the reason's key gives it. */
export function DiscountForm({ amount, standing, onGive, onDone }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('percent');
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const first = useRef<HTMLButtonElement>(null);
  const busy = useRef(false);
  const off = offOf(kind, text);
  const tooMuch = off !== undefined && 'amount' in off && off.amount > amount;
  const ready = off !== undefined && !tooMuch && amount > 0;

  const give = async (discount: DiscountAsk) => {
    if (busy.current) return;
    busy.current = true;
    const given = await onGive(discount);
    busy.current = false;
    if (given) onDone();
  };
  const write = (key: PadKey) => setText((now) => typeOn(now, key, false).slice(0, kind === 'percent' ? 5 : 10));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) first.current?.focus();
  };
  const choose = (next: Kind) => {
    setKind(next);
    setText('');
    field.current?.focus();
  };
  return (
    <div className={styles['two']} onMouseDown={keepFocus}>
      {standing && (
        <p className={styles['standing']}>
          {t('discount.standing', { off: wordsOf(standing), reason: standing.reason })}
          <Action onPress={() => void give(null)} testId="discount-remove">
            {t('discount.remove')}
          </Action>
        </p>
      )}
      <div className={styles['form']}>
        <form onSubmit={submit} className={styles['kind']}>
          {(['percent', 'amount'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={kind === one}
              aria-label={t(`discount.${one}`)}
              onClick={() => choose(one)}
              data-testid={`discount-${one}`}
            >
              {one === 'percent' ? '%' : '₫'}
            </button>
          ))}
          <input
            ref={field}
            type="text"
            inputMode="none"
            autoComplete="off"
            data-autofocus
            aria-label={t(`discount.${kind}`)}
            aria-invalid={tooMuch}
            value={text}
            onChange={(event) => setText(cleaned(kind, event.currentTarget.value))}
            onKeyDown={(event) => {
              // The keys that say which: as they stand on the two buttons.
              if (event.key === '%' || event.key === 'd' || event.key === 'đ') {
                event.preventDefault();
                return choose(event.key === '%' ? 'percent' : 'amount');
              }
              const digit = digitMeant(event.nativeEvent);
              if (!digit) return;
              event.preventDefault();
              write(digit);
            }}
            data-testid="discount-field"
          />
        </form>
        <p className={styles['outcome']} role="status" data-testid="discount-outcome">
          <Outcome amount={amount} off={off} tooMuch={tooMuch} />
        </p>
        {kind === 'percent' && (
          <div className={styles['quick']}>
            {[5, 10, 15, 20].map((percent) => (
              <button key={percent} type="button" onClick={() => setText(`${percent}`)} data-testid="quick-percent">
                {percent} %
              </button>
            ))}
          </div>
        )}
        <div className={styles['pad']}>
          <Keypad extra={kind === 'percent' ? ',' : '000'} onKey={write} />
        </div>
      </div>
      <GiveReason of="discount" ready={ready} first={first} onReason={(reason) => off && void give({ off, reason })} />
    </div>
  );
}

type OutcomeProps = { readonly amount: Dong; readonly off: Discount['off'] | undefined; readonly tooMuch: boolean };

function Outcome({ amount, off, tooMuch }: OutcomeProps) {
  const { t } = useTranslation();
  if (tooMuch) return <span className={styles['wrong']}>{t('discount.tooMuch', { most: withSign(amount) })}</span>;
  if (!off) return <span>{t('discount.from', { amount: withSign(amount) })}</span>;
  const less = takenOff(amount, { off });
  return (
    <>
      <span>−{withSign(less)}</span>
      <strong>{t('discount.left', { amount: withSign(dong(amount - less)) })}</strong>
    </>
  );
}

/** Percent in tenths at most; the thousandths that a quantity is read in make it per mille. */
function offOf(kind: Kind, text: string): Discount['off'] | undefined {
  if (kind === 'amount') {
    const amount = readDong(text);
    return amount ? { amount } : undefined;
  }
  const thousandths = parseQuantity(text);
  const whole = thousandths !== undefined && thousandths % 100 === 0;
  if (!whole || thousandths <= 0 || thousandths > 100_000) return undefined;
  return { perMille: thousandths / 100 };
}

function cleaned(kind: Kind, text: string): string {
  return kind === 'amount' ? text.replaceAll(/\D/g, '').slice(0, 10) : text.replaceAll(/[^\d,.]/g, '').slice(0, 5);
}
