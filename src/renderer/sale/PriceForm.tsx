import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartLine } from '../../shared/cart/cart.ts';
import { cataloguePrice } from '../../shared/cart/change.ts';
import type { Dong } from '../../shared/money.ts';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce, keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { readDong, withSign } from '../ui/money.ts';
import { type PadKey, typeOn } from '../ui/typing.ts';
import { changePrice } from './edit.ts';
import { GiveReason } from './GiveReason.tsx';
import styles from './LineDialog.module.css';

type Props = { readonly line: CartLine; readonly onDone: () => void };

/** Another price for a unit, and why; the reason's key sets it. */
export function PriceForm({ line, onDone }: Props) {
  const { t } = useTranslation();
  const [price, setPrice] = useState<Dong | undefined>(undefined);
  const first = useRef<HTMLButtonElement>(null);
  const listed = cataloguePrice(line);
  const set = async (next: Dong, reason?: string) => {
    if (await changePrice(line.line, next, reason)) onDone();
  };
  const press = (key: PadKey) => setPrice((now) => readDong(typeOn(now === undefined ? '' : `${now}`, key, false)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (price === listed) void set(listed);
    else if (price) first.current?.focus();
  };
  return (
    <div className={styles['two']} onMouseDown={keepFocus}>
      {line.repriced && (
        <p className={styles['standing']}>
          {t('price.standing', { price: withSign(line.price), reason: line.repriced.reason })}
          <Action onPress={() => void set(listed)} testId="price-back">
            {t('price.back')}
          </Action>
        </p>
      )}
      <div className={styles['form']}>
        <form onSubmit={submit}>
          <MoneyField
            ref={focusAtOnce}
            label={t('price.new', { unit: line.unit })}
            amount={price}
            proposal={withSign(line.price).slice(0, -2)}
            onChange={setPrice}
            testId="price-field"
          />
        </form>
        <p className={styles['outcome']}>{t('price.listed', { price: withSign(listed) })}</p>
        <div className={styles['pad']}>
          <Keypad extra="000" onKey={press} />
        </div>
      </div>
      <GiveReason
        of="price"
        ready={price !== undefined && price > 0 && price !== line.price}
        first={first}
        onReason={(reason) => price && void set(price, reason)}
      />
    </div>
  );
}
