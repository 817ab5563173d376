import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../shared/id.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useDialogKeys } from '../ui/dialogKeys.ts';
import { withSign } from '../ui/money.ts';
import styles from './Held.module.css';

type Props = Pick<RefusalOf<'shared-code'>, 'code' | 'options'> & {
  readonly onClose: () => void;
  readonly onChoose: (product: ProductId) => void;
};

/** Which of several products a code is listed for lies there: by its number, the arrows and Enter, or a tap. Never guessed. */
export function ChoiceDialog({ code, options, onClose, onChoose }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const choose = (at: number) => {
    const option = options[at];
    if (option) onChoose(option.product);
  };
  useDigit((digit) => choose(digit - 1), list);
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    step(list.current, event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <Dialog title={t('codes.choose')} size={640} onClose={onClose}>
      <div className={styles['dialog']} onKeyDown={walk}>
        <ul ref={list} className={styles['list']} aria-label={t('codes.choose')} data-testid="choices">
          {options.map(({ product, name, netContent, producer, price }, at) => (
            <li key={product} className={styles['choice']}>
              <button
                type="button"
                className={styles['recall']}
                onClick={() => choose(at)}
                data-autofocus={at === 0 || undefined}
                data-testid="choice"
              >
                <kbd aria-hidden="true">{at + 1}</kbd>
                <span className={styles['who']}>
                  <strong>{name}</strong>
                  <span>{[netContent, producer].filter((text) => text !== '').join(' · ')}</span>
                </span>
                <strong className={styles['total']}>{price === null ? t('codes.noPrice') : withSign(price)}</strong>
              </button>
            </li>
          ))}
        </ul>
        <p className={styles['none']}>{t('codes.chooseHint', { code })}</p>
      </div>
    </Dialog>
  );
}

/** ms. A scanner's next key is there by then: its digits choose nothing. */
const ALONE = 150;

/** A digit that a person pressed, once it is known that no code follows. */
function useDigit(press: (digit: number) => void, list: RefObject<HTMLElement | null>): void {
  const last = useRef(Number.NEGATIVE_INFINITY);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useDialogKeys(({ code: key, altKey, ctrlKey, metaKey, timeStamp }) => {
    clearTimeout(waiting.current);
    const isAlone = timeStamp - last.current > ALONE;
    last.current = timeStamp;
    const digit = altKey || ctrlKey || metaKey ? undefined : /^(?:Digit|Numpad)([1-9])$/.exec(key)?.[1];
    if (digit && isAlone) waiting.current = setTimeout(() => press(Number(digit)), ALONE);
  }, list);
  useEffect(() => () => clearTimeout(waiting.current), []);
}

function step(list: HTMLUListElement | null, by: number): void {
  const rows = [...(list?.querySelectorAll('button') ?? [])];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}
