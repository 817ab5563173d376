import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity, parseQuantity, type Quantity } from '../../shared/quantity.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { digitMeant, type PadKey, typeOn } from '../ui/typing.ts';
import styles from './QuantityPad.module.css';
import { type Asking, addQuantity, askFor, doneAsking, removeLine, setQuantity } from './store.ts';

/** Asks how many, or how heavy. What stands there is a proposal: the first digit replaces it. */
export function QuantityPad({ asking }: { readonly asking: Asking }) {
  const { t } = useTranslation();
  const { name, unit, weighed } = asking.of === 'line' ? asking.line : asking.product;
  const [text, setText] = useState(asking.of === 'line' ? formatQuantity(asking.line.quantity) : '');
  const [fresh, setFresh] = useState(true);
  const [wrong, setWrong] = useState(false);
  const field = useId();
  // Not state: the second Enter of a double press comes before anything is drawn.
  const busy = useRef(false);

  const write = (next: string) => {
    setText(next);
    setFresh(false);
    setWrong(false);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const amount = parseQuantity(text);
    if (busy.current) return;
    if (amount === undefined) return setWrong(true);
    busy.current = true;
    const taken = await put(asking, amount);
    busy.current = false;
    if (taken) doneAsking(asking);
  };
  return (
    <Dialog title={name} size={380} onClose={() => askFor(null)}>
      <form onSubmit={(event) => void submit(event)} onMouseDown={keepFocus} className={styles['form']}>
        <label htmlFor={field}>{weighed ? t('quantity.weight', { unit }) : t('quantity.unit', { unit })}</label>
        <input
          id={field}
          type="text"
          inputMode="none"
          autoComplete="off"
          data-autofocus
          data-testid="quantity-field"
          value={text}
          aria-invalid={wrong}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            const digit = digitMeant(event.nativeEvent);
            if (!digit) return;
            event.preventDefault();
            write(typeOn(text, digit, fresh));
          }}
        />
        <p role="alert">{wrong && t('quantity.notANumber')}</p>
        <Keypad extra={weighed ? ',' : null} onKey={(key: PadKey) => write(typeOn(text, key, fresh))} />
        <div className={styles['choices']}>
          {asking.of === 'line' && <Action onPress={() => void removeLine(asking.line)}>{t('cart.removeLine')}</Action>}
          <Action kind="main" type="submit" shortcut="Enter">
            {asking.of === 'line' ? t('quantity.save') : t('quantity.add')}
          </Action>
        </div>
      </form>
    </Dialog>
  );
}

function put(asking: Asking, amount: Quantity): Promise<boolean> {
  return asking.of === 'line' ? setQuantity(asking.line.line, amount) : addQuantity(asking.product, amount);
}
