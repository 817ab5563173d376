import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { type PadKey, typeInto } from '../ui/typing.ts';
import styles from './PrinterForm.module.css';

const NUMBERS = 'input[inputmode="none"]';

/** Keys for whoever has no keyboard: they type into the field for numbers that was touched last, of all in the form. */
export function NumberPad({ form }: { readonly form: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const touched = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    const whole = form.current;
    const touch = ({ target }: FocusEvent) => {
      if (target instanceof HTMLInputElement && target.matches(NUMBERS)) touched.current = target;
    };
    whole?.addEventListener('focusin', touch);
    return () => whole?.removeEventListener('focusin', touch);
  }, [form]);
  const press = (key: PadKey) => {
    // The field may have gone with the choice that it belonged to.
    const last = touched.current?.isConnected
      ? touched.current
      : form.current?.querySelector<HTMLInputElement>(NUMBERS);
    if (!last) return;
    last.focus();
    typeInto(last, key);
  };
  return (
    <section
      className={styles['pad']}
      aria-label={t('printer.form.pad')}
      onMouseDown={keepFocus}
      data-testid="number-pad"
    >
      <Keypad extra="." low onKey={press} />
    </section>
  );
}
