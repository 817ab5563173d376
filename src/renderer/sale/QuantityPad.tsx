import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartLine } from '../../shared/cart/cart.ts';
import { DONG_LIMIT, type Dong } from '../../shared/money.ts';
import { amountOf, formatQuantity, parseQuantity, type Quantity } from '../../shared/quantity.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { focusAtOnce, keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { withSign } from '../ui/money.ts';
import { digitMeant, type PadKey, typeOn } from '../ui/typing.ts';
import { addQuantity } from './fill.ts';
import { removeLine } from './lines.ts';
import styles from './QuantityPad.module.css';
import { faultOf, inGrams, isHeavy, type QuantityFault } from './quantityTyped.ts';
import { type Asking, askFor, doneAsking } from './store.ts';

type AskingWeight = Extract<Asking, { of: 'product' }>;

/** Asks how heavy something is that is about to go into the cart: whose it is, what a kilo costs, and what this comes to. */
export function WeighingPad({ asking }: { readonly asking: AskingWeight }) {
  const { product } = asking;
  return (
    <Dialog title={product.name} size={380} onClose={() => askFor(null)}>
      <QuantityForm
        item={product}
        onAmount={(amount) => addQuantity(product, amount)}
        onDone={() => doneAsking(asking)}
      />
    </Dialog>
  );
}

type Item = {
  readonly unit: string;
  readonly weighed: boolean;
  readonly price: Dong | null;
  readonly producer: string | { readonly name: string };
};

type Props = {
  readonly item: Item;
  /** The line it is of; absent where it is about to become one. */
  readonly line?: CartLine;
  /** The keypad beside the field and not under it. */
  readonly wide?: boolean;
  readonly onAmount: (amount: Quantity) => Promise<boolean>;
  readonly onDone: () => void;
};

/** Asks how many, or how heavy. What stands there is a proposal: the first digit replaces it. */
export function QuantityForm({ item, line, wide = false, onAmount, onDone }: Props) {
  const { t } = useTranslation();
  const { unit, weighed } = item;
  const [text, setText] = useState(line ? formatQuantity(line.quantity) : '');
  const [fresh, setFresh] = useState(true);
  const [wrong, setWrong] = useState<QuantityFault | null>(null);
  /** As heavy as this, and asked about: the next press means it. Not before that was drawn. */
  const [asked, setAsked] = useState<Quantity | null>(null);
  const field = useId();
  // Not state: the second Enter of a double press comes before anything is drawn.
  const busy = useRef(false);

  const write = (next: string) => {
    setText(next);
    setFresh(false);
    setWrong(null);
    setAsked(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const amount = parseQuantity(text);
    if (busy.current) return;
    if (amount === undefined) return setWrong(faultOf(text));
    if (weighed && isHeavy(amount) && asked !== amount) return setAsked(amount);
    busy.current = true;
    const taken = await onAmount(amount);
    busy.current = false;
    if (taken) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} onMouseDown={keepFocus} className={styles['form']} data-wide={wide}>
      <Costs item={item} amount={parseQuantity(text)} />
      <label htmlFor={field}>{weighed ? t('quantity.weight', { unit }) : t('quantity.unit', { unit })}</label>
      <input
        ref={focusAtOnce}
        id={field}
        type="text"
        inputMode="none"
        autoComplete="off"
        data-autofocus
        data-testid="quantity-field"
        value={text}
        aria-invalid={wrong !== null}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          const digit = digitMeant(event.nativeEvent);
          if (!digit) return;
          event.preventDefault();
          write(typeOn(text, digit, fresh));
        }}
      />
      <p role="alert">
        {wrong && t(`quantity.fault.${wrong}`)}
        {asked !== null && t('quantity.heavy', heavyWords(item, asked))}
      </p>
      <div className={styles['pad']}>
        <Keypad extra={weighed ? ',' : null} onKey={(key: PadKey) => write(typeOn(text, key, fresh))} />
      </div>
      <div className={styles['choices']}>
        {line && <Action onPress={() => void removeLine(line)}>{t('cart.removeLine')}</Action>}
        <Action kind="main" type="submit" shortcut="Enter">
          {line ? t('quantity.save') : t('quantity.add')}
        </Action>
      </div>
    </form>
  );
}

function heavyWords({ unit, price }: Item, amount: Quantity) {
  const comesTo = price === null ? '' : withSign(amountOf(price, amount));
  return { amount: formatQuantity(amount), unit, price: comesTo, grams: formatQuantity(inGrams(amount)) };
}

/** What a unit costs, and what the amount typed so far comes to: it grows with each digit. */
function Costs({ item, amount }: { readonly item: Item; readonly amount: Quantity | undefined }) {
  const { t } = useTranslation();
  const { price, unit, producer } = item;
  if (price === null) return null;
  const comesTo = amountOf(price, amount ?? (0 as Quantity));
  return (
    <div className={styles['costs']}>
      <span>
        {t('quantity.each', { price: withSign(price), unit })}
        <small>{typeof producer === 'string' ? producer : producer.name}</small>
      </span>
      <output data-testid="quantity-amount">{comesTo < DONG_LIMIT ? withSign(comesTo) : ''}</output>
    </div>
  );
}
