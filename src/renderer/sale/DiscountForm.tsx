import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dong, dong } from '../../shared/money.ts';
import { type Discount, takenOff } from '../../shared/pricing/discount.ts';
import { Action } from '../ui/Action.tsx';
import { keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { withSign } from '../ui/money.ts';
import { type PadKey, typeOn } from '../ui/typing.ts';
import { DiscountField } from './DiscountField.tsx';
import { cleaned, faultOf, offOf, type Typed } from './discountTyped.ts';
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

const QUICK = [5, 10, 15, 20] as const;

/** How much off, and why. Enter leads from the one to the other, or says what is missing; the reason's key gives it. */
export function DiscountForm({ amount, standing, onGive, onDone }: Props) {
  const [typed, setTyped] = useState<Typed>({ kind: 'percent', text: '' });
  /** Enter was pressed on it: also that nothing is typed is then said. */
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const give = useGive({ onGive, onDone });
  const off = offOf(typed);
  const fault = faultOf(typed, amount);
  const said = fault === 'nothing' && !asked ? null : fault;
  const type = (next: Typed) => {
    setTyped({ ...next, text: cleaned(next) });
    setAsked(false);
  };
  const write = (key: PadKey) => type({ ...typed, text: typeOn(typed.text, key, false) });
  const goOn = () => (fault === null ? first.current?.focus() : setAsked(true));
  const isPercent = typed.kind === 'percent';
  return (
    <div className={styles['two']} onMouseDown={keepFocus}>
      {standing && <Standing discount={standing} onRemove={() => void give(null)} />}
      <div className={styles['form']}>
        <DiscountField {...{ typed, field }} wrong={said !== null} onType={type} onDigit={write} onDone={goOn} />
        <Outcome amount={amount} off={off} fault={said} />
        {isPercent && (
          <div className={styles['quick']}>
            {QUICK.map((percent) => (
              <button
                key={percent}
                type="button"
                onClick={() => type({ kind: 'percent', text: `${percent}` })}
                data-testid="quick-percent"
              >
                {percent} %
              </button>
            ))}
          </div>
        )}
        <div className={styles['pad']}>
          <Keypad extra={isPercent ? ',' : '000'} onKey={write} />
        </div>
      </div>
      <GiveReason
        of="discount"
        ready={fault === null}
        first={first}
        onReason={(reason) => off && void give({ off, reason })}
      />
    </div>
  );
}

/** Gives it once, however often the key is pressed meanwhile. */
function useGive({ onGive, onDone }: Pick<Props, 'onGive' | 'onDone'>) {
  const busy = useRef(false);
  return async (discount: DiscountAsk): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const given = await onGive(discount);
    busy.current = false;
    if (given) onDone();
  };
}

function Standing({ discount, onRemove }: { readonly discount: Discount; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <p className={styles['standing']}>
      {t('discount.standing', { off: wordsOf(discount), reason: discount.reason })}
      <Action onPress={onRemove} testId="discount-remove">
        {t('discount.remove')}
      </Action>
    </p>
  );
}

type OutcomeProps = {
  readonly amount: Dong;
  readonly off: Discount['off'] | undefined;
  readonly fault: ReturnType<typeof faultOf>;
};

/** What it comes to, or why it is none. */
function Outcome({ amount, off, fault }: OutcomeProps) {
  const { t } = useTranslation();
  const less = off && !fault ? takenOff(amount, { off }) : undefined;
  return (
    <p className={styles['outcome']} role="status" data-testid="discount-outcome">
      {fault !== null && (
        <span className={styles['wrong']}>{t(`discount.fault.${fault}`, { most: withSign(amount) })}</span>
      )}
      {fault === null && less === undefined && <span>{t('discount.from', { amount: withSign(amount) })}</span>}
      {less !== undefined && (
        <>
          <span>−{withSign(less)}</span>
          <strong>{t('discount.left', { amount: withSign(dong(amount - less)) })}</strong>
        </>
      )}
    </p>
  );
}
